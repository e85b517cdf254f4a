// The WebAssembly compiler: the developer's own emcc when it is new enough, else Emscripten out of Debian packages,
// unpacked into build/deps/emscripten. Its programs are told to start with their own loader and libraries
// (patchelf), so they run on any glibc system and the machine's packages stay as they are.

import {
  closeSync, cpSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, realpathSync,
  rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isStampCurrent, sha256, sha256OfFile, writeIfChanged, writeStamp } from '../lib/files.mjs';
import { downloadsDir, emscriptenCacheDir, emscriptenDir, toolchainFile } from '../lib/paths.mjs';
import {
  Failure, capture, captureOrFail, compareVersions, findProgram, say, secondsSince,
} from '../lib/process.mjs';
import { DebianArchive } from './debian-archive.mjs';

const LAYOUT = 1;  // raise when the way of unpacking changes
const EMSCRIPTEN_ROOT = join(emscriptenDir, 'usr/share/emscripten');
const PARTS_NOT_NEEDED = [
  './usr/share/doc', './usr/share/man', './usr/share/lintian', './usr/share/locale', './usr/share/emscripten/docs',
  './usr/lib/*-linux-gnu/gconv', './usr/lib/cmake', './usr/lib/python3*', './usr/share/python3',
  './usr/share/opt-viewer', './usr/share/gdb', './usr/share/bash-completion', './usr/bin/wasm-fuzz*',
  './usr/bin/wasm-reduce', './usr/bin/wasm-shell',
];
// Of LLVM's programs those that Emscripten runs. llvm-symbolizer is left out: it would pull in libcurl and 20 more.
const LLVM_PROGRAMS = new Set([
  'clang', 'clang++', 'clang-scan-deps', 'lld', 'wasm-ld', 'ld.lld', 'llvm-ar', 'llvm-ranlib', 'llvm-nm',
  'llvm-objcopy', 'llvm-strip', 'llvm-cxxfilt', 'llvm-dwarfdump', 'llvm-dwp', 'llvm-size',
]);
// Packages the dependency closure names that nothing here runs or links.
const NOT_IN_CLOSURE = /^(gcc-\d+-base|libc-gconv-modules-extra|libcrypt1)$/;

/** Version of an emcc program ("6.0.5"), or null when it does not run. */
function versionOf(emcc) {
  const { code, stdout } = capture(emcc, ['--version']);
  return code === 0 ? (/^emcc .*?(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null) : null;
}

/** The emcc of the PATH when it is at least `minimum`; says why one is passed over. */
function ownCompiler(minimum) {
  const emcc = findProgram('emcc');
  if (!emcc) return null;
  const version = versionOf(emcc);
  if (version && compareVersions(version, minimum) >= 0) return { root: dirname(realpathSync(emcc)), version };
  say('setup', `the emcc on the PATH is ${version ?? 'not working'}; ${minimum} or newer is needed, so it is passed over`);
  return null;
}

/** Make sure a compiler is there and the CMake toolchain file points to it. Returns {root, version}. */
export function ensureEmscripten(wanted) {
  const own = ownCompiler(wanted.minimum);
  if (own) {
    const cmakeModule = join(own.root, 'cmake/Modules/Platform/Emscripten.cmake');
    if (existsSync(cmakeModule)) {
      if (writeToolchainFile(own.root)) say('setup', `using the emcc ${own.version} of the PATH`);
      return own;
    }
    say('setup', 'the emcc on the PATH comes without its CMake files, so it is passed over');
  }
  const stamp = join(emscriptenDir, '.zuji-stamp');
  const key = sha256(JSON.stringify([LAYOUT, emscriptenDir, wanted]));
  if (!isStampCurrent(stamp, key)) {
    install(wanted);
    writeStamp(stamp, key);
  }
  writeToolchainFile(EMSCRIPTEN_ROOT);
  return { root: EMSCRIPTEN_ROOT, version: versionOf(join(EMSCRIPTEN_ROOT, 'emcc')) };
}

/** CMake presets are fixed text, so they include this file, which knows where the compiler is. */
function writeToolchainFile(emscriptenRoot) {
  return writeIfChanged(toolchainFile,
    `# Written by npm run setup: where the WebAssembly compiler is.\n` +
    `include("${emscriptenRoot}/cmake/Modules/Platform/Emscripten.cmake")\n`);
}

function install(wanted) {
  const start = performance.now();
  const packages = fetchPackages(wanted);
  say('setup', `unpacking Emscripten into build/deps/emscripten (${packages.length} packages)`);
  rmSync(emscriptenDir, { recursive: true, force: true });
  mkdirSync(emscriptenDir, { recursive: true });
  for (const file of packages) unpack(file);
  foldIntoUsr();
  const llvmBin = trimLlvm();
  relocate(llvmBin);
  configure(llvmBin);
  const version = versionOf(join(EMSCRIPTEN_ROOT, 'emcc'));
  if (!version || compareVersions(version, wanted.minimum) < 0) {
    throw new Failure(`the unpacked Emscripten is ${version ?? 'not working'}; ${wanted.minimum} or newer is needed`,
      'Remove build/deps and run npm run setup again; if it stays so, put a newer emcc on the PATH.');
  }
  say('setup', `Emscripten ${version} is ready (${secondsSince(start)})`);
}

/** Paths of the package files, downloaded where missing, every checksum verified. */
function fetchPackages(wanted) {
  const archive = DebianArchive.of(wanted.suite);
  const architecture = capture('dpkg', ['--print-architecture']).stdout.trim();
  let packages = wanted.packages;
  if (architecture !== wanted.architecture) {
    say('setup', `the locked packages are for ${wanted.architecture}; taking those of ${wanted.suite} for ${architecture}`);
    packages = currentPackages(archive, wanted);
  } else if (packages.some((p) => !isDownloaded(p))) {
    const current = new Map(archive.currentPackages(packages.map((p) => p.name)).map((p) => [p.name, p.version]));
    const gone = packages.filter((p) => !isDownloaded(p) && current.get(p.name) !== p.version);
    if (gone.length > 0) {
      say('setup', `Debian ${wanted.suite} no longer has ${gone.map((p) => `${p.name} ${p.version}`).join(', ')}; ` +
        'taking its current versions of all packages instead of the locked ones');
      packages = currentPackages(archive, wanted);
    }
  }
  const missing = packages.filter((p) => !isDownloaded(p));
  if (missing.length > 0) {
    say('setup', `downloading ${missing.length} of ${packages.length} Emscripten packages from Debian ${wanted.suite} (all together 90 MB)`);
    archive.download(missing, downloadsDir);
  }
  for (const p of packages) {
    if (!isDownloaded(p)) {
      throw new Failure(`the checksum of ${p.name} ${p.version} is not the expected one`,
        'Remove build/deps/downloads and run npm run setup again. If it happens again, the package was changed: do not use it.');
    }
  }
  return packages.map(packageFile);
}

/** What the suite has today, checked by its signed index instead of by our lock. */
function currentPackages(archive, wanted) {
  const emscripten = archive.currentPackages(['emscripten'])[0];
  if (!emscripten || compareVersions(emscripten.version, wanted.minimum) < 0) {
    throw new Failure(`Debian ${wanted.suite} has Emscripten ${emscripten?.version ?? 'not at all'}; ${wanted.minimum} or newer is needed`,
      'Put a newer emcc on the PATH.');
  }
  const llvm = /\bclang-(\d+)/.exec(emscripten.depends)?.[1];
  if (!llvm) throw new Failure('the emscripten package names no clang version', 'Put emcc 4.0.10 or newer on the PATH.');
  const libraries = archive.closure([`libllvm${llvm}`, `libclang-cpp${llvm}`, `lld-${llvm}`, 'binaryen', 'patchelf'])
    .filter((name) => !NOT_IN_CLOSURE.test(name));
  return archive.currentPackages([...new Set(['emscripten', 'node-acorn', `clang-${llvm}`, `llvm-${llvm}`,
    `libclang-common-${llvm}-dev`, ...libraries])]);
}

function packageFile({ name, version }) {
  if (!existsSync(downloadsDir)) return null;
  const start = `${name}_${version.replaceAll(':', '%3a')}_`;
  const file = readdirSync(downloadsDir).find((f) => f.startsWith(start) && f.endsWith('.deb'));
  return file ? join(downloadsDir, file) : null;
}

function isDownloaded(p) {
  const file = packageFile(p);
  return file !== null && sha256OfFile(file) === p.sha256;
}

function unpack(file) {
  const excludes = PARTS_NOT_NEEDED.map((part) => `--exclude=${part}`);
  // A broken package ends its archive early, which makes tar fail: no pipefail needed.
  captureOrFail('sh', ['-c', 'deb=$1; into=$2; shift 2; dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$into" --no-same-owner "$@"',
    'sh', file, emscriptenDir, ...excludes], {}, 'Check that there is free disk space (about 600 MB) and run npm run setup again.');
}

/** Older packages still carry /lib and /lib64: one place for all of it. */
function foldIntoUsr() {
  for (const name of ['lib', 'lib64']) {
    const old = join(emscriptenDir, name);
    if (!existsSync(old) || lstatSync(old).isSymbolicLink()) continue;
    cpSync(old, join(emscriptenDir, 'usr', name), { recursive: true, verbatimSymlinks: true, force: true });
    rmSync(old, { recursive: true });
  }
}

/** Keep only the LLVM programs that Emscripten runs. Returns their folder. */
function trimLlvm() {
  const lib = join(emscriptenDir, 'usr/lib');
  const llvm = readdirSync(lib).find((name) => /^llvm-\d+$/.test(name));
  if (!llvm) throw new Failure('the packages hold no LLVM', 'Remove build/deps and run npm run setup again.');
  const bin = join(lib, llvm, 'bin');
  for (const name of readdirSync(bin)) {
    if (!LLVM_PROGRAMS.has(name)) rmSync(join(bin, name), { recursive: true });
  }
  return bin;
}

function isElf(path) {
  if (!lstatSync(path).isFile()) return false;
  const head = Buffer.alloc(4);
  const handle = openSync(path, 'r');
  readSync(handle, head, 0, 4, 0);
  closeSync(handle);
  return head.toString('latin1') === '\x7fELF';
}

const elfFilesIn = (folder) => readdirSync(folder).map((name) => join(folder, name)).filter(isElf);

/** Give every program the loader and libraries that came with it. */
function relocate(llvmBin) {
  const lib = join(emscriptenDir, 'usr/lib');
  const libraries = join(lib, readdirSync(lib).find((name) => name.endsWith('-linux-gnu')) ?? '');
  const loader = [libraries, join(emscriptenDir, 'usr/lib64'), lib].filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).find((path) => /\/ld-linux[^/]*\.so\.\d$/.test(path));
  if (!loader) throw new Failure('the packages hold no dynamic loader', 'Remove build/deps and run npm run setup again.');
  const patchelf = (args) => captureOrFail(loader, ['--library-path', libraries, join(emscriptenDir, 'usr/bin/patchelf'), ...args]);
  const programs = [...elfFilesIn(llvmBin), ...elfFilesIn(join(emscriptenDir, 'usr/bin')).filter((p) => !p.endsWith('/patchelf'))];
  for (const program of programs) patchelf(['--set-interpreter', loader, '--force-rpath', '--set-rpath', libraries, program]);
  for (const library of elfFilesIn(libraries)) {
    // A library with a search path of its own would not use the program's.
    if (!/\.so/.test(library) || patchelf(['--print-rpath', library]).trim() === '') continue;
    patchelf(['--force-rpath', '--set-rpath', libraries, library]);
  }
  for (const program of programs) {
    const { stdout, stderr } = capture(loader, ['--list', program]);
    const stray = `${stdout}${stderr}`.split('\n').find((line) => /not found|=> \/(lib|usr)\//.test(line));
    if (stray) {
      throw new Failure(`${program} would use a library that did not come with it: ${stray.trim()}`,
        'Remove build/deps and run npm run setup again.');
    }
  }
}

/** Emscripten's own configuration, inside the folder: no environment variable is needed to use it. */
function configure(llvmBin) {
  const modules = join(emscriptenDir, 'usr/share/node_modules');
  if (!existsSync(modules)) symlinkSync('nodejs', modules);  // only Debian's own Node looks in nodejs/
  const llvmVersion = /llvm-(\d+)/.exec(llvmBin)[1];
  writeFileSync(join(EMSCRIPTEN_ROOT, '.emscripten'), [
    `LLVM_ROOT = '${join(emscriptenDir, 'usr/bin')}'`,
    `BINARYEN_ROOT = '${join(emscriptenDir, 'usr')}'`,
    `NODE_JS = '${realpathSync(process.execPath)}'`,
    `LLVM_ADD_VERSION = '${llvmVersion}'`,
    `CLANG_ADD_VERSION = '${llvmVersion}'`,
    `CACHE = '${emscriptenCacheDir}'`,
    '',
  ].join('\n'));
  mkdirSync(emscriptenCacheDir, { recursive: true });  // outside the folder: survives unpacking again
  const python = captureOrFail('python3', ['-c', 'import sys; print(sys.executable)']).trim();
  for (const name of readdirSync(EMSCRIPTEN_ROOT)) {
    const launcher = join(EMSCRIPTEN_ROOT, name);
    if (!lstatSync(launcher).isFile() || !existsSync(`${launcher}.py`)) continue;
    const text = readFileSync(launcher, 'utf8');
    // Straight to the interpreter, past version managers' slow start scripts.
    writeFileSync(launcher, text.replace('_EM_PY=$EMSDK_PYTHON', `_EM_PY=\${EMSDK_PYTHON:-${python}}`));
  }
}
