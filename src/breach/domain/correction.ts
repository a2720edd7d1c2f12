import { canonicalJson } from '../../shared/canonical-json.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import {
  hidesFaultOfNotification,
  notificationCorrected,
  restateNotification,
  valuesOfNotification,
  type NotificationValues,
  type RestatedNotification,
} from './correction-of-notification.js';
import {
  hidesFaultOfRound,
  restateRound,
  roundCorrected,
  valuesOfRound,
  type RestatedRound,
  type RoundValues,
} from './correction-of-round.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import { noticeCorrected, type NoticeValues } from './organisation-role.js';
import type { RegisterText } from './register-text.js';
import { notInTheFuture } from './safety.js';

interface Correction {
  /** Revision of the event that stated it wrongly. That event stays as it is. */
  readonly corrects: number;
  readonly reason: RegisterText;
}

/** What counted and what counts now, each with what follows from it. */
type Change =
  | {
      readonly statement: 'ApNotified';
      readonly previous: NotificationValues;
      readonly corrected: NotificationValues;
    }
  | {
      readonly statement: 'SubjectsInformed';
      readonly previous: RoundValues;
      readonly corrected: RoundValues;
    }
  | {
      readonly statement: 'ControllerInformed';
      readonly previous: NoticeValues;
      readonly corrected: NoticeValues;
    };

/** A statement as it should have been, as a person says it. */
export type Restatement =
  | ({ readonly statement: 'ApNotified' } & RestatedNotification)
  | ({ readonly statement: 'SubjectsInformed' } & RestatedRound)
  | ({ readonly statement: 'ControllerInformed' } & NoticeValues);

export type StatementCorrected = Fact<
  'StatementCorrected',
  Correction &
    Change & {
      /** Who proposed it, where a second person was needed. */
      readonly proposedBy?: string;
    }
>;
/** It would make look right what looks wrong: a second person has to confirm it, and until then nothing changes. */
export type CorrectionProposed = Fact<'CorrectionProposed', Correction & { readonly restated: Restatement }>;
export type CorrectionRejected = Fact<'CorrectionRejected', Correction>;

export type CorrectionEvent = StatementCorrected | CorrectionProposed | CorrectionRejected;

export type ProposedCorrection = CorrectionProposed['data'] & { readonly proposedBy: string };

export interface CorrectStatement extends Correction {
  readonly type: 'CorrectStatement';
  readonly restated: Restatement;
}
export interface ConfirmCorrection {
  readonly type: 'ConfirmCorrection';
  readonly corrects: number;
}
export interface RejectCorrection extends Correction {
  readonly type: 'RejectCorrection';
}

/** ADR 11: one person corrects; what takes a fault of the organisation out of sight takes two. */
export function correctStatement(
  breach: Breach,
  { corrects, restated, reason }: CorrectStatement,
  { now, actor }: DecisionContext,
): readonly (StatementCorrected | CorrectionProposed)[] {
  const at = restated.statement === 'ApNotified' ? restated.notifiedAt : restated.informedAt;
  notInTheFuture(at, now, restated.statement === 'ApNotified' ? '/notifiedAt' : '/informedAt');
  const { change, hidesFault } = changeBy(breach, corrects, restated);
  if (canonicalJson(change.previous) === canonicalJson(change.corrected)) return [];
  const open = breach.proposedCorrections.find((proposal) => proposal.corrects === corrects);
  if (open !== undefined && open.proposedBy !== actor.id) {
    throw new Refusal(
      'correction-proposed',
      'A correction of this statement waits for a second person: confirm or reject it first.',
    );
  }
  if (!hidesFault) return [{ type: 'StatementCorrected', data: { corrects, ...change, reason } }];
  const isRepeat = open?.proposedBy === actor.id && canonicalJson(open.restated) === canonicalJson(restated);
  return isRepeat ? [] : [{ type: 'CorrectionProposed', data: { corrects, restated, reason } }];
}

export function confirmCorrection(
  breach: Breach,
  { corrects }: ConfirmCorrection,
  { actor }: DecisionContext,
): readonly StatementCorrected[] {
  const { restated, reason, proposedBy } = openProposal(breach, corrects);
  if (proposedBy === actor.id) {
    throw new Refusal(
      'second-person-needed',
      'A second person has to confirm a correction that makes look right what looks wrong.',
      'forbidden',
    );
  }
  // Anew: the clock may have moved since it was proposed.
  const { change } = changeBy(breach, corrects, restated);
  return [{ type: 'StatementCorrected', data: { corrects, ...change, reason, proposedBy } }];
}

/** Anybody who may confirm it, also whoever proposed it: nothing gets out of sight by that. */
export function rejectCorrection(
  breach: Breach,
  { corrects, reason }: RejectCorrection,
): readonly CorrectionRejected[] {
  openProposal(breach, corrects);
  return [{ type: 'CorrectionRejected', data: { corrects, reason } }];
}

function openProposal({ proposedCorrections }: Breach, corrects: number): ProposedCorrection {
  const open = proposedCorrections.find((proposal) => proposal.corrects === corrects);
  if (open === undefined) {
    throw new Refusal('no-such-proposal', 'No correction of this statement was proposed.');
  }
  return open;
}

function changeBy(
  breach: Breach,
  corrects: number,
  restated: Restatement,
): { readonly change: Change; readonly hidesFault: boolean } {
  if (restated.statement === 'ApNotified') {
    const { statement, ...said } = restated;
    const known = statedAt(breach.notifications, corrects);
    const corrected = restateNotification(breach, known, said);
    const change = { statement, previous: valuesOfNotification(known), corrected };
    return { change, hidesFault: hidesFaultOfNotification(breach, known, corrected) };
  }
  if (restated.statement === 'SubjectsInformed') {
    const { statement, ...said } = restated;
    const known = statedAt(breach.informed, corrects);
    const corrected = restateRound(breach, known, said);
    const change = { statement, previous: valuesOfRound(known), corrected };
    return { change, hidesFault: hidesFaultOfRound(known, corrected) };
  }
  const { statement, ...corrected } = restated;
  const { informedAt } = statedAt(breach.controllerInformed ? [breach.controllerInformed] : [], corrects);
  // Art. 33(2) sets no term: no moment looks better than another.
  return { change: { statement, previous: { informedAt }, corrected }, hidesFault: false };
}

function statedAt<S extends { readonly revision: number }>(statements: readonly S[], corrects: number): S {
  const found = statements.find(({ revision }) => revision === corrects);
  if (found === undefined) {
    throw new Refusal(
      'no-such-statement',
      'This dossier holds no such statement at that revision: the time line shows where it stands.',
      'invalid',
      '/corrects',
    );
  }
  return found;
}

function withoutProposal({ proposedCorrections }: Breach, corrects: number): Breach['proposedCorrections'] {
  return proposedCorrections.filter((proposal) => proposal.corrects !== corrects);
}

export const evolveCorrection: Evolve<CorrectionEvent> = {
  CorrectionProposed: (breach, data, { actor }) => ({
    ...breach,
    proposedCorrections: [...withoutProposal(breach, data.corrects), { ...data, proposedBy: actor.id }],
  }),
  CorrectionRejected: (breach, { corrects }) => ({
    ...breach,
    proposedCorrections: withoutProposal(breach, corrects),
  }),
  StatementCorrected: (breach, data, { revision, recordedAt }) => {
    const { corrects, reason } = data;
    const settled = { ...breach, proposedCorrections: withoutProposal(breach, corrects) };
    const trace = { revision, correctedAt: recordedAt, reason };
    switch (data.statement) {
      case 'ApNotified':
        return notificationCorrected(settled, corrects, data.corrected, {
          ...trace,
          previous: data.previous,
        });
      case 'SubjectsInformed':
        return roundCorrected(settled, corrects, data.corrected, { ...trace, previous: data.previous });
      case 'ControllerInformed':
        return noticeCorrected(settled, data.corrected, { ...trace, previous: data.previous });
      default:
        // Written by a newer version: a reader that does not understand a fact stops.
        throw new Error('A correction of a statement that this version does not know.');
    }
  },
};
