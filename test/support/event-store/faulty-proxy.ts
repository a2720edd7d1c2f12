import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type NetConnectOpts,
  type Server,
  type Socket,
} from 'node:net';

/**
 * `before`: the request never reaches the server. `after`: the server has answered, the client never hears it.
 * `silent`: as `after`, but the connection stays open and nothing ever comes.
 */
export type CutMoment = 'before' | 'after' | 'silent';

export interface Cut {
  /** Whether it came to pass: a test of a fault that never happened shows nothing. */
  happened: boolean;
}

/** What the server says on one connection goes in, chunk by chunk. @returns how many answers end in the chunk */
export type AnswerCounter = (chunk: Buffer) => number;

interface Plan {
  readonly cut: Cut;
  readonly when: CutMoment;
  readonly request: string;
  /** So many answers have still to be swallowed. */
  answers: number;
}

/** Stands between a client and a server and breaks connections at chosen moments. */
export class FaultyProxy {
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #plan: Plan | undefined;
  #unreachable = false;

  private constructor(
    private readonly server: Server,
    private readonly upstream: NetConnectOpts,
    private readonly answersOf: () => AnswerCounter,
  ) {
    server.on('connection', (client) => {
      this.#serve(client);
    });
  }

  /** @param answersOf makes a counter for each connection */
  static async start(upstream: NetConnectOpts, answersOf: () => AnswerCounter): Promise<FaultyProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultyProxy(server, upstream, answersOf);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Cuts the connection of the next request that contains the text; not before so many answers came on it. */
  cutNext(request: string, when: CutMoment, answers = 1): Cut {
    const cut = { happened: false };
    this.#plan = { cut, when, request, answers };
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
    const server = connect(this.upstream);
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    const answersIn = this.answersOf();
    let swallowing: Plan | undefined;
    const end = (): void => {
      client.destroy();
      server.destroy();
      this.#pairs.delete(pair);
    };
    for (const socket of pair) socket.setNoDelay().on('error', end).on('close', end);
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
      const answers = answersIn(chunk);
      if (swallowing === undefined) {
        client.write(chunk);
        return;
      }
      swallowing.answers -= answers;
      if (swallowing.answers > 0) return;
      swallowing.cut.happened = true;
      if (swallowing.when === 'after') end();
    });
  }
}
