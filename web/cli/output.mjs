// Standard output in pieces of a sensible size, no faster than the reader takes them.

const pieceSize = 1 << 16;

export class Output {
  #pending = '';

  constructor(stream = process.stdout) {
    this.stream = stream;
    this.closed = false;
    this.goOn = () => undefined;
    stream.on('drain', () => this.goOn());
    // A reader that has seen enough (a pipe into head) is no failure.
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error;
      this.closed = true;
      this.goOn();
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
    if (this.stream.write(piece)) return;
    await new Promise((resolve) => { this.goOn = resolve; });
  }
}

/** One result on standard output. */
export async function print(json) {
  const output = new Output();
  await output.line(json);
  await output.flush();
}
