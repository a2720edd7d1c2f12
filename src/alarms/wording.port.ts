import type { Language } from '../law/sentence.js';
import type { Moment } from '../shared/moment.js';
import type { Notice } from './notice.js';
import type { Message } from './sending.port.js';

export type Words = Pick<Message, 'subject' | 'text' | 'html' | 'calendar'>;

export interface WordingContext {
  readonly now: Moment;
  readonly language: Language;
}

/** What is said to whom: works while the database is away. */
export abstract class Wording {
  /** @param notices one or more of one organisation, channel and recipient: one message */
  abstract messageOf(notices: readonly Notice[], context: WordingContext): Words;
}
