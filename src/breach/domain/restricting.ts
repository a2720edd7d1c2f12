import { confirmBy } from '../../law/term/second-person.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { accountsOf, isAmong, type LinkedAccounts } from '../../shared/linked-accounts.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { functionsOf } from './deputies.js';
import { isActor, type Acting, type Command, type DecisionContext } from './domain-event.js';
import {
  refuseBesideAnothers,
  type Proposal,
  type ProposalFields,
  type RestrictionProposed,
} from './proposals.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import {
  isOpenTo,
  isRefused,
  SUPERVISORS,
  type AccessFields,
  type DossierRestricted,
  type DossierRestrictionLifted,
  type EmergencyAccessTaken,
  type Restriction,
  type RestrictionFields,
  type Supervisor,
} from './restriction.js';

export type RestrictDossier = Command<
  'RestrictDossier',
  Restriction & {
    /** Of the refused and of those who were allowed: who holds a grant of FG or board with any of his accounts, as far as the desk can tell; who is unknown may be the FG. */
    readonly supervisors: readonly { readonly id: string; readonly role: Supervisor }[];
  }
>;
export type LiftRestriction = Command<'LiftRestriction'>;
export type TakeEmergencyAccess = Command<'TakeEmergencyAccess', EmergencyAccessTaken['data']>;

/** Nobody is shut out by what a report says of those who handle reports; they see nothing of it from the first second. */
export const ABOUT_A_HANDLER: DossierRestricted = {
  type: 'DossierRestricted',
  data: { allowed: [], refused: [], open: SUPERVISORS },
};

const AGAINST_RESTRICTING: readonly RefusalRule<{
  readonly command: RestrictDossier;
  readonly context: Acting;
}>[] = [
  {
    code: 'refuses-itself',
    detail: 'Who restricts a dossier cannot be among the refused.',
    kind: 'invalid',
    field: 'refused',
    when: ({ command, context }) => command.refused.some((id) => isActor(context, id)),
  },
  {
    code: 'allowed-and-refused',
    detail: 'The same person is allowed and refused.',
    kind: 'invalid',
    field: 'allowed',
    when: ({ command, context }) =>
      command.allowed.some((id) => isAmong(context.linked, id, command.refused)),
  },
];

/**
 * One person shields a dossier from others than FG and board. What would take it out of the sight of one of these
 * is only proposed; the rest of it holds at once.
 */
function restrictDossier(
  breach: AccessFields & ProposalFields,
  command: RestrictDossier,
  context: DecisionContext,
): readonly (DossierRestricted | RestrictionProposed)[] {
  const { actor, linked } = context;
  refuseBy(AGAINST_RESTRICTING, { command, context });
  const asked = listed(command, actor.id);
  const before: Restriction = breach.restriction ?? { allowed: [], refused: [], open: SUPERVISORS };
  const newlyRefused = SUPERVISORS.flatMap((role) =>
    holdersOf(breach, command, role, linked)
      .filter((id) => !isAmong(linked, id, before.refused))
      .map((id) => ({ id, role })),
  );
  // Who was only let in by name goes out when his name does.
  const dropped = command.supervisors.filter(
    ({ id, role }) =>
      before.allowed.includes(id) &&
      !isOpenTo({ ...breach, restriction: asked }, { id, accounts: accountsOf(linked, id), roles: [role] }),
  );
  const newlyClosed = SUPERVISORS.filter((role) => before.open.includes(role) && !asked.open.includes(role));
  const shutOut = [...newlyRefused, ...dropped];
  const shutsOut = SUPERVISORS.filter(
    (role) => newlyClosed.includes(role) || shutOut.some((person) => person.role === role),
  );
  const atOnce: Restriction = {
    allowed: listed(asked, ...dropped.map(({ id }) => id)).allowed,
    refused: asked.refused.filter((id) => !shutOut.some((person) => person.id === id)),
    open: SUPERVISORS.filter((role) => asked.open.includes(role) || newlyClosed.includes(role)),
  };
  return [
    ...restrictedTo(breach, atOnce),
    ...(shutsOut.length === 0 ? [] : proposed(breach, { ...asked, shutsOut }, context)),
  ];
}

function listed({ allowed, refused, open }: Restriction, ...more: readonly string[]): Restriction {
  return {
    // Whoever restricts stays on the list, or nobody could ever open it again.
    allowed: [...new Set([...allowed, ...more])].sort(),
    refused: [...new Set(refused)].sort(),
    open: SUPERVISORS.filter((role) => open.includes(role)),
  };
}

/** Of the refused; a deputy counts as the one he stands in for. */
function holdersOf(
  breach: AccessFields,
  { refused, supervisors }: RestrictDossier,
  role: Supervisor,
  linked: LinkedAccounts,
): readonly string[] {
  return refused.filter(
    (id) =>
      supervisors.some((known) => known.id === id && known.role === role) ||
      accountsOf(linked, id).some((account) => functionsOf(breach, account).includes(role)),
  );
}

function restrictedTo({ restriction }: RestrictionFields, asked: Restriction): readonly DossierRestricted[] {
  const isKnown = restriction !== undefined && canonicalJson(restriction) === canonicalJson(asked);
  return isKnown ? [] : [{ type: 'DossierRestricted', data: asked }];
}

function proposed(
  { proposals }: ProposalFields,
  restriction: Extract<Proposal, { readonly what: 'restriction' }>['restriction'],
  context: DecisionContext,
): readonly RestrictionProposed[] {
  const waiting = proposals.find(({ what }) => what === 'restriction');
  refuseBesideAnothers(waiting, context);
  const isRepeat =
    waiting?.what === 'restriction' && canonicalJson(waiting.restriction) === canonicalJson(restriction);
  return isRepeat
    ? []
    : [{ type: 'RestrictionProposed', data: { ...restriction, confirmBy: confirmBy(context.now) } }];
}

/** By FG or board; by another handler only where it is about both. Whom it would refuse has no say in it. */
export function confirmRestriction(
  breach: ProposalFields & RestrictionFields,
  { restriction, proposedBy }: Extract<Proposal, { readonly what: 'restriction' }>,
  { actor }: Acting,
): DossierRestricted {
  const isSupervisor = SUPERVISORS.some((role) => role === actor.role);
  if (!isSupervisor && !SUPERVISORS.every((role) => restriction.shutsOut.includes(role))) {
    throw new Refusal(
      'supervisor-needed',
      'FG or board confirms a restriction that shuts out the other one.',
      'forbidden',
    );
  }
  const asked = shutMeanwhile(restriction, breach);
  return { type: 'DossierRestricted', data: { ...listed(asked, actor.id), proposedBy } };
}

/** Whoever was shut out since it was proposed, and still is, stays so. */
function shutMeanwhile(
  asked: Restriction,
  { restriction: is, restrictionWhenProposed: was }: ProposalFields & RestrictionFields,
): Restriction {
  if (is === undefined) return asked;
  const refused = is.refused.filter((one) => !was?.refused.includes(one));
  const closed = SUPERVISORS.filter((role) => (was?.open.includes(role) ?? true) && !is.open.includes(role));
  return {
    allowed: asked.allowed.filter((one) => !refused.includes(one)),
    refused: [...asked.refused, ...refused],
    open: asked.open.filter((role) => !closed.includes(role)),
  };
}

function liftRestriction(
  { restriction }: RestrictionFields,
  _command: LiftRestriction,
): readonly DossierRestrictionLifted[] {
  return restriction === undefined ? [] : [{ type: 'DossierRestrictionLifted', data: {} }];
}

function takeEmergencyAccess(
  breach: AccessFields,
  { reason }: TakeEmergencyAccess,
  { actor, linked }: DecisionContext,
): readonly EmergencyAccessTaken[] {
  const accounts = accountsOf(linked, actor.id);
  if (isRefused(breach, accounts)) throw new Refusal('about-you', 'This dossier is about you.', 'forbidden');
  return isOpenTo(breach, { id: actor.id, accounts, roles: [actor.role] })
    ? []
    : [{ type: 'EmergencyAccessTaken', data: { reason } }];
}

export const restrictionDecisions = {
  RestrictDossier: alsoWhen('ended-or-merged', restrictDossier),
  LiftRestriction: alsoWhen('ended-or-merged', liftRestriction),
  TakeEmergencyAccess: alsoWhen('ended-or-merged', takeEmergencyAccess),
} satisfies Decisions;
