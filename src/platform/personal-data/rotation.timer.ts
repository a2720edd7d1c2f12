import { Injectable } from '@nestjs/common';
import { plusHours } from '../../shared/moment.js';
import { ClockWatch } from '../time/clock-watch.js';
import { Clock } from '../time/clock.port.js';
import type { Timer } from '../time/timer.js';
import { KeyCopies, uncopiedInWords } from './key-copies.js';
import { Rotation } from './rotation.js';

/** So long, in hours, somebody has to copy the key of a new epoch before readiness says that nobody did. */
const TO_COPY_HOURS = 48;

/** Monthly, and in the night after an erasure: an hour after midnight at the latest, or when the desk is up again. */
@Injectable()
export class RotationTimer implements Timer {
  readonly name = 'key-rotation';
  readonly everyMs = 60 * 60_000;
  #fault: string | undefined;
  #kept: readonly string[] = [];
  #uncopied: string | undefined;

  constructor(
    private readonly rotation: Rotation,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
    private readonly copies: KeyCopies,
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
      const [uncopied] = await this.copies.missing();
      const isLate = uncopied !== undefined && plusHours(uncopied.openedAt, TO_COPY_HOURS) < now;
      this.#uncopied = isLate ? `${uncopiedInWords(uncopied)} (keys copied)` : undefined;
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
    if (this.#uncopied !== undefined) return { ok: false, detail: this.#uncopied };
    return { ok: true, detail: this.#kept.length === 0 ? 'nothing waits' : this.#kept.join('. ') };
  }
}
