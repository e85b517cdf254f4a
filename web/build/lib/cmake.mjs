// Configure and build a CMake preset; does nothing that is already done.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isStampCurrent, sha256, withLock, writeStamp } from './files.mjs';
import { buildDir, root, toolchainFile } from './paths.mjs';
import { Failure, captureOrFail, jobs, run, say, secondsSince } from './process.mjs';

export const presetDir = (preset) => join(buildDir, preset);

/** What a build folder depends on beside the sources: another compiler means starting afresh. */
function toolchainKey(preset) {
  const isWasm = preset.startsWith('wasm-');
  return sha256(isWasm ? readFileSync(toolchainFile) : `${process.env.CC ?? ''} ${process.env.CXX ?? ''}`);
}

function configure(preset) {
  const folder = presetDir(preset);
  const toolchain = join(folder, '.zuji-toolchain');
  const presets = join(folder, '.zuji-presets');
  const toolchainNow = toolchainKey(preset);
  const presetsNow = sha256(readFileSync(join(root, 'CMakePresets.json')));
  const sameToolchain = isStampCurrent(toolchain, toolchainNow);
  if (existsSync(join(folder, 'build.ninja')) && sameToolchain && isStampCurrent(presets, presetsNow)) return;
  if (existsSync(toolchain) && !sameToolchain) rmSync(folder, { recursive: true });
  say('build', `configuring ${preset}`);
  // Afresh, since a cache that meets another compiler forgets the build type; objects with the same flags are kept.
  captureOrFail('cmake', ['--fresh', '--preset', preset], {}, 'Read the message above; npm run setup brings what CMake looks for.');
  writeStamp(toolchain, toolchainNow);
  writeStamp(presets, presetsNow);
}

/** Configure `preset` only (for its compile_commands.json). */
export async function configurePreset(preset) {
  await withLock(join(buildDir, `.lock-${preset}`), () => configure(preset));
}

/** Build `targets` of `preset` (all of its build preset when none are named). */
export async function buildPreset(preset, targets = []) {
  await withLock(join(buildDir, `.lock-${preset}`), () => {
    const start = performance.now();
    configure(preset);
    requireTargets(preset, targets);
    say('build', `compiling ${preset}${targets.length > 0 ? `: ${targets.join(', ')}` : ''}`);
    const choice = targets.length > 0 ? ['--target', ...targets] : [];
    run('cmake', ['--build', '--preset', preset, '--parallel', jobs(), ...choice], {},
      'The compiler said above what is wrong. If a build folder is damaged, remove it (build/<preset>) and run again.');
    say('build', `${preset} is up to date (${secondsSince(start)})`);
  });
}

/** A target without sources does not exist: say so plainly. */
function requireTargets(preset, targets) {
  const ninja = readFileSync(join(presetDir(preset), 'build.ninja'), 'utf8');
  for (const target of targets) {
    if (!ninja.includes(`build ${target}:`) && !ninja.includes(` phony ${target}`)) {
      // The sources may have come since the last configuration: look once more.
      captureOrFail('cmake', ['--preset', preset]);
      if (!readFileSync(join(presetDir(preset), 'build.ninja'), 'utf8').includes(`build ${target}`)) {
        throw new Failure(`${preset} has no target ${target}`, 'Its source files are missing: see the CMakeLists.txt that defines it.');
      }
    }
  }
}
