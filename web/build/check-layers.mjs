// Check that every include goes in an allowed direction:
//
//   base ← model ← { data, footprint, io }        footprint ← results        rules ← base only
//           model + footprint + results + rules ← assess ← report ← { quote, training } ← engine ← { bindings, app ← ui }
//
//   node web/build/check-layers.mjs

import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './lib/files.mjs';
import { root } from './lib/paths.mjs';

const CORE = ['base', 'model', 'io', 'data', 'footprint', 'results', 'rules', 'assess', 'report', 'quote', 'training', 'engine'].map((name) => `core/${name}`);

/** Layer → the layers it may include beside itself. */
export const LAYERS = {
  'core/base': [],
  'core/model': ['core/base'],
  'core/io': ['core/base', 'core/model'],
  'core/data': ['core/base', 'core/model', 'core/io'],
  'core/footprint': ['core/base', 'core/model', 'core/data'],
  'core/results': ['core/base', 'core/model', 'core/data', 'core/footprint'],
  'core/rules': ['core/base'],
  'core/assess': ['core/base', 'core/model', 'core/io', 'core/data', 'core/footprint', 'core/results', 'core/rules'],
  'core/report': ['core/base', 'core/model', 'core/io', 'core/data', 'core/footprint', 'core/results', 'core/rules', 'core/assess'],
  'core/quote': ['core/base', 'core/model', 'core/rules', 'core/assess', 'core/report'],
  'core/training': ['core/base', 'core/model', 'core/data', 'core/footprint', 'core/results', 'core/rules', 'core/assess', 'core/report'],
  'core/engine': CORE,
  'wasm/ui': ['core/base'],
  'wasm/platform': ['core/base', 'wasm/ui'],
  'wasm/app': [...CORE, 'wasm/ui', 'wasm/platform'],
  'wasm/bindings': [...CORE, 'wasm/ui', 'wasm/platform', 'wasm/app'],
};

/** Headers that only some layers may include: [pattern, layers, why]. */
const RESERVED = [
  [/^(imgui\/|imgui)/, ['wasm/ui', 'wasm/platform'], 'only wasm/ui and wasm/platform may use Dear ImGui'],
  [/^emscripten/, ['wasm/platform', 'wasm/bindings'], 'only wasm/platform and wasm/bindings may use Emscripten'],
];

/** What core never uses: it is deterministic and knows no files, clock, locale or threads. */
const NOT_IN_CORE = /^(iostream|fstream|filesystem|thread|mutex|shared_mutex|future|condition_variable|chrono|ctime|time\.h|locale|clocale|regex|random|unistd\.h)$/;

export function layerOf(path) {
  const parts = path.split('/');
  return parts.length > 2 ? `${parts[0]}/${parts[1]}` : null;
}

/** Messages about the includes of one file. */
export function problemsOf(path, text) {
  const layer = layerOf(path);
  const problems = [];
  text.split('\n').forEach((line, index) => {
    const included = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(line)?.[1];
    if (!included) return;
    const complain = (why) => problems.push(`${path}:${index + 1}: includes ${included}: ${why}`);
    if (!LAYERS[layer]) return complain(`${layer} is no known layer (see web/build/check-layers.mjs)`);
    const reserved = RESERVED.find(([pattern, layers]) => pattern.test(included) && !layers.includes(layer));
    if (reserved) return complain(reserved[2]);
    if (layer.startsWith('core/') && NOT_IN_CORE.test(included)) return complain('core uses no files, clock, locale, threads or streams to the console');
    if (!/^(core|wasm|tests)\//.test(included)) return undefined;
    const target = layerOf(included);
    if (target !== layer && !LAYERS[layer].includes(target)) return complain(`${layer} may use ${LAYERS[layer].join(', ') || 'nothing but itself'}`);
    return undefined;
  });
  return problems;
}

/** Problems of the whole tree, and how many files were looked at. */
export function checkLayers() {
  const files = ['core', 'wasm'].flatMap((folder) => filesBelow(join(root, folder), (name) => /\.(hpp|cpp)$/.test(name)));
  const problems = files.flatMap((file) => problemsOf(relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')));
  return { files: files.length, problems };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { files, problems } = checkLayers();
  for (const problem of problems) console.error(problem);
  console.log(`layers: ${files} files, ${problems.length} problems`);
  process.exitCode = problems.length === 0 && files > 0 ? 0 : 1;
}
