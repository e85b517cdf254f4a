// Programs that come from the system's packages. What is missing is installed with apt-get when we may.

import { existsSync } from 'node:fs';
import { Failure, capture, compareVersions, findProgram, runForCode, say } from '../lib/process.mjs';

const hasChineseFont = () =>
  existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') ||
  capture('fc-list', [':lang=zh-cn', 'family']).stdout.trim() !== '';

/** What each purpose needs: the Debian package and how to see that it is there. */
const TOOLS = {
  build: [
    { package: 'cmake', present: () => findProgram('cmake') !== null },
    { package: 'ninja-build', present: () => findProgram('ninja') !== null },
    { package: 'python3', present: () => findProgram('python3') !== null },
    { package: 'xz-utils', present: () => findProgram('xz') !== null },
  ],
  native: [
    { package: 'g++', present: () => findProgram('c++') !== null || findProgram('g++') !== null },  // its standard library
    { package: 'clang', present: () => findProgram('clang++') !== null },
  ],
  browser: [
    { package: 'chromium', present: () => Boolean(process.env.ZUJI_CHROMIUM) || findProgram('chromium') !== null },
    { package: 'fonts-noto-cjk', present: hasChineseFont },
  ],
  format: [{ package: 'clang-format', present: () => findProgram('clang-format') !== null }],
  lint: [
    { package: 'clang', present: () => findProgram('clang++') !== null },
    { package: 'clang-tidy', present: () => findProgram('clang-tidy') !== null },
  ],
  fuzz: [{ package: 'clang', present: () => findProgram('clang++') !== null }],
};

/** Install what the purposes need and check the versions. `minimum` is "tools" of dependencies.json. */
export function ensureSystemTools(purposes, minimum) {
  const missing = purposes.flatMap((purpose) => TOOLS[purpose]).filter((tool) => !tool.present()).map((tool) => tool.package);
  if (missing.length > 0) installPackages([...new Set(missing)]);
  if (purposes.includes('build')) {
    requireVersion('cmake', minimum.cmake, capture('cmake', ['--version']).stdout);
    requireVersion('python3', minimum.python3, capture('python3', ['--version']).stdout);
  }
}

function requireVersion(program, wanted, said) {
  const version = /(\d+(\.\d+)+)/.exec(said)?.[1];
  if (version && compareVersions(version, wanted) >= 0) return;
  throw new Failure(`${program} ${wanted} or newer is needed; found ${version ?? 'none that works'}`, `Install a newer ${program}.`);
}

function installPackages(packages) {
  const byHand = `Install these packages (or what your system calls them): ${packages.join(' ')}`;
  if (!findProgram('apt-get')) throw new Failure(`missing: ${packages.join(', ')}, and this machine has no apt-get`, byHand);
  const prefix = rootPrefix();
  if (prefix === null) throw new Failure(`missing: ${packages.join(', ')}, and installing them needs root`, `${byHand}, for example as root: apt-get install ${packages.join(' ')}`);
  say('setup', `installing with apt-get: ${packages.join(' ')}`);
  const apt = (...args) => {
    const [program, ...rest] = [...prefix, 'apt-get', ...args];
    return runForCode(program, rest, { stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  apt('-qq', 'update');  // a list that cannot be refreshed may still be good enough: the install decides
  if (apt('-qq', 'install', '-y', '--no-install-recommends', ...packages) !== 0) {
    throw new Failure(`apt-get could not install ${packages.join(', ')}`, byHand);
  }
}

/** How to run something as root: nothing in front (we are root), sudo, or null when we may not. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (!findProgram('sudo')) return null;
  if (capture('sudo', ['-n', 'true']).code === 0) return ['sudo', '-n'];
  return process.stdin.isTTY ? ['sudo'] : null;
}
