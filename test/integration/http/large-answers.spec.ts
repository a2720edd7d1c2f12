import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { sendInPieces } from '../../../src/platform/http/in-pieces.js';
import { cutWhoDoesNotRead } from '../../../src/platform/http/who-does-not-read.js';
import { eventually } from '../../support/http/running-lekwacht.js';

/** More than the kernel takes for somebody who does not read. */
const HUGE = `${'é'.repeat(10_000_000)}!`;
const PATIENCE_MS = 600;

let server: FastifyInstance;
let produced = 0;
let isLetGo = false;
afterEach(() => server.close());

type Rule = (server: FastifyInstance) => void;

async function serve(...rules: readonly Rule[]): Promise<string> {
  server = fastify();
  for (const rule of rules) rule(server);
  produced = 0;
  isLetGo = false;
  server.get('/text', () => HUGE);
  server.get('/small', () => 'small');
  server.get('/stream', () => Readable.from(pages()));
  server.get('/broken', () => Readable.from(brokenPages()));
  return server.listen({ port: 0, host: '127.0.0.1' });
}

async function* pages(): AsyncGenerator<string> {
  try {
    for (; produced < 40; produced++) yield await Promise.resolve('x'.repeat(1_000_000));
  } finally {
    isLetGo = true;
  }
}

async function* brokenPages(): AsyncGenerator<string> {
  yield await Promise.resolve('x'.repeat(1_000_000));
  throw new Error('the database went away');
}

/** Asks, and reads nothing. */
async function ask(path: string): Promise<Socket> {
  const { port } = server.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').pause();
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nhost: desk\r\nconnection: close\r\n\r\n`);
  return socket;
}

/** Whether the server let its one line go within so long. */
async function isCut(within: number): Promise<boolean> {
  const open = promisify<number>((hear) => {
    server.server.getConnections(hear);
  });
  const end = performance.now() + within;
  while (performance.now() < end) {
    if ((await open()) === 0) return true;
    await delay(20);
  }
  return false;
}

const cutSoon = (each: FastifyInstance): void => {
  cutWhoDoesNotRead(each, PATIENCE_MS, 50);
};

it('a large text arrives whole, with its length, and so does what is sent as it is made', async () => {
  const url = await serve(sendInPieces);
  const text = await fetch(`${url}/text`);
  expect(Number(text.headers.get('content-length'))).toBe(20_000_001);
  expect((await text.text()) === HUGE).toBe(true);
  expect((await (await fetch(`${url}/stream`)).text()).length).toBe(40_000_000);
  expect(await (await fetch(`${url}/small`)).text()).toBe('small');
});

it('what breaks off on its way is known as broken off', async () => {
  const url = await serve(sendInPieces);
  await expect(fetch(`${url}/broken`).then((answer) => answer.text())).rejects.toThrow();
});

it.each(['/text', '/stream'])(
  'whoever reads nothing of %s is cut, and nothing more is made for him',
  async (path) => {
    await serve(sendInPieces, cutSoon);
    const socket = await ask(path);
    expect(await isCut(10 * PATIENCE_MS)).toBe(true);
    if (path === '/stream') {
      // What makes it hears a moment later that nobody wants it any more.
      await eventually(() => Promise.resolve(isLetGo || undefined));
      expect(produced).toBeLessThan(40);
    }
    socket.destroy();
  },
);

it('nobody else cuts him', async () => {
  await serve(sendInPieces);
  const socket = await ask('/text');
  expect(await isCut(4 * PATIENCE_MS)).toBe(false);
  socket.destroy();
});

it('whoever reads slowly gets all of it, in however many times the patience', async () => {
  await serve(sendInPieces, cutSoon);
  const socket = await ask('/text');
  const begun = performance.now();
  let bytes = 0;
  const closed = once(socket, 'close');
  let more = 1_000_000;
  socket.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes < more) return;
    more += 1_000_000;
    socket.pause();
    setTimeout(() => socket.resume(), PATIENCE_MS / 4);
  });
  socket.resume();
  await closed;
  expect(bytes).toBeGreaterThan(20_000_000);
  expect(performance.now() - begun).toBeGreaterThan(2 * PATIENCE_MS);
});

it('between two pieces others have their turn', async () => {
  const written: { readonly bytes: number; readonly turn: number }[] = [];
  let turn = 0;
  const url = await serve(sendInPieces, (each) => {
    each.addHook('onRequest', (_request, { raw }, done) => {
      const write = raw.write.bind(raw) as (piece: Buffer) => boolean;
      raw.write = (piece: Buffer) => {
        written.push({ bytes: piece.length, turn });
        return write(piece);
      };
      done();
    });
  });
  let isOver = false;
  const reading = fetch(`${url}/text`).then((answer) => answer.arrayBuffer());
  void reading.finally(() => {
    isOver = true;
  });
  for (; !isOver; turn++) await new Promise(setImmediate);
  expect(Math.max(...written.map(({ bytes }) => bytes))).toBe(64 * 1024);
  expect(new Set(written.map((each) => each.turn)).size).toBe(written.length);
  expect(written.length).toBe(306);
});
