import type { Clock } from '../../platform/time/clock.port.js';
import { type Handed, MailSending, type Message, PhoneSending } from '../sending.port.js';
import type { KeptMessages } from './kept-messages.js';

/** Nothing leaves the machine. */
export class KeepingMail extends MailSending {
  constructor(
    private readonly kept: KeptMessages,
    private readonly clock: Clock,
  ) {
    super();
  }

  override send(message: Message): Promise<Handed> {
    this.kept.keep({ ...message, channel: 'mail', at: this.clock.now() });
    return Promise.resolve('sent');
  }

  override check(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

/** As {@link KeepingMail}. */
export class KeepingPhone extends PhoneSending {
  constructor(
    private readonly kept: KeptMessages,
    private readonly clock: Clock,
  ) {
    super();
  }

  override send(channel: 'text' | 'voice', message: Message): Promise<Handed> {
    this.kept.keep({ ...message, channel, at: this.clock.now() });
    return Promise.resolve('sent');
  }

  override carries(): boolean {
    return true;
  }

  override check(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
