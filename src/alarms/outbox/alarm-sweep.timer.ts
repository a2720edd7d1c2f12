import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/time/clock.port.js';
import { ClockWatch } from '../../platform/time/clock-watch.js';
import type { Timer } from '../../platform/time/timer.js';
import { plusHours } from '../../shared/moment.js';
import { DAYS_KEPT } from './limits.js';
import { Messages } from './messages.js';

/** Forgets who was told what, after its term: by then no event is handled again that would tell it again. */
@Injectable()
export class AlarmSweep implements Timer {
  readonly name = 'alarm-sweep';
  readonly everyMs = 60 * 60_000;
  #detail = 'not swept yet';

  constructor(
    private readonly messages: Messages,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
  ) {}

  async tick(): Promise<void> {
    // By a clock that jumped ahead they would be told again.
    if (!this.watch.isCertain()) return;
    const gone = await this.messages.forget(plusHours(this.clock.now(), -24 * DAYS_KEPT));
    this.#detail = `${gone} notices were past their term at the last sweep`;
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    return { ok: true, detail: this.#detail };
  }
}
