import { accountsOf, type LinkedAccounts } from '../../shared/linked-accounts.js';
import { ROLES, type Principal, type Role } from '../../platform/identity/principal.js';
import type { Breach } from '../domain/breach.js';
import { functionsOf, isRecused } from '../domain/deputies.js';
import { isOpenTo, isRefused, SUPERVISORS, type Viewer } from '../domain/restriction.js';
import { NoSuchDossier, NotAllowed } from './dossier-errors.js';
import type { Look } from './look.js';

/**
 * Who may do what, within his own organisation. Where several of a person's roles would do, the first counts and
 * goes into the log: a handler's work by somebody who is also FG is logged as a handler's.
 *
 * The auditor reads a dossier, its time line and its past within an inquiry that is open for him, and nothing else: that is
 * asked of the inquiry (`InquiryAccess`), and here he is nowhere but in the list of his inquiries.
 * The administrator sees no dossiers. A processor's machine reports, and sees nothing.
 */
export const POLICY = {
  'advice.compute': ['handler', 'fg', 'board', 'mandate-holder'],
  'me.read': ROLES,
  'breach.read': ['handler', 'fg', 'board', 'mandate-holder'],
  'breach.replay': ['handler', 'fg', 'board'],
  'register.read': ['handler', 'fg', 'board'],
  'dashboard.read': ['handler', 'fg', 'board', 'mandate-holder'],
  // Who looked at what is about colleagues: for whom it is the task to watch (Art. 39(1)(b) GDPR), and nobody else.
  'looks.read': ['fg'],
  // That the log is what it was: for whoever watches, and whoever is asked to believe it.
  'log.prove': ['fg', 'auditor'],
  // Whoever writes down what somebody told: in each organisation that it is for.
  'report.enter': ['handler', 'fg'],
  'report.as-processor': ['processor'],
  'intake.read-waiting': ['handler', 'fg'],
  'breach.look-at': ['handler', 'fg'],
  'breach.supplement': ['handler', 'fg'],
  'breach.review-supplement': ['handler', 'fg'],
  'breach.ask-reporter': ['handler', 'fg'],
  'breach.establish-awareness': ['handler', 'fg'],
  'breach.confirm-awareness': ['handler', 'fg', 'board'],
  // Whoever can act on a danger, who decides and who may in his place included.
  'breach.acknowledge-alarm': ['handler', 'fg', 'mandate-holder', 'board'],
  'breach.record-safety': ['handler', 'fg', 'mandate-holder', 'board'],
  'breach.record-interest-of-child': ['handler', 'fg'],
  'breach.establish-role': ['handler', 'fg'],
  'breach.record-measure': ['handler', 'fg'],
  'breach.assess': ['handler', 'fg'],
  'breach.request-advice': ['handler', 'board', 'mandate-holder'],
  'breach.advise': ['fg'],
  'breach.decide': ['board', 'mandate-holder'],
  'breach.record-decision-of-board': ['handler', 'fg', 'mandate-holder'],
  'breach.confirm-decision': ['board'],
  // Deny by default: under a mandate one decides anew, the board alone lets a decision stand.
  'breach.uphold-decision': ['board'],
  'breach.ratify': ['board'],
  'breach.grant-mandate': ['board'],
  'breach.record-board-contact': ['handler', 'fg', 'mandate-holder'],
  'breach.answer-form': ['handler', 'fg', 'mandate-holder', 'board'],
  'breach.record-ap-notification': ['handler', 'fg', 'mandate-holder', 'board'],
  'breach.record-subject-notification': ['handler', 'fg', 'mandate-holder', 'board'],
  // Who it is about, and how to reach them, is for who deals with them; who decides needs numbers.
  'breach.read-affected-people': ['handler', 'fg'],
  'breach.list-affected-people': ['handler', 'fg'],
  // What stands in a file is for who deals with it; that there is one stands in the dossier.
  'breach.attach': ['handler', 'fg'],
  'breach.read-attachments': ['handler', 'fg'],
  'breach.correct': ['handler', 'fg'],
  // The board too: where there are two people each is the second person of the other (ADR 20).
  'breach.correct-receipt': ['handler', 'fg', 'board'],
  'breach.confirm-correction': ['handler', 'fg', 'board'],
  'breach.record-matter': ['handler', 'fg', 'board'],
  'breach.dismiss': ['handler', 'fg'],
  'breach.merge': ['handler', 'fg'],
  'breach.close': ['handler', 'fg'],
  'breach.reopen': ['handler', 'fg', 'board'],
  'breach.restrict': ['handler', 'fg', 'board'],
  // Neither search nor search result is for who only decides under a mandate.
  'breach.search-values': ['handler', 'fg', 'board'],
  'breach.propose-erasure': ['handler', 'board', 'fg'],
  // The board first: it alone decides against the FG. The FG himself decides on nothing (Art. 38(6)).
  'breach.approve-erasure': ['board', 'handler'],
  'breach.object-to-erasure': ['fg'],
  'breach.place-legal-hold': ['handler', 'fg', 'board'],
  'breach.lift-legal-hold': ['board', 'fg'],
  'retention.read': ['handler', 'fg', 'board'],
  // The FG answers for what an authority is shown (Art. 39(1)(d) and (e)).
  'inquiry.conduct': ['fg'],
  'inquiry.read': ['fg', 'auditor'],
  // Enter, search and prepare; in a dossier only what he may see of it (ADR 43).
  'access-request.handle': ['handler', 'fg', 'board'],
  // Whoever can be sure to see everything: a handler is not told that something is out of his sight.
  'access-request.release': ['board', 'fg'],
  // FG and board first: as such they confirm what a handler may not.
  'breach.answer-proposal': ['fg', 'board', 'handler'],
  // The board first: it alone appoints somebody to do a handler's work.
  'breach.appoint-deputy': ['board', 'fg', 'handler'],
  'breach.recuse': ['handler', 'fg', 'board'],
  'breach.assign': ['handler', 'fg'],
  'breach.enter-in-emergency': SUPERVISORS,
  // The administrator too, who links accounts and sees no dossier.
  'people.read': ['handler', 'fg', 'board', 'administrator'],
  // FG and board only confirm: see `AccountLinks`.
  'people.link': ['administrator', 'fg', 'board'],
  'people.unlink': ['administrator'],
  'grants.read': ['administrator', 'board', 'fg'],
  'grants.give': ['administrator'],
  'grants.confirm': ['board'],
  // The board first: it alone takes away its own and the FG's.
  'grants.withdraw': ['board', 'administrator'],
  'sessions.end': ['administrator'],
  // Each for himself, an administrator for everybody: see `AbsencesOfLadder`.
  'absences.state': ['administrator', 'handler', 'fg', 'board', 'mandate-holder'],
  'profile.read': ['administrator', 'fg', 'board'],
  // Who is called and how: one of those who keep it, at once (ADR 60).
  'profile.change': ['administrator', 'fg'],
  'profile.propose': ['administrator', 'fg', 'board'],
  'profile.confirm': ['board'],
  // The board first; any other only what he proposed himself.
  'profile.reject': ['board', 'administrator', 'fg'],
  // The FG sees where events go; who sees no dossier sets it up, and takes it away.
  'webhooks.read': ['administrator', 'fg'],
  'webhooks.set': ['administrator'],
  'webhooks.tend': ['administrator'],
  'alarms.try': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof POLICY;

/**
 * What nobody does in another's chair: asks for a recent proof of who it is, where it is done, on every road to it.
 * Reading never does, and no act that danger waits for.
 */
export const FRESH_PROOF = [
  'breach.decide',
  'breach.confirm-decision',
  'breach.uphold-decision',
  'breach.ratify',
  'breach.grant-mandate',
  // Nobody brings back what was erased.
  'breach.approve-erasure',
  // Nor what was handed over.
  'access-request.release',
  'grants.give',
  'grants.confirm',
  'grants.withdraw',
  'webhooks.set',
  // What binds the organisation.
  'profile.confirm',
] as const satisfies readonly Action[];

export function needsFreshProof(action: Action): boolean {
  return FRESH_PROOF.some((fresh) => fresh === action);
}

/** A person and what he asks to do: the action that the route declares. */
export interface Asker {
  readonly principal: Principal;
  readonly action: Action;
  /** Where his route is one: it is told what he gets to see. */
  readonly look?: Look;
}

/** The role in which this person may do this in this organisation, if in any. */
function roleFor(principal: Principal, action: Action, organisation: string): Role | undefined {
  const allowed: readonly Role[] = POLICY[action];
  return allowed.find((role) =>
    principal.grants.some((grant) => grant.organisation === organisation && grant.role === role),
  );
}

export function notAllowed(action: Action): NotAllowed {
  return new NotAllowed(action, POLICY[action]);
}

/** The role in which this person may do this there. @throws NotAllowed */
export function roleInOrganisation({ principal, action }: Asker, organisation: string): Role {
  const role = roleFor(principal, action, organisation);
  if (role === undefined) throw notAllowed(action);
  return role;
}

/**
 * Which organisations a list is about: the one that was named, or all for which this person may do this.
 * @throws NotAllowed where he may do this for none of them
 */
export function organisationsAsked({ principal, action, look }: Asker, named?: string): readonly string[] {
  const asked = rolesBy({ principal, action }).filter(
    ({ organisation }) => named === undefined || organisation === named,
  );
  if (asked.length === 0) throw notAllowed(action);
  for (const list of asked) look?.note(list);
  return asked.map(({ organisation }) => organisation);
}

/** Where this person may do this, which may be nowhere: what a page offers him. */
export const organisationsWhere = (asker: Asker): readonly string[] =>
  rolesBy(asker).map(({ organisation }) => organisation);

/** Whether this person may do this in some organisation: what a list or a menu offers him. */
export const maySomewhere = (asker: Asker): boolean => rolesBy(asker).length > 0;

function rolesBy({
  principal,
  action,
}: Asker): readonly { readonly organisation: string; readonly role: Role }[] {
  const own = new Set(principal.grants.map(({ organisation }) => organisation));
  return [...own].flatMap((organisation) => {
    const role = roleFor(principal, action, organisation);
    return role === undefined ? [] : [{ organisation, role }];
  });
}

/** Who is told how many dossiers are restricted; nobody of those that are about himself. */
const TOLD_HOW_MANY: readonly Role[] = ['fg', 'board', 'auditor'];

/** In which of these organisations this person is told that dossiers are restricted. */
export function toldHowMany({ grants }: Principal, organisations: readonly string[]): readonly string[] {
  return organisations.filter((organisation) =>
    grants.some((grant) => grant.organisation === organisation && TOLD_HOW_MANY.includes(grant.role)),
  );
}

/** What the policy asks of a dossier. */
type Guarded = Pick<Breach, 'organisation' | 'restriction' | 'emergencyAccess' | 'deputies' | 'recusals'>;

/** What somebody who recused himself still does: see what happens, and see to it that somebody stands in. */
const ALSO_RECUSED: readonly Action[] = [
  'breach.read',
  'breach.replay',
  'breach.appoint-deputy',
  'breach.answer-proposal',
];

/** The role in which this person may do this in this dossier: his own, or that of whom he stands in for. */
function roleIn({ principal, action }: Asker, breach: Guarded, linked: LinkedAccounts): Role | undefined {
  const held: readonly Role[] = [...granted(principal, breach), ...functionsOf(breach, principal.id)];
  const allowed: readonly Role[] = POLICY[action];
  const accounts = accountsOf(linked, principal.id);
  return allowed.find(
    (role) => held.includes(role) && (ALSO_RECUSED.includes(action) || !isRecused(breach, accounts, role)),
  );
}

function granted({ grants }: Principal, { organisation }: Pick<Breach, 'organisation'>): readonly Role[] {
  return grants.filter((grant) => grant.organisation === organisation).map(({ role }) => role);
}

/** A person as the restriction of a dossier sees him. */
export function viewerIn(
  principal: Principal,
  breach: Pick<Breach, 'organisation'>,
  linked: LinkedAccounts,
): Viewer {
  const { id } = principal;
  return { id, accounts: accountsOf(linked, id), roles: granted(principal, breach) };
}

/** Whether this person may know that there is such a dossier. */
function maySee(
  { principal, action }: Asker,
  breach: Guarded | undefined,
  linked: LinkedAccounts,
): breach is Guarded {
  if (breach === undefined) return false;
  if (roleIn({ principal, action: 'breach.read' }, breach, linked) === undefined) return false;
  const viewer = viewerIn(principal, breach, linked);
  // The emergency way in, from which only those are kept whom it is about.
  const enters =
    action === 'breach.enter-in-emergency' &&
    SUPERVISORS.some((role) => viewer.roles.includes(role)) &&
    !isRefused(breach, viewer.accounts);
  return enters || isOpenTo(breach, viewer);
}

/**
 * @param linked accounts of the dossier's organisation
 * @returns the role in which the person acts
 * @throws NoSuchDossier also where he may not know that it exists: another organisation's, or restricted
 * @throws NotAllowed he may see it and may not do this
 */
export function authorise(asker: Asker, breach: Guarded | undefined, linked: LinkedAccounts): Role {
  if (!maySee(asker, breach, linked)) throw new NoSuchDossier();
  const role = roleIn(asker, breach, linked);
  if (role === undefined) throw notAllowed(asker.action);
  return role;
}

/** Whether this person may do this in this dossier: what a page offers him. */
export function may(asker: Asker, breach: Guarded, linked: LinkedAccounts): boolean {
  return maySee(asker, breach, linked) && roleIn(asker, breach, linked) !== undefined;
}
