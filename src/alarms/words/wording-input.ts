import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';

export interface WordingInput {
  /** What the organisation is called. */
  readonly organisation: string;
  readonly now: Moment;
  readonly language: Language;
  /** At which browsers reach this desk; absent: no link. */
  readonly baseUrl?: string | undefined;
}

/** One thing that a message says, in words. */
export interface Said {
  readonly act: string;
  readonly why: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly link?: string | undefined;
}
