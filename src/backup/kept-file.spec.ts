import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BackupUnfit, checkFile, linesOf, writeLines, type KeptFile } from './kept-file.js';
import { isRecipient, newPair, openWith, sealFor } from './recipient.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lekwacht-kept-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** More than a piece, with whatever else could be taken for the end of a line. */
const LINES = [
  '',
  '"\u2028 and \u2029"',
  'ünïcode 🙂',
  ...Array.from({ length: 40 }, () => randomBytes(6_000).toString('base64')),
];
const KEY = randomBytes(32);
let made = 0;

const write = (key?: Buffer, lines = LINES): Promise<KeptFile> =>
  writeLines(folder, `file_${'x'.repeat(++made)}.gz`, Readable.from(lines), key);
async function read(kept: KeptFile, key?: Buffer): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(folder, kept, key)) lines.push(line);
  return lines;
}

describe.each([
  ['not sealed', undefined],
  ['sealed', KEY],
])('a file of a backup, %s', (_how, key) => {
  it.each([0, 1, LINES.length])('gives %i lines as they were written', async (count) => {
    const lines = LINES.slice(0, count);
    const kept = await write(key, lines);
    await checkFile(folder, kept);
    expect(await read(kept, key)).toEqual(lines);
    expect([kept.lines, (await stat(join(folder, kept.file))).size]).toEqual([count, kept.bytes]);
  });

  it('is nobody’s but its owner’s to read', async () => {
    const { mode } = await stat(join(folder, (await write(key)).file));
    expect(process.platform === 'win32' ? 0 : mode & 0o077).toBe(0);
  });

  it('is refused when one byte was flipped, wherever it stands', async () => {
    const kept = await write(key);
    const path = join(folder, kept.file);
    const whole = await readFile(path);
    for (const at of [0, Math.floor(whole.length / 2), whole.length - 1]) {
      const other = Buffer.from(whole);
      other[at] = (other[at] ?? 0) ^ 1;
      await writeFile(path, other);
      await expect(checkFile(folder, kept)).rejects.toThrow(BackupUnfit);
    }
  });

  it('is refused when it ends early, also by whoever reads it without its digest', async () => {
    const kept = await write(key);
    await truncate(join(folder, kept.file), kept.bytes - 1);
    await expect(checkFile(folder, kept)).rejects.toThrow(/its digest differs/);
    await expect(read(kept, key)).rejects.toThrow(BackupUnfit);
  });

  it('is refused when it is not there', async () => {
    const kept = await write(key);
    await rm(join(folder, kept.file));
    await expect(checkFile(folder, kept)).rejects.toThrow(/cannot be read/);
  });
});

describe('what is sealed', () => {
  it('shows nothing of what it says', async () => {
    const kept = await write(KEY, ['Kees was here'.repeat(100)]);
    expect((await readFile(join(folder, kept.file))).subarray(0, 2)).not.toEqual(Buffer.from([0x1f, 0x8b]));
  });

  it('opens under its own key and in its own place only', async () => {
    const kept = await write(KEY);
    await expect(read(kept, randomBytes(32))).rejects.toThrow(BackupUnfit);
    const other = await write(KEY);
    await writeFile(join(folder, other.file), await readFile(join(folder, kept.file)));
    await expect(read({ ...kept, file: other.file }, KEY)).rejects.toThrow(BackupUnfit);
  });

  it('opens for the recipient, with a key for each file, and for nobody else', () => {
    const { recipient, identity } = newPair();
    const { sealed, keyOf } = sealFor(recipient);
    const theirs = openWith(identity, sealed);
    expect(theirs('log.gz')).toEqual(keyOf('log.gz'));
    expect(theirs('other.gz')).not.toEqual(keyOf('log.gz'));
    expect(sealFor(recipient).keyOf('log.gz')).not.toEqual(keyOf('log.gz'));
    expect(() => openWith(newPair().identity, sealed)).toThrow(/is another one/);
    expect(() => openWith('no key', sealed)).toThrow(/holds no private key/);
  });

  it('is for a public key that nobody can have made up to be known to all', () => {
    expect(isRecipient(newPair().recipient)).toBe(true);
    for (const text of ['', 'short', Buffer.alloc(32).toString('base64url'), `${newPair().recipient}A`])
      expect([text, isRecipient(text)]).toEqual([text, false]);
  });
});
