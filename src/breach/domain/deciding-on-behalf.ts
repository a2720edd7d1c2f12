import { isSurelyBefore } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import {
  refuseOwnWord,
  standingDecision,
  type DecisionConfirmed,
  type DecisionContradicted,
  type DecisionData,
  type DecisionFields,
  type DecisionRevised,
  type DecisionTaken,
} from './decision.js';
import {
  boardHasSpoken,
  decided,
  refuseUnfounded,
  type DecideReads,
  type DecisionAsked,
} from './deciding.js';
import type { Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { notInTheFuture } from './not-in-the-future.js';
import { refuseBy, type RefusalRule } from './refusals.js';

export type DecideOnBehalf = Command<
  'DecideOnBehalf',
  DecisionAsked & Required<Pick<DecisionData, 'decidedAt' | 'onBehalf'>>
>;
export type ConfirmDecision = Command<'ConfirmDecision', DecisionConfirmed['data']>;
export type ContradictDecision = Command<'ContradictDecision', DecisionContradicted['data']>;

/** Nobody undoes on hearsay what the board decided itself; notifying too much can be withdrawn, silence cannot. */
const OVER_THE_BOARD: RefusalRule<{ readonly breach: DecisionFields; readonly command: DecideOnBehalf }> = {
  code: 'board-has-spoken',
  detail:
    'The board decided this itself: only the board decides anew. On its behalf a later yes over its no is recorded, nothing else.',
  kind: 'forbidden',
  when: ({ breach, command: { question, outcome, decidedAt } }) => {
    const standing = standingDecision(breach, question);
    if (standing === undefined || !boardHasSpoken(standing)) return false;
    return outcome !== 'yes' || standing.outcome !== 'no' || isSurelyBefore(decidedAt, standing.decidedAt);
  },
};

/** "Meld maar", by phone: somebody writes down what the board decided. It counts, and the board has to confirm it. */
function decideOnBehalf(
  breach: DecideReads,
  command: DecideOnBehalf,
  { actor, now }: DecisionContext,
): readonly (DecisionTaken | DecisionRevised)[] {
  const { decidedAt, onBehalf } = command;
  notInTheFuture(decidedAt, now, 'decidedAt');
  refuseUnfounded(breach, command, actor);
  refuseBy([OVER_THE_BOARD], { breach, command });
  return decided(breach, command, { decidedAt, onBehalf });
}

function confirmDecision(
  breach: DecisionFields,
  { question }: ConfirmDecision,
  context: DecisionContext,
): readonly DecisionConfirmed[] {
  const decision = breach.decisions[question];
  if (decision?.confirmation === 'given') return [];
  if (decision?.confirmation !== 'open') throw nothingToConfirm();
  refuseOwnWord(decision, context);
  return [{ type: 'DecisionConfirmed', data: { question } }];
}

function contradictDecision(
  breach: DecisionFields,
  { question, reason }: ContradictDecision,
): readonly DecisionContradicted[] {
  const confirmation = breach.decisions[question]?.confirmation;
  if (confirmation === 'contradicted') return [];
  if (confirmation !== 'open') throw nothingToConfirm();
  return [{ type: 'DecisionContradicted', data: { question, reason } }];
}

function nothingToConfirm(): Refusal {
  return new Refusal(
    'nothing-to-confirm',
    'No decision that was recorded on behalf of the board waits here.',
  );
}

export const decidingOnBehalfDecisions = {
  DecideOnBehalf: decideOnBehalf,
  ConfirmDecision: confirmDecision,
  ContradictDecision: contradictDecision,
} satisfies Decisions;
