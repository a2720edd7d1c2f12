import { randomBytes } from 'node:crypto';
import { aReport } from '../support/http/acts-over-http.js';
import type { Answer, Headers, HttpClient } from '../support/http/http-client.js';

/**
 * `acknowledged`: a whole 2xx came back. `refused`: 412, nothing may be recorded. `unknown`: the connection broke
 * or 503 was answered; the same command under the same key is safe to repeat.
 */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** A command as a client sends it, and what came of it. */
export interface Command {
  readonly kind: 'report' | 'act';
  /** Stands in the request, and so in exactly one event of a command that was recorded. */
  readonly label: string;
  readonly path: string;
  readonly body: object;
  readonly headers: Headers;
  outcome: Outcome;
  /** The first 2xx. */
  answer?: Answer;
}

export const LABEL = /label-[a-p]{32}/g;

/** Letters only: in a text of the register digits may look like a telephone number. */
function newLabel(): string {
  const letters = randomBytes(16)
    .toString('hex')
    .replace(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  return `label-${letters}`;
}

/** The label is the key too: both are random, and whoever traces the request finds it in the header. */
function command(
  kind: Command['kind'],
  label: string,
  path: string,
  body: object,
  headers: Headers,
): Command {
  return { kind, label, path, body, headers: { 'idempotency-key': label, ...headers }, outcome: 'unknown' };
}

export function reportCommand(fields: object = {}): Command {
  const label = newLabel();
  // Repeated, because a page of the write-ahead log may end within one of them.
  const description = `A letter went to the wrong address. ${`${label} `.repeat(4).trim()}`;
  return command('report', label, '/v1/reports', aReport({ description, ...fields }), {});
}

export function actCommand(
  dossier: string,
  etag: string,
  act: string,
  body: (label: string) => object,
): Command {
  const label = newLabel();
  return command('act', label, `/v1/breaches/${dossier}/${act}`, body(label), { 'if-match': etag });
}

/**
 * Sends it, for the first time or again, and notes what came of it.
 * @returns what is wrong with the answer: one that no client could do anything with, or another than before
 */
export async function send(client: HttpClient, command: Command): Promise<readonly string[]> {
  const { label, path, body, headers } = command;
  const answer = await client.post(path, body, headers).catch(() => undefined);
  if (answer === undefined || answer.status === 503) return [];
  if (answer.status === 200 || answer.status === 201) {
    const before = command.answer;
    command.outcome = 'acknowledged';
    command.answer ??= answer;
    return before === undefined || told(before) === told(answer)
      ? []
      : [`another answer: ${label} was answered ${told(before)}, and again ${told(answer)}`];
  }
  if (answer.status !== 412) return [`unexpected answer: ${path} ${label} was answered ${told(answer)}`];
  if (command.outcome === 'acknowledged')
    return [`another answer: ${label} was acknowledged and is refused now`];
  command.outcome = 'refused';
  return [];
}

function told({ status, etag, text }: Answer): string {
  return `${status} ${etag ?? ''} ${text}`;
}
