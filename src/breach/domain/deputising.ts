import { confirmBy } from '../../law/term/second-person.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { accountsOf } from '../../shared/linked-accounts.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import {
  functionsOf,
  isRecused,
  type Deputy,
  type DeputyAppointed,
  type DeputyFields,
  type RecusalRecorded,
} from './deputies.js';
import { isActor, type Acting, type Command, type DecisionContext } from './domain-event.js';
import type { LadderFields } from './ladder.js';
import {
  refuseBesideAnothers,
  type DeputyProposed,
  type Proposal,
  type ProposalFields,
} from './proposals.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import { isRefused, type RestrictionFields } from './restriction.js';

export type AppointDeputy = Command<
  'AppointDeputy',
  Deputy & {
    /** Roles he holds in the organisation with any of his accounts, as far as the desk can tell. */
    readonly holds: readonly string[];
  }
>;
export type Recuse = Command<'Recuse', Omit<RecusalRecorded['data'], 'who'>>;

interface Asked {
  readonly breach: DeputyFields & RestrictionFields;
  readonly command: AppointDeputy;
  readonly context: Acting;
}

/** Art. 38(6): whoever advises and watches is not the one who decides or hands out the grants. */
const DECIDES: readonly string[] = ['board', 'mandate-holder', 'administrator'];

const AGAINST_APPOINTING: readonly RefusalRule<Asked>[] = [
  {
    code: 'deputises-itself',
    detail: 'Nobody appoints himself.',
    kind: 'invalid',
    field: 'person',
    when: ({ command, context }) => isActor(context, command.person),
  },
  {
    code: 'deputy-refused',
    detail: 'This dossier is about the person who should stand in.',
    kind: 'invalid',
    field: 'person',
    when: ({ breach, command, context }) => isRefused(breach, accountsOf(context.linked, command.person)),
  },
  {
    code: 'fg-not-independent',
    detail:
      'The FG does not stand in for the board, nor the board or an administrator for the FG (Art. 38(6)).',
    kind: 'invalid',
    field: 'person',
    when: ({ breach, command, context }) => {
      const accounts = accountsOf(context.linked, command.person);
      const holds = [...command.holds, ...accounts.flatMap((account) => functionsOf(breach, account))];
      return command.for === 'fg'
        ? holds.some((role) => DECIDES.includes(role))
        : command.for === 'board' && holds.includes('fg');
    },
  },
];

/**
 * For one dossier, by two people. The board alone appoints somebody to do a handler's work: that takes nothing out of
 * anybody's sight, and where there are two people only, nobody else is left when it is about the other one.
 */
function appointDeputy(
  breach: DeputyFields & RestrictionFields & ProposalFields,
  command: AppointDeputy,
  context: DecisionContext,
): readonly (DeputyAppointed | DeputyProposed)[] {
  const { now, actor, linked } = context;
  refuseBy(AGAINST_APPOINTING, { breach, command, context });
  refuseRecused(breach, command, context);
  const { type: _type, holds: _holds, ...deputy } = command;
  if (functionsOf(breach, deputy.person).includes(deputy.for)) return [];
  const isJudge = !isRecused(breach, accountsOf(linked, actor.id), 'board');
  if (deputy.for === 'handler' && actor.role === 'board' && isJudge) {
    return [{ type: 'DeputyAppointed', data: deputy }];
  }
  const waiting = breach.proposals.find(
    (proposal) => proposal.what === 'deputy' && proposal.deputy.for === deputy.for,
  );
  refuseBesideAnothers(waiting, context);
  const isRepeat = waiting?.what === 'deputy' && canonicalJson(waiting.deputy) === canonicalJson(deputy);
  return isRepeat ? [] : [{ type: 'DeputyProposed', data: { ...deputy, confirmBy: confirmBy(now) } }];
}

function refuseRecused(
  breach: DeputyFields,
  { person, for: missed }: Pick<Deputy, 'person' | 'for'>,
  { linked }: Acting,
): void {
  if (!isRecused(breach, accountsOf(linked, person), missed)) return;
  throw new Refusal(
    'deputy-recused',
    'Who should stand in stepped back from this dossier in that function.',
    'invalid',
    'person',
  );
}

export function confirmDeputy(
  breach: DeputyFields,
  { deputy, proposedBy }: Extract<Proposal, { readonly what: 'deputy' }>,
  acting: Acting,
): DeputyAppointed {
  if (isActor(acting, deputy.person)) {
    throw new Refusal('second-person-needed', 'A deputy is appointed by two others.', 'forbidden');
  }
  // Anew: he may have stepped back since he was proposed.
  refuseRecused(breach, deputy, acting);
  return { type: 'DeputyAppointed', data: { ...deputy, proposedBy } };
}

function recuse(
  breach: DeputyFields & LadderFields,
  { type: _type, ...recusal }: Recuse,
  { actor, linked }: DecisionContext,
): readonly RecusalRecorded[] {
  const his = accountsOf(linked, actor.id);
  if (isRecused(breach, his, recusal.function)) return [];
  const { by, role } = breach.dangerAlarm?.answered ?? {};
  const isAtIt = by !== undefined && his.includes(by) && role === recusal.function;
  return [
    {
      type: 'RecusalRecorded',
      data: { who: actor.id, ...recusal, ...(isAtIt && { leavesAlarm: true as const }) },
    },
  ];
}

export const deputyDecisions = {
  AppointDeputy: alsoWhen('ended', appointDeputy),
  Recuse: alsoWhen('ended', recuse),
} satisfies Decisions;
