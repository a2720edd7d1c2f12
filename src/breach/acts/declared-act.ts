import type { Action } from '../dossier/access.policy.js';
import { Refusal } from '../../shared/refusal.js';

export const DECLARED_ACT = Symbol('declared act');

/** From a field of the command, as the domain names it, to the field of the body it was read from. */
export type BodyFields = Readonly<Record<string, string>>;

/** What a route says of the act that it is. */
export interface DeclaredAct {
  /** Under the dossier; `matters/:matter/settlement`. */
  readonly path: string;
  readonly action: Action;
  readonly fields: BodyFields;
  /** It is done without having seen the dossier. */
  readonly unseen: boolean;
}

/** The domain refuses by the names of its own fields; where the body calls one otherwise, the answer does too. */
export function inBody(error: unknown, fields: BodyFields): unknown {
  const field = error instanceof Refusal && error.field !== undefined ? fields[error.field] : undefined;
  if (!(error instanceof Refusal) || field === undefined) return error;
  return new Refusal(error.code, error.detail, error.kind, field, error.members);
}
