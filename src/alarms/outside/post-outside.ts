import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as plainly, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as securely } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** What is said to somebody outside. */
export interface Outgoing {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface OutsideAnswer {
  readonly status: number;
  /** As much of it as is read. */
  readonly body: string;
}

/** It did not come to an answer. The code is kept and shown: it names no address. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
  constructor(readonly code: 'address-not-public' | 'no-address' | 'timeout' | 'connection' | 'tls') {
    super(`no answer: ${code}`);
  }
}

export interface OutsideRules {
  /** Whether a connection may be made there. */
  readonly mayReach: (address: string) => boolean;
  /** All addresses of a name. */
  readonly resolve?: (name: string) => Promise<readonly LookupAddress[]>;
  readonly timeoutMs?: number;
  /** Certificates that count beside those of the system. */
  readonly ca?: string;
}

const OUTSIDE_TIMEOUT_MS = 10_000;
/** Of an answer no more is read: what is needed of it stands at its beginning. */
const LONGEST_OUTSIDE_ANSWER = 16_384;

/** To whom the internet gave the address, and to no machine of this house. */
export const INTERNET_ONLY: OutsideRules = { mayReach: isPublicAddress };

/**
 * One POST. Its name is looked up once, every address of it is checked, and the connection is made to a checked one: what the
 * name says a moment later changes nothing. A redirect is an answer as any other, and is not followed.
 * @throws NotAnswered
 */
export async function postOutside(
  { url, headers, body, signal }: Outgoing,
  { mayReach, resolve = everyAddress, timeoutMs = OUTSIDE_TIMEOUT_MS, ca }: OutsideRules,
): Promise<OutsideAnswer> {
  const end = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const checked = await addressesOf(url, { mayReach, resolve }, end);
  const options: RequestOptions & { readonly ca?: string } = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: end,
    // None that was opened for somebody else is used again.
    agent: false,
    lookup: answeringOnly(checked),
    ...(ca !== undefined && { ca }),
  };
  try {
    return await answerTo((url.protocol === 'https:' ? securely : plainly)(url, options), body);
  } catch (error) {
    throw asNotAnswered(error, end);
  }
}

async function addressesOf(
  { hostname }: URL,
  { mayReach, resolve }: Required<Pick<OutsideRules, 'mayReach' | 'resolve'>>,
  end: AbortSignal,
): Promise<readonly LookupAddress[]> {
  const bare = hostname.replaceAll(/^\[|\]$/g, '');
  const family = isIP(bare);
  const found = family === 0 ? await untilAborted(resolve(bare), end) : [{ address: bare, family }];
  if (found.length === 0) throw new NotAnswered('no-address');
  // One that may not be reached makes the name suspect, whatever else it has.
  if (!found.every(({ address }) => mayReach(address))) throw new NotAnswered('address-not-public');
  return found;
}

function untilAborted<T>(work: Promise<readonly T[]>, end: AbortSignal): Promise<readonly T[]> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new NotAnswered('timeout'));
    };
    if (end.aborted) stop();
    end.addEventListener('abort', stop, { once: true });
    work
      .then(resolve, () => {
        reject(new NotAnswered('no-address'));
      })
      .finally(() => {
        end.removeEventListener('abort', stop);
      });
  });
}

function everyAddress(name: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookUp(name, { all: true, verbatim: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });
}

/** Whoever opens the connection asks again: it is told what was checked. */
function answeringOnly(checked: readonly LookupAddress[]): LookupFunction {
  return (_name, options, callback) => {
    const [first] = checked;
    if (options.all === true) callback(null, [...checked]);
    else callback(null, first?.address ?? '', first?.family ?? 0);
  };
}

function answerTo(request: ReturnType<typeof securely>, body: string): Promise<OutsideAnswer> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      beginningOf(response).then((read) => {
        resolve({ status: response.statusCode ?? 0, body: read });
        request.destroy();
      }, reject);
    });
    request.end(body);
  });
}

/** An answer that never ends is read as far as it is wanted. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    if (length >= LONGEST_OUTSIDE_ANSWER) break;
  }
  return Buffer.concat(pieces).subarray(0, LONGEST_OUTSIDE_ANSWER).toString('utf8');
}

const TLS_CODES = /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_SSL)/;

function asNotAnswered(error: unknown, end: AbortSignal): NotAnswered {
  if (error instanceof NotAnswered) return error;
  if (end.aborted) return new NotAnswered('timeout');
  const { code = '' } = error as NodeJS.ErrnoException;
  return new NotAnswered(TLS_CODES.test(code) ? 'tls' : 'connection');
}
