import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ProcessManager } from '../../platform/subscriptions/process-manager.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { ActOnBreach, type AskedCommand } from './act-on-breach.command.js';
import { BreachDossiers } from '../dossier/breach-dossier.repository.js';
import { causedCommandId } from '../dossier/command-id.js';
import { BREACH_STREAMS, breachIdOf } from '../domain/breach-stream.js';
import type { Breach, BreachEvent } from '../domain/breach.js';
import { handedOver } from '../domain/merge.js';
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
      await this.tell(event.data.into, recorded, { type: 'ReleaseAbsorbedReport', from: dossier });
    }
    // A survivor that was itself merged meanwhile passes on what it absorbs and releases.
    if (event.type === 'ReportAbsorbed') {
      const absorbed = { ...event.data, through: dossier };
      await this.passOn(dossier, recorded, { type: 'AbsorbReport', absorbed });
    }
    if (event.type === 'AbsorbedReportReleased') {
      const { from } = event.data;
      await this.passOn(dossier, recorded, { type: 'ReleaseAbsorbedReport', from, through: dossier });
    }
  }

  private async handOver(from: string, into: string, recorded: RecordedEvent): Promise<void> {
    // As it was when it was merged, however late this is handled.
    const merged = fold(upToRevision(await this.dossiers.history(from), recorded.revision));
    if (merged === undefined) throw new NoSuchDossier();
    if (await this.isRing(merged, into)) {
      // Nobody saw what the others did, and no clock would run any more.
      await this.tell(from, recorded, {
        type: 'UndoMerge',
        reason: 'The other dossier was merged into this one.',
      });
      return;
    }
    for (const absorbed of handedOver(merged))
      await this.tell(into, recorded, { type: 'AbsorbReport', absorbed });
  }

  /** Whether it still is merged into that one, and that one, by whatever way, into it. */
  private async isRing({ id }: Breach, into: string): Promise<boolean> {
    const goesOnIn = async (one: string): Promise<string | undefined> => {
      const ending = (await this.dossiers.load(one)).state?.ending;
      return ending?.kind === 'merged' ? ending.into : undefined;
    };
    if ((await goesOnIn(id)) !== into) return false;
    const seen = new Set<string>();
    for (
      let next: string | undefined = into;
      next !== undefined && !seen.has(next);
      next = await goesOnIn(next)
    ) {
      if (next === id) return true;
      seen.add(next);
    }
    return false;
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
