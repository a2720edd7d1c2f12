import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ProcessManager } from '../../platform/subscriptions/process-manager.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { ActOnBreach, type AskedCommand } from './act-on-breach.command.js';
import { BreachDossiers } from '../dossier/breach-dossier.repository.js';
import { causedCommandId } from '../dossier/command-id.js';
import { BREACH_STREAMS, breachIdOf } from '../domain/breach-stream.js';
import type { Breach, BreachEvent } from '../domain/breach.js';
import { handedOver, wouldStopTelling } from '../domain/merge.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import { fold, upToRevision } from '../dossier/history.js';

const TOLD_OF = ['BreachMerged', 'BreachMergeUndone', 'ReportAbsorbed', 'AbsorbedReportReleased'] as const;
type ToldOf = Extract<BreachEvent, { readonly type: (typeof TOLD_OF)[number] }>;

/** When a dossier is merged, the survivor takes over its earliest moments; when that is undone, it gives them back. */
@Injectable()
export class MergeProcess implements ProcessManager<ToldOf> {
  readonly name = 'merge';
  readonly streamPrefixes = BREACH_STREAMS;
  readonly eventTypes = TOLD_OF;

  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: BreachDossiers,
  ) {}

  async handle(recorded: RecordedEvent<ToldOf>): Promise<void> {
    const { event } = recorded;
    const dossier = breachIdOf(recorded.stream);
    if (event.type === 'BreachMerged') await this.handOver(dossier, event.data.into, recorded);
    if (event.type === 'BreachMergeUndone') {
      const { state } = await this.dossiers.load(dossier);
      for (const from of [dossier, ...(state?.absorbed ?? []).map((absorbed) => absorbed.from)])
        await this.tell(event.data.into, recorded, { type: 'ReleaseAbsorbedReport', from });
    }
    // A survivor that was itself merged meanwhile passes on what it absorbs and releases.
    if (event.type === 'ReportAbsorbed') {
      await this.passOn(dossier, recorded, { type: 'AbsorbReport', absorbed: event.data });
    }
    if (event.type === 'AbsorbedReportReleased') {
      await this.passOn(dossier, recorded, { type: 'ReleaseAbsorbedReport', from: event.data.from });
    }
  }

  private async handOver(from: string, into: string, recorded: RecordedEvent): Promise<void> {
    // As it was when it was merged, however late this is handled.
    const merged = fold(upToRevision(await this.dossiers.history(from), recorded.revision));
    if (merged === undefined) throw new NoSuchDossier();
    const reason = await this.whyNot(merged, into);
    if (reason !== undefined) {
      await this.tell(from, recorded, { type: 'UndoMerge', reason });
      return;
    }
    for (const absorbed of handedOver(merged))
      await this.tell(into, recorded, { type: 'AbsorbReport', absorbed });
  }

  /** What could not be known to be in the way when it was merged: others acted at the same time. */
  private async whyNot(merged: Breach, into: string): Promise<string | undefined> {
    const seen = new Set<string>();
    for (let next: string | undefined = into; next !== undefined && !seen.has(next);) {
      // No clock would run any more.
      if (next === merged.id) return 'The other dossier was merged into this one.';
      seen.add(next);
      const { state } = await this.dossiers.load(next);
      next = state?.ending?.kind === 'merged' ? state.ending.into : undefined;
      if (next === undefined && state !== undefined && wouldStopTelling(merged, state))
        return 'It was decided in the other dossier meanwhile that nobody is told.';
    }
    return undefined;
  }

  private async passOn(dossier: string, recorded: RecordedEvent, command: AskedCommand): Promise<void> {
    const { state } = await this.dossiers.load(dossier);
    if (state?.ending?.kind === 'merged') await this.tell(state.ending.into, recorded, command);
  }

  private async tell(survivor: string, cause: RecordedEvent, command: AskedCommand): Promise<void> {
    await this.commands.execute(
      new ActOnBreach(
        {
          breachId: survivor,
          commandId: causedCommandId(cause.id, survivor, whatOf(command)),
          correlationId: cause.metadata.correlationId,
          causationId: cause.id,
          by: { actor: { id: 'merge-process', role: 'system' } },
        },
        command,
      ),
    );
  }
}

/** Of several because of one cause, each is another. */
function whatOf(command: AskedCommand): string {
  if (command.type === 'AbsorbReport') return `${command.type} ${command.absorbed.from}`;
  return command.type === 'ReleaseAbsorbedReport' ? `${command.type} ${command.from}` : command.type;
}
