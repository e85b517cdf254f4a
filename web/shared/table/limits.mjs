// How much a table file may hold and cost. Real bills of materials stay far below; bombs do not.

const mebibyte = 1024 * 1024;

export const tableLimits = {
  /** Of the file as it stands on the disk. */
  fileBytes: 100 * mebibyte,
  zipEntries: 10_000,
  /** All parts that are read, unpacked. Sheets are read as a stream: this is a limit of time more than of memory. */
  unpackedBytes: 1024 * mebibyte,
  /** Text packs 5 to 50 times, empty rows some hundred times; deflate itself ends at 1032. */
  ratio: 500,
  /** Below this size a large ratio does no harm. */
  ratioMatters: 4 * mebibyte,
  /** Parts that are taken as one piece (styles, list of sheets, relations), each. */
  partBytes: 32 * mebibyte,
  sharedStrings: 2_000_000,
  sharedCharacters: 200 * mebibyte,
  /** Between two ends of a row: more is no row. */
  rowCharacters: 16 * mebibyte,
  xmlDepth: 64,
  /** The same as of CSV files (core/io/csv.hpp). */
  rows: 1_000_000,
  columns: 200,
  cells: 20_000_000,
  /** Of all cells together, as UTF-8. */
  textBytes: 300 * mebibyte,
  mergedRanges: 100_000,
  notes: 100_000,
  sheets: 1000,
  milliseconds: 60_000,
};

/** "200 MB", for messages. */
export const megabytes = (bytes) => `${Math.round(bytes / mebibyte)} MB`;
