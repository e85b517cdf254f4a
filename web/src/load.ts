// Brings the application and its data. Everything is fetched once, in parallel, before the page is called loaded.

import type { App, Host } from './app_api';
import { BootFailure } from './failure';

/** Replaced by the build: names the contents of this build, so that files of two builds never mix. */
declare const __BUILD__: string;

export function versioned(path: string): string {
  return `${path}?v=${__BUILD__}`;
}

async function get(path: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(versioned(path));
  } catch {
    throw new BootFailure('download', path);
  }
  if (!response.ok) throw new BootFailure('download', `${path} (${response.status})`);
  return response;
}

/** Text of every asset in `paths`, which lie below assets/. */
async function loadTexts(paths: string[]): Promise<Record<string, string>> {
  const texts = await Promise.all(paths.map(async (path) => [path, await (await get(`assets/${path}`)).text()] as const));
  return Object.fromEntries(texts);
}

/** Not needed to draw the first frame. */
const isLater = (path: string): boolean => path.startsWith('samples/');

/** Needed only by who enters the training. */
const isTraining = (path: string): boolean => path.startsWith('training/');

export interface Assets {
  /** What the application is loaded with. */
  first: Record<string, string>;
  /** Starts loading the rest when called. */
  later(): Promise<Record<string, string>>;
  /** Loads the content of the training when called, with the samples it is practised on. */
  training(): Promise<Record<string, string>>;
}

export async function loadAssets(): Promise<Assets> {
  const paths = (await (await get('assets/index.json')).json()) as string[];
  return {
    first: await loadTexts(paths.filter((path) => !isLater(path) && !isTraining(path))),
    later: () => loadTexts(paths.filter(isLater)),
    training: () => loadTexts(paths.filter((path) => isTraining(path) || isLater(path))),
  };
}

interface AppModule {
  App: new (host: Host) => App;
}

type InstantiateDone = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

type AppFactory = (options: {
  instantiateWasm(imports: WebAssembly.Imports, done: InstantiateDone): Record<string, never>;
}) => Promise<AppModule>;

/** Streaming needs the right media type from the server; without it the bytes are compiled after they have arrived. */
async function instantiate(
  response: Response,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  if (response.headers.get('content-type') === 'application/wasm') {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/** The compiled application. `extra` is what its platform layer wants to be given. */
export async function loadModule(extra: Record<string, unknown>): Promise<AppModule> {
  if (typeof WebAssembly !== 'object') throw new BootFailure('wasm', 'WebAssembly');
  const binary = get('app.wasm');
  const address = `./${versioned('app.mjs')}`;  // a variable, so that the bundler leaves it to the browser
  const script = import(address).catch(() => {
    throw new BootFailure('download', 'app.mjs');
  }) as Promise<{ default: AppFactory }>;
  const [response, { default: factory }] = await Promise.all([binary, script]);
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports: WebAssembly.Imports, done: InstantiateDone): Record<string, never> => {
      instantiate(response, imports).then(
        ({ instance, module }) => done(instance, module),
        (error: unknown) => reject(new BootFailure('wasm', String(error))),
      );
      return {};
    };
    factory({ ...extra, instantiateWasm }).then(resolve, reject);
  });
}

/** Whether the browser draws with WebGL 2 at all; asked while the download runs. */
export function requireWebGl2(): void {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) throw new BootFailure('webgl2', 'WebGL 2');
  context.getExtension('WEBGL_lose_context')?.loseContext();
}
