// npm run format: clang-format over our C++.      npm run format -- --check: only say what differs.

import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow } from './lib/files.mjs';
import { root } from './lib/paths.mjs';
import { Failure, main, runForCode, say } from './lib/process.mjs';
import { setUp } from './setup/all.mjs';

await main(async () => {
  const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
  await setUp('format');
  const files = ['core', 'wasm', 'tests'].flatMap((folder) => filesBelow(join(root, folder), (name) => /\.(hpp|cpp)$/.test(name)));
  const code = runForCode('clang-format', [...(check ? ['--dry-run', '-Werror'] : ['-i']), ...files.map((file) => relative(root, file))]);
  if (code !== 0) throw new Failure('some files are not formatted', 'Run npm run format.');
  say('format', `${files.length} files ${check ? 'are formatted' : 'formatted'}`);
});
