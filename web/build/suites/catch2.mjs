// Run a Catch2 program and count its test cases.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reportsDir } from '../lib/paths.mjs';
import { runForCode } from '../lib/process.mjs';

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

/** Run `program args…`; results as {passed, failed, note}. A crash or sanitiser finding is one failure more. */
export function runCatch2(name, program, args) {
  mkdirSync(reportsDir, { recursive: true });
  const report = join(reportsDir, `${name}.xml`);
  rmSync(report, { force: true });
  const code = runForCode(program, [...args, '--reporter', 'console', '--reporter', `xml::out=${report}`, '--order', 'rand', '--warn', 'NoAssertions'],
    { env: { ...SANITIZER_ENVIRONMENT, ...process.env } });
  const counts = existsSync(report) ? countsOfReport(readFileSync(report, 'utf8')) : null;
  if (!counts) return { passed: 0, failed: 1, note: `the program ended with code ${code} before its last test` };
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, note: `the program ended with code ${code} after its tests` };
  return counts;
}
