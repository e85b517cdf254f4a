// The ZIP library (zip.js) with the one deflate that page and command line share, so that both write the same bytes.
// Browsers' own compression differs from version to version; for reading it would do, but one codec is one thing to test.

import { BlobReader, Reader, ZipReader, ZipWriter, configure } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { Deflate, Inflate } from 'fflate';

class FflateStream extends TransformStream {
  /** @param {Deflate | Inflate} codec */
  constructor(codec) {
    super({
      start(controller) {
        codec.ondata = (chunk) => {
          if (chunk.length > 0) controller.enqueue(chunk);
        };
      },
      transform(chunk) {
        codec.push(chunk);
      },
      flush() {
        codec.push(new Uint8Array(0), true);
      },
    });
  }
}

class DeflateStream extends FflateStream {
  constructor(_format, { level = 6 } = {}) {
    super(new Deflate({ level }));
  }
}

class InflateStream extends FflateStream {
  constructor() {
    super(new Inflate());
  }
}

configure({
  useWebWorkers: false,
  useCompressionStream: false,
  CompressionStreamFallback: DeflateStream,
  DecompressionStreamFallback: InflateStream,
  chunkSize: 256 * 1024,
});

export { BlobReader, Reader, ZipReader, ZipWriter };
