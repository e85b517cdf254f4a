// The copy for working without a network. The service worker takes it from what this page has just loaded (the same
// addresses, out of the browser's cache), and the page counts as loaded only when the copy is complete: from then on
// nothing needs a network.

import { versioned } from './load';

/** On a slow line the page is not held back for ever; the copy then completes behind it. */
const longestWaitMs = 30_000;

function installed(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (worker.state !== 'installing') resolve();
    };
    worker.addEventListener('statechange', check);
    check();
  });
}

/** Resolves when the copy of this build is complete, or cannot be made here. */
export async function keepOfflineCopy(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    // The address names the build, so the browser need not ask the server whether the worker has changed.
    const registration = await navigator.serviceWorker.register(versioned('sw.js'), { updateViaCache: 'all' });
    const worker = registration.installing;
    const late = new Promise<void>((resolve) => setTimeout(resolve, longestWaitMs));
    if (worker) await Promise.race([installed(worker), late]);
  } catch (error) {
    // No secure connection, or the user blocks storage: the page works, only not without a network.
    console.warn('no offline copy', error);
  }
}
