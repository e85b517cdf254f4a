// Packages of a Debian suite, read through a private apt root below build/: the machine's own packages, package lists
// and apt configuration stay untouched, and nobody has to be root. Every index is checked with Debian's keyring.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { depsDir } from '../lib/paths.mjs';
import { Failure, capture, captureOrFail, findProgram, say } from '../lib/process.mjs';

const ROLLING_NAMES = ['stable', 'testing', 'unstable', 'sid'];
const KEYRINGS = ['/usr/share/keyrings/debian-archive-keyring.gpg', '/usr/share/keyrings/debian-archive-keyring.pgp'];
const BY_HAND =
  'Put emcc 4.0.10 or newer on the PATH and set ZUJI_SOURCES to a folder that holds imgui/, catch2/ (the amalgamated ' +
  'files) and nlohmann/; see web/build/dependencies.json for the versions. On a system with apt, ZUJI_DEBIAN_MIRROR ' +
  'may name a Debian mirror instead.';

/** Whether this machine can read Debian packages at all. */
function requireAptTools() {
  for (const program of ['apt-get', 'apt-cache', 'dpkg-deb', 'tar']) {
    if (!findProgram(program)) throw new Failure(`this machine has no ${program}, so Debian packages cannot be read`, BY_HAND);
  }
}

function osRelease() {
  if (!existsSync('/etc/os-release')) return {};
  const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
  return Object.fromEntries(lines.filter((line) => line.includes('=')).map((line) => {
    const [key, ...rest] = line.split('=');
    return [key, rest.join('=').replace(/^"|"$/g, '')];
  }));
}

/** The mirror this machine itself uses, so that proxies and company mirrors keep working. */
function mirrorUri() {
  if (process.env.ZUJI_DEBIAN_MIRROR) return process.env.ZUJI_DEBIAN_MIRROR;
  const { ID, VERSION_CODENAME } = osRelease();
  if (ID !== 'debian') throw new Failure('this machine is not Debian, so its apt sources name no Debian mirror', BY_HAND);
  const { stdout } = capture('apt-get', ['indextargets', '--format', '$(SITE) $(RELEASE)']);
  const suites = new Set([VERSION_CODENAME, ...ROLLING_NAMES]);
  const row = stdout.split('\n').map((line) => line.split(' ')).find(([, release]) => suites.has(release));
  if (!row) throw new Failure('no Debian mirror was found in the apt configuration of this machine', BY_HAND);
  return row[0];
}

/** One suite of the archive. The first question refreshes its package lists. */
export class DebianArchive {
  static #opened = new Map();

  /** The one archive object of a suite, so that its package lists are read once. */
  static of(suite) {
    if (!DebianArchive.#opened.has(suite)) DebianArchive.#opened.set(suite, new DebianArchive(suite));
    return DebianArchive.#opened.get(suite);
  }

  constructor(suite) {
    this.suite = suite;
    this.folder = join(depsDir, 'apt', suite);
    this.isOpen = false;
  }

  open() {
    if (this.isOpen) return;
    requireAptTools();
    const keyring = KEYRINGS.find((path) => existsSync(path));
    if (!keyring) throw new Failure('the Debian archive keyring is missing', 'Install the package debian-archive-keyring.');
    const uri = mirrorUri();
    for (const part of ['state/lists/partial', 'cache/archives/partial', 'etc']) {
      mkdirSync(join(this.folder, part), { recursive: true });
    }
    const types = 'Types: deb deb-src';
    writeFileSync(join(this.folder, 'etc', `${this.suite}.sources`),
      `${types}\nURIs: ${uri}\nSuites: ${this.suite}\nComponents: main\nSigned-By: ${keyring}\n`);
    writeFileSync(join(this.folder, 'state/status'), '');
    writeFileSync(join(this.folder, 'apt.conf'), this.aptConfiguration());
    say('setup', `reading the package lists of Debian ${this.suite}`);
    this.apt('apt-get', ['-qq', 'update'], {},
      `Check the network and that the mirror in your apt configuration carries the suite "${this.suite}".`);
    this.isOpen = true;
  }

  aptConfiguration() {
    return [
      `Dir::State "${this.folder}/state";`,
      `Dir::State::status "${this.folder}/state/status";`,
      `Dir::Cache "${this.folder}/cache";`,
      'Dir::Cache::pkgcache "pkgcache.bin";',
      'Dir::Cache::srcpkgcache "srcpkgcache.bin";',
      'Dir::Etc::sourcelist "/dev/null";',
      `Dir::Etc::sourceparts "${this.folder}/etc";`,
      'Dir::Etc::preferences "/dev/null";',
      'Dir::Etc::preferencesparts "/dev/null";',
      'APT::Sandbox::User "root";',  // no change of user: the files belong to whoever runs this
      'Acquire::Languages "none";',
      'Acquire::Retries "3";',
      'Acquire::Check-Valid-Until "false";',
      '#clear APT::Update::Post-Invoke;',
      '#clear APT::Update::Post-Invoke-Success;',
      '#clear DPkg::Post-Invoke;',
      '',
    ].join('\n');
  }

  apt(program, args, options = {}, advice = '') {
    const env = { ...process.env, APT_CONFIG: join(this.folder, 'apt.conf'), LC_ALL: 'C.UTF-8' };
    return captureOrFail(program, args, { ...options, env }, advice);
  }

  /** Name, version and checksum of the newest binary package of each name; unknown names are left out. */
  currentPackages(names) {
    this.open();
    const env = { ...process.env, APT_CONFIG: join(this.folder, 'apt.conf'), LC_ALL: 'C.UTF-8' };
    const { stdout } = capture('apt-cache', ['show', '--no-all-versions', ...names], { env });
    return stdout.split('\n\n').filter((record) => record.trim()).map((record) => ({
      name: field(record, 'Package'),
      version: field(record, 'Version'),
      sha256: field(record, 'SHA256'),
      depends: field(record, 'Depends'),
    }));
  }

  /** Names of `names` and everything they need, recursively. */
  closure(names) {
    this.open();
    const listing = this.apt('apt-cache', ['depends', '--recurse', '-i', ...names]);
    return [...new Set(listing.split('\n').filter((line) => /^[a-z0-9]/.test(line)).map((line) => line.trim().split(':')[0]))].sort();
  }

  /** Download binary packages ({name, version}) into `folder`. */
  download(packages, folder) {
    this.open();
    mkdirSync(folder, { recursive: true });
    this.apt('apt-get', ['-qq', 'download', ...packages.map((p) => `${p.name}=${p.version}`)], { cwd: folder },
      'Check the network and run the command again: packages already downloaded are kept.');
  }

  /** Newest source package: its version and its upstream archive ({version, file, sha256}). */
  currentSource(name) {
    this.open();
    const records = this.apt('apt-cache', ['showsrc', '--only-source', name]).split('\n\n').filter((r) => r.trim());
    if (records.length === 0) throw new Failure(`Debian ${this.suite} has no source package ${name}`);
    const record = records.at(-1);
    const sums = /^Checksums-Sha256:[^\n]*\n((?: .*\n?)+)/m.exec(record)?.[1] ?? '';
    const [sha256, , file] = sums.split('\n').map((l) => l.trim().split(/\s+/)).find(([, , f]) => /\.orig\.tar\./.test(f ?? '')) ?? [];
    return { version: field(record, 'Version'), file, sha256 };
  }

  downloadSource(name, version, folder) {
    this.open();
    mkdirSync(folder, { recursive: true });
    this.apt('apt-get', ['-qq', 'source', '--download-only', '--only-source', `${name}=${version}`], { cwd: folder },
      'Check the network and run the command again.');
  }
}

function field(record, name) {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(record)?.[1] ?? '';
}
