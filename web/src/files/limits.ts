// How large a file may be. A file over its limit is refused by its size, before a byte of it is read.

const mebibyte = 1024 * 1024;

export const limits = {
  table: 50 * mebibyte,
  workbook: 100 * mebibyte,
  project: 100 * mebibyte,
  /** All entries of a package together, unpacked (shared/verify_package.mjs); what is read is never in memory whole. */
  unpacked: 64 * 1024 * mebibyte,
};

/** "200 MB", for messages. */
export function megabytes(bytes: number): string {
  const gibibyte = 1024 * mebibyte;
  return bytes >= 10 * gibibyte ? `${Math.round(bytes / gibibyte)} GB` : `${Math.round(bytes / mebibyte)} MB`;
}
