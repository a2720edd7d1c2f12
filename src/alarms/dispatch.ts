import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/time/clock.port.js';
import { within } from '../platform/time/within.js';
import { Addresses } from './addresses.js';
import type { Notice } from './notice.js';
import { SENDING_MS } from './outbox/limits.js';
import { type Handed, MailSending, PhoneSending, WebhookSending } from './sending.port.js';
import { Wording } from './wording.port.js';

/** Hands notices over to the outside, as one message. Needs no database, but for the address of a reporter. */
@Injectable()
export class Dispatch {
  constructor(
    private readonly addresses: Addresses,
    private readonly wording: Wording,
    private readonly mail: MailSending,
    private readonly phone: PhoneSending,
    private readonly webhooks: WebhookSending,
    private readonly clock: Clock,
  ) {}

  /**
   * @param id of the message, the same at every try
   * @param notices of one organisation, channel and recipient
   * @throws whatever is wrong with us and not with the message: it is to be tried again
   */
  async send(
    id: string,
    notices: readonly [Notice, ...(readonly Notice[])],
    stop: AbortSignal,
  ): Promise<Handed> {
    const [first] = notices;
    const { channel, recipient } = first;
    // Not `AbortSignal.any`: one that lives as long as the desk remembers each that was made of it.
    const ended = new AbortController();
    const { signal } = ended;
    const end = (): void => {
      ended.abort(stop.reason);
    };
    if (stop.aborted) end();
    stop.addEventListener('abort', end);
    try {
      if (recipient.kind === 'webhook')
        return await within(SENDING_MS, this.webhooks.send(id, recipient.id, notices, signal), stop);
      if (channel === 'webhook') return { never: 'no-address' };
      const addressee = await this.addresses.of(first);
      if (addressee === undefined) return { never: 'no-address' };
      const { to, language } = addressee;
      const words = this.wording.messageOf(notices, { now: this.clock.now(), language });
      const message = { id, to, language, ...words };
      const sending =
        channel === 'mail' ? this.mail.send(message, signal) : this.phone.send(channel, message, signal);
      return await within(SENDING_MS, sending, stop);
    } finally {
      stop.removeEventListener('abort', end);
      ended.abort();
    }
  }
}
