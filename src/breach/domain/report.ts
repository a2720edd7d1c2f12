import type {
  DataCategory,
  CountRange,
  IncidentType,
  SpecialCategory,
  SubjectGroup,
} from '../../law/ap-vocabulary.js';
import type { NotificationDeadline } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { LadderStep } from '../../law/term/on-call-ladder.js';
import type { OtherDuties } from '../../law/term/other-duties.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import { breachIdOf } from './breach-stream.js';
import { append, fields } from './fields.js';
import {
  asStated,
  asStatedDiscovery,
  type RecordedDiscovery,
  type RecordedMoment,
  type StatedDiscovery,
  type StatedMoment,
} from './stated-moment.js';

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

export const REPORTED_RECIPIENTS = [
  'own-organisation',
  'care-partner',
  'other-organisation',
  'client',
  'private-person',
  'public',
  'attacker',
  'threatening-person',
  'unknown',
] as const;
/** Who has the data, as a reporter would say it; the advice knows other words for it. */
export type ReportedRecipient = (typeof REPORTED_RECIPIENTS)[number];

export const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const;
export type YesNoUnknown = (typeof YES_NO_UNKNOWN)[number];

/** A person, and how to reach him. */
export interface Contact {
  readonly name?: string;
  readonly jobTitle?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** What the reporter said, in his terms. Claims, not findings. */
export interface ReportContent {
  readonly description: Personal<string>;
  readonly reporter: {
    readonly kind: ReporterKind;
    readonly contact?: Personal<Contact & { readonly onBehalfOf?: string }>;
    /** Of a contact: whether an address is in it, known without opening it. Absent: recorded before that was said. */
    readonly hasEmail?: boolean;
    /** Nobody else reads what comes to his e-mail address: he may be written to, whoever he is. */
    readonly readsAlone?: boolean;
    readonly reachableUntil?: Moment;
  };
  /** Whom to ask, where that is not the reporter. */
  readonly contactPerson?: Personal<Contact>;
  /** Of another report that this one adds to, as the reporter says it. */
  readonly earlierReport?: Personal<string>;
  readonly safetyRisk: YesNoUnknown;
  /** It is about somebody who handles reports here: none of them is to see it before FG or board did. */
  readonly aboutHandler?: boolean;
  readonly discovered: StatedDiscovery;
  readonly firstSignalAt?: Moment;
  readonly occurredFrom?: StatedMoment;
  readonly occurredUntil?: StatedMoment;
  readonly ongoing?: boolean;
  readonly incidentType?: IncidentType;
  readonly dataCategories?: readonly (DataCategory | SpecialCategory)[];
  readonly subjectGroups?: readonly SubjectGroup[];
  readonly subjectCount?: CountRange;
  readonly recipient?: {
    readonly kind: ReportedRecipient;
    readonly known?: YesNoUnknown;
    readonly contacted?: YesNoUnknown;
    readonly confirmedDeletion?: YesNoUnknown;
  };
  readonly location?: Personal<string>;
  readonly system?: Personal<string>;
  readonly measuresTaken?: Personal<string>;
  readonly processor?: { readonly name: Personal<string>; readonly awareAt?: Moment };
}

/** What was said, as it stands in the log. */
export type RecordedReport = Omit<ReportContent, 'discovered' | 'occurredFrom' | 'occurredUntil'> & {
  readonly discovered: RecordedDiscovery;
  readonly occurredFrom?: RecordedMoment;
  readonly occurredUntil?: RecordedMoment;
};

export function reportedIn({ occurredFrom, occurredUntil, ...report }: RecordedReport): ReportContent {
  return {
    ...report,
    discovered: asStatedDiscovery(report.discovered),
    ...(occurredFrom && { occurredFrom: asStated(occurredFrom) }),
    ...(occurredUntil && { occurredUntil: asStated(occurredUntil) }),
  };
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
  /** Whom else the organisation may have to tell, by its profile; absent where that says nothing. */
  readonly otherDuties?: OtherDuties;
  /** Minutes between attempts to reach the board that open the emergency mandate; absent: half an hour. */
  readonly boardAttemptsApartMinutes?: number;
  /**
   * Who is called in danger, and when, first step first; empty where the organisation has nobody. Absent in dossiers of before
   * there were ladders: nothing of it runs there.
   */
  readonly ladder?: readonly LadderStep[];
  /** SHA-256 of the profile these were read from. */
  readonly profileDigest: string;
}

export type BreachReported = DomainEvent<
  'BreachReported',
  {
    readonly reference: string;
    /** SHA-256 of the secret with which the reporter returns; the secret itself is stored nowhere. */
    readonly secretDigest: string;
    readonly receivedAt: Moment;
    readonly report: RecordedReport;
    readonly provisionalAwareAt: Moment;
    readonly deadline: NotificationDeadline;
    readonly rules: ClockRules;
  }
>;

/** What the reporter was told to do at once, word for word. */
export type ContainmentAdviceShown = DomainEvent<
  'ContainmentAdviceShown',
  { readonly language: Language; readonly advice: readonly string[]; readonly incidentType?: IncidentType }
>;

export type ReportSupplemented = DomainEvent<
  'ReportSupplemented',
  {
    readonly by: 'reporter' | 'organisation';
    readonly text: Personal<string>;
    readonly receivedAt: Moment;
    /** Of a question that was asked: more than its first answer. */
    readonly question?: string;
    /** Id of the merged dossier whose reporter says it; absent: that of this one. */
    readonly from?: string;
  }
>;

/** A person looked at what was added after the dossier had ended, and says what it means. */
export type SupplementsReviewed = DomainEvent<
  'SupplementsReviewed',
  {
    /** Revisions of the events that added something. */
    readonly supplements: readonly number[];
    readonly conclusion: RegisterText;
  }
>;

export type ReportEvent = BreachReported | ContainmentAdviceShown | ReportSupplemented;

const WORKS_FOR_THE_ORGANISATION: ReadonlySet<ReporterKind> = new Set([
  'employed',
  'hired',
  'volunteer',
  'trainee',
]);

export function worksForTheOrganisation(kind: ReporterKind): boolean {
  return WORKS_FOR_THE_ORGANISATION.has(kind);
}

/** What a dossier is called. */
export interface IdentityFields {
  readonly id: string;
  readonly organisation: string;
  readonly reference: string;
}

export const identity = fields<IdentityFields, BreachReported>({
  initial: {},
  on: {
    BreachReported: (_, { reference }, { stream, organisation }) => ({
      id: breachIdOf(stream),
      organisation,
      reference,
    }),
  },
});

export interface RulesFields {
  readonly rules: ClockRules;
}

export const rules = fields<RulesFields, BreachReported>({
  initial: {},
  on: { BreachReported: (_, data) => ({ rules: data.rules }) },
});

/** With the revision of its event, and what a person concluded who looked at it after the end. */
export type RecordedSupplement = ReportSupplemented['data'] & {
  readonly revision: number;
  readonly conclusion?: RegisterText;
};

/** What the reporter brought, and what he was told. */
export interface ReportFields {
  readonly secretDigest: string;
  readonly report: ReportContent;
  readonly containmentAdvice?: ContainmentAdviceShown['data'];
  readonly supplements: readonly RecordedSupplement[];
}

export const report = fields<ReportFields, ReportEvent | SupplementsReviewed>({
  initial: { supplements: [] },
  on: {
    BreachReported: (_, data) => ({
      secretDigest: data.secretDigest,
      report: reportedIn(data.report),
    }),
    ContainmentAdviceShown: (_, data) => ({ containmentAdvice: data }),
    ReportSupplemented: (_, data, { revision }) => ({ supplements: append({ ...data, revision }) }),
    SupplementsReviewed: (before, { supplements: looked, conclusion }) => ({
      supplements: before.supplements.map((each) =>
        looked.includes(each.revision) ? { ...each, conclusion } : each,
      ),
    }),
  },
});
