// A static server for the built application (build/site) with the headers it needs. Node built-ins only.
//
//   node web/server.mjs            serves build/site on http://localhost:5173/ or the next free port
//   PORT=8080 node web/server.mjs  on exactly that port
//
//   import { startServer } from './web/server.mjs';
//   const { url, close } = await startServer({ port: 0 });

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentSecurityPolicy } from './build/csp.mjs';

const defaultFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../build/site');
const DEFAULT_PORT = 5173;
const PORTS_TO_TRY = 20;

const MIME = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
};

const HEADERS = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** The encodings of a request in our order of preference: [name of the encoding, suffix of the prepared file]. */
function acceptedEncodings(request) {
  const offers = new Map(String(request.headers['accept-encoding'] ?? '').split(',').map((offer) => {
    const [name, ...parameters] = offer.trim().toLowerCase().split(';');
    const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
    return [name, quality === undefined ? 1 : Number(quality)];
  }));
  return [['br', '.br'], ['gzip', '.gz']].filter(([name]) => (offers.get(name) ?? 0) > 0);
}

/** Path of the file a URL names inside `folder`, or null: nothing outside the folder, nothing hidden. */
export function fileOfUrl(folder, url) {
  let path;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
  if (!path.startsWith('/') || path.includes('//') || path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.'))) return null;
  const file = resolve(folder, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  return file.startsWith(resolve(folder) + sep) ? file : null;
}

/** Reads files and remembers them (with their ETag) until they change on disk. */
class FileStore {
  #known = new Map();

  /** {bytes, etag} of a regular file, or null. */
  async read(path) {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) return null;
    const known = this.#known.get(path);
    if (known && known.modified === found.mtimeMs && known.bytes.length === found.size) return known;
    const bytes = await readFile(path);
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    const entry = { bytes, etag, modified: found.mtimeMs };
    this.#known.set(path, entry);
    return entry;
  }
}

async function answer(folder, store, request, response) {
  const send = (status, headers, body) => {
    response.writeHead(status, { ...HEADERS, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(405, { Allow: 'GET, HEAD', 'Content-Type': 'text/plain' }, 'Method not allowed\n');
    return;
  }
  const file = fileOfUrl(folder, request.url);
  const type = file && MIME[extname(file)];
  const plain = type ? await store.read(file) : null;
  if (!plain) {
    send(404, { 'Content-Type': 'text/plain' }, 'Not found\n');
    return;
  }
  let chosen = plain;
  // An address that names its build (main.js?v=…) never means anything else.
  const lasting = new URL(request.url, 'http://localhost').searchParams.has('v');
  const caching = lasting ? 'public, max-age=31536000, immutable' : 'no-cache';
  const headers = { 'Content-Type': type, 'Cache-Control': caching, Vary: 'Accept-Encoding' };
  for (const [name, suffix] of acceptedEncodings(request)) {
    const prepared = await store.read(file + suffix);
    if (!prepared || prepared.modified < plain.modified) continue;  // an old one belongs to another build
    chosen = prepared;
    headers['Content-Encoding'] = name;
    break;
  }
  headers.ETag = chosen.etag;
  if (String(request.headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === chosen.etag)) {
    send(304, headers);
    return;
  }
  send(200, { ...headers, 'Content-Length': chosen.bytes.length }, chosen.bytes);
}

function listen(server, port, host) {
  return new Promise((settled, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      settled(server.address().port);
    });
  });
}

/**
 * Serve `folder`. `port` 0 takes any free one; without a port the first free one from 5173 on.
 * Returns {url, port, close()}.
 */
export async function startServer({ port, folder = defaultFolder, host = '127.0.0.1' } = {}) {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no built application. Run this first: npm run build`);
  }
  const store = new FileStore();
  const server = createServer((request, response) => {
    answer(folder, store, request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  let taken;
  if (port !== undefined) {
    taken = await listen(server, port, host);
  } else {
    for (let candidate = DEFAULT_PORT; taken === undefined; candidate++) {
      try {
        taken = await listen(server, candidate, host);
      } catch (error) {
        if (error.code !== 'EADDRINUSE' || candidate >= DEFAULT_PORT + PORTS_TO_TRY) throw error;
      }
    }
  }
  return {
    url: `http://localhost:${taken}/`,
    port: taken,
    close: () => new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    }),
  };
}

/** Serve until interrupted; the port comes from the environment when it is set. */
export async function serveUntilInterrupted() {
  const wanted = process.env.PORT ? Number(process.env.PORT) : undefined;
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted >= 0 && wanted < 65536)) {
    throw new Error(`PORT is "${process.env.PORT}", which is no port number. Use PORT=5173, or leave it out.`);
  }
  const { url } = await startServer({ port: wanted, host: process.env.HOST || '127.0.0.1' });
  console.log(`\n  Zuji 足迹   ${url}\n\n  Stop with Ctrl+C.`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  serveUntilInterrupted().catch((error) => {
    console.error(`Error: ${error.code === 'EADDRINUSE' ? `port ${process.env.PORT} is in use. Choose another PORT.` : error.message}`);
    process.exitCode = 1;
  });
}
