import { derivedUuid } from '../../shared/derived-uuid.js';

const NAMESPACE = 'b1f6a1e2-6c54-5c0e-9a54-0d3c1b0f7a11';

/**
 * The identity of a command: the same request of the same person under the same key is the same command. The raw
 * key is stored nowhere. A dossier belongs to one organisation, so its id stands for both.
 */
export function commandId(
  principal: string,
  route: string,
  dossierOrOrganisation: string,
  idempotencyKey: string,
): string {
  return derivedUuid(JSON.stringify([principal, route, dossierOrOrganisation, idempotencyKey]), NAMESPACE);
}

/** A command that the system itself gives because of something: the same cause is the same command. */
export function causedCommandId(cause: string, stream: string, what: string): string {
  return derivedUuid(JSON.stringify([cause, stream, what]), NAMESPACE);
}
