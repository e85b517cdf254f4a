// What a quotation starts from: a quotation file, a project file, or the project inside an application package.

import { utf8Text } from './input.mjs';
import { Refusal } from './refusal.mjs';

const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
const mostProjectBytes = 256 * 1024 * 1024;

/** The text of project.json in a package. Nothing else of it is unpacked. */
async function projectInside(bytes, name) {
  const { unzipSync } = await import('fflate');  // only here: it is an npm package
  let entry;
  try {
    const found = unzipSync(bytes, { filter: (file) => file.name === 'project.json' && file.originalSize <= mostProjectBytes });
    entry = found['project.json'];
  } catch {
    throw new Refusal('bad-package', 'The archive cannot be unpacked. Export the package again.', name);
  }
  if (!entry) throw new Refusal('bad-package', 'The archive holds no project.json, so it is no application package of Zuji.', name);
  return utf8Text(entry, name);
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name for messages
 * @returns {Promise<string>} JSON of a quotation or project
 */
export async function quoteInput(bytes, name) {
  return isZip(bytes) ? projectInside(bytes, name) : utf8Text(bytes, name);
}
