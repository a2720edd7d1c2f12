import { Injectable } from '@nestjs/common';
import type { Reactor } from '../platform/subscriptions/reactor.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import { Outbox } from './outbox/outbox.js';
import { Whom } from './whom.port.js';

/** Puts down who has to hear of what was recorded. */
@Injectable()
export class AlarmReactor implements Reactor {
  readonly name = 'alarms';
  readonly streamPrefixes = [];

  constructor(
    private readonly whom: Whom,
    private readonly outbox: Outbox,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    await this.outbox.put(await this.whom.noticesOf(event));
  }
}
