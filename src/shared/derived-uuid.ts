import { v5 as uuidv5 } from 'uuid';

/**
 * The UUID (version 5, RFC 9562) that follows from a name: the same name in the same namespace always has the same. A report has a
 * dozen of them.
 * @param namespace a UUID
 */
export function derivedUuid(name: string, namespace: string): string {
  // As bytes: the library reads both as texts sign by sign.
  return uuidv5(Buffer.from(name), Buffer.from(namespace.replaceAll('-', ''), 'hex'));
}
