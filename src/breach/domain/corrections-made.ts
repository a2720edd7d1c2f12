import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import type { AssessmentFields, BreachAssessed } from './assessment.js';
import {
  absorbing,
  releasing,
  type AbsorbedReportReleased,
  type AwarenessCorrected,
  type AwarenessEstablished,
  type ClockFields,
  type ReportAbsorbed,
} from './awareness.js';
import { STATEMENTS, type Statement, type StatementCorrected } from './correction-trace.js';
import type { Recording } from './domain-event.js';
import { append, fields, type Change } from './fields.js';
import type { InvolvementEstablished, InvolvementFields } from './involvement.js';
import type { LessonFields, MeasureFields, MeasurePlanned, RootCauseEstablished } from './measures.js';
import { withOccurrence, type OccurrenceEstablished } from './occurrence.js';
import type { OrganisationRoleEstablished, OrganisationRoleFields } from './organisation-role.js';
import type { ProposersFields } from './proposers.js';
import type { ReceiptCorrected } from './receipt-corrected.js';
import { assessedValues, clockValues, occurrenceValues } from './values-said-anew.js';

/** What can prove wrong or be said anew: of an act outside, of the moments from which clocks run, of what was found. */
export const CORRECTABLE = [
  ...STATEMENTS,
  ...(['AwarenessEstablished', 'ReportReceived', 'ReportAbsorbed', 'OccurrenceEstablished'] as const),
  ...(['InvolvementEstablished', 'OrganisationRoleEstablished', 'BreachAssessed'] as const),
  ...(['RootCauseEstablished', 'MeasurePlanned'] as const),
] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/** That it was corrected: what counted, what counts, why and by whom, where that is not personal. */
export interface CorrectionMade {
  readonly statement: Correctable;
  readonly correctedAt: Moment;
  /** Role of who corrected it, or confirmed what somebody else proposed. */
  readonly byRole: string;
  /** Role of who proposed it, where a second person was needed. */
  readonly proposedByRole?: string;
  readonly previous: object;
  readonly corrected: object;
  readonly reason?: RegisterText;
  /** There is one, and it stands in the dossier alone. */
  readonly reasonIsPersonal?: true;
  /** Revision of the event that stated it. */
  readonly corrects?: number;
  /** What counted before was counted provisionally: nobody had established it. */
  readonly overProvisional?: true;
}

export interface CorrectionsMadeFields {
  /** Of all that was said, oldest first. */
  readonly correctionsMade: readonly CorrectionMade[];
}

type Reads = CorrectionsMadeFields &
  ProposersFields &
  AssessmentFields &
  ClockFields &
  InvolvementFields &
  LessonFields &
  MeasureFields &
  OrganisationRoleFields;

type Made = Omit<CorrectionMade, 'correctedAt' | 'byRole' | 'proposedByRole'>;

const made = (
  { proposers }: ProposersFields,
  { recordedAt: correctedAt, actor }: Recording,
  correction: Made,
  proposed?: string,
): Change<CorrectionsMadeFields> => {
  const proposedByRole = proposed === undefined ? undefined : proposers[proposed]?.role;
  return {
    correctionsMade: append({
      ...{ correctedAt, byRole: actor.role },
      ...(proposedByRole !== undefined && { proposedByRole }),
      ...correction,
    }),
  };
};

/** What nobody said before is no correction, nor is what was said again. */
const madeWhere = (
  isAnother: boolean,
  ...[before, recording, correction]: Parameters<typeof made>
): Change<CorrectionsMadeFields> => (isAnother ? made(before, recording, correction) : {});

/** Also the provisional moment, which a person's replaces, and what the report said of the others. */
function awareness(
  before: Reads,
  data: AwarenessEstablished['data'] | AwarenessCorrected['data'],
  recording: Recording,
  isAnother: boolean,
): Change<CorrectionsMadeFields> {
  const { awareAt, firstSignalAt, processorAwareAt, reason } = data;
  const known = { ...before.moments, awareAt: before.awareness.at };
  const corrected = clockValues({ awareAt, firstSignalAt, processorAwareAt });
  const previous = Object.fromEntries(
    Object.entries(clockValues(known)).filter(([field]) => field in corrected),
  );
  const isMoved = Object.entries(previous).some(([field, at]) => corrected[field] !== at);
  const statement = 'AwarenessEstablished' as const;
  const correction = {
    ...{ statement, previous, corrected },
    ...(before.awareness.basis === 'provisional' && { overProvisional: true as const }),
    ...(reason && { reasonIsPersonal: true as const }),
  };
  if (!isAnother && !isMoved) return {};
  return made(before, recording, correction, 'proposedBy' in data ? statement : undefined);
}

/** The clock of a breach is the earliest of its reports: with a report it moves, and back without it. */
function merging(
  before: Reads,
  { awareness: then, moments }: Change<ClockFields>,
  recording: Recording,
): Change<CorrectionsMadeFields> {
  const previous = clockValues({ ...before.moments, awareAt: before.awareness.at });
  const corrected = clockValues({ ...moments, awareAt: then?.at ?? before.awareness.at });
  const isMoved = ['awareAt', 'firstSignalAt'].some((field) => previous[field] !== corrected[field]);
  return madeWhere(isMoved, before, recording, { statement: 'ReportAbsorbed', previous, corrected });
}

export const correctionsMade = fields<
  CorrectionsMadeFields,
  | DomainEvent<'StatementCorrected', StatementCorrected<Statement, object>['data']>
  | AbsorbedReportReleased
  | AwarenessCorrected
  | AwarenessEstablished
  | BreachAssessed
  | InvolvementEstablished
  | MeasurePlanned
  | OccurrenceEstablished
  | OrganisationRoleEstablished
  | ReceiptCorrected
  | ReportAbsorbed
  | RootCauseEstablished,
  Reads
>({
  initial: { correctionsMade: [] },
  on: {
    StatementCorrected: (
      before,
      { statement, previous, corrected, reason, corrects, proposedBy },
      recording,
    ) =>
      made(
        before,
        recording,
        { statement, previous, corrected, reason, corrects },
        proposedBy === undefined ? undefined : String(corrects),
      ),
    AwarenessEstablished: (before, data, recording) => awareness(before, data, recording, false),
    AwarenessCorrected: (before, data, recording) => awareness(before, data, recording, true),
    ReceiptCorrected: (before, { previous, receivedAt, reason, proposedBy }, recording) =>
      made(
        before,
        recording,
        {
          ...{ statement: 'ReportReceived', reason },
          ...{ previous: { receivedAt: previous }, corrected: { receivedAt } },
        },
        proposedBy === undefined ? undefined : 'ReportReceived',
      ),
    OccurrenceEstablished: (before, data, recording) =>
      made(before, recording, {
        ...{ statement: 'OccurrenceEstablished', reason: data.reason },
        previous: occurrenceValues(before.moments),
        corrected: occurrenceValues(withOccurrence(before.moments, data)),
      }),
    ReportAbsorbed: (before, data, recording) => merging(before, absorbing(before, data), recording),
    AbsorbedReportReleased: (before, released, recording) =>
      merging(before, releasing(before, released), recording),
    InvolvementEstablished: (before, corrected, recording) =>
      madeWhere(before.involved !== undefined, before, recording, {
        ...{ statement: 'InvolvementEstablished', previous: before.involved ?? {}, corrected },
      }),
    // Until somebody says otherwise, the duties are a controller's, though nobody stated that role.
    OrganisationRoleEstablished: (before, { role, reason }, recording) => {
      const previous = before.organisationRole;
      const isSame = (previous ?? 'controller') === role;
      return madeWhere(!isSame || previous !== undefined, before, recording, {
        ...{ statement: 'OrganisationRoleEstablished', reason },
        previous: isSame
          ? { roleReason: before.reasonOfRole }
          : previous === undefined
            ? {}
            : { role: previous },
        corrected: isSame ? { roleReason: reason } : { role },
      });
    },
    BreachAssessed: (before, assessed, recording) =>
      madeWhere(before.assessment !== undefined, before, recording, {
        statement: 'BreachAssessed',
        previous: before.assessment === undefined ? {} : assessedValues(before.assessment.assessment),
        corrected: assessedValues(assessed),
      }),
    RootCauseEstablished: (before, { cause }, recording) =>
      madeWhere(before.rootCause !== undefined && before.rootCause !== cause, before, recording, {
        ...{ statement: 'RootCauseEstablished', previous: { cause: before.rootCause } },
        corrected: { cause },
      }),
    MeasurePlanned: (before, { measure, kind, what, dueAt }, recording) => {
      const known = before.measures.find((one) => one.measure === measure);
      return madeWhere(known !== undefined, before, recording, {
        statement: 'MeasurePlanned',
        previous: known === undefined ? {} : { kind: known.kind, what: known.what, dueAt: known.dueAt },
        corrected: { kind, what, dueAt },
      });
    },
  },
});
