import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** As it came in: envelope and raw text. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly messageId: string;
  readonly subject: string;
  readonly at: number;
}

/** What it says to a recipient; nothing: it takes him. */
export type Refuse = (to: string) => { readonly code: number; readonly said: string } | undefined;

/** A mail server that keeps what it was given. */
export class SmtpServerOfTests {
  readonly received: Received[] = [];
  refuse: Refuse = () => undefined;

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async start(options: SMTPServerOptions = {}, port = 0): Promise<SmtpServerOfTests> {
    const server = new SMTPServer({
      // Its certificate is nobody's: whoever is on the same machine may leave TLS out.
      ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false },
      onRcptTo: ({ address }, _session, done) => {
        const no = started.refuse(address);
        done(no && Object.assign(new Error(no.said), { responseCode: no.code }));
      },
      onData: (stream, { envelope }, done) => {
        text(stream).then((raw) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          const to = envelope.rcptTo.map(({ address }) => address);
          const line = (name: string): string =>
            new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? '';
          const at = performance.now();
          started.received.push({
            from,
            to,
            raw,
            messageId: line('Message-ID'),
            subject: line('Subject'),
            at,
          });
          done();
        }, done);
      },
      ...options,
    });
    // A client that is killed resets its connection.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
    const started = new SmtpServerOfTests(server, (server.server.address() as AddressInfo).port);
    return started;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** How often each message came. */
  counted(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { messageId } of this.received) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
    return counts;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(resolve);
    });
  }
}
