// Scripts that are loaded when they are first needed. The service worker keeps them, so they are there without a network.

import type * as ArchivesChunk from './chunks/archives';
import type * as PackagesChunk from './chunks/packages';
import type * as SinksChunk from './chunks/sinks';
import { Refusal } from './files/refusal';
import { versioned } from './load';

export type Packages = typeof PackagesChunk;
export type Archives = typeof ArchivesChunk;
export type Sinks = typeof SinksChunk;

async function load<T>(name: string): Promise<T> {
  const address = `./${versioned(`chunks/${name}.js`)}`;  // a variable, so that the bundler leaves it to the browser
  try {
    return (await import(address)) as T;
  } catch (error) {
    console.warn(error);
    throw new Refusal('message.sink-missing');
  }
}

export const loadArchives = (): Promise<Archives> => load<Archives>('archives');
export const loadPackages = (): Promise<Packages> => load<Packages>('packages');
export const loadSinks = (): Promise<Sinks> => load<Sinks>('sinks');
