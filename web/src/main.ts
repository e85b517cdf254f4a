// Boot: everything that is needed is fetched at once, the application starts with the project of the address, and the
// page is ready when nothing more will be asked of the network.

import type { App } from './app_api';
import { applyAppearance, languageOf, themeOf } from './appearance';
import { localDate, localTime } from './clock';
import { BootFailure, hideLoading, showFailure } from './failure';
import { loadAssets, loadModule, requireWebGl2 } from './load';
import { keepOfflineCopy } from './offline';
import { createHost } from './platform/host';
import { newSession } from './route';
import { Shell } from './shell';
import { IndexedDbStore } from './storage/indexed_db_store';
import { MemoryStore } from './storage/memory_store';
import type { Store } from './storage/store';

/** What tests and measurements look at; the platform layer adds its own counters. */
interface PageState {
  ready?: boolean;
  interactiveMs?: number;
  framesDrawn?: number;
}

declare global {
  var __zuji: PageState | undefined;
}

/** Asked anew each time: whoever comes first makes the object. */
function pageState(): PageState {
  return (globalThis.__zuji ??= {});
}

async function openStore(): Promise<Store> {
  try {
    return await IndexedDbStore.open();
  } catch (error) {
    console.warn('no database', error);
    return new MemoryStore();
  }
}

function configOf(preferences: Record<string, string>): string {
  const now = new Date();
  return JSON.stringify({
    ...preferences,
    language: languageOf(preferences),
    theme: themeOf(preferences),
    today: localDate(now),
    now: localTime(now),
    route: location.hash,
    session: newSession(),
  });
}

function firstFrame(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if ((pageState().framesDrawn ?? 0) > 0) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

function elementById<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new BootFailure('start', `index.html has no #${id}`);
  return found;
}

async function boot(): Promise<void> {
  const modulePromise = loadModule({ host: createHost(elementById('canvas', HTMLCanvasElement), elementById('mirror', HTMLElement)) });
  const assetsPromise = loadAssets();
  const store = await openStore();
  const preferences = await store.preferences();
  applyAppearance(preferences);
  requireWebGl2();
  const [module, assets] = await Promise.all([modulePromise, assetsPromise]);

  const shell = new Shell({ store, preferences, assets: assets.first, training: assets.training });
  const app: App = new module.App(shell);
  const refused = app.load(assets.first, configOf(preferences));
  if (refused !== '') throw new BootFailure('start', refused);
  shell.connect(app);
  await shell.begin();
  app.start();
  await firstFrame();
  hideLoading();
  pageState().interactiveMs = performance.now();

  const samples = assets.later();
  shell.bringSamples(samples);
  await Promise.all([samples, keepOfflineCopy()]);
  pageState().ready = true;
  shell.purge();
}

boot().catch(showFailure);
