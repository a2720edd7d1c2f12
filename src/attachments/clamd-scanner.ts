import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AttachmentScanner, ScannerSilent, type ScanResult } from './attachment-scanner.port.js';

/** Without a word for so long it is taken for away. */
const SILENT_AFTER_MS = 60_000;
const LONGEST_ANSWER = 4_096;

/** clamd by its INSTREAM command (clamd(8)): it is sent what it judges, and need not see our disk. */
export class ClamdScanner extends AttachmentScanner {
  readonly isThere = true;

  constructor(private readonly address: NetConnectOpts) {
    super();
  }

  async scan(content: AsyncIterable<Buffer>): Promise<ScanResult> {
    const socket = connect(this.address);
    socket.setTimeout(SILENT_AFTER_MS, () => {
      socket.destroy(new Error('no answer'));
    });
    const answer = answerOf(socket);
    const broken: unknown[] = [];
    const pieces = Readable.from(inPieces(content, broken), { objectMode: false });
    // It answers and hangs up in the middle of a file that is too large for it: what it said counts, not that it hung up.
    const sent = pipeline(pieces, socket, { end: false }).catch(() => undefined);
    try {
      await Promise.race([sent, answer]);
      if (broken.length > 0) throw broken[0];
      return resultIn(await answer);
    } finally {
      answer.catch(() => undefined);
      socket.destroy();
    }
  }
}

/** @param broken is told why the file could not be read to its end */
async function* inPieces(content: AsyncIterable<Buffer>, broken: unknown[]): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0', 'latin1');
  try {
    for await (const chunk of content) yield Buffer.concat([lengthOf(chunk), chunk]);
  } catch (error) {
    broken.push(error);
    throw error;
  }
  yield Buffer.alloc(4);
}

function lengthOf(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
}

/** Up to its end. @throws ScannerSilent */
async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  try {
    for await (const bytes of socket as AsyncIterable<Buffer>) {
      answer += bytes.toString('latin1');
      if (answer.includes('\0')) return answer.slice(0, answer.indexOf('\0'));
      if (answer.length > LONGEST_ANSWER) break;
    }
  } catch (error) {
    throw new ScannerSilent('it is away', { cause: error });
  }
  throw new ScannerSilent('it hung up');
}

function resultIn(answer: string): ScanResult {
  if (answer === 'stream: OK') return { verdict: 'clean' };
  const [, signature] = /^stream: (.{1,200}) FOUND$/.exec(answer) ?? [];
  if (signature === undefined) throw new ScannerSilent(answer);
  // Names of what does harm are words of whoever found it: nothing else comes into the log.
  return { verdict: 'infected', signature: signature.replaceAll(/[^\w.:/ -]/g, '?') };
}
