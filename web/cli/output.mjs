// Standard output in pieces of a sensible size, no faster than the reader takes them.

import { once } from 'node:events';

const pieceSize = 1 << 16;

export class Output {
  #pending = '';

  constructor(stream = process.stdout) {
    this.stream = stream;
    this.closed = false;
    // A reader that has seen enough (a pipe into head) is no failure.
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error;
      this.closed = true;
    });
  }

  /** @param {string} text */
  async line(text) {
    this.#pending += `${text}\n`;
    if (this.#pending.length >= pieceSize) await this.flush();
  }

  async flush() {
    const piece = this.#pending;
    this.#pending = '';
    if (piece === '' || this.closed) return;
    if (!this.stream.write(piece)) await Promise.race([once(this.stream, 'drain'), once(this.stream, 'close')]);
  }
}
