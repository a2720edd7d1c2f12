import { ROLES, type Principal, type Role } from '../../platform/identity/principal.js';
import type { Breach } from '../domain/breach.js';
import { isOpenTo } from '../domain/restriction.js';
import { NoSuchDossier, NotAllowed } from './dossier-errors.js';

/**
 * Who may do what, within his own organisation. Where several of a person's roles would do, the first counts and
 * goes into the log: a handler's work by somebody who is also FG is logged as a handler's.
 *
 * The auditor reads within an inquiry that was opened for him, and there are no inquiries yet: he is nowhere.
 * The administrator sees no dossiers. A processor reports like anybody else, without a role.
 */
export const POLICY = {
  'advice.compute': ['handler', 'fg', 'board', 'mandate-holder'],
  'me.read': ROLES,
  'breach.read': ['handler', 'fg', 'board', 'mandate-holder'],
  'breach.replay': ['handler', 'fg', 'board'],
  'register.read': ['handler', 'fg', 'board'],
  'dashboard.read': ['handler', 'fg', 'board', 'mandate-holder'],
  'breach.look-at': ['handler', 'fg'],
  'breach.supplement': ['handler', 'fg'],
  'breach.establish-awareness': ['handler', 'fg'],
  'breach.confirm-awareness': ['handler', 'fg', 'board'],
  'breach.record-safety': ['handler', 'fg', 'mandate-holder', 'board'],
  'breach.record-interest-of-child': ['handler', 'fg'],
  'breach.establish-role': ['handler', 'fg'],
  'breach.record-measure': ['handler', 'fg'],
  'breach.assess': ['handler', 'fg'],
  'breach.request-advice': ['handler', 'board', 'mandate-holder'],
  'breach.advise': ['fg'],
  'breach.decide': ['board', 'mandate-holder'],
  // Deny by default: under a mandate one decides anew, the board alone lets a decision stand.
  'breach.uphold-decision': ['board'],
  'breach.ratify': ['board'],
  'breach.grant-mandate': ['board'],
  'breach.record-board-contact': ['handler', 'fg', 'mandate-holder'],
  'breach.answer-form': ['handler', 'fg', 'mandate-holder', 'board'],
  'breach.record-ap-notification': ['handler', 'fg', 'mandate-holder', 'board'],
  'breach.record-subject-notification': ['handler', 'fg', 'mandate-holder', 'board'],
  'breach.correct': ['handler', 'fg'],
  'breach.confirm-correction': ['handler', 'fg', 'board'],
  'breach.record-matter': ['handler', 'fg', 'board'],
  'breach.dismiss': ['handler', 'fg'],
  'breach.merge': ['handler', 'fg'],
  'breach.close': ['handler', 'fg'],
  'breach.reopen': ['handler', 'fg', 'board'],
  'breach.restrict': ['handler', 'fg', 'board'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof POLICY;

/** A person and what he asks to do: the action that the route declares. */
export interface Asker {
  readonly principal: Principal;
  readonly action: Action;
}

/** The role in which this person may do this in this organisation, if in any. */
function roleFor(principal: Principal, action: Action, organisation: string): Role | undefined {
  const allowed: readonly Role[] = POLICY[action];
  return allowed.find((role) =>
    principal.grants.some((grant) => grant.organisation === organisation && grant.role === role),
  );
}

/**
 * Which organisations a list is about: the one that was named, or all for which this person may do this.
 * @throws NotAllowed where he may do this for none of them
 */
export function organisationsAsked({ principal, action }: Asker, named?: string): readonly string[] {
  const own = new Set(principal.grants.map(({ organisation }) => organisation));
  const asked = [...own].filter(
    (organisation) =>
      (named === undefined || organisation === named) &&
      roleFor(principal, action, organisation) !== undefined,
  );
  if (asked.length === 0) throw new NotAllowed(action);
  return asked;
}

/** Whether this person may know that there is such a dossier. */
function maySee(
  principal: Principal,
  breach: Pick<Breach, 'organisation' | 'restriction'> | undefined,
): breach is Pick<Breach, 'organisation' | 'restriction'> {
  return (
    breach !== undefined &&
    roleFor(principal, 'breach.read', breach.organisation) !== undefined &&
    isOpenTo(breach.restriction, principal.id)
  );
}

/**
 * @returns the role in which the person acts
 * @throws NoSuchDossier also where he may not know that it exists: another organisation's, or restricted
 * @throws NotAllowed he may see it and may not do this
 */
export function authorise(
  { principal, action }: Asker,
  breach: Pick<Breach, 'organisation' | 'restriction'> | undefined,
): Role {
  if (!maySee(principal, breach)) throw new NoSuchDossier();
  const role = roleFor(principal, action, breach.organisation);
  if (role === undefined) throw new NotAllowed(action);
  return role;
}
