import { describe, expect, it } from '@jest/globals';
import { hash } from 'node:crypto';
import { GrowingTiles, type Tile } from './growing-tiles.js';
import { ENTRY_BYTES } from './log-entry.js';
import { EMPTY_ROOT, leafOf, nodeHash } from './merkle-tree.js';
import { consistencyPath, inclusionPath, rootOf, TileMissing, type TileReader } from './tiles.js';

const leafHash = (leaf: Buffer): Buffer => hash('sha256', leafOf(leaf), 'buffer');

/** Leaves and roots of the reference tests of Certificate Transparency (github.com/transparency-dev/merkle, testonly). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
/** Of the same project, testdata/inclusion: leaf, size, path. */
const INCLUSION: readonly [number, number, readonly string[]][] = [
  [
    0,
    8,
    [
      'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=',
      'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
      'a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=',
    ],
  ],
  [
    5,
    8,
    [
      'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
      'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
      '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
    ],
  ],
  [2, 3, ['+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=']],
  [
    1,
    5,
    [
      'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=',
      'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
      'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
    ],
  ],
];
/** Of the same project, testdata/consistency: sizes, path. */
const CONSISTENCY: readonly [number, number, readonly string[]][] = [
  [
    1,
    8,
    [
      'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=',
      'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
      'a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=',
    ],
  ],
  [
    6,
    8,
    [
      'DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=',
      'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
      '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
    ],
  ],
  [2, 5, ['Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=', 'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=']],
  [
    6,
    7,
    [
      'DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=',
      'sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=',
      '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
    ],
  ],
];

const MOST = 300;

/** The definitions of RFC 6962, section 2.1, word for word, over all leaves each time. */
class Naive {
  readonly #known = new Map<string, Buffer>();
  constructor(private readonly leaves: readonly Buffer[]) {}

  root(from: number, to: number): Buffer {
    const key = `${from}-${to}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const n = to - from;
    const k = split(n);
    const made =
      n === 0
        ? EMPTY_ROOT
        : n === 1
          ? leafHash(this.leaves[from] ?? Buffer.of())
          : nodeHash(this.root(from, from + k), this.root(from + k, to));
    this.#known.set(key, made);
    return made;
  }

  path(m: number, from: number, to: number): Buffer[] {
    const n = to - from;
    if (n === 1) return [];
    const k = split(n);
    return m < k
      ? [...this.path(m, from, from + k), this.root(from + k, to)]
      : [...this.path(m - k, from + k, to), this.root(from, from + k)];
  }

  subproof(m: number, from: number, to: number, b: boolean): Buffer[] {
    const n = to - from;
    if (m === n) return b ? [] : [this.root(from, to)];
    const k = split(n);
    return m <= k
      ? [...this.subproof(m, from, from + k, b), this.root(from + k, to)]
      : [...this.subproof(m - k, from + k, to, false), this.root(from, from + k)];
  }
}

function split(n: number): number {
  return 2 ** (n.toString(2).length - 1) === n ? n / 2 : 2 ** (n.toString(2).length - 1);
}

/** Leaf `i` is the hash of its number, as long as an entry is. */
function entry(i: number): Buffer {
  return Buffer.concat([hash('sha512', String(i), 'buffer'), Buffer.of(i % 256)]);
}

function tilesIn(rows: Map<string, Buffer>): TileReader {
  return { tile: (level, index) => Promise.resolve(rows.get(`${level}/${index}`) ?? Buffer.of()) };
}

function keep(rows: Map<string, Buffer>, changed: readonly Tile[]): void {
  for (const { level, index, hashes } of changed) rows.set(`${level}/${index}`, Buffer.from(hashes));
}

/** The tiles of so many leaves. */
function grown(size: number): TileReader {
  const growing = new GrowingTiles([]);
  for (let i = 0; i < size; i++) growing.append(entry(i), String(i));
  const rows = new Map<string, Buffer>();
  keep(rows, growing.takeChanged());
  return tilesIn(rows);
}

function digests(rows: Map<string, Buffer>): readonly string[] {
  return [...rows].map(([key, hashes]) => `${key} ${hash('sha256', hashes)}`).sort();
}

const base64 = (hashes: readonly Buffer[]) => hashes.map((one) => one.toString('base64'));

describe('a tree that is kept as tiles', () => {
  const ofVectors = tilesIn(
    new Map([['0/0', Buffer.concat(LEAVES.map((leaf) => leafHash(Buffer.from(leaf, 'hex'))))]]),
  );

  it('has the roots of the reference tests of RFC 6962', async () => {
    for (const [size, root] of ROOTS.entries())
      expect((await rootOf(ofVectors, size)).toString('hex')).toBe(root);
  });

  it('has their inclusion proofs', async () => {
    for (const [index, size, path] of INCLUSION)
      expect(base64(await inclusionPath(ofVectors, index, size))).toEqual(path);
  });

  it('has their consistency proofs', async () => {
    for (const [first, size, path] of CONSISTENCY)
      expect(base64(await consistencyPath(ofVectors, first, size))).toEqual(path);
  });

  it('gives for every size up to 300 what the definitions give', async () => {
    const naive = new Naive(Array.from({ length: MOST }, (_, i) => entry(i)));
    const tiles = grown(MOST);
    let compared = 0;
    for (let size = 1; size <= MOST; size++) {
      expect(base64([await rootOf(tiles, size)])).toEqual(base64([naive.root(0, size)]));
      // Every place of a small tree; of a greater one its ends, what lies around a tile's end, and one in nine.
      const all = Array.from({ length: size + 1 }, (_, i) => i).filter(
        (i) => size < 40 || i < 2 || i > size - 3 || (i > 253 && i < 259) || (i + size) % 9 === 0,
      );
      for (const at of all) {
        if (at < size)
          expect(base64(await inclusionPath(tiles, at, size))).toEqual(base64(naive.path(at, 0, size)));
        const proof = at === 0 ? [] : naive.subproof(at, 0, size, true);
        expect(base64(await consistencyPath(tiles, at, size))).toEqual(base64(proof));
        compared += 2;
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });

  it('is the same over three levels, however it grew', async () => {
    const size = 65_536 + 256 + 3;
    const atOnce = new GrowingTiles([]);
    for (let i = 0; i < size; i++) atOnce.append(entry(i), String(i));
    const rows = new Map<string, Buffer>();
    let edge: readonly Tile[] = [];
    const last = new Map<number, Tile>();
    for (let at = 0, step = 1; at < size; at += step, step = Math.min(step * 2 + 1, size - at)) {
      const growing = new GrowingTiles(edge);
      expect(growing.size).toBe(at);
      for (let i = at; i < Math.min(at + step, size); i++) growing.append(entry(i), String(i));
      const changed = growing.takeChanged();
      keep(rows, changed);
      for (const tile of changed)
        if (tile.index >= (last.get(tile.level)?.index ?? 0)) last.set(tile.level, tile);
      edge = [...last.values()].sort((one, other) => one.level - other.level);
    }
    const whole = new Map<string, Buffer>();
    keep(whole, atOnce.takeChanged());
    expect(digests(rows)).toEqual(digests(whole));
    expect([...whole.keys()].filter((key) => key.startsWith('2/'))).toEqual(['2/0']);
    const naive = new Naive(Array.from({ length: size }, (_, i) => entry(i)));
    expect(await rootOf(tilesIn(rows), size)).toEqual(naive.root(0, size));
    expect(await inclusionPath(tilesIn(rows), 65_540, size)).toEqual(naive.path(65_540, 0, size));
    expect(await consistencyPath(tilesIn(rows), 300, size)).toEqual(naive.subproof(300, 0, size, true));
  });

  it('knows where a tile begins in the log, and of which entries it is', () => {
    const growing = new GrowingTiles([]);
    for (let i = 0; i < 257; i++) growing.append(entry(i), `p${i}`);
    const leaves = growing.takeChanged().filter(({ level }) => level === 0);
    expect(leaves.map(({ index, after_position }) => [index, after_position])).toEqual([
      [0, 'p0'],
      [1, 'p256'],
    ]);
    expect(leaves[1]?.entries).toEqual(entry(256));
    expect(leaves[0]?.entries).toHaveLength(256 * ENTRY_BYTES);
  });

  it('gives nothing for what it does not have', async () => {
    await expect(rootOf(grown(10), 11)).rejects.toThrow(TileMissing);
    await expect(inclusionPath(grown(10), 10, 10)).rejects.toThrow(RangeError);
    await expect(consistencyPath(grown(10), 11, 10)).rejects.toThrow(RangeError);
    expect(await rootOf(grown(0), 0)).toEqual(EMPTY_ROOT);
  });
});
