// Attached files of a project: the project names them by the sum of their contents, the bytes lie in a folder.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { Refusal } from './refusal.mjs';

/** @param {Uint8Array} bytes */
export const sha256Hex = async (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Every file in `folder` and below. */
function filesOf(folder) {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).filter((path) => statSync(path).isFile());
  } catch (error) {
    throw new Refusal('unreadable', `The folder of attachments cannot be read: ${error.code}.`, folder);
  }
}

/**
 * Bytes by sum, of those sums that are wanted.
 * @param {string | undefined} folder
 * @param {Set<string>} wanted
 * @returns {Promise<Map<string, Uint8Array<ArrayBuffer>>>}
 */
export async function findAttachments(folder, wanted) {
  const found = new Map();
  if (folder === undefined || wanted.size === 0) return found;
  for (const path of filesOf(folder)) {
    const bytes = new Uint8Array(readFileSync(path));
    const sum = await sha256Hex(bytes);
    if (wanted.has(sum)) found.set(sum, bytes);
  }
  return found;
}
