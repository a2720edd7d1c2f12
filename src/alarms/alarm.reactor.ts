import { Injectable } from '@nestjs/common';
import type { Reactor } from '../platform/subscriptions/reactor.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import { carried } from './carried.js';
import type { Notice } from './notice.js';
import { Outbox } from './outbox/outbox.js';
import { PhoneSending } from './sending.port.js';
import { ToldAlready } from './told-already.port.js';
import { Whom } from './whom.port.js';

/** Puts down who has to hear of what was recorded. */
@Injectable()
export class AlarmReactor implements Reactor {
  readonly name = 'alarms';
  readonly streamPrefixes = [];

  constructor(
    private readonly whom: Whom,
    private readonly outbox: Outbox,
    private readonly told: ToldAlready,
    private readonly phone: PhoneSending,
  ) {}

  async handleAll(events: readonly RecordedEvent[]): Promise<void> {
    const reports = events.filter(({ metadata }) => metadata.receivedAt !== undefined);
    // A log that seemed to be away may have taken one all the same, before anybody could say that it was told.
    await this.outbox.putSent(await this.told.of(reports.map(({ metadata }) => metadata.commandId)));
    const notices: Notice[] = [];
    for (const event of events) {
      notices.push(...carried(await this.whom.noticesOf(event), this.phone));
    }
    await this.outbox.put(notices);
  }
}
