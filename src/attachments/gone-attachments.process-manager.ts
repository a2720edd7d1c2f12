import { Injectable } from '@nestjs/common';
import { BREACH_STREAMS, breachIdOf } from '../breach/domain/breach-stream.js';
import type { BreachEvent } from '../breach/domain/breach.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { fold } from '../breach/dossier/history.js';
import type { ProcessManager } from '../platform/subscriptions/process-manager.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import { AttachmentRows } from './attachment-rows.js';

type Erased = Extract<BreachEvent, { readonly type: 'PersonalDataErased' }>;

/** Takes the pieces of a file out once it was erased; its key is forgotten as all keys of an erasure are. May be done again. */
@Injectable()
export class GoneAttachments implements ProcessManager<Erased> {
  readonly name = 'gone-attachments';
  readonly streamPrefixes = BREACH_STREAMS;
  readonly eventTypes = ['PersonalDataErased'] as const;

  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly rows: AttachmentRows,
  ) {}

  async handle({ stream }: RecordedEvent<Erased>): Promise<void> {
    const breach = fold(await this.dossiers.sealedHistory(breachIdOf(stream)));
    const gone = breach?.attachments.filter(({ erasedBy }) => erasedBy !== undefined) ?? [];
    if (gone.length > 0) await this.rows.remove(gone.map(({ attachment }) => attachment));
  }
}
