import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { openedPieces, PIECE_BYTES, sealedPieces, type SealedPiece } from '../attachments/sealed-pieces.js';

const TAG_BYTES = 16;
const NEWLINE = 0x0a;
/** Of gzip: more makes a backup slower by half and smaller by a tenth. */
const LEVEL = 4;
const READ_AT_ONCE = 1024 * 1024;

/** A file of a backup: lines, gzipped, then sealed where the backup is for somebody. */
export interface KeptFile {
  /** Path in the folder of the backup. */
  readonly file: string;
  readonly lines: number;
  /** On the disk. */
  readonly bytes: number;
  /** Before it was sealed. */
  readonly zipped: number;
  /** Hexadecimal, over the file as it lies there. */
  readonly sha256: string;
}

/** What a backup should hold and does not, or holds otherwise. */
export class BackupUnfit extends Error {
  override readonly name = 'BackupUnfit';
}

/** On the disk when it returns; memory is bounded by the longest line. @param key absent: it is not sealed */
export async function writeLines(
  folder: string,
  file: string,
  source: AsyncIterable<string>,
  key: Buffer | undefined,
): Promise<KeptFile> {
  const hash = createHash('sha256');
  let [lines, bytes, zipped] = [0, 0, 0];
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const line of source) {
      lines++;
      yield Buffer.from(`${line}\n`);
    }
  };
  const sealing = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const measured = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        zipped += chunk.length;
        yield chunk;
      }
    };
    if (key === undefined) yield* measured();
    else for await (const { box } of sealedPieces(measured(), key, file)) yield box;
  };
  const digesting = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(
    Readable.from(counted()),
    createGzip({ level: LEVEL }),
    sealing,
    digesting,
    createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { file, lines, bytes, zipped, sha256: hash.digest('hex') };
}

/** @throws BackupUnfit where it is missing, or not what was written */
export async function checkFile(folder: string, { file, bytes, sha256 }: KeptFile): Promise<void> {
  const hash = createHash('sha256');
  let there = 0;
  try {
    for await (const chunk of createReadStream(join(folder, file), {
      highWaterMark: READ_AT_ONCE,
    }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      there += chunk.length;
    }
  } catch (error) {
    throw new BackupUnfit(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (there !== bytes || hash.digest('hex') !== sha256)
    throw new BackupUnfit(`${file} is not what was written: its digest differs`);
}

/** As they were written. @throws BackupUnfit where the file ends early, or does not open */
export async function* linesOf(
  folder: string,
  { file, zipped, lines }: KeptFile,
  key: Buffer | undefined,
): AsyncGenerator<string> {
  const raw = createReadStream(join(folder, file), { highWaterMark: READ_AT_ONCE });
  const opening = (chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
    key === undefined ? chunks : openedPieces(piecesIn(chunks), { key, attachment: file, bytes: zipped });
  const gunzip = createGunzip();
  const flowing = pipeline(raw, opening, gunzip);
  // Whoever reads hears of it from the stream he reads.
  flowing.catch(() => undefined);
  let read = 0;
  try {
    for await (const line of split(gunzip)) {
      read++;
      yield line;
    }
    await flowing;
  } catch (error) {
    throw new BackupUnfit(`${file} does not open: ${(error as Error).message || (error as Error).name}`, {
      cause: error,
    });
  }
  if (read !== lines) throw new BackupUnfit(`${file} holds ${read} lines, and ${lines} were written`);
}

/** At the newline alone: JSON keeps other line ends of Unicode as they are. */
async function* split(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      begun.push(chunk.subarray(from, at));
      yield Buffer.concat(begun).toString('utf8');
      begun = [];
      from = at + 1;
    }
    begun.push(chunk.subarray(from));
  }
}

/** All but the last are as long as they can be. */
async function* piecesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<SealedPiece> {
  const whole = PIECE_BYTES + TAG_BYTES;
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (; rest.length - from > whole; from += whole)
      yield { number: number++, box: rest.subarray(from, from + whole) };
    rest = rest.subarray(from);
  }
  yield { number, box: rest };
}
