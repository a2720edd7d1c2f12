import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { inAlphabet, signsMeant } from '../breach/lists/reference.js';
import { dutchYear } from '../shared/dutch-time.js';
import type { Moment } from '../shared/moment.js';

/** Crockford's alphabet: no I, L, O or U, so that it survives being read out over the phone at night. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How a secret is written: so many signs, in groups of so many. */
interface Writing {
  readonly signs: number;
  readonly group: number;
}
const WRITING: Writing = { signs: 24, group: 4 };
/** Of receipts of before: they stay valid. */
const WRITING_OF_BEFORE: Writing = { signs: 20, group: 5 };

/** What the reporter takes home. */
export interface Receipt {
  /** `DL-2026-7K3F-9Q2M`: a label, made before any database is asked and not unique by law. */
  readonly reference: string;
  /** 120 bits: with the reference it opens the reporter's own view. */
  readonly secret: string;
}

/**
 * Both follow from the id of the dossier and this installation's key, so that a repeated report is answered with
 * the same receipt although the secret is stored nowhere.
 * @param key 32 bytes
 */
export function receiptFor(breachId: string, receivedAt: Moment, key: Buffer): Receipt {
  return {
    reference: `DL-${dutchYear(receivedAt)}-${labelFor(breachId, key)}`,
    secret: secretFor(breachId, key, WRITING),
  };
}

/** The eight signs by which a reference is found: `7K3F-9Q2M`. */
export const labelFor = (breachId: string, key: Buffer): string =>
  groups(letters(key, `reference:${breachId}`, 8), 4);

/** The secret that its receipt had, which may have been shorter then. @param digest as it was recorded */
export function secretRecorded(breachId: string, key: Buffer, digest: string): string {
  const before = secretFor(breachId, key, WRITING_OF_BEFORE);
  return secretDigest(before) === digest ? before : secretFor(breachId, key, WRITING);
}

/** What is kept of the secret. It has 120 random bits, so a plain digest cannot be searched. */
export function secretDigest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A secret as it is written on receipts, from what somebody types who has one before him. */
export function secretMeant(typed: string): string {
  const signs = inAlphabet(signsMeant(typed));
  const written = [WRITING, WRITING_OF_BEFORE].find((one) => one.signs === signs.length);
  return written === undefined ? typed : groups(signs, written.group);
}

/** Takes as long whether it fits or not. @param digest of the secret that is asked for; absent: there is none */
export function fitsSecret(secret: string, digest = secretDigest('')): boolean {
  return timingSafeEqual(Buffer.from(secretDigest(secret)), Buffer.from(digest)) && secret !== '';
}

const secretFor = (breachId: string, key: Buffer, { signs, group }: Writing): string =>
  groups(letters(key, `secret:${breachId}`, signs), group);

function letters(key: Buffer, purpose: string, count: number): string {
  const bytes = createHmac('sha256', key).update(purpose).digest();
  return Array.from({ length: count }, (_, i) => ALPHABET[(bytes[i] ?? 0) % 32]).join('');
}

function groups(text: string, size: number): string {
  return (text.match(new RegExp(`.{${size}}`, 'g')) ?? []).join('-');
}
