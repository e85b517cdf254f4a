// Attached files of a project: the project names them by the sum of their contents, the bytes lie in a folder.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { streamOfFile, sumOfFile } from './files.mjs';
import { Refusal } from './refusal.mjs';

/** Every file in `folder` and below. */
function filesOf(folder) {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  } catch (error) {
    throw new Refusal('unreadable', `The folder of attachments cannot be read: ${error.code}.`, folder);
  }
}

/** Paths by sum, of every file of a folder; read once for a whole run. */
export class AttachmentFolder {
  #paths;

  /** @param {string | undefined} folder */
  constructor(folder) {
    this.folder = folder;
  }

  async #found() {
    if (this.#paths) return this.#paths;
    this.#paths = new Map();
    for (const path of this.folder === undefined ? [] : filesOf(this.folder)) this.#paths.set(await sumOfFile(path), path);
    return this.#paths;
  }

  /**
   * What the package asks for, as web/shared/zip_package.mjs takes it, and the paths whose bytes were not found.
   * @param {{path: string, sha256: string}[]} wanted
   */
  async pick(wanted) {
    if (wanted.length === 0) return { attachments: [], missing: [] };
    const paths = await this.#found();
    const here = wanted.filter(({ sha256 }) => paths.has(sha256));
    const attachments = here.map(({ path, sha256 }) => {
      const file = paths.get(sha256);
      return { path, sha256, size: statSync(file).size, stream: () => streamOfFile(file) };
    });
    return { attachments, missing: wanted.filter(({ sha256 }) => !paths.has(sha256)).map(({ path }) => path) };
  }
}
