import { HASH_BYTES } from './merkle-tree.js';
import { NoteRefused } from './signed-note.js';

/** The head of a log: how many events it had, and the root of the tree over them. */
export interface TreeHead {
  /** Whose log, and which part of it: `<name>/<part>`. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
}

/** The text that is signed (C2SP tlog-checkpoint), without extensions. */
export function checkpointText({ origin, size, root }: TreeHead): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Lines after the third are extensions, and passed over. @throws NoteRefused */
export function readCheckpoint(text: string): TreeHead {
  const [origin = '', size = '', encoded = ''] = text.split('\n');
  const root = Buffer.from(encoded, 'base64');
  const isOne =
    origin !== '' &&
    /^(?:0|[1-9]\d{0,15})$/.test(size) &&
    Number.isSafeInteger(Number(size)) &&
    root.length === HASH_BYTES &&
    root.toString('base64') === encoded;
  if (!isOne) throw new NoteRefused('this is no checkpoint');
  return { origin, size: Number(size), root };
}

/**
 * That an entry is in the log (C2SP tlog-proof).
 * @param proof extra: bytes from which the reader makes the leaf; checkpoint: the signed note, as it is
 */
export function proofText(proof: {
  readonly extra: Buffer;
  readonly index: number;
  readonly path: readonly Buffer[];
  readonly checkpoint: string;
}): string {
  const { extra, index, path, checkpoint } = proof;
  return [
    'c2sp.org/tlog-proof@v1',
    `extra ${extra.toString('base64')}`,
    `index ${index}`,
    ...path.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n');
}
