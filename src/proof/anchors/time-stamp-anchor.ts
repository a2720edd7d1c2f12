import { hash, randomBytes } from 'node:crypto';
import { CheckpointAnchor } from './anchor.port.js';
import { readTimeStamp, timeStampRequest } from './time-stamp.js';

const HOUR_MS = 60 * 60_000;
const ANSWER_MS = 15_000;
const LARGEST_ANSWER = 256 * 1024;
const NONCE_BYTES = 8;

/** An authority for time stamps (RFC 3161 over HTTP). That of a qualified one has the presumption of Art. 41(2) eIDAS. */
export class TimeStampAnchor extends CheckpointAnchor {
  readonly name = 'time-stamp';
  /** Each of them may cost something. */
  readonly everyMs = HOUR_MS;

  constructor(private readonly url: string) {
    super();
  }

  /** @returns the whole `TimeStampResp`, DER in base64: what `openssl ts -verify` reads */
  override async publish(note: string): Promise<string> {
    const imprint = hash('sha256', note, 'buffer');
    const nonce = randomBytes(NONCE_BYTES);
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: new Uint8Array(timeStampRequest(imprint, nonce)),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!answer.ok) throw new Error(`the authority answered ${answer.status}`);
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > LARGEST_ANSWER) throw new Error('the authority answered with more than a time stamp');
      pieces.push(piece);
    }
    const response = Buffer.concat(pieces);
    readTimeStamp(response, imprint, nonce);
    return response.toString('base64');
  }
}
