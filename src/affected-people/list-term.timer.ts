import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnBreach } from '../breach/acts/act-on-breach.command.js';
import { isListHeld, listDueAt } from '../breach/domain/listing-people.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { causedCommandId } from '../breach/dossier/command-id.js';
import { fold } from '../breach/dossier/history.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Log } from '../platform/log/log.js';
import { ClockWatch } from '../platform/time/clock-watch.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';
import { daysKept } from './days-kept.js';
import { ListRows } from './list-rows.js';

const TIMER = { actor: { id: 'list-term-timer', role: 'system' } } as const;

/**
 * Takes lists out whose term after closing is over (Art. 5(1)(e) GDPR), and settles what was interrupted. It only asks: the dossier
 * answers by its state, so asking twice takes nothing out twice, and a database that was put back forgets again.
 */
@Injectable()
export class ListTerms implements Timer {
  readonly name = 'list-term';
  readonly everyMs = 10 * 60_000;
  #stuck = 0;

  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: BreachDossiers,
    private readonly rows: ListRows,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
    private readonly log: Log,
  ) {}

  async tick(): Promise<void> {
    let stuck = 0;
    for (const dossier of await this.rows.dossiers()) {
      try {
        await this.lookAt(dossier);
      } catch (error) {
        stuck++;
        this.log.error('a list of people concerned could not be looked at', error, { breach: dossier });
      }
    }
    this.#stuck = stuck;
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    const ok = this.#stuck === 0;
    return {
      ok,
      detail: ok ? 'looks at every list' : `${this.#stuck} lists cannot be looked at; see the log`,
    };
  }

  private async lookAt(dossier: string): Promise<void> {
    const breach = fold(await this.dossiers.sealedHistory(dossier));
    if (breach === undefined) return;
    await this.rows.settle(dossier, breach);
    const days = daysKept(this.profiles.find(breach.organisation));
    const now = this.clock.now();
    // A clock that jumped ahead would leave nobody.
    if (days === undefined || !this.watch.isCertain()) return;
    const dueAt = listDueAt(breach, days);
    const { affectedPeople: list } = breach;
    if (list === undefined || dueAt === undefined || now < dueAt || isListHeld(breach)) return;
    const commandId = causedCommandId(dueAt, dossier, `take-out-list ${list.changes.at(-1) ?? ''}`);
    await this.commands.execute(
      new ActOnBreach(
        { breachId: dossier, commandId, correlationId: commandId, causationId: commandId, by: TIMER },
        { type: 'TakeOutAffectedPeople', days },
      ),
    );
  }
}
