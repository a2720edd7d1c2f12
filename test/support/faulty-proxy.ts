import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { PostgresConnection } from '../../src/platform/postgres/postgres-connection.js';

/**
 * `before`: the request never reaches the server. `after`: the server has answered, the client never hears it.
 * `silent`: as `after`, but the connection stays open and nothing ever comes.
 */
export type CutMoment = 'before' | 'after' | 'silent';

export interface Cut {
  /** Whether it came to pass: a test of a fault that never happened shows nothing. */
  happened: boolean;
}

/** Last message of the server to every request: "ready for query", not in a transaction. */
const READY_FOR_QUERY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** Stands between a client and a real PostgreSQL and breaks connections at chosen moments. */
export class FaultyProxy {
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #plan: { readonly cut: Cut; readonly when: CutMoment; readonly request: string } | undefined;
  #unreachable = false;

  private constructor(
    private readonly server: Server,
    private readonly upstream: PostgresConnection,
  ) {
    server.on('connection', (client) => {
      this.#serve(client);
    });
  }

  static async start(upstream: PostgresConnection): Promise<FaultyProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultyProxy(server, upstream);
  }

  get connection(): PostgresConnection {
    const url = new URL(this.upstream.connectionString);
    url.search = '';
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return { connectionString: url.href };
  }

  /** Cuts the connection of the next request that contains the text. */
  cutNext(request: string, when: CutMoment): Cut {
    const cut = { happened: false };
    this.#plan = { cut, when, request };
    return cut;
  }

  dropConnections(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** As after a cut cable: nobody gets through until it is mended. */
  setUnreachable(unreachable: boolean): void {
    this.#unreachable = unreachable;
    if (unreachable) this.dropConnections();
  }

  async stop(): Promise<void> {
    this.dropConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  #serve(client: Socket): void {
    if (this.#unreachable) {
      client.destroy();
      return;
    }
    const server = connect(upstreamAddress(this.upstream));
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    let swallowing: { readonly cut: Cut; readonly when: CutMoment } | undefined;
    const end = (): void => {
      client.destroy();
      server.destroy();
      this.#pairs.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    client.on('data', (chunk) => {
      const plan = this.#plan;
      if (plan !== undefined && chunk.includes(plan.request)) {
        this.#plan = undefined;
        if (plan.when === 'before') {
          plan.cut.happened = true;
          end();
          return;
        }
        swallowing = plan;
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (swallowing === undefined) {
        client.write(chunk);
      } else if (chunk.includes(READY_FOR_QUERY)) {
        swallowing.cut.happened = true;
        if (swallowing.when === 'after') end();
      }
    });
  }
}

function upstreamAddress({
  connectionString,
}: PostgresConnection): { path: string } | { host: string; port: number } {
  const url = new URL(connectionString);
  const folder = url.searchParams.get('host');
  const port = url.searchParams.get('port') ?? (url.port === '' ? '5432' : url.port);
  return folder?.startsWith('/') === true
    ? { path: `${folder}/.s.PGSQL.${port}` }
    : { host: url.hostname, port: Number(port) };
}
