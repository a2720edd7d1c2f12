import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnBreach } from '../breach/acts/act-on-breach.command.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { causedCommandId } from '../breach/dossier/command-id.js';
import { fold } from '../breach/dossier/history.js';
import { Log } from '../platform/log/log.js';
import type { Timer } from '../platform/time/timer.js';
import { AttachmentRows, type AttachmentRow } from './attachment-rows.js';
import { AttachmentScanner } from './attachment-scanner.port.js';
import { Attachments } from './attachments.query.js';

const TIMER = { actor: { id: 'attachment-scans', role: 'system' } } as const;

/** Has every file judged that no scanner has judged yet. Nobody waits for it. */
@Injectable()
export class AttachmentScans implements Timer {
  readonly name = 'attachment-scans';
  readonly everyMs = 5_000;
  #waiting = 0;
  #silent = 0;

  constructor(
    private readonly rows: AttachmentRows,
    private readonly attachments: Attachments,
    private readonly dossiers: BreachDossiers,
    private readonly scanner: AttachmentScanner,
    private readonly commands: CommandBus,
    private readonly log: Log,
  ) {}

  async tick(): Promise<void> {
    if (!this.scanner.isThere) return;
    for (let some = await this.rows.takeUnscanned(); some.length > 0; some = await this.rows.takeUnscanned())
      for (const row of some) await this.attempt(row);
    this.#waiting = await this.rows.countUnscanned();
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    if (!this.scanner.isThere) return { ok: true, detail: 'no scanner is configured: files are not scanned' };
    const ok = this.#silent === 0;
    return { ok, detail: `${this.#waiting} files are not scanned yet${ok ? '' : '; the scanner is silent'}` };
  }

  private async attempt(row: AttachmentRow): Promise<void> {
    try {
      await this.scan(row);
      this.#silent = 0;
    } catch (error) {
      this.#silent++;
      this.log.error('a file could not be scanned, and will be tried again', error, { ...row });
    }
  }

  private async scan({ attachment: id, dossier }: AttachmentRow): Promise<void> {
    const breach = fold(await this.dossiers.history(dossier));
    const attachment = breach?.attachments.find((one) => one.attachment === id);
    if (attachment !== undefined && attachment.scan === undefined && attachment.erasedBy === undefined) {
      const result = await this.scanner.scan(await this.attachments.contentOf(attachment));
      const commandId = causedCommandId(id, dossier, 'RecordScan');
      await this.commands.execute(
        new ActOnBreach(
          { breachId: dossier, commandId, correlationId: commandId, causationId: commandId, by: TIMER },
          { type: 'RecordScan', attachment: id, ...result },
        ),
      );
    }
    await this.rows.markScanned(id);
  }
}
