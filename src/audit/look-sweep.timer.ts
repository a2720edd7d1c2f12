import { Inject, Injectable } from '@nestjs/common';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { ClockWatch } from '../platform/time/clock-watch.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';

/**
 * How many years looks are kept. For care providers at least five from when the line was written: decision of the
 * minister of 27 June 2019 (Stcrt. 2019, 38007) on art. 5(2) Besluit elektronische gegevensverwerking door
 * zorgaanbieders, with NEN 7513 § 8.5 and art. 15e Wabvpz. Not for ever either: art. 5(1)(e) GDPR.
 */
export const YEARS_KEPT = Symbol('years that looks are kept');

/** Takes away what is past its term, whole days only, and none whose digest is not in the log. */
@Injectable()
export class LookSweep implements Timer {
  readonly name = 'look-sweep';
  readonly everyMs = 60 * 60_000;
  #detail = 'not swept yet';

  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
    @Inject(YEARS_KEPT) private readonly years: number,
  ) {}

  async tick(): Promise<void> {
    // A clock that jumped years ahead would leave nothing.
    if (!this.watch.isCertain()) return;
    const { rowCount } = await this.postgres.query({
      text: `with over as (
               delete from look_days
               where digested and day < ($1::timestamptz at time zone 'UTC')::date - make_interval(years => $2)
               returning day, organisation
             )
             delete from looks using over where looks.day = over.day and looks.organisation = over.organisation`,
      values: [this.clock.now(), this.years],
    });
    this.#detail = `${rowCount} looks were past their term at the last sweep`;
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    return { ok: true, detail: this.#detail };
  }
}
