import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnBreach } from '../breach/acts/act-on-breach.command.js';
import { causedCommandId } from '../breach/dossier/command-id.js';
import { backOff } from '../platform/time/back-off.js';
import { ClockWatch } from '../platform/time/clock-watch.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';
import { Log } from '../platform/log/log.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import type { Moment } from '../shared/moment.js';
import { dueDeadlinesProjection } from './due-deadlines.projection.js';
import { UnlistedDossiers } from './unlisted-dossiers.query.js';

interface DueDossier {
  readonly key: string;
  readonly next_alarm_at: Moment;
}

interface Poison {
  readonly failures: number;
  /** By elapsed time: a clock that jumps and comes back lengthens no pause. */
  readonly retryAt: number;
}

const TIMER = { actor: { id: 'deadline-timer', role: 'system' } } as const;
/** Of the list. */
const DUE_AT_ONCE = 100;
/** Few enough that whoever reports or acts gets his turn in between. */
const ASKED_AT_ONCE = 8;
/** Of a dossier that cannot be asked, in milliseconds. */
const PAUSES = { firstPause: 2_000, longestPause: 10 * 60_000 };

/**
 * Asks every dossier whose next alarm has come what there is to raise. It only asks: the dossier answers by its
 * state, so asking twice, from two processes, or after a crash raises nothing twice.
 */
@Injectable()
export class DeadlineTimer implements Timer {
  readonly name = 'deadline-timer';
  readonly everyMs = 1_000;
  readonly #poison = new Map<string, Poison>();

  constructor(
    private readonly commands: CommandBus,
    private readonly postgres: Postgres,
    private readonly readModels: ReadModels,
    private readonly unlisted: UnlistedDossiers,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
    private readonly log: Log,
  ) {}

  /**
   * One round over everything that is due now. A dossier that fails is set aside with a growing pause and never
   * stands in the way of the others.
   * @returns how many dossiers were asked and answered
   * @throws ReadModelNotReady while the list of due deadlines is being built
   */
  async tick(): Promise<number> {
    const now = this.clock.now();
    if (!this.watch.isCertain()) return 0;
    const unlisted = await this.unlisted.ids();
    const listed = ({ key }: DueDossier): boolean => !unlisted.has(key);
    const alarmNow = (key: string): DueDossier => ({ key, next_alarm_at: now });
    let answered = await this.askAll([...unlisted].map(alarmNow), now);
    answered += await this.askAll((await this.raisedTooEarly(now)).map(alarmNow).filter(listed), now);
    let after: DueDossier | undefined;
    for (;;) {
      const due = await this.due(now, after);
      answered += await this.askAll(due.filter(listed), now);
      after = due.at(-1);
      if (due.length < DUE_AT_ONCE) return answered;
    }
  }

  /** Dossiers that could not be asked. */
  get poisoned(): readonly string[] {
    return [...this.#poison.keys()];
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    const stuck = this.#poison.size;
    const detail = stuck === 0 ? 'asks every dossier' : `${stuck} dossiers cannot be asked; see the log`;
    return { ok: stuck === 0, detail };
  }

  /** Some at once: each dossier is a stream of its own, and what they raise shares a commit. @returns how many answered */
  private async askAll(dossiers: readonly DueDossier[], now: Moment): Promise<number> {
    const queue = dossiers.values();
    let answered = 0;
    await Promise.all(
      Array.from({ length: ASKED_AT_ONCE }, async () => {
        for (const dossier of queue) if (await this.ask(dossier, now)) answered++;
      }),
    );
    return answered;
  }

  private async ask({ key, next_alarm_at }: DueDossier, now: Moment): Promise<boolean> {
    const known = this.#poison.get(key);
    if (known !== undefined && known.retryAt > this.clock.elapsedMs()) return false;
    // The moment is part of it: a corrected deadline can have an alarm where another one had been raised.
    const commandId = causedCommandId(next_alarm_at, key, `check-deadlines ${now}`);
    try {
      await this.commands.execute(
        new ActOnBreach(
          { breachId: key, commandId, correlationId: commandId, causationId: commandId, by: TIMER },
          { type: 'CheckDeadlines' },
        ),
      );
      this.#poison.delete(key);
      return true;
    } catch (error) {
      const failures = (known?.failures ?? 0) + 1;
      this.#poison.set(key, { failures, retryAt: this.clock.elapsedMs() + backOff(failures, PAUSES) });
      this.log.error('a dossier could not be asked for its deadlines', error, { breach: key, failures });
      return false;
    }
  }

  /** Dossiers with an alarm for a moment that has not come: it was raised by a clock that was wrong. */
  private async raisedTooEarly(now: Moment): Promise<readonly string[]> {
    const generation = await this.readModels.activeGeneration(dueDeadlinesProjection.name);
    const { rows } = await this.postgres.query<{ key: string }>({
      name: 'raised-too-early',
      text: `select key from due_deadlines where generation = $1 and raised_until > $2 order by key limit $3`,
      values: [generation, now, DUE_AT_ONCE],
    });
    return rows.map(({ key }) => key);
  }

  private async due(now: Moment, after: DueDossier | undefined): Promise<readonly DueDossier[]> {
    const generation = await this.readModels.activeGeneration(dueDeadlinesProjection.name);
    const { rows } = await this.postgres.query<DueDossier>({
      name: 'due-deadlines',
      text: `select key, next_alarm_at from due_deadlines
             where generation = $1 and next_alarm_at <= $2
               and ($3::timestamptz is null or (next_alarm_at, key) > ($3, $4))
             order by next_alarm_at, key limit $5`,
      values: [generation, now, after?.next_alarm_at ?? null, after?.key ?? '', DUE_AT_ONCE],
    });
    return rows;
  }
}
