import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { Sourced } from '../ap-form/form-input.js';
import type {
  DataCategory,
  IncidentType,
  Nature,
  SpecialCategory,
  SubjectConsequence,
} from '../ap-vocabulary.js';
import type { LetterPart } from './letter.js';
import type { ForPeople, LetterContact, LetterDetails } from './letter-words.js';

/** Where questions about a breach can be asked; from the profile. */
export interface LetterSender {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  /** Who else helps people nearby when they do not feel safe. */
  readonly localHelp: readonly LocalHelp[];
  /** Promises of the profile about telling people, quoted. */
  readonly promises: readonly string[];
}

export interface LocalHelp {
  readonly name: string;
  readonly phone?: string;
}

/** What happened, in the closed lists of the AP's form. */
export interface LetterIncident {
  readonly type?: IncidentType;
  readonly natures: readonly Nature[];
  /** At a company that works for the organisation; its name stays out. */
  readonly atProcessor: boolean;
  readonly isAssessed: boolean;
}

/**
 * All that a letter can say of a dossier: words of closed lists, moments, and what was written for the people
 * themselves. No other prose of a dossier is here, so none can come out (H4). Where safety is at stake, only what was
 * written knowing of it.
 */
export interface LetterInput {
  readonly sender: Sourced<LetterSender>;
  readonly fg?: Sourced<Personal<LetterContact>>;
  readonly incident: Sourced<LetterIncident>;
  readonly occurredFrom?: Sourced<Moment>;
  readonly data: Sourced<readonly (DataCategory | SpecialCategory)[]>;
  readonly consequences?: Sourced<readonly SubjectConsequence[]>;
  /** Chosen by a person, or what the dossier shows of it. */
  readonly details: Sourced<LetterDetails>;
  readonly texts: { readonly [P in LetterPart]?: Sourced<ForPeople> };
  /** Of measures that were taken. */
  readonly measures: readonly Sourced<ForPeople>[];
  readonly contact?: Sourced<Personal<LetterContact>>;
  /** Safety is or was at stake: nothing tells where anybody is, or from whom they get help. */
  readonly safetyAtStake: boolean;
}
