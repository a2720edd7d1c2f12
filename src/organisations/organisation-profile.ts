import type { DataCategory, SpecialCategory, SubjectGroup } from '../law/ap-vocabulary.js';
import type { FactPath } from './fact-path.js';
import type { OrganisationPromise } from './promise.js';

/** The same text for both languages of the screens. */
export interface Bilingual {
  readonly nl: string;
  readonly en: string;
}

export interface Contact {
  readonly email?: string;
  readonly phone?: string;
}

/** The document the facts were read from. */
export interface ProfileDocument {
  readonly title: string;
  /** File name of the document among the seeds. */
  readonly seed?: string;
  /** `YYYY-MM-DD`, where the document itself says so. */
  readonly lastChanged?: string;
}

/** Functionaris voor gegevensbescherming, Art. 37–39. */
export interface DataProtectionOfficer {
  readonly name?: string;
  readonly contact?: Contact;
  /** Number under which the FG is registered with the AP. */
  readonly apRegistrationNumber?: string;
}

export interface Decider {
  /** What the deciding body or person is called on screens and letters, e.g. `RvB`. */
  readonly title: string;
  /** The words of the document. */
  readonly statedAs: string;
  /** What the document lets him decide: AP notifications as such, or only the processing as a whole. */
  readonly statedFor: 'ap-notification' | 'processing';
}

export interface Mandates {
  /** Whether a standing mandate for record-only cases may be granted here; who holds it is in the log. */
  readonly standingRecordOnly: boolean;
  readonly emergency: {
    /** Hours left before the deadline at which the emergency mandate opens. */
    readonly marginHours: number;
  };
}

export interface OnCallStep {
  readonly role: string;
  readonly contact: Contact;
  /** Minutes without an answer after which this step is tried. */
  readonly afterMinutes: number;
}

/** A group of people whose data the organisation holds, and what the AP's form (7.1) calls them. */
export interface ProfileSubjectGroup {
  readonly id: string;
  readonly label: Bilingual;
  readonly apGroups: readonly SubjectGroup[];
}

/** A row of the matrix data × people. */
export interface ProfileDataCategory {
  readonly id: string;
  readonly label: Bilingual;
  /** What the AP's form calls it: 6.1. */
  readonly apData: readonly DataCategory[];
  /** Special categories among it, Art. 9(1): 6.2 of the form. */
  readonly apSpecial: readonly SpecialCategory[];
  /** Ids of the subject groups of whom it is held. */
  readonly subjects: readonly string[];
  readonly remark?: string;
}

export interface Recipient {
  readonly name: string;
  readonly role: 'processor' | 'controller' | 'not-stated';
  readonly purpose?: Bilingual;
}

export interface RetentionTerm {
  readonly id: string;
  readonly what: Bilingual;
  /** ISO 8601, e.g. `P15Y`; absent where the document gives no term. */
  readonly term?: string;
  /** From when it counts, and exceptions. */
  readonly remark?: string;
}

export interface Retention {
  /** Years that the register of breaches is kept after a dossier is closed; Art. 33(5) sets no term. */
  readonly registerYearsAfterClosing: number;
  /** The terms of the organisation's own files: not those of the register. */
  readonly files: readonly RetentionTerm[];
}

/** What a reporter reads, in Lekwacht's own words; `phone 112` is the only number in it. */
export interface ReporterTexts {
  readonly intro: string;
  readonly inDanger: string;
  readonly whatHappensNext: string;
}

/**
 * One organisation as Lekwacht serves it: plain JSON data, frozen. What its documents do not state is absent and
 * listed in `notStated`; defaults of Lekwacht (margins, mandates, register term) are always filled in.
 */
export interface OrganisationProfile {
  readonly slug: string;
  readonly name: string;
  readonly document: ProfileDocument;
  readonly restsOnRepealedLaw?: string;
  readonly legalBasisNote?: string;
  readonly legalForm?: string;
  readonly address?: string;
  readonly kvk?: string;
  readonly sector?: Bilingual;
  readonly website?: string;
  /** Slug of the profile this organisation took over from. */
  readonly successorOf?: string;
  /** Present though empty where the document speaks of an FG and says nothing more. */
  readonly fg?: DataProtectionOfficer;
  readonly decider?: Decider;
  readonly mandates: Mandates;
  /** Remaining hours at which a warning is raised, largest first. */
  readonly warningMarginsHours: readonly number[];
  /** Days after which an incomplete notification to the AP is brought to mind, again and again. */
  readonly supplementReminderDays: number;
  /** Minutes within which something must have been done when somebody may be in danger. */
  readonly safetyTermMinutes: number;
  /** Where people can report, beside Lekwacht itself. */
  readonly reportingContacts: Contact;
  readonly onCallLadder: readonly OnCallStep[];
  readonly subjectGroups: readonly ProfileSubjectGroup[];
  readonly dataCategories: readonly ProfileDataCategory[];
  readonly systems: readonly Bilingual[];
  readonly processingActivities: readonly Bilingual[];
  /** Everyone who gets data, processors included (Art. 4(9)). */
  readonly recipients: readonly Recipient[];
  readonly retention: Retention;
  readonly languages: readonly ('nl' | 'en')[];
  readonly reporterTexts: { readonly nl: ReporterTexts; readonly en: ReporterTexts };
  readonly promises: readonly OrganisationPromise[];
  /** Where in the document each fact stands. */
  readonly statedIn: Readonly<Partial<Record<FactPath, string>>>;
  /** Facts that the document does not give: shown as "not stated", never guessed. */
  readonly notStated: readonly FactPath[];
  /** What a reader of the document should know, e.g. where it contradicts itself. */
  readonly remarks: readonly string[];
}
