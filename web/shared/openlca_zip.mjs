// An openLCA package: the parts of it that can hold a climate result, as texts. What they mean is core's to say.

import { Budget } from './table/budget.mjs';
import { TableFailure } from './table/failure.mjs';
import { megabytes } from './table/limits.mjs';
import { wholeText } from './table/unpack.mjs';
import { readDirectory } from './table/zip_directory.mjs';

const mebibyte = 1024 * 1024;

export const openLcaLimits = {
  fileBytes: 200 * mebibyte,
  /** Whole databases have some ten thousand flows, which are not read. */
  zipEntries: 200_000,
  /** Of all parts that are read together: they are taken as one text. */
  textBytes: 128 * mebibyte,
  parts: 20_000,
};

const folders = ['results', 'epds', 'processes', 'product_systems', 'locations', 'unit_groups', 'flow_properties', 'lcia_categories'];
const marks = ['openlca.json', 'olca-schema.json'];

const nameOf = (path) => path.split('/').at(-1) ?? '';
const folderOf = (path) => path.split('/').at(-2) ?? '';
const isEntity = (path) => path.endsWith('.json') && folders.includes(folderOf(path));

/**
 * Whether paths of a ZIP file are those of an openLCA package; some programs leave the mark out.
 * @param {Iterable<string>} paths
 */
export function holdsOpenLca(paths) {
  let entities = 0;
  for (const path of paths) {
    if (marks.includes(nameOf(path))) return true;
    if (isEntity(path) && /^[0-9a-f-]{36}\.json$/i.test(nameOf(path))) entities += 1;
  }
  return entities > 0;
}

/**
 * The texts of a package as JSON: {"path": "text", …}. Throws a TableFailure for what must not or cannot be unpacked.
 * @param {Uint8Array} bytes
 * @param {{milliseconds?: number, progress?: (fraction: number) => void}} [options]
 */
export async function readOpenLca(bytes, { progress = () => undefined, ...options } = {}) {
  if (bytes.length > openLcaLimits.fileBytes) throw new TableFailure('table-too-large', [megabytes(openLcaLimits.fileBytes)]);
  const entries = readDirectory(bytes, openLcaLimits.zipEntries);
  if (!holdsOpenLca(entries.keys())) throw new TableFailure('zip-without-openlca');
  const wanted = [...entries].filter(([path]) => isEntity(path));
  const size = wanted.reduce((sum, [, entry]) => sum + entry.size, 0);
  if (wanted.length > openLcaLimits.parts || size > openLcaLimits.textBytes) throw new TableFailure('openlca-too-large', [String(openLcaLimits.parts), megabytes(openLcaLimits.textBytes)]);
  const budget = new Budget(options);
  /** @type {Record<string, string>} */
  const texts = Object.create(null);
  for (const [i, [path, entry]] of wanted.entries()) {
    texts[path] = await wholeText(bytes, entry, budget);
    progress((i + 1) / wanted.length);
  }
  return JSON.stringify(texts);
}
