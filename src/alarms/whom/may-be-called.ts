import type { Breach } from '../../breach/domain/breach.js';
import { isRecused } from '../../breach/domain/deputies.js';
import { isOpenTo, isRefused } from '../../breach/domain/restriction.js';
import type { StepFunction } from '../../law/term/on-call-ladder.js';
import type { OnCallStep } from '../../organisations/on-call.js';
import { accountsOf, type LinkedAccounts } from '../../shared/linked-accounts.js';

/** What tells who may hear of a dossier. */
export interface CallContext {
  readonly breach: Pick<Breach, 'restriction' | 'emergencyAccess' | 'deputies' | 'recusals'>;
  readonly linked: LinkedAccounts;
  /** Roles of the people whom the dossier is about: who among them a function is, a ladder does not say. */
  readonly refusedRoles: ReadonlySet<string>;
  /** It is about somebody who handles reports, by what the reporter says. */
  readonly aboutHandler: boolean;
  /** Ids of steps that are absent. */
  readonly absent: ReadonlySet<string>;
}

const ROLES: Readonly<Record<StepFunction, 'handler' | 'fg' | 'board'>> = {
  'on-call': 'handler',
  deputy: 'handler',
  fg: 'fg',
  board: 'board',
};

type Called = Pick<OnCallStep, 'function' | 'person'> & { readonly id?: string };

/**
 * Nobody whom a report is about is called because of it, nor anybody who does not see the dossier, or who stepped back. Where
 * nobody knows who is on call, whoever might be him is not called: the next one is.
 */
export function mayBeCalled(called: Called, context: CallContext): boolean {
  const { absent, aboutHandler, breach, linked, refusedRoles } = context;
  if (called.id !== undefined && absent.has(called.id)) return false;
  const role = ROLES[called.function];
  if (aboutHandler && role === 'handler') return false;
  const { person } = called;
  if (person !== undefined) {
    const accounts = accountsOf(linked, person);
    if (isRefused(breach, accounts) || isRecused(breach, accounts, role)) return false;
    return isOpenTo(breach, { id: person, accounts, roles: [role] });
  }
  if (refusedRoles.has(role) || breach.recusals.some((recusal) => recusal.function === role)) return false;
  return breach.restriction === undefined || breach.restriction.open.some((open) => open === role);
}
