import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { quantile } from '../reports/turns.js';
import { HANDLERS } from './templates.js';
import { progress } from './progress.js';
import type { Desk } from './served.js';

const TIMES = 300;
const WARMING = 5;
/** Rounds through all of them before anything is measured: a desk that has been up for a while, whose code V8 has compiled. */
const ROUNDS_BEFORE = 20;

/** By what each list is asked; where it ends with `cursor=`, some pages on. */
const ASKED: readonly (readonly [name: string, path: string])[] = [
  ['register, first page', '/v1/register?limit=50'],
  ['register, deep page', '/v1/register?limit=50&cursor='],
  ['register, open', '/v1/register?limit=50&open=true'],
  ['register, open, not notified', '/v1/register?limit=50&open=true&notified=false'],
  ['register, period', '/v1/register?limit=50&receivedFrom=2026-01-10&receivedUntil=2026-01-20'],
  ['register, status', '/v1/register?limit=50&status=assessed'],
  ['register, a status that nothing has', '/v1/register?limit=50&status=merged'],
  ['register, risk', '/v1/register?limit=50&risk=risk'],
  ['register, what happened', '/v1/register?limit=50&incidentType=post-wrong-recipient'],
  ['register, system', '/v1/register?limit=50&system=systeem%2011'],
  ['register, processor', '/v1/register?limit=50&processor=verwerker%203'],
  ['register, place', '/v1/register?limit=50&location=locatie%207'],
  ['register, common words', '/v1/register?limit=50&text=brief%20buren'],
  ['register, rare words', '/v1/register?limit=50&text=stagiair%20zeldzaam'],
  ['register, words that nothing has', '/v1/register?limit=50&text=olifant'],
  ['breaches, first page', '/v1/breaches'],
  ['breaches, deep page', '/v1/breaches?cursor='],
  ['breaches, status', '/v1/breaches?status=assessed'],
  ['breaches, a status that nothing has', '/v1/breaches?status=merged'],
  ['breaches, open', '/v1/breaches?open=true'],
  ['breaches, ended', '/v1/breaches?open=false'],
  ['breaches, overdue', '/v1/breaches?overdue=true'],
  ['breaches, unverified', '/v1/breaches?unverified=true'],
  ['breaches, whose duty', '/v1/breaches?waitsFor=handler'],
  ['breaches, mine', '/v1/breaches?mine=true'],
  ['breaches, danger', '/v1/breaches?danger=true'],
  ['breaches, period', '/v1/breaches?receivedFrom=2026-01-10&receivedUntil=2026-01-20'],
  ['breaches, assigned', `/v1/breaches?assignedTo=${HANDLERS[3] ?? ''}`],
  ['breaches, what happened', '/v1/breaches?incidentType=post-wrong-recipient'],
  ['breaches, system', '/v1/breaches?system=systeem%2011'],
  ['breaches, processor', '/v1/breaches?processor=verwerker%203'],
  ['breaches, place', '/v1/breaches?location=locatie%207'],
  ['breaches, reference', '/v1/breaches?reference=DL-2026-0000-0000'],
  ['dashboard', '/v1/dashboard?limit=50'],
  ['dashboard, system', '/v1/dashboard?limit=50&system=systeem%2025'],
];
const PAGES_ON = 10;

/** Milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
}
/** By the name of what was asked, of one organisation and of five. */
export type PageTimes = ReadonlyMap<string, Times>;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export async function pageTimes(desk: Desk): Promise<PageTimes> {
  const found = new Map<string, Times>();
  for (let round = 0; round < ROUNDS_BEFORE; round++)
    for (const [, asked] of ASKED)
      for (const token of desk.tokens) await answer(desk.port, token, asked.replace(/[?&]cursor=$/, ''));
  const all = desk.tokens.length * ASKED.length;
  for (const [i, token] of desk.tokens.entries())
    for (const [name, asked] of ASKED) {
      const path = asked.endsWith('cursor=') ? await further(desk.port, token, asked) : asked;
      const times: number[] = [];
      for (let turn = 0; turn < WARMING + TIMES; turn++) {
        const begun = performance.now();
        await answer(desk.port, token, path);
        if (turn >= WARMING) times.push(performance.now() - begun);
      }
      found.set(`${name} (${i === 0 ? 1 : 5})`, { p50: quantile(times, 0.5), p99: quantile(times, 0.99) });
      progress('pages', found.size, all);
    }
  agent.destroy();
  return found;
}

/** The same, from where so many pages end. */
async function further(port: number, token: string, path: string): Promise<string> {
  let next = '';
  for (let page = 0; page < PAGES_ON; page++) {
    const { next: found } = JSON.parse(
      await answer(
        port,
        token,
        (next === '' ? path.replace(/[?&]cursor=$/, '') : `${path}${next}`).replace('limit=50', 'limit=500'),
      ),
    ) as { readonly next?: string };
    if (found === undefined) break;
    next = found;
  }
  return `${path}${next}`;
}

async function answer(port: number, token: string, path: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const asked = request({ agent, port, host: '127.0.0.1', path, headers });
  asked.end();
  const [got] = (await once(asked, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of got) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  if (got.statusCode !== 200) throw new Error(`${path}: ${got.statusCode ?? 0} ${text}`);
  return text;
}
