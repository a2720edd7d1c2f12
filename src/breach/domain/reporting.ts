import { notificationDeadline } from '../../law/clock.js';
import { containmentAdvice } from '../../law/containment/containment-advice.js';
import type { Language } from '../../law/sentence.js';
import { earliest, type Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import {
  worksForTheOrganisation,
  type BreachReported,
  type ContainmentAdviceShown,
  type ReportContent,
  type ReportSupplemented,
} from './report.js';
import type { SafetyRiskRaised } from './safety.js';

export type ReportBreach = Command<
  'ReportBreach',
  Omit<BreachReported['data'], 'provisionalAwareAt' | 'deadline'> & {
    /** In which the reporter is told what to do at once; absent when nobody is there to read it. */
    readonly language?: Language;
  }
>;

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

function reportBreach(
  breach: object | undefined,
  command: ReportBreach,
): readonly (BreachReported | ContainmentAdviceShown | SafetyRiskRaised)[] {
  if (breach !== undefined) throw new Refusal('already-reported', 'This dossier exists already.');
  const { report, receivedAt } = command;
  if (report.subjectCount && report.subjectCount.max < report.subjectCount.min) {
    throw new Refusal('empty-range', 'The maximum is below the minimum.', 'invalid', 'subjectCount.max');
  }
  const provisionalAwareAt = provisionalAwareness(report, receivedAt);
  const reported: BreachReported = {
    type: 'BreachReported',
    data: {
      reference: command.reference,
      secretDigest: command.secretDigest,
      receivedAt,
      report,
      provisionalAwareAt,
      deadline: notificationDeadline(provisionalAwareAt),
      rules: command.rules,
    },
  };
  const begun = [reported, ...adviceShown(command)];
  if (report.safetyRisk !== 'yes') return begun;
  return [
    ...begun,
    {
      type: 'SafetyRiskRaised',
      data: { source: 'report', raisedAt: receivedAt, termMinutes: command.rules.safetyTermMinutes },
    },
  ];
}

function adviceShown({
  report: { incidentType },
  language,
}: ReportBreach): readonly ContainmentAdviceShown[] {
  if (language === undefined) return [];
  const advice = containmentAdvice(incidentType, language);
  return [
    { type: 'ContainmentAdviceShown', data: { language, advice, ...(incidentType && { incidentType }) } },
  ];
}

function supplementReport(
  breach: EndingFields,
  command: SupplementReport,
  { now }: DecisionContext,
): readonly (ReportSupplemented | BreachReopened)[] {
  return [
    { type: 'ReportSupplemented', data: { by: command.by, text: command.text, receivedAt: now } },
    ...reopenedByNewEvent(breach, 'report-supplemented'),
  ];
}

export const reportDecisions = {
  ReportBreach: alsoWhen('ended-or-merged', reportBreach), // and refused there: a dossier begins once
  SupplementReport: alsoWhen('ended', supplementReport),
} satisfies Decisions;
