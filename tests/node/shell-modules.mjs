// Modules of web/src for Node.js: TypeScript bundled in memory.

import { build } from 'esbuild';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = resolve(dirname(fileURLToPath(import.meta.url)), '../../web/src');

/** The exports of several modules of web/src, e.g. shellModules('clock', 'files/kind'). */
export async function shellModules(...names) {
  const contents = names.map((name) => `export * from './${name}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: sources, loader: 'ts' },
    bundle: true, write: false, format: 'esm', platform: 'browser', logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
