import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Lies before the server and breaks what lies between. */
export class TcpGate {
  readonly #sockets = new Set<Socket>();
  #unreachable = false;

  private constructor(
    private readonly server: Server,
    private readonly upstream: number,
  ) {
    server.on('connection', (client) => {
      this.#serve(client);
    });
  }

  static async before(upstream: number): Promise<TcpGate> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpGate(server, upstream);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

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
    const server = connect(this.upstream, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      server.destroy();
      this.#sockets.delete(client);
      this.#sockets.delete(server);
    };
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.setNoDelay();
      socket.on('error', end).on('close', end);
    }
    client.pipe(server).pipe(client);
  }
}
