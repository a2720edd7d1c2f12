import type { Moment } from '../../shared/moment.js';
import type { BreachFacts } from '../advice/breach-facts.js';
import type { Personal } from '../../shared/personal.js';
import type { RegisterText } from '../../shared/register-text.js';
import type {
  CountRange,
  DataCategory,
  IncidentType,
  MeasureKind,
  NotificationKind,
  SpecialCategory,
  SubjectGroup,
} from '../ap-vocabulary.js';
import type { ListedToTell } from '../people-reached.js';
import type { MatterKind } from '../term/matter-kinds.js';
import type { Assessment } from './assessment.js';
import type { Round } from './round.js';
import type { RecordableQuestion } from './recordable-question.js';

/** The event an answer comes from: one of the dossier, or the profile of the organisation as it was recorded. */
export type FormSource =
  | { readonly event: string; readonly revision: number }
  | { readonly event: 'OrganisationProfileRecorded'; readonly profileDigest: string };

export interface Sourced<T> {
  readonly value: T;
  readonly source: FormSource;
}

export interface FormOrganisation {
  readonly name: string;
  readonly address?: string;
  readonly kvk?: string;
  readonly sector?: string;
  readonly fgRegistration?: string;
  readonly website?: string;
  /** Whether the documents speak of an FG at all. */
  readonly hasFg: boolean;
}

interface FormContact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** What the reporter said: claims, used where nobody assessed yet. */
export interface FormReport {
  readonly description: Personal<string>;
  readonly byOwnPeople: boolean;
  readonly reporterKind: string;
  readonly incidentType?: IncidentType;
  readonly dataCategories?: readonly (DataCategory | SpecialCategory)[];
  readonly subjectGroups?: readonly SubjectGroup[];
  readonly subjectCount?: CountRange;
  readonly system?: Personal<string>;
  readonly processor?: Personal<string>;
}

export interface FormMeasure {
  readonly kind: MeasureKind;
  readonly what: RegisterText;
  readonly dueAt?: Moment;
  readonly takenAt?: Moment;
}

interface FormRound extends Round {
  readonly content: RegisterText;
}

export interface FormTold {
  readonly kind: MatterKind;
  readonly party?: RegisterText;
  readonly settledAt: Moment;
  readonly number?: RegisterText;
}

interface FormInformDecision {
  readonly outcome: 'yes' | 'no';
  readonly ground: string;
  readonly reason: RegisterText;
  readonly publicCommunication?: RegisterText;
}

/** Confirmed by whoever had the data; where `everywhere` is false others have them still, or may. */
export interface FormDeletion {
  readonly confirmedAt: Moment;
  readonly inWriting: boolean;
  readonly everywhere?: boolean;
}

/** A dossier as the forms read it: plain data, each part with the event it comes from. */
export interface FormInput {
  readonly reference: Sourced<string>;
  readonly kind: Sourced<NotificationKind>;
  /** When it is, or was, sent; before that: now. Whether it is late hangs on it. */
  readonly asOf: Moment;
  readonly listed?: ListedToTell;
  /** Somebody’s safety is or was at stake: the public is no way to tell people then. */
  readonly safetyAtStake?: true;
  readonly earlierNumber?: Sourced<string>;
  readonly incomplete?: Sourced<boolean>;
  readonly delay?: Sourced<RegisterText | undefined>;
  readonly withdrawalReason?: Sourced<RegisterText>;
  readonly organisation: Sourced<FormOrganisation>;
  readonly fg?: Sourced<Personal<FormContact>>;
  readonly report: Sourced<FormReport>;
  readonly receivedAt: Sourced<Moment>;
  readonly discovered: Sourced<{ readonly precision: 'moment' | 'day' | 'unknown'; readonly at?: Moment }>;
  readonly firstSignalAt?: Sourced<Moment>;
  readonly processorAwareAt?: Sourced<Moment>;
  readonly occurred: Sourced<{
    readonly from?: Moment;
    readonly until?: Moment;
    readonly ongoing?: boolean;
  }>;
  readonly awareness: Sourced<{
    readonly basis: 'provisional' | 'established';
    readonly at: Moment;
    /** Only the day was said: the moment is its first. */
    readonly isDay?: true;
    readonly dueAt: Moment;
  }>;
  readonly awarenessFacts?: Sourced<Personal<string>>;
  readonly assessment?: Sourced<Assessment>;
  /** What the assessor said of the incident beside the AP's own questions. */
  readonly facts?: Sourced<
    Pick<BreachFacts, 'intent' | 'carrier' | 'recipientKind' | 'keyCompromised' | 'protectionStateOfTheArt'>
  >;
  readonly measures: readonly Sourced<FormMeasure>[];
  readonly deletions: readonly Sourced<FormDeletion>[];
  /** The assessment says that the recipient confirmed it, and nobody recorded when. */
  readonly assessedDeletion?: Sourced<{ readonly inWriting: boolean }>;
  readonly rootCause?: Sourced<RegisterText>;
  readonly informDecision?: Sourced<FormInformDecision>;
  readonly informed: readonly Sourced<FormRound>[];
  /** Whoever else was told, and when. */
  readonly told: readonly Sourced<FormTold>[];
  /** What a person answered to the form itself. */
  readonly answers: { readonly [Q in RecordableQuestion]?: Sourced<Personal<string>> };
}
