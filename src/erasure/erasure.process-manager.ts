import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnBreach } from '../breach/acts/act-on-breach.command.js';
import { BREACH_STREAMS, breachIdOf } from '../breach/domain/breach-stream.js';
import type { BreachEvent } from '../breach/domain/breach.js';
import { causedCommandId } from '../breach/dossier/command-id.js';
import { Drafts } from '../drafts/drafts.js';
import { definitiveBy } from '../law/term/retention.js';
import { Vault } from '../platform/personal-data/vault.js';
import type { ProcessManager } from '../platform/subscriptions/process-manager.js';
import type { RecordedEvent } from '../shared/recorded-event.js';

export const BACKUP_DAYS = Symbol('backup days');

type Erased = Extract<BreachEvent, { readonly type: 'PersonalDataErased' }>;

/** Forgets the keys of what was erased, in the log and beside it, then says so. Both may be done again: whatever was interrupted is. */
@Injectable()
export class ErasureProcess implements ProcessManager<Erased> {
  readonly name = 'erasure';
  readonly streamPrefixes = BREACH_STREAMS;
  readonly eventTypes = ['PersonalDataErased'] as const;

  constructor(
    private readonly vault: Vault,
    private readonly drafts: Drafts,
    private readonly commands: CommandBus,
    @Inject(BACKUP_DAYS) private readonly backupDays: number,
  ) {}

  async handle(recorded: RecordedEvent<Erased>): Promise<void> {
    const { erasure, keys, what } = recorded.event.data;
    const dossier = breachIdOf(recorded.stream);
    await this.vault.forget(keys, recorded.id);
    if (what === 'dossier') await this.drafts.removeAllOf(dossier, recorded.id);
    await this.commands.execute(
      new ActOnBreach(
        {
          breachId: dossier,
          commandId: causedCommandId(recorded.id, dossier, 'CompleteErasure'),
          correlationId: recorded.metadata.correlationId,
          causationId: recorded.id,
          by: { actor: { id: 'erasure-process', role: 'system' } },
        },
        {
          ...{ type: 'CompleteErasure', erasure, keys: keys.length },
          definitiveBy: definitiveBy(recorded.metadata.recordedAt, this.backupDays),
        },
      ),
    );
  }
}
