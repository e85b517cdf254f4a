// A certification body checks many files overnight: one line each, whatever is in them, in the memory of one.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { linesOf, zuji } from './cli.mjs';

const few = 6;
const many = 36;
/** What thirty more files may cost: the garbage of a few, not the results of all. */
const mostGrowthMB = 64;
const samples = join(root, 'assets/samples');
const sampleNames = readdirSync(samples).filter((name) => name.endsWith('.json'));
const spoiledName = 'p003-spoiled.json';
let folder;
const inFolder = (...names) => join(folder, ...names);

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'zuji-many-'));
  for (const [name, count] of [['few', few], ['many', many]]) {
    mkdirSync(inFolder(name));
    for (let i = 0; i < count; i += 1) copyFileSync(join(samples, sampleNames[i % sampleNames.length]), inFolder(name, `p${String(i).padStart(3, '0')}.json`));
    writeFileSync(inFolder(name, spoiledName), '{"format":"zuji-project"');
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command in a process that says at its end how much memory it ever had. */
function measured(args) {
  const script = `import { runCommandLine } from ${JSON.stringify(join(root, 'web/cli/command_line.mjs'))};
    process.exitCode = await runCommandLine(${JSON.stringify(args)});
    process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS / 1024);`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--max-semi-space-size=4', '--input-type=module', '-e', script]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => { stdout += chunk; });
    child.stderr.on('data', (chunk) => { stderr += chunk; });
    child.on('close', (code) => resolve({ code, lines: linesOf(stdout).map((line) => JSON.parse(line)), peakMB: Number(/peak ([\d.]+)$/.exec(stderr)?.[1]), stderr }));
  });
}

/** Asks few and many files; gives the lines of the many. */
async function asked(argsFor) {
  const small = await measured(argsFor('few'));
  const large = await measured(argsFor('many'));
  assert.ok(small.peakMB > 20 && large.peakMB > 20, small.stderr + large.stderr);
  assert.ok(large.peakMB - small.peakMB < mostGrowthMB, `${small.peakMB} MB for ${few} files, ${large.peakMB} MB for ${many}`);
  return large;
}

function oneLineEach(lines, count, hasResult) {
  assert.equal(lines.length, count);
  assert.equal(new Set(lines.map(({ file }) => file)).size, count);
  for (const line of lines) {
    if (line.file.endsWith(spoiledName)) assert.equal(line.error.code, 'bad-json');
    else assert.ok(hasResult(line), JSON.stringify(line).slice(0, 300));
  }
}

describe('many files', () => {
  it('are assessed', async () => {
    const { code, lines } = await asked((name) => ['assess', inFolder(name), '--today', '2026-03-31']);
    assert.equal(code, 2, 'one of them is spoiled');
    oneLineEach(lines, many + 1, ({ assessment }) => typeof assessment.footprint === 'object');
  });

  it('are packaged, and the packages verified', async () => {
    const made = await asked((name) => ['package', inFolder(name), '-o', inFolder(`${name}-packages`)]);
    assert.equal(made.code, 2);
    oneLineEach(made.lines, many + 1, (line) => line.package.endsWith('.zip') && line.entries > 5);
    const packages = readdirSync(inFolder('many-packages'));
    assert.equal(packages.length, many);
    const bytes = readFileSync(inFolder('many-packages', packages[0]));
    writeFileSync(inFolder('many-packages', 'cut.zip'), bytes.subarray(0, bytes.length / 2));
    const verified = await asked((name) => ['verify', inFolder(`${name}-packages`)]);
    assert.equal(verified.code, 2);
    assert.equal(verified.lines.length, many + 1);
    for (const { file, ok, problems } of verified.lines) assert.equal(ok === true, !file.endsWith('cut.zip'), `${file}: ${JSON.stringify(problems)}`);
  });

  for (const format of ['xlsx', 'docx', 'pact']) {
    it(`are exported as ${format}`, async () => {
      const { lines } = await asked((name) => ['export', `--${format}`, inFolder(name), '-o', inFolder(`${name}-${format}`)]);
      const isWhole = ({ written, error }) => written?.length === 1 || (format === 'pact' && error.code === 'pact-incomplete');
      oneLineEach(lines, many + 1, isWhole);
    });
  }

  it('are imported, the lines or only what is doubtful', async () => {
    for (const name of ['few', 'many']) {
      mkdirSync(inFolder(`${name}-tables`));
      const corpus = join(root, 'tests/corpus/bom');
      const tables = readdirSync(corpus).filter((each) => /\.(xlsx|csv)$/.test(each));
      for (let i = 0; i < (name === 'few' ? few : many); i += 1) copyFileSync(join(corpus, tables[i % tables.length]), inFolder(`${name}-tables`, `${i}-${tables[i % tables.length]}`));
    }
    const { lines } = await asked((name) => ['import-bom', '--counts', inFolder(`${name}-tables`)]);
    assert.equal(lines.length, many);
    for (const { file, error, counts, report, lines: parts } of lines) {
      if (file.endsWith('zh-no-header.xlsx')) assert.equal(error.code, 'no-header');
      else assert.ok(counts.taken + counts.warned > 0 && report.every(({ fate }) => fate !== 'taken') && parts === undefined, file);
    }
  });
});

describe('the day of an assessment', () => {
  it('is given, never asked of a clock', async () => {
    const path = join(samples, sampleNames[0]);
    const project = JSON.parse(readFileSync(path, 'utf8'));
    project.certificate = { ...project.certificate, issued: '2024-01-10' };
    writeFileSync(inFolder('certified.json'), JSON.stringify(project));
    const at = async (...args) => {
      const { code, stdout, stderr } = await zuji(['assess', inFolder('certified.json'), ...args]);
      assert.equal(code, 0, stdout + stderr);
      return stdout;
    };
    const undated = await at();
    assert.equal(await at(), undated);
    assert.notEqual(await at('--today', '2039-01-01'), undated, 'late after fifteen years');
  });

  for (const day of ['2026-02-30', 'today', '31.03.2026', '']) {
    it(`"${day}" is none`, async () => {
      const done = await zuji(['assess', join(samples, sampleNames[0]), '--today', day]);
      assert.equal(done.code, 2);
      assert.equal(JSON.parse(done.stderr).error.code, 'bad-arguments');
    });
  }
});
