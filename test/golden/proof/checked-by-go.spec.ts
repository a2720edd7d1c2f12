import { describe, expect, it } from '@jest/globals';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointText } from '../../../src/proof/checkpoint.js';
import { GrowingTiles } from '../../../src/proof/growing-tiles.js';
import { leafOf } from '../../../src/proof/merkle-tree.js';
import { noteSigner, signNote } from '../../../src/proof/signed-note.js';
import { consistencyPath, inclusionPath, rootOf } from '../../../src/proof/tiles.js';

interface Checked {
  readonly vkey: string;
  readonly heads: readonly { readonly size: number; readonly note: string }[];
  readonly inc: readonly { index: number; size: number; leaf: string; path: readonly string[] }[];
  readonly cons: readonly { first: number; size: number; path: readonly string[] }[];
}

/**
 * All of it was verified by golang.org/x/mod v0.43.0 (sumdb/note `Open`, sumdb/tlog `CheckRecord` and `CheckTree`) under Go 1.26.8, and
 * refused where a size or a leaf was another.
 */
const CHECKED = JSON.parse(readFileSync(join(import.meta.dirname, 'checked-by-go.json'), 'utf8')) as Checked;

const entry = (i: number): Buffer => Buffer.concat([hash('sha512', String(i), 'buffer'), Buffer.of(i % 256)]);
const base64 = (hashes: readonly Buffer[]) => hashes.map((one) => one.toString('base64'));

describe('what an implementation that nobody here wrote has verified', () => {
  const rows = new Map<string, Buffer>();
  const growing = new GrowingTiles([]);
  for (let i = 0; i < 70_000; i++) growing.append(entry(i), '');
  for (const { level, index, hashes } of growing.takeChanged()) rows.set(`${level}/${index}`, hashes);
  const tiles = {
    tile: (level: number, index: number) => Promise.resolve(rows.get(`${level}/${index}`) ?? Buffer.of()),
  };
  const signer = noteSigner('localhost/lekwacht/0123abcd/1', hash('sha256', 'seed', 'buffer'));

  it('is what is signed', async () => {
    expect(signer.verifierKey).toBe(CHECKED.vkey);
    for (const { size, note } of CHECKED.heads) {
      const root = await rootOf(tiles, size);
      expect(signNote(checkpointText({ origin: signer.name, size, root }), [signer])).toBe(note);
    }
    expect(CHECKED.heads.length).toBeGreaterThan(10);
  });

  it('is what proves inclusion and consistency', async () => {
    for (const { index, size, leaf, path } of CHECKED.inc) {
      expect(hash('sha256', leafOf(entry(index)), 'base64')).toBe(leaf);
      expect(base64(await inclusionPath(tiles, index, size))).toEqual(path);
    }
    for (const { first, size, path } of CHECKED.cons)
      expect(base64(await consistencyPath(tiles, first, size))).toEqual(path);
    expect(CHECKED.inc.length + CHECKED.cons.length).toBeGreaterThan(100);
  });
});
