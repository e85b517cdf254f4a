// Measures the exports under Node.js with the code that the page runs: a workbook of 100,000 lines, a package with 1 GB
// of attachments. Each in a process of its own, so that the peak of its memory is its own. One JSON object.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const lines = 100_000;
const columns = 10;
const attachmentBytes = 2 ** 30;
const chunkBytes = 1 << 18;
const mebibyte = 2 ** 20;

const rounded = (value) => Math.round(value * 100) / 100;
/** Largest memory of this process so far, in MB. */
const peakMB = () => process.resourceUsage().maxRSS / 1024;

const workbook = () => ({
  title: 'bench',
  sheets: [{
    name: 'Inventory',
    columns: Array.from({ length: columns }, (_, i) => ({ title: `column ${i}`, width: 12, kind: i > 4 ? 'number' : 'text' })),
    rows: Array.from({ length: lines }, (_, i) => [
      `零件 ${i}`, `P-${i}`, '电工钢', 'kg', 'database', i / 7, i % 31, 0.5 + i, { formula: `F${i + 2}*G${i + 2}`, value: (i / 7) * (i % 31) }, null,
    ]),
  }],
});

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

/** A stream of so many bytes that never exist all at once. */
function bytesOf(size) {
  const chunk = new Uint8Array(chunkBytes).map((_, i) => (i * 2654435761) >>> 24);
  let left = size;
  return new ReadableStream({
    pull(controller) {
      const count = Math.min(chunkBytes, left);
      left -= count;
      if (count > 0) controller.enqueue(chunk.slice(0, count));
      if (left === 0) controller.close();
    },
  }, { highWaterMark: 1 });
}

async function sumOf(stream) {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}

const runs = {
  /** Baseline of the workbook: the same rows as JSON text. */
  async workbookJson() {
    const book = workbook();
    const [ms] = await timed(async () => JSON.stringify(book).length);
    return { ms };
  },
  async workbook() {
    const { writeXlsx } = await import('../../web/sinks/xlsx.mjs');
    const book = workbook();
    const [ms, bytes] = await timed(() => writeXlsx(book));
    return { ms, bytes: bytes.length, peakMB: peakMB() };
  },
  /** Baseline of the package: the same bytes hashed once. */
  async hash() {
    const [ms, sha256] = await timed(() => sumOf(bytesOf(attachmentBytes)));
    return { ms, sha256 };
  },
  async package() {
    const { writePackage } = await import('../../web/shared/zip_package.mjs');
    const before = peakMB();
    let written = 0;
    const sink = new WritableStream({ write: (chunk) => void (written += chunk.length) });
    const attachments = [{ path: 'annex1/A1-06/attachments/large.pdf', sha256: '0'.repeat(64), size: attachmentBytes, stream: () => bytesOf(attachmentBytes) }];
    const [ms] = await timed(() => writePackage({ files: [{ path: 'project.json', text: '{}' }], attachments, manifest: {} }, sink));
    return { ms, bytes: written, aboveBaselineMB: peakMB() - before };
  },
  async encryptedPackage() {
    const [{ writePackage }, { encrypting }] = await Promise.all([import('../../web/shared/zip_package.mjs'), import('../../web/shared/encryption.mjs')]);
    const before = peakMB();
    let written = 0;
    const sealed = encrypting('a passphrase for the bench');
    const sink = new WritableStream({ write: (chunk) => void (written += chunk.length) });
    const attachments = [{ path: 'annex1/A1-06/attachments/large.pdf', sha256: '0'.repeat(64), size: attachmentBytes, stream: () => bytesOf(attachmentBytes) }];
    const [ms] = await timed(() => Promise.all([
      writePackage({ files: [{ path: 'project.json', text: '{}' }], attachments, manifest: {} }, sealed.writable), sealed.readable.pipeTo(sink),
    ]));
    return { ms, bytes: written, aboveBaselineMB: peakMB() - before };
  },
};

function measured(name) {
  const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${name} failed`);
  return JSON.parse(done.stdout);
}

const [name] = process.argv.slice(2);
if (name) {
  console.log(JSON.stringify(await runs[name]()));
} else {
  const [json, book, hash, plain, sealed] = ['workbookJson', 'workbook', 'hash', 'package', 'encryptedPackage'].map(measured);
  console.log(JSON.stringify({
    workbook: { lines, columns, ms: rounded(book.ms), timesJson: rounded(book.ms / json.ms), megabytes: rounded(book.bytes / mebibyte), peakMB: rounded(book.peakMB) },
    package: { gigabytes: attachmentBytes / 2 ** 30, ms: rounded(plain.ms), timesSha256: rounded(plain.ms / hash.ms), aboveBaselineMB: rounded(plain.aboveBaselineMB) },
    encryptedPackage: { ms: rounded(sealed.ms), timesSha256: rounded(sealed.ms / hash.ms), aboveBaselineMB: rounded(sealed.aboveBaselineMB) },
  }, null, 2));
}
