// How large a file may be. A file over its limit is refused by its size, before a byte of it is read.

const mebibyte = 1024 * 1024;

export const limits = {
  table: 50 * mebibyte,
  project: 100 * mebibyte,
  package: 200 * mebibyte,
  /** All entries of a package together, unpacked. */
  unpacked: 200 * mebibyte,
  attachment: 200 * mebibyte,
  packageEntries: 10_000,
  /** Text packs 5 to 50 times; a larger ratio is a bomb. */
  packageRatio: 200,
  /** Small entries of one repeated character may pack better: no harm below this size. */
  ratioMatters: mebibyte,
};

/** "200 MB", for messages. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / mebibyte)} MB`;
}
