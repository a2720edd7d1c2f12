import { createHmac } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { KeyRing } from './key-ring.js';

/**
 * Recognises a request that is repeated, and confirms to nobody without the wrapping keys what stood in one: a plain digest
 * would confirm each guess at an erased text (ADR 39).
 */
export class RequestDigests {
  constructor(private readonly ring: KeyRing) {}

  /** @returns `<epoch>.<64 hex digits>`; it is the same for each event that one command led to */
  of(commandId: string, content: unknown): string {
    return this.under(this.ring.newest, commandId, content) ?? '';
  }

  /** @returns nothing where the key of its epoch was destroyed: then nobody can tell any more */
  fits(digest: string, commandId: string, content: unknown): boolean | undefined {
    const again = this.under(Number(digest.split('.')[0]), commandId, content);
    return again === undefined ? undefined : again === digest;
  }

  private under(epoch: number, commandId: string, content: unknown): string | undefined {
    const key = this.ring.derived(epoch, 'lekwacht/request/1');
    return (
      key &&
      `${epoch}.${createHmac('sha256', key)
        .update(`${commandId}\n${canonicalJson(content)}`)
        .digest('hex')}`
    );
  }
}
