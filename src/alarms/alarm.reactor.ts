import { Injectable } from '@nestjs/common';
import type { Reactor } from '../platform/subscriptions/reactor.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import { carried } from './carried.js';
import { Outbox } from './outbox/outbox.js';
import { carriesOf, PhoneSending } from './sending.port.js';
import { Whom } from './whom.port.js';

/** Puts down who has to hear of what was recorded. */
@Injectable()
export class AlarmReactor implements Reactor {
  readonly name = 'alarms';
  readonly streamPrefixes = [];

  constructor(
    private readonly whom: Whom,
    private readonly outbox: Outbox,
    private readonly phone: PhoneSending,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    const notices = await this.whom.noticesOf(event);
    await this.outbox.put(carried(notices, (channel) => carriesOf(this.phone, channel)));
  }
}
