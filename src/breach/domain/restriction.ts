import { canonicalJson } from '../../shared/canonical-json.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { fields } from './fields.js';

/** Only the people on the list see the dossier; people it is about are refused, whatever their role. */
export type DossierRestricted = DomainEvent<'DossierRestricted', Restriction>;
export type DossierRestrictionLifted = DomainEvent<'DossierRestrictionLifted', Record<string, never>>;

export type RestrictionEvent = DossierRestricted | DossierRestrictionLifted;

/** Opaque actor ids, never names. */
export interface Restriction {
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

export interface RestrictionFields {
  readonly restriction?: Restriction;
}

export const restriction = fields<RestrictionFields, RestrictionEvent>({
  initial: {},
  on: {
    DossierRestricted: (_, data) => ({ restriction: data }),
    DossierRestrictionLifted: () => ({ restriction: undefined }),
  },
});

export type RestrictDossier = Command<'RestrictDossier', Restriction>;
export type LiftRestriction = Command<'LiftRestriction'>;
function restrictDossier(
  { restriction }: RestrictionFields,
  { allowed, refused }: RestrictDossier,
  { actor }: DecisionContext,
): readonly DossierRestricted[] {
  if (refused.includes(actor.id)) {
    throw new Refusal(
      'refuses-itself',
      'Who restricts a dossier cannot be among the refused.',
      'invalid',
      'refused',
    );
  }
  const contradiction = allowed.find((id) => refused.includes(id));
  if (contradiction !== undefined) {
    throw new Refusal('allowed-and-refused', 'The same person is allowed and refused.', 'invalid', 'allowed');
  }
  // Whoever restricts stays on the list, or nobody could ever open it again.
  const named: Restriction = {
    allowed: [...new Set([...allowed, actor.id])].sort(),
    refused: [...new Set(refused)].sort(),
  };
  if (restriction !== undefined && canonicalJson(restriction) === canonicalJson(named)) return [];
  return [{ type: 'DossierRestricted', data: named }];
}

function liftRestriction(
  { restriction }: RestrictionFields,
  _command: LiftRestriction,
): readonly DossierRestrictionLifted[] {
  return restriction === undefined ? [] : [{ type: 'DossierRestrictionLifted', data: {} }];
}

/** Whether this person may know of the dossier at all, as far as the restriction goes. */
export function isOpenTo(restriction: Restriction | undefined, actorId: string): boolean {
  return restriction === undefined || restriction.allowed.includes(actorId);
}

export const restrictionDecisions = {
  RestrictDossier: alsoWhen('ended-or-merged', restrictDossier),
  LiftRestriction: alsoWhen('ended-or-merged', liftRestriction),
} satisfies Decisions;
