// Run test files with Node's own test runner and count the tests.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow } from '../lib/files.mjs';
import { reportsDir, root } from '../lib/paths.mjs';
import { runForCode } from '../lib/process.mjs';

/** Counts of a TAP report's closing lines, or null when the runner did not get that far. */
export function countsOfTap(tap) {
  const number = (name) => {
    const found = [...tap.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))].at(-1);
    return found ? Number(found[1]) : null;
  };
  if (number('pass') === null) return null;
  return { passed: number('pass'), failed: number('fail') + number('cancelled'), skipped: number('skipped') + number('todo') };
}

/** Run every *.test.mjs below `folder`, at most `concurrency` files at once; a file that hangs is ended after 10 minutes. */
export function runNodeTests(name, folder, concurrency) {
  const files = filesBelow(join(root, folder), (file) => file.endsWith('.test.mjs')).map((file) => relative(root, file));
  if (files.length === 0) return { passed: 0, failed: 0 };
  mkdirSync(reportsDir, { recursive: true });
  const report = join(reportsDir, `${name}.tap`);
  rmSync(report, { force: true });
  const code = runForCode(process.execPath, ['--test', '--test-timeout=600000', `--test-concurrency=${concurrency}`,
    '--test-reporter=spec', '--test-reporter-destination=stdout',
    '--test-reporter=tap', `--test-reporter-destination=${report}`, ...files]);
  const counts = existsSync(report) ? countsOfTap(readFileSync(report, 'utf8')) : null;
  if (!counts) return { passed: 0, failed: 1, note: `the test runner ended with code ${code} before its summary` };
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, note: `the test runner ended with code ${code}` };
  return counts;
}
