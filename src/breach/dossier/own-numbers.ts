import { createHmac } from 'node:crypto';
import { derivedUuid } from '../../shared/derived-uuid.js';

const NAMESPACE = '5d0f6a52-8a0e-5f61-9c35-7b1f0c2de944';

/**
 * Numbers that reports have elsewhere. A number is easily guessed, so what is looked up by, and what
 * the id of the dossier is made of, is a digest under this installation's key (ADR 33).
 */
export class OwnNumbers {
  /** @param key 32 bytes */
  constructor(private readonly key: Buffer) {}

  /** By which a dossier of this organisation is found, whatever the source. */
  digest(organisation: string, number: string): string {
    return this.keyed('own-number', organisation, asRead(number));
  }

  /**
   * The dossier of this number: entered twice it is the same, also at once and in two processes.
   * @param nth of those that the asker may not see: he begins the next, and learns of none
   */
  dossier(organisation: string, source: string, number: string, nth: number): string {
    return derivedUuid(
      this.keyed('dossier', organisation, asRead(source), asRead(number), String(nth)),
      NAMESPACE,
    );
  }

  private keyed(...parts: readonly string[]): string {
    return createHmac('sha256', this.key).update(JSON.stringify(parts)).digest('hex');
  }
}

/** Read out over the phone, or typed over from a letter: blanks and capitals tell nothing apart. */
const asRead = (text: string): string => text.normalize('NFKC').trim().split(/\s+/).join(' ').toUpperCase();
