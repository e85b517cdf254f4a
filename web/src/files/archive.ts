// Archives that are neither packages of this application nor workbooks: openLCA packages and editions of the rules.

import { loadArchives } from '../load_chunk';
import { megabytes } from './limits';
import { Refusal } from './refusal';
import { directoryNames } from './unpack';

export type ReadArchive = { kind: 'openlca'; text: string } | { kind: 'pack'; text: string };

const openLcaMarks = ['openlca.json', 'olca-schema.json', 'unit_groups/', 'lcia_categories/', 'flow_properties/'];

async function holdsAny(zip: Blob, paths: string[]): Promise<boolean> {
  for (const path of paths) if (await directoryNames(zip, path)) return true;
  return false;
}

/** What the archive is; null when it is none of these. Throws a Refusal that says what is wrong with it. */
export async function readArchive(zip: File, progress: (fraction: number) => void): Promise<ReadArchive | null> {
  const isOpenLca = await holdsAny(zip, openLcaMarks);
  if (!isOpenLca && !(await directoryNames(zip, '.json'))) return null;
  const archives = await loadArchives();
  const limit = archives.openLcaLimits.fileBytes;
  if (zip.size > limit) throw new Refusal('message.file-too-large', [zip.name, megabytes(zip.size), megabytes(limit)]);
  try {
    const bytes = new Uint8Array(await zip.arrayBuffer());
    if (isOpenLca) return { kind: 'openlca', text: await archives.readOpenLca(bytes, { progress }) };
    const text = await archives.readRuleZip(bytes);
    return text === null ? null : { kind: 'pack', text };
  } catch (error) {
    if (error instanceof archives.TableFailure) throw new Refusal(`error.${error.code}`, error.args);
    throw error;
  }
}
