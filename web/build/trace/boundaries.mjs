// Cases at the edges of the rules, made from the figures in the packs: below, at and above every limit and band, and the
// days around every clock. A changed figure moves its cases.

const DAY = 86_400_000;

const toText = (date) => date.toISOString().slice(0, 10);
const fromText = (text) => new Date(`${text}T00:00:00Z`);
const plusDays = (text, days) => toText(new Date(fromText(text).getTime() + days * DAY));

/** Months later; a day that the month has not becomes its last. */
export function plusMonths(text, months) {
  const [year, month, day] = text.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return toText(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last))));
}

/** The n-th working day after a day, Saturdays and Sundays off. */
export function plusWorkingDays(text, count) {
  let day = text;
  for (let left = count; left > 0;) {
    day = plusDays(day, 1);
    if (![0, 6].includes(fromText(day).getUTCDay())) left -= 1;
  }
  return day;
}

const DIGITS = 1_000_000n;
const scaled = (text) => {
  const [whole, fraction = ''] = String(text).split('.');
  return BigInt(whole) * DIGITS + BigInt(fraction.padEnd(6, '0')) * (whole.startsWith('-') ? -1n : 1n);
};
const decimal = (value) => {
  const fraction = (value % DIGITS).toString().padStart(6, '0').replace(/0+$/, '');
  return `${value / DIGITS}${fraction ? `.${fraction}` : ''}`;
};

/** The three values around a limit. `step` is the smallest difference that counts. */
const AROUND = {
  number: (limit, { step }) => [-1n, 0n, 1n].map((side) => decimal(scaled(limit) + side * scaled(step))),
  whole: (limit) => [-1, 0, 1].map((side) => Number(limit) + side),
  'raised-1000': (limit, { step }) => [-1n, 0n, 1n].map((side) => decimal(1000n * DIGITS + 10n * scaled(limit) + side * scaled(step))),
  'months-before': (limit, { anchor }) => [-1, 0, 1].map((side) => plusDays(plusMonths(anchor, -Number(limit)), side)),
  'months-after': (limit, { anchor }) => [-1, 0, 1].map((side) => plusDays(plusMonths(anchor, Number(limit)), side)),
  'days-before': (limit, { anchor }) => [-1, 0, 1].map((side) => plusDays(anchor, side - Number(limit))),
};

/** What a figure that is given back, not compared, must make of the answer. */
const FIGURE = {
  number: (limit) => Number(limit),
  'months-after': (limit, { anchor }) => plusMonths(anchor, Number(limit)),
};

const SIDES = ['below', 'at', 'above'];

const fill = (value, filling) => {
  if (value === '@') return filling;
  if (Array.isArray(value)) return value.map((item) => fill(item, filling));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member, filling)]));
  return value;
};

function limitCases(entry, limits) {
  const limit = limits.get(entry.limit);
  if (limit === undefined) return [{ id: `limit/${entry.limit}`, problem: `tests/cases/boundaries.json: there is no limit ${entry.limit}` }];
  const base = { rule: `limit/${entry.limit}`, decision: entry.decision, answer: entry.answer ?? 'outcome' };
  if (entry.figure) return [{ ...base, side: 'figure', input: entry.input, expected: FIGURE[entry.figure](limit, entry) }];
  const around = AROUND[entry.vary](limit, entry);
  const expected = (side) => (entry[side] === '@limit' ? around[1] : entry[side]);
  return around.map((value, i) => ({ ...base, side: SIDES[i], input: fill(entry.input, value), expected: expected(SIDES[i]) }));
}

/** At both ends of every band and just outside: the lowest and highest value of the bands that cover the number. */
function bandCases(rule, rules) {
  const bands = rules.filter((other) => other.kind === 'band' && other.table === rule.table).map((other) => other.band);
  const { from, to } = rule.band;
  const places = [['below', from - 1], ['at', from], ['at', to ?? from], ['above', to === undefined ? from + 1000 : to + 1]];
  const key = rule.table === 'site-inspection' ? 'siteInspection' : 'siteVerification';
  return places.filter(([side, x]) => x >= 1 || side !== 'below').map(([side, x]) => {
    const values = bands.filter((band) => x >= band.from && (band.to === undefined || x <= band.to)).map((band) => Number(band.value));
    return { rule: rule.id, side, decision: 'man-days', input: { units: [{ bomItems: x }] }, answer: `values.${key}`, expected: [Math.min(...values), Math.max(...values)] };
  });
}

/** A Monday before a weekend without holidays in the input, so that working days differ from days. */
const CLOCK_START = '2026-08-31';

function clockCases(rule) {
  const { id, earliest, latest, unit } = rule.clock;
  const end = (amount) => (unit === 'working-day' ? plusWorkingDays(CLOCK_START, amount) : unit === 'month' ? plusMonths(CLOCK_START, amount) : plusDays(CLOCK_START, amount));
  const input = { clock: id, start: CLOCK_START };
  return [['at', 'earliest', earliest], ['at', 'latest', latest]].flatMap(([side, key, amount]) => [
    { rule: rule.id, side, decision: 'deadline', input, answer: `values.${key}`, expected: end(amount) },
    { rule: rule.id, side: 'below', decision: 'deadline', input, answer: `values.${key}`, unequal: end(amount - 1) },
    { rule: rule.id, side: 'above', decision: 'deadline', input, answer: `values.${key}`, unequal: end(amount + 1) },
  ]);
}

/** All cases that follow from the figures of the packs. `written` is tests/cases/boundaries.json. */
export function boundaryCases(rules, written) {
  const limits = new Map(rules.filter((rule) => rule.kind === 'limit').map((rule) => [rule.name, rule.value]));
  const cases = written.limits.flatMap((entry) => limitCases(entry, limits));
  cases.push(...written.cases.map((entry) => ({ answer: 'outcome', ...entry })));
  for (const rule of rules) {
    if (rule.kind === 'band') cases.push(...bandCases(rule, rules));
    if (rule.kind === 'clock') cases.push(...clockCases(rule));
  }
  const numbers = new Map();
  for (const each of cases) {
    const key = [each.rule ?? each.decision, each.side].filter(Boolean).join(' ');
    numbers.set(key, (numbers.get(key) ?? 0) + 1);
    each.id ??= `${key}${numbers.get(key) > 1 ? ` (${numbers.get(key)})` : ''}`;
  }
  return cases;
}
