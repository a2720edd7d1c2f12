import { Refusal } from '../../shared/refusal.js';
import { bearsControllersDuties, type ControllersDutiesReads } from './controllers-duties.js';
import {
  refuseOwnWord,
  standingDecision,
  type DecisionData,
  type DecisionFields,
  type DecisionRatified,
  type DecisionRevised,
  type DecisionTaken,
  type RatificationRefused,
  type RecordedDecision,
} from './decision.js';
import type { Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { refuseGround, restsOnNothing, type GroundReads } from './ground-needs.js';
import { isSaidToBeAnothers } from './organisation-role.js';
import { contradicting, OF_CONTROLLER, type OpinionFields, turnedAgainst } from './opinions.js';
import { GROUNDS, type Ground, type Opinion } from './question.js';
import { type MandateReads, openMandate } from './open-mandate.js';
import { refuseBy, type RefusalRule } from './refusals.js';

/** What is asked of whoever decides; by whom and from what it departs is known here. */
export type DecisionAsked = Pick<
  DecisionData,
  'question' | 'outcome' | 'ground' | 'reason' | 'departure' | 'publicCommunication'
>;
export type Decide = Command<'Decide', DecisionAsked>;
export type Ratify = Command<'Ratify', DecisionRatified['data']>;
export type RefuseRatification = Command<'RefuseRatification', RatificationRefused['data']>;
export type DecideReads = DecisionFields & GroundReads & OpinionFields & MandateReads;

interface AskedOutcome {
  readonly breach: DecideReads;
  readonly command: Pick<DecisionAsked, 'question' | 'outcome'>;
  readonly actor: DecisionContext['actor'];
}

interface Asked extends AskedOutcome {
  readonly command: DecisionAsked;
}

const groundsFor = ({ question, outcome }: DecisionAsked): readonly Ground[] => GROUNDS[question][outcome];

const NOT_ASSESSED: RefusalRule<AskedOutcome> = {
  code: 'not-assessed',
  // Art. 33(5): not notifying has to be accounted for; notifying can do with less.
  detail: 'Deciding against needs an assessment first.',
  when: ({ breach, command }) => command.outcome === 'no' && breach.assessment === undefined,
};

const PUBLIC_NOT_SAID: RefusalRule<Asked> = {
  code: 'ground-without-public-communication',
  detail: 'Art. 34(3)(c) asks for a public communication instead: say where and how people will read it.',
  kind: 'invalid',
  field: 'publicCommunication',
  when: ({ command }) =>
    command.ground === 'disproportionate-effort' && command.publicCommunication === undefined,
};

const BOARD_HAS_SPOKEN: RefusalRule<AskedOutcome> = {
  code: 'board-has-spoken',
  detail: 'The board decided this itself: only the board decides anew.',
  kind: 'forbidden',
  when: ({ breach, command: { question, outcome }, actor }) => {
    const standing = breach.decisions[question];
    if (actor.role !== 'mandate-holder' || standing === undefined) return false;
    // Its "no" was on other facts, and the deadline never waits for the board.
    const isOutdated =
      outcome === 'yes' &&
      standing.outcome === 'no' &&
      (turnedAgainst(breach, question, 'no').length > 0 || restsOnNothing(breach, question));
    return boardHasSpoken(standing) && !isOutdated;
  },
};

function decideQuestion(
  breach: DecideReads,
  command: Decide,
  context: DecisionContext,
): readonly (DecisionTaken | DecisionRevised)[] {
  refuseUnfounded(breach, command, context.actor);
  return decided(breach, command, authorityToDecide(breach, command, context));
}

/**
 * On what authority this person may decide so now, whatever he writes.
 * @throws Refusal where he may not
 */
export function authorityToDecide(
  breach: DecideReads,
  command: AskedOutcome['command'],
  context: DecisionContext,
): Authority {
  const { actor } = context;
  refuseBy([NOT_ASSESSED, BOARD_HAS_SPOKEN], { breach, command, actor });
  return actor.role === 'mandate-holder' ? openMandate(breach, command.outcome, context) : {};
}

/** @throws Refusal where a decision, whoever takes it, has not what its ground needs */
export function refuseUnfounded(breach: DecideReads, command: DecisionAsked, actor: Asked['actor']): void {
  const grounds = groundsFor(command);
  if (!grounds.includes(command.ground)) {
    throw new Refusal(
      'ground-does-not-fit',
      `Possible grounds here: ${grounds.join(', ')}.`,
      'invalid',
      'ground',
    );
  }
  refuseBy([NOT_ASSESSED], { breach, command, actor });
  refuseGround(breach, command.ground);
  refuseBy([PUBLIC_NOT_SAID], { breach, command, actor });
}

/** By whom it is decided: by the board itself, where nothing is said. */
type Authority = Pick<DecisionData, 'mandate' | 'mandateOpenedBy' | 'decidedAt' | 'onBehalf'>;

/** @throws Refusal where it departs from what was said, without a reason */
export function decided(
  breach: DecideReads,
  command: DecisionAsked,
  authority: Authority,
): readonly (DecisionTaken | DecisionRevised)[] {
  const { question, outcome, ground, reason, departure } = command;
  const publicCommunication = ground === 'disproportionate-effort' ? command.publicCommunication : undefined;
  const departsFrom = departures(breach, command);
  if (departsFrom.length > 0 && departure === undefined) {
    throw new Refusal(
      'departure-without-reason',
      `The decision departs from ${departsFrom.map((from) => DEPARTURE_WORDS[from]).join(' and ')}: say why.`,
      'invalid',
      'departure',
    );
  }
  const standing = standingDecision(breach, question);
  const repeatsWhatStands =
    standing?.outcome === outcome &&
    standing.ground === ground &&
    standing.reason === reason &&
    standing.departure === departure &&
    standing.publicCommunication === publicCommunication &&
    // The same words on new facts are a new decision.
    turnedAgainst(breach, question, outcome).length === 0 &&
    // The same from who has more to say is a new one too, and so is what was heard at another moment.
    weightOf(standing) >= weightOf(authority) &&
    (authority.decidedAt === undefined || authority.decidedAt === standing.decidedAt);
  if (repeatsWhatStands) return [];
  const data = {
    question,
    outcome,
    ground,
    reason,
    ...authority,
    ...(departure !== undefined && { departure }),
    ...(departsFrom.length > 0 && { departsFrom }),
    ...(publicCommunication !== undefined && { publicCommunication }),
  };
  return [{ type: breach.decisions[question] === undefined ? 'DecisionTaken' : 'DecisionRevised', data }];
}

/** The board itself before what was heard of it, and that before a mandate. */
function weightOf({ mandate, onBehalf }: Authority): number {
  if (mandate !== undefined) return 0;
  return onBehalf === undefined ? 2 : 1;
}

/**
 * Whoever does more than the assessed risk asks departs from nothing, as with a promise; doing less is accounted for. The
 * thresholds of Art. 33(1) and 34(1) are the controller's, and so is what an organisation promised its own people: a processor
 * who leaves it to his controller departs from no risk and no promise (Art. 33(2)).
 */
export function departures(
  breach: OpinionFields & ControllersDutiesReads,
  { question, outcome, ground }: Pick<DecisionAsked, 'question' | 'outcome'> & { readonly ground?: Ground },
): readonly Opinion[] {
  // On another ground the duties that one person's "not ours" leaves here are accounted for (ADR 20).
  const isLeft = ground === 'not-controller' && isSaidToBeAnothers(breach);
  const isController = bearsControllersDuties(breach) && !isLeft;
  return contradicting(breach, question, outcome).filter((one) => {
    if (!isController && OF_CONTROLLER.includes(one)) return false;
    return one !== 'assessed-risk' || outcome === 'no';
  });
}

const DEPARTURE_WORDS: Readonly<Record<Opinion, string>> = {
  'fg-advice': 'the advice of the FG',
  'merged-report': 'what was merged into this dossier',
  'computed-advice': 'the computed advice',
  promise: 'a promise of the organisation',
  'assessed-risk': 'the risk that was assessed',
  danger: 'a danger to somebody that is not averted',
};

function ratify(
  breach: DecisionFields,
  { question }: Ratify,
  context: DecisionContext,
): readonly DecisionRatified[] {
  const decision = breach.decisions[question];
  if (decision?.ratification === 'given') return [];
  if (decision?.ratification !== 'open') throw nothingToRatify();
  refuseOwnWord(decision, context);
  return [{ type: 'DecisionRatified', data: { question } }];
}

function refuseRatification(
  breach: DecisionFields,
  { question, reason }: RefuseRatification,
): readonly RatificationRefused[] {
  const decision = breach.decisions[question];
  if (decision?.ratification === 'refused') return [];
  if (decision?.ratification !== 'open') throw nothingToRatify();
  return [{ type: 'RatificationRefused', data: { question, reason } }];
}

/** By its own decision, or by what it said of one under a mandate or on its behalf. */
export function boardHasSpoken({
  mandate,
  ratification,
  onBehalf,
  confirmation,
  upheld,
}: RecordedDecision): boolean {
  if (upheld !== undefined) return true;
  return onBehalf === undefined ? mandate === undefined || ratification !== 'open' : confirmation === 'given';
}

function nothingToRatify(): Refusal {
  return new Refusal('nothing-to-ratify', 'No decision under a mandate waits for ratification here.');
}

export const decidingDecisions = {
  Decide: decideQuestion,
  Ratify: ratify,
  RefuseRatification: refuseRatification,
} satisfies Decisions;
