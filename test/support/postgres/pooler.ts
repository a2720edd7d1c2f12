import { createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';
import type { PostgresConnection } from '../../../src/platform/postgres/postgres-connection.js';

/** When a client's server connection goes back, and which one the next gets. */
export type PoolMode = 'session' | 'transaction, last used first' | 'transaction, round robin';

export interface Pooler {
  readonly connection: PostgresConnection;
  close(): Promise<void>;
}

interface Backend {
  readonly client: pg.Client;
  readonly socket: Socket;
  user: Socket | undefined;
}

/**
 * A pooler as PgBouncer is one: it greets clients itself and relays their messages to `size` real backends. Only
 * as much of one as shows in which backend a statement ends up.
 */
export async function startPooler(server: PostgresConnection, mode: PoolMode, size: number): Promise<Pooler> {
  const idle: Backend[] = [];
  const waiting: ((backend: Backend) => void)[] = [];
  const backends = await Promise.all(Array.from({ length: size }, () => connectBackend(server)));

  const release = (backend: Backend): void => {
    backend.user = undefined;
    const next = waiting.shift();
    if (next === undefined) idle.push(backend);
    else next(backend);
  };
  const take = (user: Socket): Promise<Backend> =>
    new Promise((resolve) => {
      const assign = (backend: Backend): void => {
        backend.user = user;
        resolve(backend);
      };
      const backend = mode === 'transaction, round robin' ? idle.shift() : idle.pop();
      if (backend === undefined) waiting.push(assign);
      else assign(backend);
    });

  for (const backend of backends) {
    idle.push(backend);
    void (async () => {
      for await (const message of messagesOf(backend.socket, 0)) {
        const { user } = backend;
        user?.write(message);
        if (mode !== 'session' && isReadyOutsideTransaction(message)) release(backend);
      }
    })();
  }

  const clients = new Set<Socket>();
  const listener = createServer((client) => {
    clients.add(client);
    client.on('error', () => client.destroy());
    void (async () => {
      let started = false;
      for await (const message of messagesOf(client, 1)) {
        if (!started) client.write(GREETING);
        else if (message[0] === TERMINATE) break;
        else (backends.find(({ user }) => user === client) ?? (await take(client))).socket.write(message);
        started = true;
      }
      const held = backends.find(({ user }) => user === client);
      if (held !== undefined) release(held);
      client.end();
    })();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  return {
    connection: { connectionString: `postgresql://anyone@127.0.0.1:${port}/any_test` },
    close: async () => {
      for (const client of clients) client.destroy();
      for (const { socket } of backends) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

const TERMINATE = 'X'.charCodeAt(0);
/** AuthenticationOk, BackendKeyData (of nobody), ReadyForQuery. */
const GREETING = Buffer.from('520000000800000000' + '4b0000000c0000000100000001' + '5a0000000549', 'hex');

function isReadyOutsideTransaction(message: Buffer): boolean {
  return message.toString('latin1', 0, 1) === 'Z' && message.toString('latin1', 5, 6) === 'I';
}

/** A real, logged-in connection, whose socket is ours from here on. */
async function connectBackend({ connectionString }: PostgresConnection): Promise<Backend> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.removeAllListeners('data');
  return { client, socket: stream, user: undefined };
}

/** Cuts the bytes into messages: a type, except for a client's very first one, then a length that counts itself. */
async function* messagesOf(socket: Socket, untyped: 0 | 1): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  let typed = untyped === 0 ? 1 : 0;
  try {
    for await (const chunk of socket) {
      rest = Buffer.concat([rest, chunk as Buffer]);
      while (rest.length >= typed + 4) {
        const length = typed + rest.readInt32BE(typed);
        if (rest.length < length) break;
        yield rest.subarray(0, length);
        rest = rest.subarray(length);
        typed = 1;
      }
    }
  } catch {
    // A destroyed socket: no more messages.
  }
}
