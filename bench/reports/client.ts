import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const DESCRIPTION = 'Een tas met dossiers is vannacht uit een auto gestolen. '.repeat(8).trim();
const BODY = JSON.stringify({
  ...{ organisation: 'kadera', description: DESCRIPTION },
  reporter: { kind: 'employed', email: 'melder@example.org' },
});
const END_OF_HEADERS = '\r\n\r\n';

/** One line to the desk, kept open. It writes and reads HTTP itself: on two cores a client that costs as much as the desk would measure itself. */
export class Reporter {
  private readonly socket: Socket;
  private read = '';

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.setEncoding('latin1');
  }

  /** @param key of the request @returns when it is acknowledged @throws Error where it is not */
  async report(key: string = randomUUID()): Promise<void> {
    this.socket.write(
      `POST /v1/reports HTTP/1.1\r\nhost: desk\r\ncontent-type: application/json\r\n` +
        `content-length: ${Buffer.byteLength(BODY)}\r\nidempotency-key: ${key}${END_OF_HEADERS}${BODY}`,
    );
    for (;;) {
      const end = this.read.indexOf(END_OF_HEADERS);
      const length = end < 0 ? undefined : /content-length: (\d+)/i.exec(this.read)?.[1];
      const whole = end + END_OF_HEADERS.length + Number(length);
      if (length !== undefined && this.read.length >= whole) {
        const answer = this.read.slice(0, whole);
        this.read = this.read.slice(whole);
        if (!answer.startsWith('HTTP/1.1 201')) throw new Error(`a report was answered: ${answer}`);
        return;
      }
      const [more] = (await once(this.socket, 'data')) as [string];
      this.read += more;
    }
  }

  end(): void {
    this.socket.destroy();
  }
}

/** So many clients at once, each again as soon as it is answered. @returns milliseconds of each report */
export async function reportersAtOnce(
  port: number,
  clients: number,
  { reports = Infinity, milliseconds = Infinity }: { reports?: number; milliseconds?: number },
): Promise<readonly number[]> {
  const times: number[] = [];
  const until = performance.now() + milliseconds;
  let left = reports;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const reporter = new Reporter(port);
      while (left > 0 && performance.now() < until) {
        left--;
        const begun = performance.now();
        await reporter.report();
        times.push(performance.now() - begun);
      }
      reporter.end();
    }),
  );
  return times;
}
