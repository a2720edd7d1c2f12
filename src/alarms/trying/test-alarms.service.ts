import { Injectable } from '@nestjs/common';
import { roleInOrganisation, type Asker } from '../../breach/dossier/access.policy.js';
import { IdempotentLog } from '../../organisations/idempotent-log.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { EventCodec } from '../../platform/event-store/event-codec.js';
import { EventStore } from '../../platform/event-store/event-store.port.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Moment } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { noticeId, type Channel, type Notice } from '../notice.js';
import { Outbox } from '../outbox/outbox.js';
import { SentStates } from '../outbox/sent-states.js';
import {
  noticesOfTest,
  soundTestAlarm,
  TEST_ALARM_EVENT_TYPES,
  type TestAlarmSounded,
} from './test-alarm.js';

/** A test alarm, and what came of each of its messages. */
export interface TriedAlarm {
  readonly at: Moment;
  /** Actor id. */
  readonly by: string;
  readonly messages: readonly {
    readonly step: string;
    readonly channel: Channel;
    /** `sent`, `waiting`, `given-up`, `too-late`; absent: it is known no more. */
    readonly state?: string;
  }[];
}

/** Whether alarms reach those who are on the ladder is tried on an ordinary day, and is recorded. */
@Injectable()
export class TestAlarms {
  readonly #log: IdempotentLog;

  constructor(
    store: EventStore,
    codec: EventCodec,
    clock: Clock,
    private readonly profiles: OrganisationProfiles,
    private readonly outbox: Outbox,
    private readonly states: SentStates,
  ) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  /** @param commandId the same request asked again has the same @throws NotAllowed, Refusal, UnknownOrganisation */
  async sound(by: Asker, organisation: string, commandId: string, step?: string): Promise<TriedAlarm> {
    const role = roleInOrganisation(by, organisation);
    const event = soundTestAlarm(this.profiles.get(organisation), step);
    await this.#log.append(streamOf(organisation), organisation, (history) =>
      history.some(({ id }) => id === commandId)
        ? undefined
        : {
            ...{ id: commandId, event, actor: { id: by.principal.id, role } },
            schemaVersion: TEST_ALARM_EVENT_TYPES.TestAlarmSounded.schemaVersion,
          },
    );
    const recorded = (await this.#log.read(streamOf(organisation))).find(({ id }) => id === commandId);
    if (recorded === undefined) throw new Error('what was recorded is not there');
    // What was put before stays as it is.
    await this.outbox.put(noticesIn(recorded));
    return this.tried(recorded);
  }

  /** @returns nothing where none was ever sounded @throws NotAllowed */
  async last(by: Asker, organisation: string): Promise<TriedAlarm | undefined> {
    roleInOrganisation(by, organisation);
    const recorded = (await this.#log.read(streamOf(organisation))).at(-1);
    return recorded && this.tried(recorded);
  }

  private async tried(recorded: RecordedEvent): Promise<TriedAlarm> {
    const notices = noticesIn(recorded);
    const states = await this.states.of(notices.map(noticeId));
    return {
      at: recorded.metadata.recordedAt,
      by: recorded.metadata.actor.id,
      messages: notices.map((notice) => {
        const state = states.get(noticeId(notice));
        const step = notice.recipient.kind === 'step' ? notice.recipient.step : '';
        return { step, channel: notice.channel, ...(state !== undefined && { state }) };
      }),
    };
  }
}

function noticesIn({ id, event, metadata: { recordedAt, organisation } }: RecordedEvent): readonly Notice[] {
  return noticesOfTest(event as TestAlarmSounded, { cause: id, at: recordedAt, organisation });
}

const streamOf = (organisation: string): string => `test-alarms-${organisation}`;
