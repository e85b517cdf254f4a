// Packages on the command line: made, encrypted, verified, opened.

import { firstBytes, fileReader, newSum, streamOfFile, sumOfFile, statusOf, withTemporaryFile, writeStreamed } from './files.mjs';
import { readText } from './input.mjs';
import { Refusal } from './refusal.mjs';

const zipMarks = [[0x50, 0x4b, 0x03, 0x04], [0x50, 0x4b, 0x05, 0x06]];
const isZip = (head) => zipMarks.some((mark) => mark.every((byte, i) => head[i] === byte));

/** The passphrase in a file: its first line. */
export async function passphraseOf(path) {
  if (path === undefined) return null;
  const [line = ''] = (await readText(path)).split(/\r?\n/);
  if (line === '') throw new Refusal('no-passphrase', 'The first line of the passphrase file is empty.', path);
  return line;
}

const encryptionMessages = {
  'wrong-passphrase': 'The passphrase is wrong, or the file was changed.',
  'encrypted-broken': 'The encrypted file is not complete, or it was changed.',
  'not-encrypted': 'This is no encrypted file.',
};

/** Writes the contents of an encrypted file to `target`. */
export async function decryptTo(path, target, passphrase) {
  if (passphrase === null) throw new Refusal('needs-passphrase', 'The file is encrypted. Name a file with the passphrase: --passphrase-file FILE.', path);
  const { EncryptionFailure, decrypting } = await import('../shared/encryption.mjs');
  try {
    await writeStreamed(target, (writable) => streamOfFile(path).pipeThrough(decrypting(passphrase)).pipeTo(writable));
  } catch (error) {
    if (error instanceof EncryptionFailure) throw new Refusal(error.code, encryptionMessages[error.code], path);
    throw error;
  }
}

/** Runs `work` with the path of the plain file: the file itself, or what an encrypted one contains. */
async function withPlainFile(path, passphrase, work) {
  const { isEncrypted } = await import('../shared/encryption.mjs');
  if (!isEncrypted(firstBytes(path, 8))) return work(path);
  return withTemporaryFile(async (plain) => {
    await decryptTo(path, plain, passphrase);
    return work(plain);
  });
}

async function verdictOf(path) {
  const [{ Reader }, { verifyPackage }] = await Promise.all([import('../shared/zip_codec.mjs'), import('../shared/verify_package.mjs')]);
  const reader = fileReader(Reader, path);
  try {
    return await verifyPackage(reader, { newSum });
  } finally {
    await reader.close();  // the library leaves it open
  }
}

/** What is wrong with a package file, and its project's text. */
export async function inspectPackage(path, passphrase) {
  if (statusOf(path).isDirectory()) throw new Refusal('unreadable', 'This is a folder.', path);
  return withPlainFile(path, passphrase, verdictOf);
}

/**
 * The text of a project file, or of the project in a package.
 * @param {string} path
 * @param {string | null} passphrase
 */
export async function projectText(path, passphrase) {
  if (path === '-' || statusOf(path).isDirectory()) return readText(path);
  const { isEncrypted } = await import('../shared/encryption.mjs');
  const head = firstBytes(path, 8);
  if (!isZip(head) && !isEncrypted(head)) return readText(path);
  const { project, problems } = await inspectPackage(path, passphrase);
  const worst = problems.find(({ code }) => code !== 'extra' && code !== 'missing');
  if (worst) throw new Refusal(worst.code, worst.message, `${path}: ${worst.path}`);
  return project;
}

/**
 * Write a package, encrypted when there is a passphrase.
 * @param {import('../shared/zip_package.mjs').PackageParts} parts
 * @returns {Promise<{bytes: number, sha256: string}>}
 */
export async function writePackageFile(parts, target, passphrase) {
  const { writePackage } = await import('../shared/zip_package.mjs');
  const { encrypting } = await import('../shared/encryption.mjs');
  await writeStreamed(target, async (writable) => {
    if (passphrase === null) return writePackage(parts, writable);
    const sealed = encrypting(passphrase);
    await Promise.all([writePackage(parts, sealed.writable), sealed.readable.pipeTo(writable)]);
  });
  return { bytes: statusOf(target).size, sha256: await sumOfFile(target) };
}

