// Types of the engine module, as em++ --emit-tsd writes them. tests/node/engine-module.test.mjs keeps them true.
interface WasmModule {
}

type EmbindString = ArrayBuffer|Uint8Array|Uint8ClampedArray|Int8Array|string;
export interface ClassHandle {
  isAliasOf(other: ClassHandle): boolean;
  delete(): void;
  deleteLater(): this;
  isDeleted(): boolean;
  // @ts-ignore - If targeting lower than ESNext, this symbol might not exist.
  [Symbol.dispose](): void;
  clone(): this;
}
export type Reply = {
  ok: boolean,
  json: EmbindString
};

export interface Engine extends ClassHandle {
  load(_0: any): Reply;
  decide(_0: EmbindString, _1: EmbindString): Reply;
  decideLine(_0: EmbindString): Reply;
  footprint(_0: EmbindString): Reply;
  assess(_0: EmbindString): Reply;
  assessOn(_0: EmbindString, _1: EmbindString): Reply;
  importBom(_0: EmbindString): Reply;
  importSheet(_0: EmbindString, _1: EmbindString): Reply;
  countBom(_0: EmbindString): Reply;
  countSheet(_0: EmbindString, _1: EmbindString): Reply;
  importBomInto(_0: EmbindString, _1: EmbindString): Reply;
  importSheetInto(_0: EmbindString, _1: EmbindString, _2: EmbindString): Reply;
  importFactors(_0: EmbindString, _1: EmbindString, _2: EmbindString, _3: EmbindString, _4: EmbindString, _5: EmbindString): Reply;
  quote(_0: EmbindString): Reply;
  quoteAs(_0: EmbindString, _1: EmbindString, _2: EmbindString): Reply;
  quoteFile(_0: EmbindString): Reply;
  packageJson(_0: EmbindString): Reply;
  exportAs(_0: EmbindString, _1: EmbindString, _2: EmbindString, _3: EmbindString): Reply;
  checkRules(_0: EmbindString, _1: boolean): Reply;
  checkPackFile(_0: EmbindString): Reply;
  trainingCheck(_0: EmbindString): Reply;
  trainingPaper(_0: EmbindString, _1: EmbindString, _2: EmbindString, _3: EmbindString): Reply;
  trainingQuestions(_0: EmbindString, _1: EmbindString): Reply;
  trainingMark(_0: EmbindString, _1: EmbindString, _2: EmbindString): Reply;
  trainingClass(_0: EmbindString, _1: EmbindString): Reply;
  sweep(_0: number): Reply;
}

interface EmbindModule {
  Engine: {
    new(): Engine;
  };
  version(): string;
}

export type MainModule = WasmModule & EmbindModule;
export default function MainModuleFactory (options?: unknown): Promise<MainModule>;
