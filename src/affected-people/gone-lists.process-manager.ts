import { Injectable } from '@nestjs/common';
import { BREACH_STREAMS, breachIdOf } from '../breach/domain/breach-stream.js';
import type { BreachEvent } from '../breach/domain/breach.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { fold } from '../breach/dossier/history.js';
import { SpentKeys } from '../platform/personal-data/spent-keys.js';
import type { ProcessManager } from '../platform/subscriptions/process-manager.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import { ListRows } from './list-rows.js';

const TOLD_OF = ['AffectedPeopleTakenOut', 'PersonalDataErased'] as const;
type ToldOf = Extract<BreachEvent, { readonly type: (typeof TOLD_OF)[number] }>;

/** Takes the rows of a list out once its term is over or its dossier was erased, and forgets their keys. May be done again. */
@Injectable()
export class GoneLists implements ProcessManager<ToldOf> {
  readonly name = 'gone-lists';
  readonly streamPrefixes = BREACH_STREAMS;
  readonly eventTypes = TOLD_OF;

  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly rows: ListRows,
    private readonly spent: SpentKeys,
  ) {}

  async handle({ stream, event: { type, data } }: RecordedEvent<ToldOf>): Promise<void> {
    if (type === 'PersonalDataErased' && data.what !== 'dossier') return;
    const dossier = breachIdOf(stream);
    const breach = fold(await this.dossiers.sealedHistory(dossier));
    if (breach === undefined) return;
    await this.rows.settle(dossier, breach);
    await this.spent.forget();
  }
}
