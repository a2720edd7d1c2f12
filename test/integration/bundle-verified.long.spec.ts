import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bundleOf,
  dossier,
  folder,
  LogInMemory,
  otherSigner as other,
  sha256,
  signer,
  stream,
} from '../support/audit/bundle-of.js';
import { unpackedInto, unzipped } from '../support/audit/unzipped.js';
import { verify as verifyWith, type Verdict } from '../support/audit/verifier.js';

const DOSSIERS = 50;
const EVENTS = 500;
const CANARY = 'Kanarie-Zilverling';

/** Dossiers take turns; one is not in the inquiry. */
function filled(): LogInMemory {
  const log = new LogInMemory();
  for (let event = 0; event < EVENTS; event++)
    for (let n = 0; n <= DOSSIERS; n++)
      if (event === EVENTS - 1 && n === 3)
        log.append(stream(n), 'PersonalDataErased', { places: [{ revision: 7, pointer: '/text' }] });
      else log.tell(stream(n), n === 0 ? `${CANARY} ${event}` : `dossier ${n}, <event> ${event}`);
  return log;
}

let home: string;
let whole: string;
let log: LogInMemory;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lekwacht-bundle-'));
  whole = join(home, 'whole.zip');
  log = filled();
  const erased = log.opened.get(stream(3));
  if (erased !== undefined) erased[7] = { revision: 7, pointer: '/text', state: 'erased', by: EVENTS - 1 };
  const boxOf = JSON.parse(log.streams.get(stream(4))?.[9]?.data ?? '') as { text: { box: string } };
  const left = { revision: 9, pointer: '/text', ground: 'legal-privilege', digest: sha256(boxOf.text.box) };
  const kept = log.opened.get(stream(4));
  if (kept !== undefined) kept[9] = { ...left, state: 'not-shown' };
  const bundle = await bundleOf(log, DOSSIERS, {
    leftOut: [{ dossier: dossier(4), ...left }],
    page: (n) => `<p><span data-value="11 /text">dossier ${n}, &lt;event&gt; 11</span></p>`,
  });
  await writeFile(whole, bundle);
}, 120_000);
afterAll(() => rm(home, { recursive: true, force: true }));

const verify = (path: string, key = signer.verifierKey): Promise<Verdict> => verifyWith(path, key);

/** The same bundle as a folder, with one file as somebody changed it. */
async function changed(name: string, change: (content: Buffer) => Buffer): Promise<string> {
  const place = await mkdtemp(join(home, 'changed-'));
  await unpackedInto(place, unzipped(await readFile(whole)));
  const path = join(place, ...name.split('/'));
  await writeFile(path, change(await readFile(path)));
  return place;
}

const inLines = (change: (lines: string[]) => void) => (content: Buffer) => {
  const lines = content.toString().split('\n');
  change(lines);
  return Buffer.from(lines.join('\n'));
};

describe('a bundle of fifty dossiers of five hundred events', () => {
  it('is verified, complete, with what was erased and what is not shown', async () => {
    const verdict = await verify(whole);
    expect(verdict).toMatchObject({ code: 0, verified: true, files: 2 + 2 * DOSSIERS });
    const streams = verdict['streams'] as readonly Record<string, unknown>[];
    expect(streams).toHaveLength(DOSSIERS + 1);
    expect(streams.slice(1).every(({ events }) => events === EVENTS)).toBe(true);
    expect(streams[3]).toMatchObject({ erased: 1, erasedBy: [EVENTS - 1] });
    expect(streams[4]).toMatchObject({ notShown: 1, shown: EVENTS - 1, onPage: 1 });
  });

  it('holds nothing of another dossier', async () => {
    const place = await mkdtemp(join(home, 'all-'));
    await unpackedInto(place, unzipped(await readFile(whole)));
    const names = (await readdir(place, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    const all = Buffer.concat(
      await Promise.all(names.map((one) => readFile(join(one.parentPath, one.name)))),
    );
    expect(all.includes('<event> 11')).toBe(false);
    for (const word of [CANARY, dossier(0)]) expect(all.includes(word)).toBe(false);
    const boxes = (log.streams.get(stream(0)) ?? []).map(({ data }) => data.slice(0, 200));
    expect(boxes.some((box) => all.includes(box))).toBe(false);
    expect(all.includes((log.streams.get(stream(1)) ?? [])[0]?.data ?? '')).toBe(true);
  });

  it.each([
    ['an event is withheld', `${folder(5)}/events.jsonl`, inLines((l) => l.splice(20, 1)), { revision: 20 }],
    [
      'the last event is withheld',
      `${folder(5)}/events.jsonl`,
      inLines((l) => l.splice(-2, 1)),
      { why: 'event-missing', revision: EVENTS - 1 },
    ],
    [
      'a letter is changed',
      `${folder(5)}/events.jsonl`,
      inLines((l) => (l[30] = l[30]?.replace('xxx', 'xyx') ?? '')),
      { why: 'line-altered', revision: 30, line: 31 },
    ],
    [
      'two events are exchanged',
      `${folder(5)}/events.jsonl`,
      inLines((l) => ([l[40], l[41]] = [l[41] ?? '', l[40] ?? ''])),
      { revision: 40 },
    ],
    [
      'an entry of the log is changed',
      'entries.bin',
      (b: Buffer) => (b.writeUInt8((b[65 * 51 * 60 + 40] ?? 0) ^ 1, 65 * 51 * 60 + 40), b),
      { where: 'entries.bin', why: 'other-root' },
    ],
    [
      'the end of the log is cut off',
      'entries.bin',
      (b: Buffer) => b.subarray(0, -65),
      { why: 'entries-missing' },
    ],
    [
      'a text is withheld',
      `${folder(6)}/opened.json`,
      (b: Buffer) => Buffer.from(JSON.stringify((JSON.parse(b.toString()) as unknown[]).slice(1))),
      { why: 'value-missing', revision: 0 },
    ],
    [
      'a text is called erased',
      `${folder(6)}/opened.json`,
      (b: Buffer) =>
        Buffer.from(b.toString().replace(/"state":"shown","key":"[^"]*"/, '"state":"erased","by":12')),
      { why: 'not-erased', revision: 0 },
    ],
    [
      'the page says something else',
      `${folder(6)}/timeline.html`,
      (b: Buffer) => Buffer.from(b.toString().replace('dossier 6', 'dossier 7')),
      { why: 'other-text', revision: 11 },
    ],
    [
      'another file is changed',
      'left-out.json',
      (b: Buffer) => Buffer.concat([b, Buffer.from(' ')]),
      { why: 'file-altered' },
    ],
  ] as const)('is not verified where %s, and says where', async (_, name, change, expected) => {
    const verdict = await verify(await changed(name, change));
    expect(verdict).toMatchObject({ code: 1, verified: false, ...expected });
  });

  it('is not verified with another key', async () => {
    expect(await verify(whole, other.verifierKey)).toMatchObject({
      code: 1,
      where: 'checkpoint.txt',
      why: 'other-key',
    });
  });
});
