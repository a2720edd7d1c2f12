import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  openedPieces,
  PIECE_BYTES,
  PieceUnreadable,
  sealedPieces,
  type SealedPiece,
} from './sealed-pieces.js';

const KEY = randomBytes(32);
const ATTACHMENT = '0190c0de-0000-7000-8000-000000000001';

async function* inChunks(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size)
    yield await Promise.resolve(content.subarray(at, at + size));
}
async function* from(pieces: readonly SealedPiece[]): AsyncGenerator<SealedPiece> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}
async function sealed(content: Buffer, chunk = 10_000): Promise<readonly SealedPiece[]> {
  const pieces: SealedPiece[] = [];
  for await (const piece of sealedPieces(inChunks(content, chunk), KEY, ATTACHMENT)) pieces.push(piece);
  return pieces;
}
const opened = (
  pieces: readonly SealedPiece[],
  bytes: number,
  { key = KEY, attachment = ATTACHMENT } = {},
): Promise<Buffer> => buffer(openedPieces(from(pieces), { key, attachment, bytes }));

/** Around the borders of pieces. */
const sizes = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -2, max: 2 }))
    .map(([n, d]) => n * PIECE_BYTES + d),
);

describe('a file in sealed pieces', () => {
  it('opens to what was sealed, in however large chunks it came', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1_000, max: 200_000 }), async (size, chunk) => {
        const content = randomBytes(size);
        const pieces = await sealed(content, chunk);
        expect(pieces.map(({ number }) => number)).toEqual(pieces.map((_, at) => at));
        expect(pieces).toHaveLength(Math.ceil(size / PIECE_BYTES));
        expect((await opened(pieces, size)).equals(content)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('does not open with a byte of it changed, wherever', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        async (size, piece, byte, bit) => {
          const pieces = (await sealed(randomBytes(size))).map(({ number, box }) => ({
            number,
            box: Buffer.from(box),
          }));
          const box = pieces[piece % pieces.length]?.box ?? Buffer.alloc(1);
          const at = byte % box.length;
          box.writeUInt8(box.readUInt8(at) ^ (1 << bit), at);
          await expect(opened(pieces, size)).rejects.toThrow(PieceUnreadable);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not open with pieces swapped, left out, repeated or cut off at the end', async () => {
    const size = 3 * PIECE_BYTES + 5;
    const pieces = await sealed(randomBytes(size));
    const [first, second, third, last] = pieces as [SealedPiece, SealedPiece, SealedPiece, SealedPiece];
    const renumbered = (...some: readonly SealedPiece[]) => some.map(({ box }, number) => ({ number, box }));
    for (const other of [
      renumbered(second, first, third, last),
      renumbered(first, second, last),
      renumbered(first, second, third),
      renumbered(first, second, third, third, last),
      [first, second, third, last, { number: 4, box: last.box }],
      [],
    ])
      await expect(opened(other, size)).rejects.toThrow(PieceUnreadable);
    // Nor where the log is made to say that it is as long as what is left of it.
    await expect(opened(renumbered(first, second, third), 3 * PIECE_BYTES)).rejects.toThrow(PieceUnreadable);
  });

  it('opens under its own key and as its own file only', async () => {
    const pieces = await sealed(Buffer.from('a file'));
    await expect(opened(pieces, 6, { key: randomBytes(32) })).rejects.toThrow(PieceUnreadable);
    await expect(opened(pieces, 6, { attachment: 'another' })).rejects.toThrow(PieceUnreadable);
    await expect(opened([{ number: 0, box: Buffer.of(1) }], 6)).rejects.toThrow(PieceUnreadable);
  });
});
