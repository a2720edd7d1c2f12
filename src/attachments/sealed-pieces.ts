import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** Plain bytes in a piece; only the last holds fewer. */
export const PIECE_BYTES = 65_536;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A file whose pieces are not those that were sealed: one is missing, stands elsewhere, or was changed. */
export class PieceUnreadable extends Error {
  override readonly name = 'PieceUnreadable';
}

export interface SealedPiece {
  readonly number: number;
  readonly box: Buffer;
}

/**
 * A file in pieces, each AES-256-GCM under the key of this file, as STREAM does (Hoang, Reyhanitabar, Rogaway, Vizár 2015; age): the
 * nonce is the number of the piece and a mark on the last, so none opens in another place, and a file that lacks its end does
 * not pass for a whole one. The key seals nothing else, so no nonce comes twice.
 * @param key 32 bytes
 */
export async function* sealedPieces(
  content: AsyncIterable<Buffer>,
  key: Buffer,
  attachment: string,
): AsyncGenerator<SealedPiece> {
  let number = 0;
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    waiting.push(chunk);
    bytes += chunk.length;
    // What fills a piece exactly may be the last: it waits until more comes.
    while (bytes > PIECE_BYTES) {
      const all = Buffer.concat(waiting);
      yield sealed(all.subarray(0, PIECE_BYTES), { key, attachment, number: number++, isLast: false });
      waiting = [all.subarray(PIECE_BYTES)];
      bytes -= PIECE_BYTES;
    }
  }
  yield sealed(Buffer.concat(waiting), { key, attachment, number, isLast: true });
}

/** @param bytes of the file, as the log says: nothing more is taken for a part of it @throws PieceUnreadable */
export async function* openedPieces(
  pieces: AsyncIterable<SealedPiece>,
  { key, attachment, bytes }: { readonly key: Buffer; readonly attachment: string; readonly bytes: number },
): AsyncGenerator<Buffer> {
  const last = Math.max(0, Math.ceil(bytes / PIECE_BYTES) - 1);
  let expected = 0;
  for await (const { number, box } of pieces) {
    if (number !== expected || number > last) throw new PieceUnreadable();
    yield opened(box, { key, attachment, number, isLast: number === last });
    expected++;
  }
  if (expected !== last + 1) throw new PieceUnreadable();
}

/** Over the boxes in their order. */
export class DigestOfPieces {
  readonly #hash = createHash('sha256');

  add({ box }: SealedPiece): void {
    this.#hash.update(box);
  }

  hex(): string {
    return this.#hash.digest('hex');
  }
}

interface Place {
  readonly key: Buffer;
  readonly attachment: string;
  readonly number: number;
  readonly isLast: boolean;
}

function sealed(plain: Buffer, place: Place): SealedPiece {
  const cipher = createCipheriv('aes-256-gcm', place.key, nonceOf(place)).setAAD(about(place));
  const box = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { number: place.number, box };
}

function opened(box: Buffer, place: Place): Buffer {
  if (box.length < TAG_BYTES) throw new PieceUnreadable();
  const decipher = createDecipheriv('aes-256-gcm', place.key, nonceOf(place))
    .setAAD(about(place))
    .setAuthTag(box.subarray(-TAG_BYTES));
  const plain = decipher.update(box.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
  } catch {
    throw new PieceUnreadable();
  }
  return plain;
}

function nonceOf({ number, isLast }: Place): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(number, NONCE_BYTES - 5);
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}

const about = ({ attachment }: Place): Buffer => Buffer.from(`lekwacht/attachment/1\n${attachment}`);
