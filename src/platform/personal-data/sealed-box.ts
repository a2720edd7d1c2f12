import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Where a personal value stands in the log: a box opens there and nowhere else (ADR 36). */
export interface SealedPlace {
  readonly stream: string;
  /** UUID of the event. */
  readonly event: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** JSON pointer (RFC 6901) into the data of the event, as it is stored. */
  readonly pointer: string;
  readonly scope: string;
  /** UUID of the key, which seals nothing else. */
  readonly key: string;
}

const FORM = 1;
const FORM_BYTE = Buffer.of(FORM);
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** AES-GCM alone opens one box under two keys, to two texts: with a block of zeros before it, only under one. */
const COMMITMENT = '\0'.repeat(32);
/** Texts are filled up to a multiple of this: no short name is known by its length. */
const PADDED_TO_BYTES = 64;

/**
 * AES-256-GCM under a key of its own, in base64url: form (1 byte), iv (12), ciphertext, tag (16).
 * @param key 32 bytes
 */
export function sealedBox(value: unknown, key: Buffer, place: SealedPlace): string {
  const iv = randomIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(placeInBytes(place));
  const text = COMMITMENT + JSON.stringify(value);
  const padding = ' '.repeat(-Buffer.byteLength(text) & (PADDED_TO_BYTES - 1));
  const sealed = cipher.update(text + padding, 'utf8');
  cipher.final();
  return Buffer.concat([FORM_BYTE, iv, sealed, cipher.getAuthTag()]).toString('base64url');
}

let drawn = Buffer.alloc(0);

/** Drawn beforehand: one draw costs more than a sealing. */
function randomIv(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(IV_BYTES * 512);
  const iv = drawn.subarray(0, IV_BYTES);
  drawn = drawn.subarray(IV_BYTES);
  return iv;
}

/** @returns bytes of the JSON that this box holds, at most: it is filled up with less than {@link PADDED_TO_BYTES} */
export const longestIn = (box: string): number =>
  Math.floor((box.length * 3) / 4) - 1 - IV_BYTES - COMMITMENT.length - TAG_BYTES;

/** @returns nothing where it was not sealed with this key, for this place, in these bytes */
export function openedBox(
  box: string,
  key: Buffer,
  place: SealedPlace,
): { readonly value: unknown } | undefined {
  const bytes = Buffer.from(box, 'base64url');
  // Whatever is not said in the one canonical way was not written by us.
  if (bytes.toString('base64url') !== box) return undefined;
  if (bytes[0] !== FORM || bytes.length < 1 + IV_BYTES + COMMITMENT.length + TAG_BYTES) return undefined;
  const iv = bytes.subarray(1, 1 + IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
    .setAAD(placeInBytes(place))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const padded = decipher.update(bytes.subarray(1 + IV_BYTES, -TAG_BYTES));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  const text = padded.toString();
  if (!text.startsWith(COMMITMENT)) return undefined;
  return { value: JSON.parse(text.slice(COMMITMENT.length)) };
}

function placeInBytes({ stream, event, type, schemaVersion, pointer, scope, key }: SealedPlace): Buffer {
  return Buffer.from(['lekwacht/box/1', stream, event, type, schemaVersion, pointer, scope, key].join('\n'));
}
