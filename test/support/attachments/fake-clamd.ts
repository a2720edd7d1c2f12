import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What it takes for harmful. */
export const HARMFUL = 'KWETTER-HARMFUL-MARKER';

/** Speaks INSTREAM as clamd does (clamd(8)): pieces with their lengths, an empty one at the end, then a word. */
export class FakeClamd {
  /** Bytes of each file that it was sent. */
  readonly scanned: number[] = [];
  /** Over this it says so and hangs up, as clamd does. */
  largest = Number.POSITIVE_INFINITY;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeClamd> {
    const server = createServer();
    const clamd = new FakeClamd(server);
    server.on('connection', (socket) => {
      clamd.serve(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return clamd;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let waiting = Buffer.alloc(0);
    let content: Buffer | undefined;
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      const command = 'zINSTREAM\0';
      if (content === undefined) {
        if (waiting.length < command.length) return;
        if (waiting.toString('latin1', 0, command.length) !== command)
          return void socket.end('UNKNOWN COMMAND\0');
        waiting = waiting.subarray(command.length);
        content = Buffer.alloc(0);
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE();
        if (length === 0) {
          this.judge(socket, content);
          return;
        }
        if (waiting.length < 4 + length) return;
        content = Buffer.concat([content, waiting.subarray(4, 4 + length)]);
        waiting = waiting.subarray(4 + length);
        if (content.length > this.largest) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      }
    });
  }

  private judge(socket: Socket, content: Buffer): void {
    this.scanned.push(content.length);
    socket.end(content.includes(HARMFUL) ? 'stream: Kwetter.Test-1 FOUND\0' : 'stream: OK\0');
  }
}
