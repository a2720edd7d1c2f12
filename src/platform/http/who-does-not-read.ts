import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { LOOKED_FOR_EVERY_MS, STANDS_STILL_MS } from './time-to-arrive.js';

/**
 * Cuts whoever has an answer waiting for him and takes nothing of it. Node's own time-out counts half a piece that the kernel took
 * as movement and then begins anew, so that a minute becomes two or more.
 * @param patienceMs for one piece of an answer (`in-pieces.ts`)
 */
export function cutWhoDoesNotRead(
  server: FastifyInstance,
  patienceMs = STANDS_STILL_MS,
  lookEveryMs = LOOKED_FOR_EVERY_MS,
): void {
  const lines = new Map<Socket, Standing>();
  server.server.on('connection', (socket) => {
    lines.set(socket, { taken: 0, since: 0 });
    socket.once('close', () => lines.delete(socket));
  });
  const looking = setInterval(() => {
    const now = performance.now();
    for (const [socket, { taken, since }] of lines) {
      const takenNow = socket.bytesWritten - socket.writableLength;
      if (socket.writableLength === 0 || takenNow !== taken)
        lines.set(socket, { taken: takenNow, since: now });
      else if (now - since >= patienceMs) socket.destroy();
    }
  }, lookEveryMs).unref();
  server.addHook('onClose', (_server, done) => {
    clearInterval(looking);
    done();
  });
}

interface Standing {
  /** Bytes that left this process. */
  readonly taken: number;
  /** In milliseconds of a clock that never jumps. */
  readonly since: number;
}
