import type { Moment } from '../../shared/moment.js';
import type { NoticeMeans } from '../ap-vocabulary.js';

/** One round of telling the people concerned (Art. 34; AP form, chapter 10): when, how, and whom it reached. */
export interface Round {
  readonly informedAt: Moment;
  /** 10.1.7 */
  readonly means: readonly NoticeMeans[];
  /** How many people it was meant for. */
  readonly intended: number;
  readonly reached?: number;
  /** Came back unread: a letter returned, a mail bounced. */
  readonly returned?: number;
  readonly unreachable?: number;
}
