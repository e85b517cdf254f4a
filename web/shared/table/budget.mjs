// What one reading may still cost: bytes unpacked and time. Asked at every piece, so that nothing runs away.

import { TableFailure } from './failure.mjs';
import { megabytes, tableLimits } from './limits.mjs';

export class Budget {
  #unpacked = 0;
  #end;

  /**
   * @param {{milliseconds?: number, progress?: (fraction: number) => void}} [options]
   *   `progress` hears of the share of the sheet's packed bytes that is done.
   */
  constructor({ milliseconds = tableLimits.milliseconds, progress = () => undefined } = {}) {
    this.milliseconds = milliseconds;
    this.progress = progress;
    this.#end = performance.now() + milliseconds;
  }

  /** @param {number} bytes unpacked just now */
  spend(bytes) {
    this.#unpacked += bytes;
    if (this.#unpacked > tableLimits.unpackedBytes) throw new TableFailure('zip-too-large', [megabytes(tableLimits.unpackedBytes)]);
    if (performance.now() > this.#end) throw new TableFailure('table-too-slow', [String(Math.round(this.milliseconds / 1000))]);
  }
}
