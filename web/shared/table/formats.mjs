// How a workbook shows a number: dates, percentages, leading zeros, units behind it, indents. What a reader of the
// sheet sees is what is imported, as long as no digit of the stored value is lost.

import { attributesOf, readXml } from './xml.mjs';

/**
 * @typedef {{kind: 'plain' | 'date' | 'time' | 'date-time' | 'percent', decimals: number, digits: number, suffix: string}} NumberFormat
 *   `decimals` and `digits`: places behind and in front of the point that are always shown.
 * @typedef {{format: NumberFormat, indent: number}} CellStyle
 */

/** @type {NumberFormat} */
const plain = { kind: 'plain', decimals: 0, digits: 0, suffix: '' };
export const plainStyle = { format: plain, indent: 0 };

const mostIndent = 50;
const kindOnly = (kind) => ({ ...plain, kind });
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Formats that have a number and no code; 27 to 36 and 50 to 58 are the dates of East Asian versions. */
const builtIn = new Map([
  [2, { ...plain, decimals: 2 }],
  ...[9, 10].map((id) => [id, kindOnly('percent')]),
  ...[14, 15, 16, 17, ...range(27, 31), 36, ...range(50, 54), 57, 58].map((id) => [id, kindOnly('date')]),
  ...[18, 19, 20, 21, ...range(32, 35), 45, 46, 47, 55, 56].map((id) => [id, kindOnly('time')]),
  [22, kindOnly('date-time')],
]);

/** Text in quotes or behind a backslash at the end of a code: '0.0"kg"'. */
function suffixOf(section) {
  const found = /[0#?](?:\s|\\\s|_.)*((?:"[^"]*"|\\.)+)\s*$/.exec(section);
  return found ? found[1].replace(/"([^"]*)"|\\(.)/g, (_, quoted, one) => quoted ?? one).trim() : '';
}

/**
 * What a number format code means.
 * @param {string} code
 * @returns {NumberFormat}
 */
export function readFormat(code) {
  const section = code.split(';')[0] ?? '';
  const bare = section.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?![hms]+\])[^\]]*\]/gi, '');
  if (/general|@/i.test(bare)) return plain;
  if (bare.includes('%')) return kindOnly('percent');
  if (!/[0#?]/.test(bare.replace(/\.0+/g, '')) || /[yd]/i.test(bare)) {
    const day = /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
    const time = /[hs]/i.test(bare);
    if (day || time) return kindOnly(day && time ? 'date-time' : day ? 'date' : 'time');
  }
  const zeros = /^(0+)(?:\.(0+))?$/.exec(bare.trim());
  return { kind: 'plain', digits: zeros && zeros[1].length > 1 ? zeros[1].length : 0, decimals: zeros?.[2]?.length ?? 0, suffix: suffixOf(section) };
}

/**
 * Styles by their number in the workbook.
 * @param {string} xml of xl/styles.xml
 * @returns {CellStyle[]}
 */
export function readStyles(xml) {
  /** @type {Map<number, NumberFormat>} */
  const formats = new Map(builtIn);
  /** @type {CellStyle[]} */
  const styles = [];
  let isCell = false;
  readXml(xml, {
    open: (name, tag) => {
      if (name === 'cellXfs') isCell = true;
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributesOf(tag);
        formats.set(Number(numFmtId), readFormat(formatCode));
      }
      if (name === 'xf' && isCell) styles.push({ format: formats.get(Number(attributesOf(tag).numFmtId)) ?? plain, indent: 0 });
      if (name === 'alignment' && isCell) {
        const last = styles.at(-1);
        if (last) last.indent = Math.min(mostIndent, Number(attributesOf(tag).indent ?? 0) || 0);
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return styles;
}

const significantDigits = 15;  // a spreadsheet shows no more; the rest is the error of binary fractions

/** Digits without an exponent: "1.5e-7" → "0.00000015". */
function withoutExponent(text) {
  const found = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/i.exec(text);
  if (!found) return text;
  const [, sign = '', whole = '', fraction = '', power] = found;
  const exponent = Number(power);
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length ? sign + digits + '0'.repeat(point - digits.length) : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** @param {number} value */
function plainDigits(value) {
  const text = value.toPrecision(significantDigits);
  const short = /e/i.test(text) ? text.replace(/\.?0+e/i, 'e') : text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return withoutExponent(short);
}

/** A stored number as plain digits. */
export function plainNumber(stored) {
  if (/^-?\d{1,14}$/.test(stored)) return stored;
  const value = Number(stored);
  return Number.isFinite(value) && stored.trim() !== '' ? plainDigits(value) : stored;
}

const two = (n) => String(n).padStart(2, '0');
const secondsOfDay = 86_400;
/** Days from the first of January 1970 to the workbook's day 0. */
const dayZero = { excel1900: -25_569, excel1904: -24_107 };
const lastSerial = 2_958_466;  // end of the year 9999

/** @param {number} serial @param {NumberFormat['kind']} kind @param {boolean} is1904 */
function dateText(serial, kind, is1904) {
  if (serial < 0 || serial >= lastSerial) return null;
  const seconds = Math.round((serial % 1) * secondsOfDay);
  // The 1900 system has a day that never was, the 29th of February 1900: before it everything is one day off.
  const shift = !is1904 && serial < 60 ? 1 : 0;
  const days = Math.floor(serial) + shift + (is1904 ? dayZero.excel1904 : dayZero.excel1900);
  const moment = new Date((days * secondsOfDay + seconds) * 1000);
  const time = `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}${moment.getUTCSeconds() ? `:${two(moment.getUTCSeconds())}` : ''}`;
  const day = moment.toISOString().slice(0, 10);
  if (kind === 'time') return serial < 1 ? time : null;
  return kind === 'date-time' && seconds > 0 ? `${day} ${time}` : day;
}

/** The format's zeros, where the number loses nothing by them. */
function zerosShown(text, value, { decimals, digits }) {
  const fixed = decimals > 0 && Number(value.toFixed(decimals)) === value ? value.toFixed(decimals) : text;
  const [whole = '', fraction] = fixed.split('.');
  if (digits <= whole.length || whole.startsWith('-')) return fixed;
  return whole.padStart(digits, '0') + (fraction === undefined ? '' : `.${fraction}`);
}

/**
 * A stored number as the sheet shows it.
 * @param {string} stored
 * @param {NumberFormat} format
 * @param {boolean} is1904
 */
export function shownNumber(stored, format, is1904) {
  if (format === plain) return plainNumber(stored);
  const value = Number(stored);
  if (!Number.isFinite(value) || stored.trim() === '') return stored;
  if (format.kind === 'percent') return `${plainDigits(value * 100)}%`;
  if (format.kind !== 'plain') return dateText(value, format.kind, is1904) ?? plainNumber(stored);
  const text = zerosShown(plainNumber(stored), value, format);
  return format.suffix === '' ? text : `${text} ${format.suffix}`;
}
