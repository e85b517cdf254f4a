// npm start: build the application if needed, serve it and print the address.

import { serveUntilInterrupted } from '../server.mjs';
import { buildAll } from './lib/application.mjs';
import { Failure, main } from './lib/process.mjs';

await main(async () => {
  await buildAll();
  try {
    await serveUntilInterrupted();
  } catch (error) {
    throw new Failure(error.message, error.code === 'EADDRINUSE' ? 'Another program has that port: set PORT to another one.' : '');
  }
});
