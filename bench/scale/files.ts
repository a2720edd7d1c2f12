import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Desk, Noticed } from './served.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface FileFigures {
  readonly file: 'CSV' | 'XLSX';
  /** Milliseconds. */
  readonly firstByte: number;
  readonly seconds: number;
  readonly mebibytes: number;
  readonly noticed: Noticed;
}

/** The whole register of five organisations, as fast as it is taken. */
export async function fileFigures(
  { port, tokens: [, token] }: Desk,
  notice: <R>(act: () => Promise<R>) => Promise<readonly [R, Noticed]>,
): Promise<readonly FileFigures[]> {
  const found: FileFigures[] = [];
  for (const [file, accept] of [
    ['CSV', 'text/csv'],
    ['XLSX', XLSX],
  ] as const) {
    // Once, a small one: what a first file loads is no cost of this one.
    await taken(port, token, accept, '?status=merged');
    const [{ firstByte, seconds, mebibytes }, noticed] = await notice(() => taken(port, token, accept, ''));
    found.push({ file, firstByte, seconds, mebibytes, noticed });
  }
  return found;
}

async function taken(port: number, token: string, accept: string, query: string) {
  const begun = performance.now();
  const asked = request({
    ...{ port, host: '127.0.0.1', path: `/v1/register${query}` },
    headers: { authorization: `Bearer ${token}`, accept },
  });
  asked.end();
  const [got] = (await once(asked, 'response')) as [IncomingMessage];
  if (got.statusCode !== 200) throw new Error(`the file was answered ${got.statusCode ?? 0}`);
  let [bytes, firstByte] = [0, Number.NaN];
  for await (const part of got) {
    if (bytes === 0) firstByte = performance.now() - begun;
    bytes += (part as Buffer).length;
  }
  return { firstByte, seconds: (performance.now() - begun) / 1_000, mebibytes: bytes / 1024 ** 2 };
}

export const fileLine = ({
  file,
  firstByte,
  seconds,
  mebibytes,
  noticed,
}: FileFigures): readonly string[] => [
  file,
  `${firstByte.toFixed(0)} ms`,
  `${seconds.toFixed(1)} s, ${mebibytes.toFixed(1)} MiB`,
  `+ ${(noticed.atMost - noticed.atFirst).toFixed(0)} MiB (${noticed.atMost.toFixed(0)})`,
  `${noticed.blocked.toFixed(0)} ms`,
];
export const FILE_HEAD = ['file', 'first byte', 'all of it', 'memory', 'loop blocked at most'];
