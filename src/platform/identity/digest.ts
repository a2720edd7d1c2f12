import { createHash } from 'node:crypto';

/** SHA-256: what is looked up by a secret is kept by its digest, so that a copy of the table opens nothing. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
