import { canonicalJson } from '../../shared/canonical-json.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';

/** Only the people on the list see the dossier; people it is about are refused, whatever their role. */
export type DossierRestricted = Fact<
  'DossierRestricted',
  { readonly allowed: readonly string[]; readonly refused: readonly string[] }
>;
export type DossierRestrictionLifted = Fact<'DossierRestrictionLifted', Record<string, never>>;

export type RestrictionEvent = DossierRestricted | DossierRestrictionLifted;

/** Opaque actor ids, never names. */
export interface Restriction {
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

export interface RestrictDossier {
  readonly type: 'RestrictDossier';
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}
export interface LiftRestriction {
  readonly type: 'LiftRestriction';
}

export function restrictDossier(
  { restriction }: Breach,
  { allowed, refused }: RestrictDossier,
  { actor }: DecisionContext,
): readonly DossierRestricted[] {
  if (refused.includes(actor.id)) {
    throw new Refusal(
      'refuses-itself',
      'Who restricts a dossier cannot be among the refused.',
      'invalid',
      '/refused',
    );
  }
  const contradiction = allowed.find((id) => refused.includes(id));
  if (contradiction !== undefined) {
    throw new Refusal(
      'allowed-and-refused',
      'The same person is allowed and refused.',
      'invalid',
      '/allowed',
    );
  }
  // Whoever restricts stays on the list, or nobody could ever open it again.
  const named: Restriction = {
    allowed: [...new Set([...allowed, actor.id])].sort(),
    refused: [...new Set(refused)].sort(),
  };
  if (restriction !== undefined && canonicalJson(restriction) === canonicalJson(named)) return [];
  return [{ type: 'DossierRestricted', data: named }];
}

export function liftRestriction({ restriction }: Breach): readonly DossierRestrictionLifted[] {
  return restriction === undefined ? [] : [{ type: 'DossierRestrictionLifted', data: {} }];
}

/** Whether this person may know of the dossier at all, as far as the restriction goes. */
export function isOpenTo(restriction: Restriction | undefined, actorId: string): boolean {
  return restriction === undefined || restriction.allowed.includes(actorId);
}

export const evolveRestriction: Evolve<RestrictionEvent> = {
  DossierRestricted: (breach, data) => ({ ...breach, restriction: data }),
  DossierRestrictionLifted: ({ restriction: _lifted, ...breach }) => breach,
};
