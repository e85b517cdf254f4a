// The site under test behind a server that counts: every request the browser makes passes here.

import { createServer, request as forward } from 'node:http';
import { startServer } from '../../../web/server.mjs';

/**
 * Serve `folder` (default build/site). Returns {url, requests, failing, serve, close}; `requests` are the paths asked
 * for so far, `failing` is a set of paths that answer 500, `serve` changes to another folder at the same address.
 */
export async function startCountedSite(folder) {
  const start = (from) => startServer({ port: 0, ...(from ? { folder: from } : {}) });
  let site = await start(folder);
  const requests = [];
  const failing = new Set();
  const proxy = createServer((incoming, outgoing) => {
    requests.push(incoming.url);
    if (failing.has(incoming.url.split('?')[0])) {
      outgoing.writeHead(500).end();
      return;
    }
    const onward = forward(
      { host: '127.0.0.1', port: site.port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((listening) => proxy.listen(0, '127.0.0.1', listening));
  return {
    url: `http://localhost:${proxy.address().port}/`,
    requests,
    failing,
    async serve(otherFolder) {
      await site.close();
      site = await start(otherFolder);
    },
    async close() {
      proxy.closeAllConnections();
      await new Promise((closed) => proxy.close(closed));
      await site.close();
    },
  };
}
