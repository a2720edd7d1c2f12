import { Injectable } from '@nestjs/common';
import { ClockWatch } from '../platform/time/clock-watch.js';
import type { Timer } from '../platform/time/timer.js';
import { Drafts } from './drafts.js';

/** Takes away the forms that nobody came back for. */
@Injectable()
export class DraftSweep implements Timer {
  readonly name = 'draft-sweep';
  readonly everyMs = 60 * 60_000;
  #detail = 'not swept yet';

  constructor(
    private readonly drafts: Drafts,
    private readonly watch: ClockWatch,
  ) {}

  async tick(): Promise<void> {
    // A clock that jumped days ahead would take away what somebody still works on.
    if (!this.watch.isCertain()) return;
    this.#detail = `${await this.drafts.sweep()} drafts were past their term at the last sweep`;
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    return { ok: true, detail: this.#detail };
  }
}
