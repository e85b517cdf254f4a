// The direction of includes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAYERS, checkLayers, problemsOf } from '../../web/build/check-layers.mjs';

test('every include goes in an allowed direction', () => {
  const { files, problems } = checkLayers();
  assert.ok(files > 0, 'no file was looked at');
  assert.deepEqual(problems, []);
});

test('the allowed directions hold no cycle', () => {
  const reaches = (from, to, seen = new Set()) => LAYERS[from].some((next) =>
    next !== from && !seen.has(next) && (next === to || reaches(next, to, seen.add(next))));
  for (const layer of Object.keys(LAYERS)) assert.ok(!reaches(layer, layer), `${layer} reaches itself`);
});

test('wrong directions are found', () => {
  const wrong = [
    ['core/base/x.hpp', '#include "core/model/project.hpp"'],
    ['core/rules/x.cpp', '#include "core/model/project.hpp"'],
    ['core/model/x.cpp', '#include "wasm/ui/ui.hpp"'],
    ['core/io/x.cpp', '#include <fstream>'],
    ['core/base/x.cpp', '#include <emscripten/val.h>'],
    ['wasm/app/x.cpp', '#include <imgui.h>'],
    ['wasm/ui/x.cpp', '#include "core/model/project.hpp"'],
    ['core/unknown/x.cpp', '#include <string>'],
  ];
  for (const [path, line] of wrong) assert.equal(problemsOf(path, line).length, 1, `${path}: ${line}`);
  const right = [
    ['core/model/x.cpp', '#include "core/base/result.hpp"\n#include <nlohmann/json.hpp>'],
    ['wasm/ui/x.cpp', '#include "imgui/imgui.h"'],
    ['wasm/app/panels/x.cpp', '#include "core/engine/engine.hpp"\n#include "wasm/ui/ui.hpp"'],
  ];
  for (const [path, text] of right) assert.deepEqual(problemsOf(path, text), []);
});
