import { Injectable } from '@nestjs/common';
import { ClockWatch } from '../time/clock-watch.js';
import { Clock } from '../time/clock.port.js';
import type { Timer } from '../time/timer.js';
import { Rotation } from './rotation.js';

/** Monthly, and in the night after an erasure: an hour after midnight at the latest, or when the desk is up again. */
@Injectable()
export class RotationTimer implements Timer {
  readonly name = 'key-rotation';
  readonly everyMs = 60 * 60_000;
  #fault: string | undefined;
  #kept: readonly string[] = [];

  constructor(
    private readonly rotation: Rotation,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
  ) {}

  async tick(): Promise<void> {
    // A clock that jumped ahead would destroy a key that backups still need.
    if (!this.watch.isCertain()) return;
    try {
      const now = this.clock.now();
      const erasureSince = await this.rotation.forgottenSince();
      await this.rotation.rotateWhenDue({ now, ...(erasureSince !== undefined && { erasureSince }) });
      const outcomes = await this.rotation.destroy(now);
      this.#kept = outcomes.flatMap(({ epoch, kept }) =>
        kept.length === 0 ? [] : [`the key of epoch ${epoch} is kept: ${kept.join('; ')}`],
      );
      this.#fault = undefined;
    } catch (error) {
      // What a server or a disk said has a code, and may name a place: that is for the log.
      const isOurs = error instanceof Error && !('code' in error);
      this.#fault = isOurs ? error.message : 'not possible now: see the log';
      throw error;
    }
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    if (this.#fault !== undefined) return { ok: false, detail: this.#fault };
    return { ok: true, detail: this.#kept.length === 0 ? 'nothing waits' : this.#kept.join('. ') };
  }
}
