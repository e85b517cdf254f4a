// Service worker: a complete copy of one build, so that the page opens without a network.
//
// The page itself is asked from the network first, so that nobody is kept on an old version; everything else carries
// the build in its address and is answered from the copy of that build.

/** Replaced by the build. */
declare const __BUILD__: string;
declare const __FILES__: string[];

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const prefix = 'zuji-';
const cacheName = prefix + __BUILD__;
const page = './';
const networkPatienceMs = 4000;

async function keepCopy(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([page, ...__FILES__.map((path) => `${path}?v=${__BUILD__}`)]);
}

async function dropOtherBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)));
}

async function answerPage(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(networkPatienceMs) });
  } catch {
    return (await caches.match(page, { cacheName })) ?? Response.error();
  }
}

async function answerFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(keepCopy().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(dropOtherBuilds()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(request.mode === 'navigate' ? answerPage(request) : answerFile(request));
});

export {};
