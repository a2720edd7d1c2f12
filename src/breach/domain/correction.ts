import type { Round } from '../../law/ap-form/round.js';
import { confirmBy } from '../../law/term/second-person.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { NotificationFields, NotificationValues } from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import {
  hidesFaultOfNotification,
  restateNotification,
  valuesOfNotification,
  type RestatedNotification,
} from './correction-of-notification.js';
import {
  restateDeletion,
  restateMeasure,
  valuesOfDeletion,
  valuesOfMeasure,
  type RestatedDeletion,
  type RestatedMeasure,
} from './correction-of-measure.js';
import { hidesFaultOfRound, restateRound, valuesOfRound } from './correction-of-round.js';
import type { StatementCorrected } from './correction-trace.js';
import type { Decisions } from './decisions.js';
import { isActor, type Command, type DecisionContext } from './domain-event.js';
import { fields } from './fields.js';
import type { DeletionValues, MeasureFields, MeasureValues } from './measures.js';
import { notInTheFuture } from './not-in-the-future.js';
import {
  hidesFaultOfReceived,
  hidesFaultOfSettled,
  restateContact,
  restateReceived,
  restateSettled,
  type RestatedContact,
  type RestatedReceived,
  type RestatedSettled,
} from './correction-of-moment.js';
import type { BoardContactValues, MandateFields } from './mandate.js';
import type { Matter, MatterFields, ReceivedValues, SettledValues } from './matters.js';
import type { EntryFields } from './entry.js';
import { hidesFaultOfDanger } from './passed-terms.js';
import { withCorrectedMoment, type SafetyFields, type SafetyValues } from './safety.js';
import { restateNotice, type ControllerInformedFields, type NoticeValues } from './organisation-role.js';
import type { RegisterText } from '../../shared/register-text.js';
import {
  withoutResult,
  type OrderReads,
  type RoundFields,
  type RoundResultRecorded,
  type RoundValues,
} from './subject-notification.js';

interface Correction {
  /** Revision of the event that stated it wrongly. That event stays as it is. */
  readonly corrects: number;
  readonly reason: RegisterText;
}

type CorrectionOf =
  | StatementCorrected<'ApNotified', NotificationValues>['data']
  | StatementCorrected<'SubjectsInformed', RoundValues>['data']
  | StatementCorrected<'ControllerInformed', NoticeValues>['data']
  | StatementCorrected<'MeasureTaken', MeasureValues>['data']
  | StatementCorrected<'DeletionConfirmed', DeletionValues>['data']
  | StatementCorrected<'SafetyStated', SafetyValues>['data']
  | StatementCorrected<'BoardContactAttempted', BoardContactValues>['data']
  | StatementCorrected<'MatterReceived', ReceivedValues>['data']
  | StatementCorrected<'MatterSettled', SettledValues>['data'];
type AnyStatementCorrected = DomainEvent<'StatementCorrected', CorrectionOf>;

/** What counted and what counts now. */
type Restated = Changed<CorrectionOf>;
type Changed<D> = D extends CorrectionOf ? Pick<D, 'statement' | 'previous' | 'corrected'> : never;

/** A statement as it should have been, as a person says it. */
export type Restatement =
  | ({ readonly statement: 'ApNotified' } & RestatedNotification)
  | ({ readonly statement: 'SubjectsInformed' } & Round)
  | ({ readonly statement: 'ControllerInformed' } & NoticeValues)
  | ({ readonly statement: 'MeasureTaken' } & RestatedMeasure)
  | ({ readonly statement: 'DeletionConfirmed' } & RestatedDeletion)
  | ({ readonly statement: 'SafetyStated' } & SafetyValues)
  | ({ readonly statement: 'BoardContactAttempted' } & RestatedContact)
  | ({ readonly statement: 'MatterReceived' } & RestatedReceived)
  | ({ readonly statement: 'MatterSettled' } & RestatedSettled);

/** It would make look right what looks wrong: a second person has to confirm it, and until then nothing changes. */
export type CorrectionProposed = DomainEvent<
  'CorrectionProposed',
  Correction & { readonly restated: Restatement; readonly confirmBy: Moment }
>;
export type CorrectionRejected = DomainEvent<'CorrectionRejected', Correction>;

export type CorrectionEvent = AnyStatementCorrected | CorrectionProposed | CorrectionRejected;

export type ProposedCorrection = CorrectionProposed['data'] & { readonly proposedBy: string };

export interface ProposedCorrectionFields {
  /** Corrections of statements that wait for a second person; one for each statement. */
  readonly proposedCorrections: readonly ProposedCorrection[];
}

const others = ({ proposedCorrections }: ProposedCorrectionFields, corrected: number) =>
  proposedCorrections.filter((proposal) => proposal.corrects !== corrected);

export const proposedCorrections = fields<ProposedCorrectionFields, CorrectionEvent | RoundResultRecorded>({
  initial: { proposedCorrections: [] },
  on: {
    CorrectionProposed: (before, data, { actor }) => ({
      proposedCorrections: [...others(before, data.corrects), { ...data, proposedBy: actor.id }],
    }),
    CorrectionRejected: (before, data) => ({ proposedCorrections: others(before, data.corrects) }),
    StatementCorrected: (before, data) => ({ proposedCorrections: others(before, data.corrects) }),
    // Each result says the whole anew (ADR 19): what was proposed before it takes no letter back that came back since.
    RoundResultRecorded: ({ proposedCorrections: waiting }, { round, ...result }) => ({
      proposedCorrections: waiting.map((proposal) =>
        proposal.corrects === round && proposal.restated.statement === 'SubjectsInformed'
          ? { ...proposal, restated: { ...withoutResult(proposal.restated), ...result } }
          : proposal,
      ),
    }),
  },
});

export type CorrectStatement = Command<'CorrectStatement', Omit<CorrectionProposed['data'], 'confirmBy'>>;
export type ConfirmCorrection = Command<'ConfirmCorrection', Pick<Correction, 'corrects'>>;
export type RejectCorrection = Command<'RejectCorrection', Correction>;

type CorrectionReads = ProposedCorrectionFields &
  NotificationFields &
  RoundFields &
  ControllerInformedFields &
  MeasureFields &
  SafetyFields &
  EntryFields &
  MandateFields &
  MatterFields &
  ClockFields &
  OrderReads;

/** The moments that a statement may have. */
const MOMENTS = [
  ...(['notifiedAt', 'informedAt', 'takenAt', 'confirmedAt'] as const),
  ...(['at', 'attemptedAt', 'receivedAt', 'settledAt'] as const),
];

/** ADR 11: one person corrects; what takes a fault of the organisation out of sight takes two. */
function correctStatement(
  breach: CorrectionReads,
  { corrects, restated, reason }: CorrectStatement,
  context: DecisionContext,
): readonly (AnyStatementCorrected | CorrectionProposed)[] {
  const { now } = context;
  for (const field of MOMENTS) {
    const at = (restated as { readonly [F in typeof field]?: Moment })[field];
    if (at !== undefined) notInTheFuture(at, now, field);
  }
  const { change, hidesFault } = changeBy(breach, corrects, restated);
  if (canonicalJson(change.previous) === canonicalJson(change.corrected)) {
    // Refused and not passed over: whoever gave a reason would think that it stands.
    throw new Refusal('nothing-to-correct', 'It stands so already: nothing was recorded.');
  }
  const open = breach.proposedCorrections.find((proposal) => proposal.corrects === corrects);
  if (open !== undefined && !isActor(context, open.proposedBy)) {
    throw new Refusal(
      'correction-proposed',
      'A correction of this statement waits for a second person: confirm or reject it first.',
    );
  }
  if (!hidesFault) return [{ type: 'StatementCorrected', data: { corrects, ...change, reason } }];
  const isRepeat =
    open !== undefined && open.reason === reason && canonicalJson(open.restated) === canonicalJson(restated);
  return isRepeat
    ? []
    : [
        {
          type: 'CorrectionProposed',
          data: { corrects, restated, reason, confirmBy: confirmBy(now) },
        },
      ];
}

function confirmCorrection(
  breach: CorrectionReads,
  { corrects }: ConfirmCorrection,
  context: DecisionContext,
): readonly AnyStatementCorrected[] {
  const { restated, reason, proposedBy } = openProposal(breach, corrects);
  if (isActor(context, proposedBy)) {
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
function rejectCorrection(
  breach: ProposedCorrectionFields,
  { corrects, reason }: RejectCorrection,
): readonly CorrectionRejected[] {
  openProposal(breach, corrects);
  return [{ type: 'CorrectionRejected', data: { corrects, reason } }];
}

function openProposal(breach: ProposedCorrectionFields, corrects: number): ProposedCorrection {
  const open = breach.proposedCorrections.find((proposal) => proposal.corrects === corrects);
  if (open === undefined) {
    throw new Refusal('no-such-proposal', 'No correction of this statement was proposed.');
  }
  return open;
}

function changeBy(
  breach: CorrectionReads,
  corrects: number,
  restated: Restatement,
): { readonly change: Restated; readonly hidesFault: boolean } {
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
  // That less was done hides no fault of the organisation; nor does what was done otherwise.
  if (restated.statement === 'MeasureTaken') {
    const { statement, ...said } = restated;
    const known = statedAt(breach.measures, corrects);
    const change = {
      statement,
      previous: valuesOfMeasure(known),
      corrected: restateMeasure(known, said),
    };
    return { change, hidesFault: false };
  }
  if (restated.statement === 'DeletionConfirmed') {
    const { statement, ...said } = restated;
    const known = statedAt(breach.deletions, corrects);
    const change = {
      statement,
      previous: valuesOfDeletion(known),
      corrected: restateDeletion(known, said),
    };
    return { change, hidesFault: false };
  }
  if (restated.statement === 'SafetyStated') {
    const { statement, ...corrected } = restated;
    const stated = (breach.safety.moments ?? []).filter(({ of }) => of !== 'absorbed');
    const { at } = statedAt(stated, corrects);
    const change = { statement, previous: { at }, corrected };
    const safety = withCorrectedMoment(breach.safety, { corrects, ...change });
    return { change, hidesFault: hidesFaultOfDanger(breach, safety) };
  }
  if (restated.statement === 'BoardContactAttempted') {
    const { statement, ...said } = restated;
    const stated = breach.boardContacts.filter(({ byAlarm }) => byAlarm === undefined);
    const { attemptedAt, reached } = statedAt(stated, corrects);
    const previous = { attemptedAt, reached };
    // The emergency mandate opens on attempts: nobody opens it alone by moving them.
    return { change: { statement, previous, corrected: restateContact(previous, said) }, hidesFault: true };
  }
  if (restated.statement === 'MatterReceived') {
    const { statement, ...said } = restated;
    const known = statedAt(breach.matters, corrects);
    const { receivedAt, dueAt } = known;
    const previous = { receivedAt, ...(dueAt && { dueAt }) };
    const corrected = restateReceived(known, said);
    const hidesFault = hidesFaultOfReceived(previous, corrected);
    return { change: { statement, previous, corrected }, hidesFault };
  }
  if (restated.statement === 'MatterSettled') {
    const { statement, ...said } = restated;
    const known = settledAtRevision(breach, corrects);
    const previous = {
      settledAt: known.settledAt,
      ...(known.number !== undefined && { number: known.number }),
    };
    const corrected = restateSettled(previous, said);
    return { change: { statement, previous, corrected }, hidesFault: hidesFaultOfSettled(known, corrected) };
  }
  const { statement, ...said } = restated;
  const known = statedAt(breach.controllerInformed ? [breach.controllerInformed] : [], corrects);
  // Art. 33(2) sets no term: no moment looks better than another.
  const change = { statement, previous: restateNotice(known, known), corrected: restateNotice(known, said) };
  return { change, hidesFault: false };
}

function settledAtRevision({ matters }: MatterFields, corrects: number): Matter & SettledValues {
  const settled = matters.flatMap(({ settledAt, settledRevision, ...matter }) =>
    settledAt === undefined || settledRevision === undefined
      ? []
      : [{ matter: { ...matter, settledAt }, revision: settledRevision }],
  );
  return statedAt(settled, corrects).matter;
}

function statedAt<S extends { readonly revision?: number }>(statements: readonly S[], corrects: number): S {
  const found = statements.find(({ revision }) => revision === corrects);
  if (found === undefined) {
    throw new Refusal(
      'no-such-statement',
      'This dossier holds no such statement at that revision: the time line shows where it stands.',
      'invalid',
      'corrects',
    );
  }
  return found;
}

export const correctionDecisions = {
  CorrectStatement: correctStatement,
  ConfirmCorrection: confirmCorrection,
  RejectCorrection: rejectCorrection,
} satisfies Decisions;
