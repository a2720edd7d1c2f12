import { Injectable } from '@nestjs/common';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { fold } from '../breach/dossier/history.js';
import type { Timer } from '../platform/time/timer.js';
import { AttachmentRows } from './attachment-rows.js';

/** Settles by the log what a killed process left: an upload that was recorded counts, one that broke off is taken out. */
@Injectable()
export class AttachmentSweep implements Timer {
  readonly name = 'attachment-sweep';
  readonly everyMs = 10 * 60_000;
  #detail = 'not swept yet';

  constructor(
    private readonly rows: AttachmentRows,
    private readonly dossiers: BreachDossiers,
  ) {}

  async tick(): Promise<void> {
    let removed = 0;
    for (const { attachment, dossier, given_up: isGivenUp } of await this.rows.notRecorded()) {
      const known = fold(await this.dossiers.sealedHistory(dossier))?.attachments ?? [];
      if (known.some((one) => one.attachment === attachment)) await this.rows.markRecorded(attachment);
      else if (isGivenUp) {
        await this.rows.remove([attachment]);
        removed++;
      }
    }
    this.#detail = `${removed} uploads that broke off were removed at the last sweep`;
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    return { ok: true, detail: this.#detail };
  }
}
