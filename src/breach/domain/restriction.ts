import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import { functionsOf, type DeputyFields } from './deputies.js';
import { append, fields } from './fields.js';

/** Who watches that a breach is dealt with: nobody alone takes a dossier out of their sight (ADR 20). */
export const SUPERVISORS = ['fg', 'board'] as const;
export type Supervisor = (typeof SUPERVISORS)[number];

/** Only the people on the list see the dossier; people it is about are refused, whatever their role. */
export type DossierRestricted = DomainEvent<
  'DossierRestricted',
  Restriction & {
    /** Who proposed it, where a second person was needed. */
    readonly proposedBy?: string;
  }
>;
export type DossierRestrictionLifted = DomainEvent<'DossierRestrictionLifted', Record<string, never>>;

/** FG or board whom it shut out went in all the same, and said why. */
export type EmergencyAccessTaken = DomainEvent<'EmergencyAccessTaken', { readonly reason: RegisterText }>;

export type RestrictionEvent = DossierRestricted | DossierRestrictionLifted | EmergencyAccessTaken;

export interface Restriction {
  /** Opaque actor ids, never names. */
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
  /** Functions whose holders keep seeing it, except the refused. */
  readonly open: readonly Supervisor[];
}

interface EmergencyAccess {
  readonly by: string;
  readonly at: Moment;
  readonly reason: RegisterText;
}

export interface RestrictionFields {
  readonly restriction?: Restriction;
  readonly emergencyAccess: readonly EmergencyAccess[];
}

export const restriction = fields<RestrictionFields, RestrictionEvent>({
  initial: { emergencyAccess: [] },
  on: {
    DossierRestricted: (_, { proposedBy: _who, ...restricted }) => ({ restriction: restricted }),
    DossierRestrictionLifted: () => ({ restriction: undefined }),
    EmergencyAccessTaken: (_, { reason }, { actor, recordedAt }) => ({
      emergencyAccess: append({ by: actor.id, at: recordedAt, reason }),
    }),
  },
});

/** Whom it leaves in and whom out. */
export type AccessFields = RestrictionFields & DeputyFields;

/** Somebody, with the roles he holds in the organisation of the dossier. */
export interface Viewer {
  readonly id: string;
  readonly roles: readonly string[];
}

/** What opens a restricted dossier to somebody: his place on the list, his function, that of whom he stands in for, or an emergency. */
export const WAYS_IN = ['list', 'function', 'deputy', 'emergency'] as const;
export type WayIn = (typeof WAYS_IN)[number];

/** Whether this person may know of the dossier at all, as far as the restriction goes. */
export function isOpenTo(breach: AccessFields, viewer: Viewer): boolean {
  return breach.restriction === undefined || wayInto(breach, viewer) !== undefined;
}

/** `undefined` where it is shut, or not restricted. */
export function wayInto(breach: AccessFields, { id, roles }: Viewer): WayIn | undefined {
  const { restriction, emergencyAccess } = breach;
  if (restriction === undefined || isRefused(breach, id)) return undefined;
  if (restriction.allowed.includes(id)) return 'list';
  if (restriction.open.some((role) => roles.includes(role))) return 'function';
  if (functionsOf(breach, id).length > 0) return 'deputy';
  return emergencyAccess.some(({ by }) => by === id) ? 'emergency' : undefined;
}

/** It is about him: not even the emergency way in is his. */
export function isRefused({ restriction }: RestrictionFields, id: string): boolean {
  return restriction?.refused.includes(id) ?? false;
}
