import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Moment } from '../../shared/moment.js';
import { plain } from '../contract/plain.js';
import type { BreachEvent } from '../domain/breach.js';
import type { TimeLineEntryAnswer } from '../contract/time-line.answer.js';

/** Field that tells when a fact happened; facts without one, or where it is absent, happened when they were recorded. */
const HAPPENED: { readonly [T in BreachEvent['type']]?: string } = {
  BreachReported: 'receivedAt',
  ReportSupplemented: 'receivedAt',
  ReceiptCorrected: 'receivedAt',
  AwarenessEstablished: 'awareAt',
  AwarenessCorrected: 'awareAt',
  SafetyRiskRaised: 'raisedAt',
  SafetyMeasureTaken: 'takenAt',
  SafeContactEstablished: 'establishedAt',
  ControllerInformed: 'informedAt',
  MeasureTaken: 'takenAt',
  DeletionConfirmed: 'confirmedAt',
  BoardContactAttempted: 'attemptedAt',
  ApNotified: 'notifiedAt',
  SubjectsInformed: 'informedAt',
  ApQuestionReceived: 'receivedAt',
  ApOrderReceived: 'receivedAt',
  ComplaintReceived: 'receivedAt',
  DamageClaimed: 'receivedAt',
  DutyToTellArose: 'receivedAt',
  ApQuestionAnswered: 'answeredAt',
  MatterSettled: 'settledAt',
  DeadlineMissed: 'dueAt',
  DecisionTaken: 'decidedAt',
  DecisionRevised: 'decidedAt',
};

export function timeLine(history: readonly RecordedEvent<BreachEvent>[]): readonly TimeLineEntryAnswer[] {
  const correctedBy = new Map(
    history.flatMap(({ event, revision }) =>
      event.type === 'StatementCorrected' || event.type === 'AlarmCorrected'
        ? [[event.data.corrects, revision] as const]
        : [],
    ),
  );
  return history.map(({ revision, event, metadata }) => {
    const field = HAPPENED[event.type];
    const data = event.data as Readonly<Record<string, unknown>>;
    const happenedAt =
      (field === undefined ? undefined : (data[field] as Moment | undefined)) ?? metadata.recordedAt;
    const corrected = correctedBy.get(revision);
    const { secretDigest: _secret, numberDigest: _number, rules: _rules, fileKey: _key, ...shown } = data;
    return {
      revision,
      event: event.type,
      happenedAt,
      recordedAt: metadata.recordedAt,
      ...(metadata.clockUncertain && { clockUncertain: metadata.clockUncertain }),
      by: { id: metadata.actor.id, role: metadata.actor.role },
      lawVersion: metadata.lawVersion,
      ...(corrected !== undefined && { correctedBy: corrected }),
      data: plain(shown),
    };
  });
}
