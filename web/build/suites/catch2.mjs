// Run a Catch2 program and count its test cases.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reportsDir } from '../lib/paths.mjs';
import { jobs, runAllForCodes } from '../lib/process.mjs';

const SANITIZER_ENVIRONMENT = {
  ASAN_OPTIONS: 'detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1:check_initialization_order=1',
  UBSAN_OPTIONS: 'print_stacktrace=1',
};

/** Counts of the last <OverallResultsCases> of a Catch2 XML report, or null when the program did not get that far. */
export function countsOfReport(xml) {
  const tag = [...xml.matchAll(/<OverallResultsCases\b([^>]*)>/g)].at(-1)?.[1];
  if (tag === undefined) return null;
  const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);
  return { passed: number('successes') + number('expectedFailures'), failed: number('failures'), skipped: number('skips') };
}

/** Counts of one run. A crash or sanitiser finding is one failure more. */
function countsOfRun(report, code) {
  const counts = existsSync(report) ? countsOfReport(readFileSync(report, 'utf8')) : null;
  if (!counts) return { passed: 0, failed: 1, skipped: 0, note: `the program ended with code ${code} before its last test` };
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, note: `the program ended with code ${code} after its tests` };
  return counts;
}

/**
 * Run `program args…`, a part of its tests on each processor; results as {passed, failed, skipped, note}. All parts have
 * the same seed, so that together they are every test once.
 */
export async function runCatch2(name, program, args) {
  mkdirSync(reportsDir, { recursive: true });
  const parts = Number(jobs());
  const seed = String(Math.trunc(Math.random() * 2 ** 32));
  const runs = Array.from({ length: parts }, (_, part) => ({
    report: join(reportsDir, `${name}-${part + 1}.xml`),
    shard: ['--shard-count', String(parts), '--shard-index', String(part)],
  }));
  for (const { report } of runs) rmSync(report, { force: true });
  const codes = await runAllForCodes(runs.map(({ report, shard }) => [program, [...args, ...shard, '--rng-seed', seed,
    '--reporter', 'console', '--reporter', `xml::out=${report}`, '--order', 'rand', '--warn', 'NoAssertions']]),
  { env: { ...SANITIZER_ENVIRONMENT, ...process.env } });
  const counts = runs.map(({ report }, part) => countsOfRun(report, codes[part]));
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  const note = counts.map((each) => each.note).filter(Boolean).join('; ');
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), ...(note ? { note } : {}) };
}
