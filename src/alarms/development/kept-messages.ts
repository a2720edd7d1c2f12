import type { Moment } from '../../shared/moment.js';
import type { Channel } from '../notice.js';
import type { Message } from '../sending.port.js';

/** Most that are shown; older ones go. */
const MOST = 200;

export interface KeptMessage extends Message {
  readonly channel: Channel;
  readonly at: Moment;
}

/** What would have gone out: in memory of this process, for whoever tries Lekwacht on his own machine. Never in production. */
export class KeptMessages {
  #kept: readonly KeptMessage[] = [];

  /** The same message again takes the place of the first. */
  keep(message: KeptMessage): void {
    this.#kept = [message, ...this.#kept.filter(({ id }) => id !== message.id)].slice(0, MOST);
  }

  /** The newest first. */
  all(): readonly KeptMessage[] {
    return this.#kept;
  }
}
