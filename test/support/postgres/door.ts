import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { PostgresConnection } from '../../../src/platform/postgres/postgres-connection.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** A database of its own, and the door before it: `connection` leads through it, `postgres` does not. */
export interface DatabaseBehindDoor extends TestDatabase {
  readonly door: Door;
}

export async function createDatabaseBehindDoor(): Promise<DatabaseBehindDoor> {
  const database = await createTestDatabase();
  const door = await Door.before(database.connection);
  const drop = async (): Promise<void> => {
    await door.shut();
    await database.drop();
  };
  return { ...database, door, connection: door.connection, drop };
}

interface Line {
  readonly client: Socket;
  readonly server: Socket;
  /** What was said while nothing went through. */
  readonly held: (() => void)[];
  /** Nothing goes through it any more, ever. */
  isLost: boolean;
}

/** Stands between an application and a real server: it is shut, frozen and opened again, and nobody else notices. */
export class Door {
  readonly #lines = new Set<Line>();
  #isFrozen = false;

  private constructor(
    readonly connection: PostgresConnection,
    private readonly port: number,
    private readonly listener: Server,
    private readonly behind: () => Socket,
  ) {
    listener.on('connection', (client) => {
      this.#enter(client);
    });
  }

  static async before({ connectionString }: PostgresConnection): Promise<Door> {
    const url = new URL(connectionString);
    const folder = url.searchParams.get('host');
    const behindPort = Number(url.searchParams.get('port') ?? (url.port || 5432));
    const behind = (): Socket =>
      folder === null ? connect(behindPort, url.hostname) : connect(`${folder}/.s.PGSQL.${behindPort}`);
    const listener = createServer();
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    const { port } = listener.address() as AddressInfo;
    url.search = '';
    url.host = `127.0.0.1:${port}`;
    return new Door({ connectionString: url.href }, port, listener, behind);
  }

  /** Whoever is connected is thrown out, and who comes is refused. */
  async shut(): Promise<void> {
    const closed = this.listener.listening ? once(this.listener, 'close') : undefined;
    this.listener.close();
    for (const { client, server } of this.#lines) [client, server].forEach((socket) => socket.destroy());
    await closed;
  }

  async open(): Promise<void> {
    this.#isFrozen = false;
    if (!this.listener.listening) await once(this.listener.listen(this.port, '127.0.0.1'), 'listening');
    for (const line of this.#lines) if (!line.isLost) for (const say of line.held.splice(0)) say();
  }

  /** Everybody may come in and nobody is answered. */
  freeze(): Promise<void> {
    this.#isFrozen = true;
    return Promise.resolve();
  }

  /** Whoever is connected is never answered again; who comes from now on is. */
  lose(): void {
    for (const line of this.#lines) line.isLost = true;
  }

  #enter(client: Socket): void {
    const server = this.behind();
    const line: Line = { client, server, held: [], isLost: false };
    this.#lines.add(line);
    const through = (say: () => void): void => {
      if (this.#isFrozen || line.isLost) line.held.push(say);
      else say();
    };
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (bytes) => {
        through(() => to.write(bytes));
      });
      from.on('end', () => {
        through(() => to.end());
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        this.#lines.delete(line);
      });
    }
  }
}
