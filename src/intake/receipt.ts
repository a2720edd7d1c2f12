import { createHash, createHmac } from 'node:crypto';
import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../shared/dutch-time.js';
import type { Moment } from '../shared/moment.js';

/** Crockford's alphabet: no I, L, O or U, so that it survives being read out over the phone at night. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What the reporter takes home. */
export interface Receipt {
  /** `DL-2026-7K3F-9Q2M`: a label, made before any database is asked and not unique by law. */
  readonly reference: string;
  /** 100 bits: with the reference it opens the reporter's own view. */
  readonly secret: string;
}

/**
 * Both follow from the id of the dossier and this installation's key, so that a repeated report is answered with
 * the same receipt although the secret is stored nowhere.
 * @param key 32 bytes
 */
export function receiptFor(breachId: string, receivedAt: Moment, key: Buffer): Receipt {
  const year = DateTime.fromISO(receivedAt, { zone: DUTCH_TIME }).year;
  const label = letters(key, `reference:${breachId}`, 8);
  const secret = letters(key, `secret:${breachId}`, 20);
  return { reference: `DL-${year}-${groups(label, 4)}`, secret: groups(secret, 5) };
}

/** What is kept of the secret. It has 100 random bits, so a plain digest cannot be searched. */
export function secretDigest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function letters(key: Buffer, purpose: string, count: number): string {
  const bytes = createHmac('sha256', key).update(purpose).digest();
  return Array.from({ length: count }, (_, i) => ALPHABET[(bytes[i] ?? 0) % 32]).join('');
}

function groups(text: string, size: number): string {
  return (text.match(new RegExp(`.{${size}}`, 'g')) ?? []).join('-');
}
