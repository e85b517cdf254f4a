// The texts of both languages, against each other and against the code.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTexts, compareLanguages, readCode } from '../../web/build/i18n-check.mjs';

test('both languages agree with each other and with the code', () => {
  const { keys, files, needed, problems } = checkTexts();
  assert.ok(keys > 0 && files > 0 && needed > 0, 'nothing was checked');
  assert.deepEqual(problems, []);
});

test('a key in one language only, an empty text and different arguments are found', () => {
  const problems = compareLanguages({
    zh: { 'a.one': '一', 'a.two': '{0} 个，共 {1}', 'a.three': ' ' },
    en: { 'a.two': '{0} of', 'a.three': 'three', 'a.four': 'four' },
  });
  assert.deepEqual(problems, [
    'a.one is missing in en.json',
    'a.three is empty in zh.json',
    'a.four is missing in zh.json',
    'a.two has the arguments {0} {1} in zh.json, {0} in en.json',
  ]);
});

test('keys are found in panels, in look-ups of the core and as error codes', () => {
  const files = [
    ['wasm/app/x.cpp', 'context.t("menu.save"); step("menu." + word); field({.path = "menu.path"}); open("menu.json");'],
    ['core/report/x.cpp', 'words.text("menu.report"); set("menu.field_path"); // words.text("menu.comment")'],
    ['core/io/x.cpp', 'return Error{"bad-file", where, {}};'],
  ];
  const { needed, prefixes } = readCode(files, new Set(['menu', 'error']));
  assert.deepEqual([...needed.keys()].sort(), ['error.bad-file', 'menu.report', 'menu.save']);
  assert.ok(prefixes.has('menu.'));
});
