// npm run trace: the matrix clause × rule × code × test × screen, in build/trace/trace.html and trace.json. Fails on
// every gap and says which and where.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadEngine } from '../cli/engine.mjs';
import { readJson, writeFileMakingFolders } from './lib/files.mjs';
import { buildDir, root } from './lib/paths.mjs';
import { main } from './lib/process.mjs';
import { boundaryCases } from './trace/boundaries.mjs';
import { gatherEvidence } from './trace/evidence.mjs';
import { buildMatrix, summaryOf } from './trace/matrix.mjs';
import { readFolders, readTexts } from './trace/mentions.mjs';
import { citationsOf, rulesOf } from './trace/pack_rules.mjs';
import { pageOf } from './trace/page.mjs';
import { Registry, readPacks } from './trace/registry.mjs';
import { decisionScreens } from './trace/screens.mjs';

const CODE = ['core', 'wasm'];
const TESTS = ['tests/unit', 'tests/property', 'tests/cases'];

/** Ids of checklist items that look like clauses and are none: "A1-2-licences". */
function itemIds(packs) {
  return new Set(packs['assets/rules/common/checklists.json'].checklists.flatMap((list) => list.items.map((item) => item.id)));
}

/** Everything the matrix is made of, as it stands in this checkout. */
export async function readParts() {
  const packs = readPacks();
  const registry = new Registry(packs);
  const contract = readJson(join(root, 'tests/cases/contract.json')).cases;
  const decisions = [...new Set(contract.map((entry) => entry.decision))];
  const rules = rulesOf(packs, decisions);
  const written = readJson(join(root, 'tests/cases/boundaries.json'));
  const notClauses = itemIds(packs);
  const code = readFolders(CODE, registry, notClauses);
  const tests = readFolders(TESTS, registry, notClauses);
  const texts = ['zh', 'en'].map((language) => readTexts(`assets/i18n/${language}.json`, readJson(join(root, `assets/i18n/${language}.json`)), registry));
  const found = [code, ...texts];
  const cases = [...contract.map(({ id, decision, input }) => ({ id, decision, input })), ...boundaryCases(rules, written)];
  const evidence = gatherEvidence(await loadEngine(), rules, cases, registry);
  return {
    packs, registry, rules, evidence, cases: cases.length,
    citations: citationsOf(packs),
    mentions: [...found, tests].flatMap((part) => part.mentions),
    unknown: found.flatMap((part) => part.unknown),
    decisionScreens: decisionScreens(decisions),
    readme: readFileSync(join(root, 'README.md'), 'utf8'),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const parts = await readParts();
    const matrix = buildMatrix(parts);
    const { rows, rules, numbers, problems } = matrix;
    const documents = parts.registry.documents;
    writeFileMakingFolders(join(buildDir, 'trace/trace.json'), `${JSON.stringify({ format: 1, documents, numbers, problems, clauses: rows, rules }, null, 1)}\n`);
    writeFileMakingFolders(join(buildDir, 'trace/trace.html'), pageOf(matrix, parts.registry));
    console.log(`build/trace/trace.html, build/trace/trace.json: ${rows.length} clauses, ${rules.length} rules, ${parts.cases} cases`);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) console.error(`${problems.length} gaps`);
    console.log(summaryOf(matrix).join('\n'));
    return problems.length === 0 ? 0 : 1;
  });
}
