// Third-party C++ sources, compiled with ours: build/deps/src/{imgui,catch2,nlohmann}.

import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isStampCurrent, sha256, sha256OfFile, writeStamp } from '../lib/files.mjs';
import { downloadsDir, sourcesDir } from '../lib/paths.mjs';
import { Failure, captureOrFail, compareVersions, say, secondsSince } from '../lib/process.mjs';
import { DebianArchive } from './debian-archive.mjs';

const LAYOUT = 1;  // raise when the way of unpacking changes

/** How each archive becomes a folder of build/deps/src, and a file that proves it. */
const UNPACKING = {
  imgui: {
    proof: 'imgui.h',
    unpack: (file, folder) => untar(file, folder, 1, ['*/im*.cpp', '*/im*.h', '*/LICENSE.txt'], ['*/*/*']),
  },
  catch2: {
    proof: 'catch_amalgamated.hpp',
    unpack: (file, folder) => {
      untar(file, folder, 2, ['*/extras/catch_amalgamated.*']);
      untar(file, folder, 1, ['*/LICENSE.txt']);
    },
  },
  nlohmann: {
    proof: 'json.hpp',
    unpack: (file, folder) => {
      captureOrFail('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --no-same-owner --strip-components=4 ./usr/include/nlohmann',
        'sh', file, folder]);
      captureOrFail('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" | tar -xO ./usr/share/doc/nlohmann-json3-dev/copyright > "$2/LICENSE.txt"',
        'sh', file, folder]);
    },
  },
};

function untar(file, folder, strip, wanted, unwanted = []) {
  captureOrFail('tar', ['-xf', file, '-C', folder, '--no-same-owner', `--strip-components=${strip}`, '--wildcards',
    '--no-wildcards-match-slash', ...unwanted.map((pattern) => `--exclude=${pattern}`), ...wanted]);
}

export function ensureSources(wanted) {
  const stamp = join(sourcesDir, '.zuji-stamp');
  const given = process.env.ZUJI_SOURCES ?? '';
  const key = sha256(JSON.stringify([LAYOUT, wanted, given]));
  if (isStampCurrent(stamp, key)) return;
  const start = performance.now();
  mkdirSync(sourcesDir, { recursive: true });
  const archive = DebianArchive.of(wanted.suite);
  const names = [];
  for (const source of wanted.packages) {
    const folder = join(sourcesDir, source.name);
    const { proof, unpack } = UNPACKING[source.name];
    const fetched = given ? { version: `of ${given}` } : fetchArchive(archive, source);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    if (given) copyGiven(given, source, folder);
    else unpack(fetched.path, folder);
    names.push(`${source.name} ${fetched.version}`);
    if (!existsSync(join(folder, proof))) {
      throw new Failure(`${source.name} was unpacked, but ${proof} is missing`, 'Remove build/deps and run npm run setup again.');
    }
  }
  writeStamp(stamp, key);
  say('setup', `C++ sources are ready: ${names.join(', ')} (${secondsSince(start)})`);
}

function copyGiven(given, source, folder) {
  const from = join(given, source.name);
  if (!existsSync(from)) {
    throw new Failure(`ZUJI_SOURCES names ${given}, which has no folder ${source.name}`, `Put ${source.name} ${source.version} there.`);
  }
  cpSync(from, folder, { recursive: true });
}

/** {path, version} of the verified archive of one source. */
function fetchArchive(archive, source) {
  const file = join(downloadsDir, source.file);
  if (existsSync(file) && sha256OfFile(file) === source.sha256) return { path: file, version: source.version };
  const current = source.kind === 'source'
    ? archive.currentSource(source.package)
    : archive.currentPackages([source.package])[0];
  if (!current) throw new Failure(`Debian ${archive.suite} has no package ${source.package}`, 'Set ZUJI_SOURCES to a folder with the sources.');
  const taken = current.version === source.packageVersion ? source : replacement(archive, source, current);
  say('setup', `downloading ${taken.name} ${taken.version}`);
  if (source.kind === 'source') archive.downloadSource(source.package, current.version, downloadsDir);
  else archive.download([{ name: source.package, version: current.version }], downloadsDir);
  const downloaded = join(downloadsDir, taken.file);
  if (!existsSync(downloaded) || sha256OfFile(downloaded) !== taken.sha256) {
    throw new Failure(`the checksum of ${taken.file} is not the expected one`,
      'Remove build/deps/downloads and run npm run setup again. If it happens again, the file was changed: do not use it.');
  }
  return { path: downloaded, version: taken.version };
}

/** The suite's current version, when the locked one is gone and the new one is in the range known to work. */
function replacement(archive, source, current) {
  const upstream = current.version.split('really.').at(-1).replace(/^\d+:/, '').replace(/[+~-].*$/, '');
  if (compareVersions(upstream, source.from) < 0 || compareVersions(upstream, source.below) >= 0) {
    throw new Failure(
      `Debian ${archive.suite} has ${source.name} ${upstream}; from ${source.from} and below ${source.below} is needed`,
      'Set ZUJI_SOURCES to a folder with the sources, or update web/build/dependencies.json.');
  }
  say('setup', `Debian ${archive.suite} no longer has ${source.name} ${source.version}; taking ${upstream}`);
  const file = current.file ?? `${source.package}_${current.version.replaceAll(':', '%3a')}_all.deb`;
  return { ...source, version: upstream, packageVersion: current.version, file, sha256: current.sha256 };
}
