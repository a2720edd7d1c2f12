import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from '../../platform/personal-data/key-ring.js';
import type { RequestDigests } from '../../platform/personal-data/request-digests.js';
import type { KeptHeader, KeptReport } from './kept-report.js';

/** Keys by epoch, and digests under them. */
export interface SpoolKeys {
  readonly ring: Pick<KeyRing, 'newest' | 'derived'>;
  readonly requests: Pick<RequestDigests, 'of'>;
}

/** A report of a file, opened or not. */
export interface FiledReport {
  readonly header: KeptHeader;
  /** Nothing where it does not open: its epoch was destroyed, or its bytes are not those that were written. */
  readonly report: KeptReport | undefined;
}

const MAGIC = Buffer.from('LWSP');
const VERSION = 1;
const SALT_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'lekwacht/spool/1';

/**
 * Reports that were kept together: `LWSP`, version (1 byte), salt (16), then for each u16 length and header as JSON, u32 length
 * and box: iv (12), AES-256-GCM, tag (16). Header and place in the file are authenticated (ADR 45).
 */
export function spoolFile(reports: readonly KeptReport[], { ring, requests }: SpoolKeys): Buffer {
  const epoch = ring.newest;
  const salt = randomBytes(SALT_BYTES);
  const key = ring.derived(epoch, PURPOSE, salt);
  if (key === undefined) throw new Error('no wrapping key is held here');
  const parts = reports.map((report, at) => {
    const { commandId, organisation, receivedAt, urgent, content } = report;
    const contentDigest = requests.of(commandId, content);
    const header: KeptHeader = { commandId, organisation, receivedAt, urgent, epoch, contentDigest };
    const said = Buffer.from(JSON.stringify(header));
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(placeOf(said, at));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(report)), cipher.final()]);
    const box = Buffer.concat([iv, sealed, cipher.getAuthTag()]);
    return Buffer.concat([uint(said.length, 2), said, uint(box.length, 4), box]);
  });
  return Buffer.concat([MAGIC, Buffer.of(VERSION), salt, ...parts]);
}

/** @throws Error for what is no whole spool file: none of it can be told from anything else */
export function reportsIn(bytes: Buffer, { ring }: Pick<SpoolKeys, 'ring'>): readonly FiledReport[] {
  const { salt, parts } = partsOf(bytes);
  return parts.map(({ said, box }, at) => {
    const header = JSON.parse(said.toString()) as KeptHeader;
    const key = ring.derived(header.epoch, PURPOSE, salt);
    return { header, report: key && opened(box, key, placeOf(said, at)) };
  });
}

/** Whatever lies readable in it, without a key. @throws Error as {@link reportsIn} */
export const headersIn = (bytes: Buffer): readonly KeptHeader[] =>
  partsOf(bytes).parts.map(({ said }) => JSON.parse(said.toString()) as KeptHeader);

interface Part {
  /** The header as it was written. */
  readonly said: Buffer;
  readonly box: Buffer;
}

function partsOf(bytes: Buffer): { readonly salt: Buffer; readonly parts: readonly Part[] } {
  const before = MAGIC.length + 1;
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC) || bytes[MAGIC.length] !== VERSION)
    throw new Error('not a spool file, or of a later version');
  const parts: Part[] = [];
  for (let at = before + SALT_BYTES; at < bytes.length;) {
    const [said, boxAt] = sliced(bytes, at, 2);
    const [box, end] = sliced(bytes, boxAt, 4);
    parts.push({ said, box });
    at = end;
  }
  return { salt: bytes.subarray(before, before + SALT_BYTES), parts };
}

/** A length of so many bytes, and what is as long. @returns that, and where it ends */
function sliced(bytes: Buffer, at: number, lengthBytes: number): readonly [Buffer, number] {
  const from = at + lengthBytes;
  const end = from + bytes.readUIntBE(at, lengthBytes);
  if (end > bytes.length) throw new Error('the file ends within a report');
  return [bytes.subarray(from, end), end];
}

function opened(box: Buffer, key: Buffer, place: Buffer): KeptReport | undefined {
  if (box.length < IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES))
    .setAAD(place)
    .setAuthTag(box.subarray(-TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(box.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString()) as KeptReport;
  } catch {
    return undefined;
  }
}

const placeOf = (header: Buffer, at: number): Buffer => Buffer.concat([uint(at, 4), header]);

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}
