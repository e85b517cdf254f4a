// The published PACT v3 examples and the mutations of one of them against the schema: the verdicts are those published.

import Ajv from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../web/build/lib/paths.mjs';

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const ajv = new Ajv.default({ allErrors: true, strict: false, validateFormats: false });
const validate = ajv.compile(read('tests/schema/pact-v3.schema.json'));
const { examples, mutations } = read('tests/validation/data/pact-v3.json');

const documentOf = (pcf) => ({
  id: '00000000-0000-4000-8000-000000000001', specVersion: '3.0.0', created: '2025-04-30T00:00:00Z', status: 'Active',
  companyName: 'Example', companyIds: ['urn:company:example:1'], productDescription: 'Example',
  productIds: ['urn:gtin:5695872369587'], productNameCompany: 'Example', pcf: structuredClone(pcf),
});

function changed(document, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  keys.reduce((at, key) => (at[key] ??= {}), document)[last] = value;
  return document;
}

describe('PACT v3 schema', () => {
  assert.equal(examples.length, 4);
  assert.ok(mutations.length > 10);
  for (const { id, pcf } of examples) {
    it(`takes the example ${id}`, () => assert.ok(validate(documentOf(pcf)), JSON.stringify(validate.errors)));
  }
  for (const { path, value, valid } of mutations) {
    it(`${valid ? 'takes' : 'refuses'} ${path} = ${JSON.stringify(value)}`, () =>
      assert.equal(validate(changed(documentOf(examples[0].pcf), path, value)), valid));
  }
});
