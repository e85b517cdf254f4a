// SHA-256 of a file that may be larger than memory: hashed while it streams by.

import type { Packages } from '../load_chunk';

/** A running sum, as shared/verify_package.mjs wants it. */
export async function newSum(packages: Pick<Packages, 'createSHA256'>): Promise<{ update(bytes: Uint8Array): unknown; hex(): string }> {
  const hash = await packages.createSHA256();
  hash.init();
  return { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') };
}

/** SHA-256 as lower-case hexadecimal. `progress` hears how many bytes have been read. */
export async function sha256Of(file: Blob, packages: Packages, progress: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  const sum = await newSum(packages);
  let read = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      sum.update(chunk);
      read += chunk.length;
      progress(read);
    },
  });
  await file.stream().pipeTo(sink, { signal });
  return sum.hex();
}
