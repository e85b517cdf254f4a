// The PACT v3 schema as a check; formats that JSON Schema does not know are those of the specification.

import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../web/build/lib/paths.mjs';

const ajv = new Ajv.default({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addFormat('decimal', true);
ajv.addFormat('urn', /^urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9()+,\-.:=@;$_!*'%/?#]+$/i);
const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'tests/schema/pact-v3.schema.json'), 'utf8')));

/** What the schema says against a footprint, as "place: message". */
export function schemaProblems(footprint) {
  return validate(footprint) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath || '/'}: ${message}`);
}
