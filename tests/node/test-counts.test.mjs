// npm test counts what its suites report: a wrong count could hide a failure.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions } from '../../web/build/lib/process.mjs';
import { countsOfReport } from '../../web/build/suites/catch2.mjs';
import { countsOfTap } from '../../web/build/suites/node-test.mjs';

test('Catch2 reports are counted by test case', () => {
  const xml = '<Catch2TestRun><OverallResults successes="9" failures="1" expectedFailures="0" skips="0"/>' +
    '<OverallResultsCases successes="3" failures="1" expectedFailures="1" skips="2"/></Catch2TestRun>';
  assert.deepEqual(countsOfReport(xml), { passed: 4, failed: 1, skipped: 2 });
});

test('a Catch2 report that breaks off has no counts', () => {
  assert.equal(countsOfReport('<Catch2TestRun><TestCase name="x">'), null);
});

test('TAP reports are counted by test, a cancelled one as failed', () => {
  const tap = 'TAP version 13\nok 1 - a\n# tests 7\n# suites 0\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 1\n';
  assert.deepEqual(countsOfTap(tap), { passed: 3, failed: 2, skipped: 2 });
  assert.equal(countsOfTap('TAP version 13\nok 1 - a\n'), null);
});

test('versions are compared by number', () => {
  assert.ok(compareVersions('4.0.10', '4.0.9') > 0);
  assert.ok(compareVersions('4.0.10', '4.0.10') === 0);
  assert.ok(compareVersions('3.1.74', '4.0.10') < 0);
  assert.ok(compareVersions('6.0', '6.0.0') === 0);
  assert.ok(compareVersions('1.92.2b', '1.92.2') === 0);
});
