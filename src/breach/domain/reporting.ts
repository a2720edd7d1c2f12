import { mostSaid } from '../../law/ap-vocabulary.js';
import { notificationDeadline } from '../../law/clock.js';
import { containmentAdvice } from '../../law/containment/containment-advice.js';
import type { Audience, Situation } from '../../law/containment/situation.js';
import type { Language } from '../../law/sentence.js';
import { earliest, type Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import type { ReportEntered } from './entry.js';
import type { IncidentLinked } from './incident.js';
import type { Involved, InvolvementEstablished } from './involvement.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import {
  worksForTheOrganisation,
  type BreachReported,
  type ContainmentAdviceShown,
  type RecordedReport,
  type ReportContent,
  type ReportedRecipient,
  type YesNoUnknown,
  type ReporterKind,
  type ReportSupplemented,
} from './report.js';
import { ABOUT_A_HANDLER } from './restricting.js';
import type { DossierRestricted } from './restriction.js';
import type { SafetyRiskRaised } from './safety.js';
import { asRecorded, type StatedMoment } from './stated-moment.js';

export type ReportBreach = Command<
  'ReportBreach',
  Omit<BreachReported['data'], 'provisionalAwareAt' | 'deadline' | 'report'> & {
    readonly report: ReportContent;
    /** Where somebody here writes it down; absent: the reporter did so himself. */
    readonly entry?: EnteredBySomebody;
    readonly involved?: Involved;
    readonly incident?: string;
    /** In which the reporter is told what to do at once; absent when nobody is there to read it. */
    readonly language?: Language;
    /** What the organisation's profile has for whoever reports. */
    readonly organisation?: OrganisationOfReporter;
  }
>;

type EnteredBySomebody = Omit<ReportEntered['data'], 'firstContact'> & {
  readonly firstContact: StatedMoment;
};

export interface OrganisationOfReporter extends Pick<Situation, 'inDanger' | 'onCall' | 'phone'> {
  /** There, danger that nobody excluded is treated as danger. */
  readonly sheltersPeople: boolean;
}

export type SupplementReport = Command<'SupplementReport', Omit<ReportSupplemented['data'], 'receivedAt'>>;

/**
 * The clock can start with any employee (AP, Booking.com), so what the organisation's own people state as their
 * discovery counts, never later than receipt. What anyone else states is a claim: receipt counts.
 */
export function provisionalAwareness(
  report: Pick<ReportContent, 'reporter' | 'discovered'>,
  receivedAt: Moment,
): Moment {
  if (!worksForTheOrganisation(report.reporter.kind)) return receivedAt;
  const { discovered } = report;
  return discovered.precision === 'unknown'
    ? receivedAt
    : (earliest(discovered.at, receivedAt) ?? receivedAt);
}

type Begun =
  | BreachReported
  | ReportEntered
  | ContainmentAdviceShown
  | SafetyRiskRaised
  | DossierRestricted
  | InvolvementEstablished
  | IncidentLinked;

function reportBreach(
  breach: object | undefined,
  command: ReportBreach,
  { now }: DecisionContext,
): readonly Begun[] {
  if (breach !== undefined) throw new Refusal('already-reported', 'This dossier exists already.');
  const { report, receivedAt } = command;
  if (report.subjectCount && mostSaid(report.subjectCount) < report.subjectCount.min) {
    throw new Refusal('empty-range', 'The maximum is below the minimum.', 'invalid', 'subjectCount.max');
  }
  const provisionalAwareAt = provisionalAwareness(report, receivedAt);
  const reported: BreachReported = {
    type: 'BreachReported',
    data: {
      reference: command.reference,
      secretDigest: command.secretDigest,
      receivedAt,
      report: recordedReport(report),
      provisionalAwareAt,
      deadline: notificationDeadline(provisionalAwareAt),
      rules: command.rules,
    },
  };
  const begun: readonly Begun[] = [
    reported,
    ...entered(command),
    ...(report.aboutHandler === true ? [ABOUT_A_HANDLER] : []),
    ...adviceShown(command),
  ];
  if (!saysDanger(report)) return begun;
  return [
    ...begun,
    {
      type: 'SafetyRiskRaised',
      // Whoever writes it down raises the alarm: its minutes run from when the desk can do something (ADR 33). What was done about
      // it before was done knowing of it.
      data: {
        source: 'report',
        raisedAt: receivedAt,
        termMinutes: command.rules.safetyTermMinutes,
        ...(command.entry && { termFrom: now }),
      },
    },
  ];
}

function entered({ entry, involved, incident }: ReportBreach): readonly Begun[] {
  return [
    ...(entry
      ? [
          {
            type: 'ReportEntered' as const,
            data: { ...entry, firstContact: asRecorded(entry.firstContact) },
          },
        ]
      : []),
    ...(involved ? [{ type: 'InvolvementEstablished' as const, data: involved }] : []),
    ...(incident === undefined ? [] : [{ type: 'IncidentLinked' as const, data: { incident } }]),
  ];
}

function recordedReport(report: ReportContent): RecordedReport {
  const { occurredFrom, occurredUntil } = report;
  // In the order in which it was said, as it always stood in the log.
  const said: Omit<ReportContent, 'occurredFrom' | 'occurredUntil'> = report;
  return {
    ...said,
    ...(occurredFrom && { occurredFrom: asRecorded(occurredFrom) }),
    ...(occurredUntil && { occurredUntil: asRecorded(occurredUntil) }),
  };
}

interface SaidOfDanger {
  readonly safetyRisk?: YesNoUnknown | undefined;
  readonly recipient?: { readonly kind: ReportedRecipient } | undefined;
}

/** A reporter who names a threatening person tells of danger, whatever else he says of it. */
export function saysDanger({ safetyRisk, recipient }: SaidOfDanger): boolean {
  return safetyRisk === 'yes' || recipient?.kind === 'threatening-person';
}

function adviceShown({ report, language, organisation }: ReportBreach): readonly ContainmentAdviceShown[] {
  if (language === undefined) return [];
  const { incidentType, reporter, safetyRisk, recipient } = report;
  const { sheltersPeople = false, ...known } = organisation ?? {};
  const situation: Situation = {
    ...known,
    ...(incidentType && { incidentType }),
    audience: AUDIENCES[reporter.kind],
    hostileHands: recipient !== undefined && HOSTILE.has(recipient.kind),
    danger: saysDanger(report) || (sheltersPeople && safetyRisk === 'unknown'),
  };
  const advice = containmentAdvice(situation, language);
  return [
    { type: 'ContainmentAdviceShown', data: { language, advice, ...(incidentType && { incidentType }) } },
  ];
}

/** Whom nobody phones, and who would not delete anything because he is asked to. */
const HOSTILE: ReadonlySet<ReportedRecipient> = new Set(['attacker', 'threatening-person', 'public']);

/** Who does not say what he is, is advised as one of the house: most who report at night are. */
export const AUDIENCES: Readonly<Record<ReporterKind, Audience>> = {
  employed: 'staff',
  hired: 'staff',
  volunteer: 'staff',
  trainee: 'staff',
  unknown: 'staff',
  client: 'client',
  partner: 'outsider',
  outsider: 'outsider',
  processor: 'processor',
};

function supplementReport(
  breach: EndingFields,
  { type: _type, ...said }: SupplementReport,
  { now }: DecisionContext,
): readonly (ReportSupplemented | BreachReopened)[] {
  return [
    { type: 'ReportSupplemented', data: { ...said, receivedAt: now } },
    ...reopenedByNewEvent(breach, 'report-supplemented'),
  ];
}

export const reportDecisions = {
  ReportBreach: alsoWhen('ended-or-merged', reportBreach), // and refused there: a dossier begins once
  SupplementReport: alsoWhen('ended', supplementReport),
} satisfies Decisions;
