// The engine module itself: its types as declared, and no exception that crosses its edge.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { before, describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';
import { loadEngine } from '../../web/cli/engine.mjs';

let module;
let engine;

before(async () => {
  engine = await loadEngine();
  const { default: factory } = await import(pathToFileURL(join(root, 'build/wasm-release/engine.mjs')).href);
  module = await factory();
});

describe('engine module', () => {
  it('has the methods its types declare, and no others', () => {
    const declared = readFileSync(join(root, 'wasm/bindings/engine.d.ts'), 'utf8');
    const body = /interface Engine extends ClassHandle \{([^}]*)\}/.exec(declared)?.[1] ?? '';
    const names = [...body.matchAll(/^ {2}(\w+)\(/gm)].map((match) => match[1]);
    assert.ok(names.length >= 7);
    const methods = Object.getOwnPropertyNames(module.Engine.prototype).filter((name) => name !== 'constructor');
    assert.deepEqual([...methods].sort(), [...names].sort());
    assert.deepEqual(Object.keys(engine.decide('scope', '{}')).sort(), ['json', 'ok']);
  });

  it('knows its version', () => {
    assert.equal(module.version(), JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
  });

  it('answers errors before it is loaded, and for assets that do not load', () => {
    const fresh = new module.Engine();
    for (const reply of [fresh.decide('scope', '{}'), fresh.decideLine('{}'), fresh.footprint('{}'), fresh.assess('{}'), fresh.importBom('a'), fresh.packageJson('{}')]) {
      assert.equal(reply.ok, false);
      assert.equal(JSON.parse(reply.json).error.code, 'not-loaded');
    }
    const empty = fresh.load({});
    assert.equal(empty.ok, false);
    assert.ok(JSON.parse(empty.json).error.message.length > 10);
    fresh.delete();
  });

  it('turns whatever is thrown at it into an error', () => {
    const deep = '['.repeat(100_000);
    const hostile = ['', deep, `{"decision":${deep}`, '\ud800', '{"a":"\\ud800"}', '1e999999', '{"__proto__":1}', '\u0000', 'null', '"x"', '{"decision":"scope","input":null}'];
    for (const text of hostile) {
      for (const reply of [engine.decide('scope', text), engine.decideLine(text), engine.footprint(text), engine.assess(text), engine.packageJson(text)]) {
        assert.equal(reply.ok, false, text.slice(0, 40));
        const { error } = JSON.parse(reply.json);
        assert.ok(error.code && error.message, text.slice(0, 40));
        assert.notEqual(error.code, 'internal', text.slice(0, 40));
      }
      JSON.parse(engine.importBom(text).json);
    }
    assert.equal(engine.decide('__proto__', '{}').ok, false);
  });
});
