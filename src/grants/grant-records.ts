import { Injectable } from '@nestjs/common';
import { IdempotentLog } from '../organisations/idempotent-log.js';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore, NO_STREAM } from '../platform/event-store/event-store.port.js';
import { GivenGrants } from '../platform/identity/given-grants.js';
import { Sessions } from '../platform/identity/sessions.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Actor, RecordedEvent } from '../shared/recorded-event.js';
import { foldGrants, GIVEN_GRANT_EVENT_TYPES, type GrantBook, type GrantEvent } from './given-grant.js';

/** Who gave whom which role, in the log of the organisation; and the table of it that requests are answered by. */
@Injectable()
export class GrantRecords {
  readonly #log: IdempotentLog;

  constructor(
    store: EventStore,
    codec: EventCodec,
    clock: Clock,
    private readonly given: GivenGrants,
    private readonly sessions: Sessions,
  ) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  read(organisation: string): Promise<readonly RecordedEvent[]> {
    return this.#log.read(streamOf(organisation));
  }

  /**
   * One fact, in the log and in the table once this returns. What is in the log already is seen to again: a process may
   * have died in between.
   * @param id of the fact: the same command leads to the same one
   */
  async record(
    organisation: string,
    id: string,
    actor: Actor,
    decide: (book: GrantBook) => GrantEvent,
  ): Promise<void> {
    const before = await this.read(organisation);
    const known = before.find((recorded) => recorded.id === id)?.event as GrantEvent | undefined;
    const { type, data } = known ?? decide(foldGrants(before));
    const isWithdrawal = type === 'GrantWithdrawn';
    // First: what fails from here on leaves somebody without the role, and not with it.
    if (isWithdrawal && known === undefined) await this.given.deny({ ...data, organisation });
    try {
      await this.#log.append(streamOf(organisation), organisation, (history) => {
        if (history.some((recorded) => recorded.id === id)) return undefined;
        const event = decide(foldGrants(history));
        return { id, event, actor, schemaVersion: GIVEN_GRANT_EVENT_TYPES[event.type].schemaVersion };
      });
    } finally {
      await this.look(organisation);
    }
    if (isWithdrawal) await this.sessions.endAllOf(data.person);
  }

  /** Brings the table up to the log. */
  async look(organisation: string): Promise<void> {
    const history = await this.read(organisation);
    const book = foldGrants(history);
    const waiting = book.filter(({ state }) => state === 'waits').map(({ person }) => person);
    const grants = book.flatMap(({ person, role, state, withdrawn }) =>
      state === 'waits' && withdrawn === undefined
        ? []
        : [{ person, organisation, role, counts: state === 'counts' }],
    );
    await this.given.replace(organisation, history.at(-1)?.revision ?? NO_STREAM, grants, waiting);
  }
}

function streamOf(organisation: string): string {
  return `given-grants-${organisation}`;
}
