import { Injectable } from '@nestjs/common';
import { derivedUuid } from '../shared/derived-uuid.js';
import { IdempotentLog, type NewEvent } from '../organisations/idempotent-log.js';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore } from '../platform/event-store/event-store.port.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { ClockWatch } from '../platform/time/clock-watch.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';
import { fromMilliseconds, toMilliseconds } from '../shared/moment.js';
import { digestOfDay, type LookDigest } from './look-digest.js';

/** Who looked on this day, by a digest of the rows that say so (ADR 28): the table can be held against it. */
interface LooksDigested {
  readonly type: 'LooksDigested';
  readonly data: LookDigest;
}

export const LOOK_EVENT_TYPES = { LooksDigested: { schemaVersion: 1 } } as const;

/** So long, in milliseconds, is a day left open for looks under way: it spares them, the seal does not rest on it. */
const LEFT_OPEN_MS = 15 * 60_000;

const NAMESPACE = '5d7f3a4e-92c1-5b08-8a66-1e4f7c20d9b3';

/**
 * Closes each UTC day for looks and writes its digest into the log, for each organisation in which somebody looked. Any
 * number of processes may: a day is sealed once, its rows stand still from then on, and its fact has one id.
 */
@Injectable()
export class LookDigests implements Timer {
  readonly name = 'look-digests';
  readonly everyMs = 60_000;
  readonly #log: IdempotentLog;
  /** Sealed days, as far as this process looked, whose digest is not in the log yet. */
  #undone = 0;

  constructor(
    private readonly postgres: Postgres,
    store: EventStore,
    codec: EventCodec,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
  ) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  async tick(): Promise<void> {
    // A clock that jumped ahead would close days that have not been.
    if (this.watch.isCertain()) await this.seal();
    const { rows } = await this.postgres.query<{ day: string; organisation: string }>(
      'select day::text, organisation from look_days where not digested order by day, organisation',
    );
    this.#undone = rows.length;
    for (const { day, organisation } of rows) {
      await this.digest(organisation, day);
      this.#undone -= 1;
    }
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    const undone = this.#undone;
    return {
      ok: undone === 0,
      detail: undone === 0 ? 'nothing waits' : `${undone} days wait for their digest`,
    };
  }

  /** From here on nothing can be added to any day that is over: `record_looks` takes the same lock (migration 0027). */
  private async seal(): Promise<void> {
    const open = fromMilliseconds(toMilliseconds(this.clock.now()) - LEFT_OPEN_MS).slice(0, 10);
    const { rowCount } = await this.postgres.query({
      name: 'looks-sealed',
      text: 'select from looks_sealed where through >= $1::date - 1',
      values: [open],
    });
    if (rowCount > 0) return;
    await this.postgres.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(7236837612941870)');
      await tx.query({
        text: `insert into look_days (day, organisation)
               select distinct day, organisation from looks
               where day < $1::date and day > coalesce((select through from looks_sealed), '-infinity')
               on conflict do nothing`,
        values: [open],
      });
      await tx.query({
        text: `insert into looks_sealed (through) values ($1::date - 1)
               on conflict (only_row) do update set through = greatest(looks_sealed.through, excluded.through)`,
        values: [open],
      });
    });
  }

  private async digest(organisation: string, day: string): Promise<void> {
    const digest = await digestOfDay(this.postgres, organisation, day);
    await this.#log.append(`looks-${organisation}`, organisation, (history) =>
      history.some(({ event }) => (event as LooksDigested).data.day === day)
        ? undefined
        : digested(organisation, digest),
    );
    await this.postgres.query({
      text: 'update look_days set digested = true where organisation = $1 and day = $2',
      values: [organisation, day],
    });
  }
}

function digested(organisation: string, data: LookDigest): NewEvent {
  const event: LooksDigested = { type: 'LooksDigested', data };
  return {
    id: derivedUuid(`${organisation} ${data.day}`, NAMESPACE),
    event,
    actor: { id: 'look-digests', role: 'system' },
    schemaVersion: LOOK_EVENT_TYPES.LooksDigested.schemaVersion,
  };
}
