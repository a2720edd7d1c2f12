import type {
  DataCategory,
  CountRange,
  IncidentType,
  SpecialCategory,
  SubjectGroup,
} from '../../law/ap-vocabulary.js';
import { startOfDutchDay, notificationDeadline, type NotificationDeadline } from '../../law/clock.js';
import { containmentAdvice } from '../../law/containment/containment-advice.js';
import type { Language } from '../../law/sentence.js';
import { earliest, type Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import { emptyBreach, type Breach } from './breach-state.js';
import { breachIdOf } from './breach-stream.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import { reopenedByNewFacts, type BreachReopened } from './reopening.js';
import type { SafetyRiskRaised } from './safety.js';

export const REPORTER_KINDS = [
  'employed',
  'hired',
  'volunteer',
  'trainee',
  'client',
  'partner',
  'outsider',
  'processor',
  'unknown',
] as const;
export type ReporterKind = (typeof REPORTER_KINDS)[number];

export const RECIPIENT_KINDS = [
  'own-organisation',
  'care-partner',
  'other-organisation',
  'client',
  'private-person',
  'public',
  'attacker',
  'unknown',
] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

export type YesNoUnknown = 'yes' | 'no' | 'unknown';

/** What the reporter said, in his terms. Claims, not findings. */
export interface ReportContent {
  readonly description: Personal<string>;
  readonly reporter: {
    readonly kind: ReporterKind;
    readonly contact?: Personal<{
      readonly name?: string;
      readonly email?: string;
      readonly phone?: string;
      readonly onBehalfOf?: string;
    }>;
    readonly reachableUntil?: Moment;
  };
  readonly safetyRisk: YesNoUnknown;
  /** With precision `day`, the first moment of that Dutch day. */
  readonly discovered: { readonly precision: 'moment' | 'day' | 'unknown'; readonly at?: Moment };
  readonly firstSignalAt?: Moment;
  readonly occurredFrom?: Moment;
  readonly occurredUntil?: Moment;
  readonly ongoing?: boolean;
  readonly incidentType?: IncidentType;
  readonly dataCategories?: readonly (DataCategory | SpecialCategory)[];
  readonly subjectGroups?: readonly SubjectGroup[];
  readonly subjectCount?: CountRange;
  readonly recipient?: {
    readonly kind: RecipientKind;
    readonly known?: YesNoUnknown;
    readonly contacted?: YesNoUnknown;
    readonly confirmedDeletion?: YesNoUnknown;
  };
  readonly location?: Personal<string>;
  readonly system?: Personal<string>;
  readonly measuresTaken?: Personal<string>;
  readonly processor?: { readonly name: Personal<string>; readonly awareAt?: Moment };
}

/** The profile's settings as they were when the dossier began: a later change of the profile moves nothing. */
export interface ClockRules {
  /** Hours before a deadline at which a warning is raised, each once. */
  readonly warningMarginsHours: readonly number[];
  /** Hours before the deadline from which a mandate holder may decide without the board. */
  readonly emergencyMandateMarginHours: number;
  /** A standing mandate for cases that are recorded and not notified, ratified afterwards. */
  readonly standingMandateRecordOnly: boolean;
  /** Minutes within which something must have been done about a safety risk. */
  readonly safetyTermMinutes: number;
  /** Days after which an incomplete notification is brought to mind, again and again; absent: a week. */
  readonly supplementReminderDays?: number;
  /** SHA-256 of the profile these were read from. */
  readonly profileDigest: string;
}

export type BreachReported = Fact<
  'BreachReported',
  {
    readonly reference: string;
    /** SHA-256 of the secret with which the reporter returns; the secret itself is stored nowhere. */
    readonly secretDigest: string;
    readonly receivedAt: Moment;
    readonly report: ReportContent;
    readonly provisionalAwareAt: Moment;
    readonly deadline: NotificationDeadline;
    readonly rules: ClockRules;
  }
>;

/** What the reporter was told to do at once, word for word. */
export type ContainmentAdviceShown = Fact<
  'ContainmentAdviceShown',
  { readonly language: Language; readonly advice: readonly string[]; readonly incidentType?: IncidentType }
>;

export type ReportSupplemented = Fact<
  'ReportSupplemented',
  { readonly by: 'reporter' | 'organisation'; readonly text: Personal<string>; readonly receivedAt: Moment }
>;

export type ReportEvent = BreachReported | ContainmentAdviceShown | ReportSupplemented;

export interface ReportBreach {
  readonly type: 'ReportBreach';
  readonly reference: string;
  readonly secretDigest: string;
  readonly receivedAt: Moment;
  readonly report: ReportContent;
  readonly rules: ClockRules;
  /** In which the reporter is told what to do at once; absent when nobody is there to read it. */
  readonly language?: Language;
}

export interface SupplementReport {
  readonly type: 'SupplementReport';
  readonly by: 'reporter' | 'organisation';
  readonly text: Personal<string>;
}

const WORKS_FOR_THE_ORGANISATION: ReadonlySet<ReporterKind> = new Set([
  'employed',
  'hired',
  'volunteer',
  'trainee',
]);

export function worksForTheOrganisation(kind: ReporterKind): boolean {
  return WORKS_FOR_THE_ORGANISATION.has(kind);
}

/**
 * The clock can start with any employee (AP, Booking.com), so what the organisation's own people state as their
 * discovery counts, never later than receipt. What anyone else states is a claim: receipt counts.
 */
export function provisionalAwareness(
  report: Pick<ReportContent, 'reporter' | 'discovered'>,
  receivedAt: Moment,
): Moment {
  if (!worksForTheOrganisation(report.reporter.kind)) return receivedAt;
  return earliest(report.discovered.at, receivedAt) ?? receivedAt;
}

/** The stated discovery as a moment: of a day only, its first moment, because the clock leans to the strict side. */
export function statedDiscovery(
  stated: string | undefined,
  asMoment: (text: string) => Moment,
): ReportContent['discovered'] {
  if (stated === undefined) return { precision: 'unknown' };
  return stated.length === 10
    ? { precision: 'day', at: startOfDutchDay(stated) }
    : { precision: 'moment', at: asMoment(stated) };
}

export function reportBreach(
  breach: Breach | undefined,
  command: ReportBreach,
): readonly (BreachReported | ContainmentAdviceShown | SafetyRiskRaised)[] {
  if (breach !== undefined) throw new Refusal('already-reported', 'This dossier exists already.');
  const { report, receivedAt } = command;
  if (report.occurredFrom && report.occurredUntil && report.occurredUntil < report.occurredFrom) {
    throw new Refusal(
      'ends-before-it-begins',
      'The breach ends before it begins.',
      'invalid',
      '/occurredUntil',
    );
  }
  if (report.subjectCount && report.subjectCount.max < report.subjectCount.min) {
    throw new Refusal('empty-range', 'The maximum is below the minimum.', 'invalid', '/subjectCount/max');
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

export function supplementReport(
  breach: Breach,
  command: SupplementReport,
  { now }: DecisionContext,
): readonly (ReportSupplemented | BreachReopened)[] {
  return [
    { type: 'ReportSupplemented', data: { by: command.by, text: command.text, receivedAt: now } },
    ...reopenedByNewFacts(breach, 'report-supplemented'),
  ];
}

/** The first event makes the dossier; all others change it. */
export function begin(data: BreachReported['data'], organisation: string, stream: string): Breach {
  const { report } = data;
  return {
    ...emptyBreach(breachIdOf(stream), organisation),
    reference: data.reference,
    secretDigest: data.secretDigest,
    rules: data.rules,
    report,
    moments: {
      receivedAt: data.receivedAt,
      discovered: report.discovered,
      ...(report.firstSignalAt && { firstSignalAt: report.firstSignalAt }),
      ...(report.occurredFrom && { occurredFrom: report.occurredFrom }),
      ...(report.occurredUntil && { occurredUntil: report.occurredUntil }),
      ...(report.ongoing !== undefined && { ongoing: report.ongoing }),
      ...(report.processor?.awareAt && { processorAwareAt: report.processor.awareAt }),
    },
    awareness: { basis: 'provisional', at: data.provisionalAwareAt, deadline: data.deadline },
  };
}

export const evolveReport: Evolve<Exclude<ReportEvent, BreachReported>> = {
  ContainmentAdviceShown: (breach, data) => ({ ...breach, containmentAdvice: data }),
  ReportSupplemented: (breach, data) => ({ ...breach, supplements: [...breach.supplements, data] }),
};
