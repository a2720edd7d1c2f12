/** Somebody else acted on the dossier since the revision the person had seen. */
export class RevisionMismatch extends Error {
  override readonly name = 'RevisionMismatch';
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`expected revision ${expected}, the dossier stands at ${actual}`);
  }
}

/** The same idempotency key came with another content before. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
}

/** Others kept winning the race for this dossier; nothing was recorded. */
export class TooMuchContention extends Error {
  override readonly name = 'TooMuchContention';
}

/** There is no such dossier, or it is none of this person's business: he cannot tell which. */
export class NoSuchDossier extends Error {
  override readonly name = 'NoSuchDossier';
}

/** The dossier is his to see, the act is not his to do. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  /** @param roles who may do it */
  constructor(
    readonly action: string,
    readonly roles: readonly string[],
  ) {
    super(`not allowed: ${action}`);
  }
}
