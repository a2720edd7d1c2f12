import type { Moment } from '../shared/moment.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import type { Notice } from './notice.js';

/** A report that is danger and could not reach the log: all that is known while the database is away. */
export interface KeptDanger {
  /** Of the event that it will be in the log. */
  readonly cause: string;
  readonly receivedAt: Moment;
  /** Slug. */
  readonly organisation: string;
  readonly breach: string;
  readonly reference: string;
  /** It is about somebody who handles reports: none of them is called. */
  readonly aboutHandler?: boolean;
}

/** Who hears what. */
export abstract class Whom {
  /**
   * Of an event; nothing where nobody has to hear of it. Asked after the fact, and perhaps twice: the same again gives the same
   * causes and recipients.
   * @throws where what it needs cannot be read now: it is asked again
   */
  abstract noticesOf(event: RecordedEvent): Promise<readonly Notice[]>;
  /** Whom the event that it will be alarms at once: from the profiles alone, with the same causes and recipients. */
  abstract noticesOfKept(report: KeptDanger): readonly Notice[];
}
