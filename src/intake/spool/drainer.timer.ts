import { Injectable } from '@nestjs/common';
import { IdempotencyKeyReused } from '../../breach/dossier/dossier-errors.js';
import { StartGate } from '../../platform/http/start-gate.js';
import { Log } from '../../platform/log/log.js';
import type { Timer } from '../../platform/time/timer.js';
import { within } from '../../platform/time/within.js';
import { Clock } from '../../platform/time/clock.port.js';
import { toMilliseconds } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { Intake } from '../intake.service.js';
import { KeptAlarms } from './kept-alarms.timer.js';
import type { KeptReport } from './kept-report.js';
import { Spool, type SpooledGroup } from './spool.js';
import { StoreBreaker } from './store-breaker.js';

/** How long the log may take over one report before it counts as away. */
const PATIENCE_MS = 10_000;
const AT_ONCE = 8;
/** What waits longer than this is somebody's to look at. */
const LATE_MS = 60_000;
const FULL = 0.9;

type Taken = 'taken' | 'refused';

/** Gives the log what was kept, the oldest first, until it has all of it. What it gives twice changes nothing. */
@Injectable()
export class Drainer implements Timer {
  readonly name = 'spool';
  readonly everyMs = 1_000;
  /** The log was asked and has not answered yet: it is not asked for the next meanwhile. */
  #asking = 0;
  #fullness = 0;

  constructor(
    private readonly intake: Intake,
    private readonly spool: Spool,
    private readonly alarms: KeptAlarms,
    private readonly breaker: StoreBreaker,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly gate: StartGate,
  ) {}

  async tick(): Promise<void> {
    this.#fullness = await this.spool.fullness();
    if (!this.gate.isOpen) return this.spool.look();
    if (this.#asking > 0) return;
    for await (const group of this.spool.groups()) if (!(await this.drain(group))) return;
    // The log took all that waited, or nothing waits: it is first again.
    this.breaker.close();
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    const { count, oldest, quarantined } = this.spool.waiting();
    const waits = oldest === undefined ? 0 : toMilliseconds(this.clock.now()) - toMilliseconds(oldest);
    const since = this.breaker.openSince;
    const said = [
      ...(since === undefined ? [] : [`the log has been away since ${since}`]),
      count === 0 ? 'nothing waits' : `${count} reports wait, the oldest since ${oldest ?? ''}`,
      ...(quarantined === 0 ? [] : [`${quarantined} files in quarantine`]),
      ...(this.#fullness < FULL ? [] : ['its disk is over 90 % full']),
    ];
    const ok = waits < LATE_MS && quarantined === 0 && this.#fullness < FULL;
    return { ok, detail: said.join('; ') };
  }

  /** @returns whether the log has all of it now */
  private async drain(group: SpooledGroup): Promise<boolean> {
    const { reports } = group;
    const outcomes: (Taken | undefined)[] = [];
    for (let at = 0; at < reports.length;) {
      // While the log is thought to be away, one asks for all.
      const some = reports.slice(at, at + (this.breaker.openSince === undefined || at > 0 ? AT_ONCE : 1));
      outcomes.push(...(await Promise.all(some.map(({ report }) => this.give(report)))));
      if (outcomes.includes(undefined)) return false;
      at += some.length;
    }
    if (outcomes.includes('refused')) {
      await this.spool.quarantine(group.path);
      this.log.error('a kept report cannot be taken into the log: it is in quarantine', undefined, {
        reports: reports.length,
      });
    } else {
      await this.spool.release(group);
      for (const { header } of reports) await this.alarms.forget(header);
    }
    return true;
  }

  /** @returns nothing where the log is away */
  private async give(report: KeptReport | undefined): Promise<Taken | undefined> {
    if (report === undefined) return 'refused';
    this.#asking++;
    const given = this.given(report).finally(() => {
      this.#asking--;
    });
    return within(PATIENCE_MS, given).catch(() => undefined);
  }

  private async given(report: KeptReport): Promise<Taken | undefined> {
    try {
      await this.alarms.handOver(report);
      const { receivedAt } = await this.intake.record(report);
      if (receivedAt > report.receivedAt) await this.intake.foundEarlier(report);
      return 'taken';
    } catch (error) {
      if (error instanceof IdempotencyKeyReused) {
        await this.intake.add(report);
        return 'taken';
      }
      return error instanceof Refusal ? 'refused' : undefined;
    }
  }
}
