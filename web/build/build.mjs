// npm run build: the WebAssembly modules in release mode and the site around them.

import { buildAll } from './lib/application.mjs';
import { main } from './lib/process.mjs';

await main(buildAll);
