import { pipeline, Transform, type Readable } from 'node:stream';
import { setImmediate as whatWaits } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Handing over a megabyte at once holds the thread for as long as some reports take. */
const PIECE_BYTES = 64 * 1024;

/**
 * Whatever is large goes out in pieces: others have their turn between them, none waits in memory before the last was taken, and
 * who does not read is known by the piece that stays (`who-does-not-read.ts`).
 */
export function sendInPieces(server: FastifyInstance): void {
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (isStream(payload)) {
      const pieces = inPieces();
      // What fails on the way ends the answer; there is nobody else to tell.
      pipeline(payload, pieces, () => undefined);
      done(null, pieces);
      return;
    }
    if (!(typeof payload === 'string' || Buffer.isBuffer(payload)) || payload.length <= PIECE_BYTES) {
      done(null, payload);
      return;
    }
    const bytes = Buffer.from(payload);
    void reply.header('content-length', bytes.length);
    done(null, inPieces().end(bytes));
  });
}

function inPieces(): Transform {
  const highWaterMark = PIECE_BYTES;
  return new Transform({
    highWaterMark,
    transform(bytes: Buffer, _encoding, done) {
      const push = async (): Promise<void> => {
        for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
          this.push(bytes.subarray(from, from + PIECE_BYTES));
          if (from + PIECE_BYTES < bytes.length) await whatWaits();
        }
      };
      push().then(() => {
        done();
      }, done);
    },
  });
}

const isStream = (payload: unknown): payload is Readable =>
  typeof (payload as Partial<Readable> | null)?.pipe === 'function';
