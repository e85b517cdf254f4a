// The matrix as one page that needs nothing from elsewhere: a table with a filter, in Chinese and English.

const escape = (text) => String(text).replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]);

const WORDS = {
  title: ['条文对照表', 'Trace of the clauses'],
  intro: ['两份规则文件的每一段：处理方式、规则、代码、测试和屏幕。概括为我们自己的话。', 'Every clause of both documents: what becomes of it, rules, code, tests and screens. Summaries are in our own words.'],
  clause: ['条文', 'Clause'], summary: ['概括', 'Summary'], use: ['处理', 'Disposition'], rules: ['规则和数据', 'Rules and data'],
  code: ['代码', 'Code'], tests: ['测试', 'Tests'], screens: ['屏幕', 'Screens'], filter: ['筛选', 'Filter'], all: ['全部', 'All'],
  rule: ['规则', 'Rule'], kind: ['类型', 'Kind'], cites: ['依据', 'Cites'], sides: ['用例', 'Cases'], gaps: ['缺口', 'Gaps'], shown: ['显示', 'Shown'],
  ruleTable: ['规则的边界用例', 'Boundary cases of the rules'],
};
const USES = {
  rule: ['规则', 'rule'], table: ['表格', 'table'], checklist: ['清单', 'checklist'], code: ['代码', 'code'], guidance: ['说明', 'guidance'], outside: ['工具之外', 'out of scope'],
};

const both = ([zh, en]) => `<span lang="zh">${escape(zh)}</span><span lang="en">${escape(en)}</span>`;
const word = (key) => both(WORDS[key]);

const STYLE = `
:root{--text:#1a2129;--muted:#5c6773;--line:#e3e6eb;--card:#fff;--page:#f6f7f9;--accent:#0b7a5b}
@media (prefers-color-scheme:dark){:root{--text:#e7ecf1;--muted:#9aa7b4;--line:#2b343e;--card:#1a2027;--page:#12161b;--accent:#3ccb9b}}
*{box-sizing:border-box}body{margin:0;font:14px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--text);background:var(--page)}
header{position:sticky;top:0;background:var(--card);border-bottom:1px solid var(--line);padding:12px 24px;z-index:1}
h1{font-size:20px;margin:0 0 4px}h2{font-size:16px;margin:32px 24px 8px}p{margin:0 0 8px;color:var(--muted)}
form{display:flex;flex-wrap:wrap;gap:8px;align-items:center}input,select,button{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:6px;padding:4px 10px}
input{min-width:240px}table{border-collapse:collapse;width:100%;background:var(--card)}th,td{text-align:left;vertical-align:top;padding:8px 12px;border-bottom:1px solid var(--line)}
th{font-size:12px;color:var(--muted);font-weight:600}td{font-size:13px;max-width:340px;overflow-wrap:anywhere}td:first-child{white-space:nowrap;font-weight:600}
small{color:var(--muted);display:block}ul{margin:0;padding-left:16px}details summary{cursor:pointer;color:var(--accent)}
.chip{display:inline-block;border:1px solid var(--line);border-radius:10px;padding:0 8px;white-space:nowrap}
body[data-lang=zh] [lang=en],body[data-lang=en] [lang=zh]{display:none}tr[hidden]{display:none}.gap{color:#b42318;font-weight:600}`;

const SCRIPT = `
const rows=[...document.querySelectorAll('#clauses tbody tr')],q=document.getElementById('q'),u=document.getElementById('u'),d=document.getElementById('d'),n=document.getElementById('n');
function filter(){const words=q.value.toLowerCase().split(/\\s+/).filter(Boolean);let shown=0;
for(const row of rows){const good=(!u.value||row.dataset.use===u.value)&&(!d.value||row.dataset.doc===d.value)&&words.every(w=>row.dataset.text.includes(w));row.hidden=!good;shown+=good}
n.textContent=shown+' / '+rows.length}
for(const each of [q,u,d])each.addEventListener('input',filter);
document.getElementById('lang').addEventListener('click',()=>{document.body.dataset.lang=document.body.dataset.lang==='zh'?'en':'zh'});
for(const row of rows)row.dataset.text=row.textContent.toLowerCase();filter();`;

const MANY = 6;

function list(items) {
  if (items.length === 0) return '';
  const entries = `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
  return items.length <= MANY ? entries : `<details><summary>${items.length}</summary>${entries}</details>`;
}

const shortFile = (place) => place.replace(/^assets\/rules\//, '').replace(/^tests\//, '').replace(/^(core|wasm)\/(rules\/)?/, '$1/');

function clauseRow(row, registry) {
  const reason = row.reason ? registry.reasons[row.reason] : null;
  const rules = [...row.rules, ...row.data.filter(() => row.rules.length === 0).map(shortFile), ...row.readings];
  return `<tr data-use="${row.use}" data-doc="${row.document}"><td>${escape(row.key)}<small>${both([row.heading.zh, row.heading.en])}</small></td>`
    + `<td>${both([row.zh, row.en])}<small>${escape(row.kind ?? '')}</small></td>`
    + `<td><span class="chip">${both(USES[row.use] ?? [row.use, row.use])}</span>${reason ? `<small>${both([reason.zh, reason.en])}</small>` : ''}</td>`
    + `<td>${list(rules)}</td><td>${list([...row.decisions.map((name) => `decide ${name}`), ...row.code.map(shortFile)])}</td><td>${list(row.tests.map(shortFile))}</td><td>${list(row.screens)}</td></tr>`;
}

function ruleRow(rule) {
  const sides = Object.entries(rule.sides).map(([side, cases]) => `${side}: ${cases.slice(0, 3).join(', ')}${cases.length > 3 ? ` +${cases.length - 3}` : ''}`);
  const gap = rule.missing.length > 0 ? `<span class="gap">${escape(rule.missing.join(', '))}</span>` : '';
  return `<tr><td>${escape(rule.id)}</td><td>${escape(rule.kind)}</td><td>${list(rule.cite)}</td><td>${list(sides)}${gap}</td></tr>`;
}

const options = (pairs) => `<option value="">${WORDS.all[1]}</option>${pairs.map(([value, label]) => `<option value="${value}">${escape(label)}</option>`).join('')}`;

/** @returns the whole page as text */
export function pageOf({ rows, rules, numbers, problems }, registry) {
  const uses = Object.entries(USES).map(([use, [zh, en]]) => [use, `${zh} ${en} (${numbers[use]})`]);
  const documents = registry.documents.map(({ shortId, id }) => [shortId, id]);
  const head = (keys) => `<thead><tr>${keys.map((key) => `<th>${word(key)}</th>`).join('')}</tr></thead>`;
  const gaps = problems.length > 0 ? `<h2 class="gap">${word('gaps')}: ${problems.length}</h2><ul class="gap">${problems.map((problem) => `<li>${escape(problem)}</li>`).join('')}</ul>` : '';
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Zuji trace</title><style>${STYLE}</style></head>
<body data-lang="zh"><header><h1>${word('title')}</h1><p>${word('intro')}</p>
<form onsubmit="return false"><input id="q" type="search" aria-label="Filter" placeholder="27-b3, 人日, man-days …"><select id="u" aria-label="Disposition">${options(uses)}</select><select id="d" aria-label="Document">${options(documents)}</select><span id="n"></span><button id="lang" type="button">中文 / English</button></form></header>
${gaps}<table id="clauses">${head(['clause', 'summary', 'use', 'rules', 'code', 'tests', 'screens'])}<tbody>
${rows.map((row) => clauseRow(row, registry)).join('\n')}
</tbody></table>
<h2>${word('ruleTable')}</h2><table id="rules">${head(['rule', 'kind', 'cites', 'sides'])}<tbody>
${rules.map(ruleRow).join('\n')}
</tbody></table><script>${SCRIPT}</script></body></html>
`;
}
