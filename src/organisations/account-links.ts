import { Injectable } from '@nestjs/common';
import { derivedUuid } from '../shared/derived-uuid.js';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore } from '../platform/event-store/event-store.port.js';
import { Clock } from '../platform/time/clock.port.js';
import type { LinkedAccounts } from '../shared/linked-accounts.js';
import type { Actor, RecordedEvent } from '../shared/recorded-event.js';
import { IdempotentLog } from './idempotent-log.js';
import { afterLinkEvent, LINK_EVENT_TYPES, NO_LINKS, type LinkEvent, type Links } from './linking.js';

const NAMESPACE = 'c0f2a4f1-3b8e-5a66-8f0d-2a9d5e7b6c31';

/** Which accounts are one person's, in the log of each organisation (ADR 27). */
@Injectable()
export class AccountLinks {
  readonly #log: IdempotentLog;

  constructor(store: EventStore, codec: EventCodec, clock: Clock) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  /** From the log each time: what was linked in another process counts here at once. */
  async linkedIn(organisation: string): Promise<LinkedAccounts> {
    return (await this.of(organisation)).linked;
  }

  async of(organisation: string): Promise<Links> {
    return linksIn(await this.#log.read(streamOf(organisation)));
  }

  /** @returns whether anything was recorded */
  async record(
    organisation: string,
    by: Actor,
    decide: (links: Links) => LinkEvent | undefined,
  ): Promise<boolean> {
    return this.#log.append(streamOf(organisation), organisation, (history, revision) => {
      const event = decide(linksIn(history));
      return (
        event && {
          id: derivedUuid(JSON.stringify([organisation, event, by.id, revision]), NAMESPACE),
          event,
          actor: by,
          schemaVersion: LINK_EVENT_TYPES[event.type].schemaVersion,
        }
      );
    });
  }
}

const streamOf = (organisation: string): string => `accounts-${organisation}`;

function linksIn(history: readonly RecordedEvent[]): Links {
  return history.reduce(
    (links, { event, metadata }) => afterLinkEvent(links, event as LinkEvent, metadata.actor),
    NO_LINKS,
  );
}
