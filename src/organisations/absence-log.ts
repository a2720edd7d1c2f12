import { Injectable } from '@nestjs/common';
import { derivedUuid } from '../shared/derived-uuid.js';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore } from '../platform/event-store/event-store.port.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Moment } from '../shared/moment.js';
import type { Actor } from '../shared/recorded-event.js';
import { ABSENCE_EVENT_TYPES, absencesIn, stateAbsence, type Absences } from './absences.js';
import { IdempotentLog } from './idempotent-log.js';

const NAMESPACE = 'b1c6f3d8-42aa-5f0e-9a77-3e0d5c9f7a24';

/** Who of an organisation's ladder is away, in its log (ADR 52). */
@Injectable()
export class AbsenceLog {
  readonly #log: IdempotentLog;

  constructor(
    store: EventStore,
    codec: EventCodec,
    private readonly clock: Clock,
  ) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  /** @param at as it was known then; absent: as it is known */
  async of(organisation: string, at?: Moment): Promise<Absences> {
    return (await this.read(organisation))(at);
  }

  /** All that is recorded, to be asked of any moment before. */
  async read(organisation: string): Promise<(at?: Moment) => Absences> {
    const history = await this.#log.read(streamOf(organisation));
    return (at) => absencesIn(history, at);
  }

  /** @param until absent: he is there again @returns whether anything was recorded @throws Refusal */
  async state(organisation: string, step: string, until: Moment | undefined, by: Actor): Promise<boolean> {
    return this.#log.append(streamOf(organisation), organisation, (history, revision) => {
      const event = stateAbsence(absencesIn(history), step, until, this.clock.now());
      return (
        event && {
          id: derivedUuid(JSON.stringify([organisation, event, by.id, revision]), NAMESPACE),
          event,
          actor: by,
          schemaVersion: ABSENCE_EVENT_TYPES[event.type].schemaVersion,
        }
      );
    });
  }
}

const streamOf = (organisation: string): string => `absences-${organisation}`;
