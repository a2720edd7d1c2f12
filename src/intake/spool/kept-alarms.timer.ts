import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { Dispatch } from '../../alarms/dispatch.js';
import { noticeId, type Notice } from '../../alarms/notice.js';
import { Outbox } from '../../alarms/outbox/outbox.js';
import { Whom } from '../../alarms/whom.port.js';
import { Log } from '../../platform/log/log.js';
import { backOff } from '../../platform/time/back-off.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Timer } from '../../platform/time/timer.js';
import { toMilliseconds } from '../../shared/moment.js';
import { dossierOf, RECEIPT_KEY } from '../intake.service.js';
import { receiptFor } from '../receipt.js';
import type { KeptHeader } from './kept-report.js';
import { Spool } from './spool.js';
import { ToldMarks } from './told-marks.js';

type Kept = Pick<KeptHeader, 'commandId' | 'organisation' | 'receivedAt' | 'urgent'>;

/** Whoever kept a report alarms at once; what lies here so long without a mark was kept by somebody who is gone. */
const OTHERS_MS = 15_000;
const RETRY = { firstPause: 2_000, longestPause: 60_000 };

interface Trying {
  readonly told: Set<string>;
  readonly refused: Set<string>;
  underWay: Promise<void> | undefined;
  failures: number;
  /** By {@link Clock.elapsedMs}. */
  notBeforeMs: number;
}

/**
 * Alarms of danger that waits beside the log, while there is no database and therefore no outbox: by the same ids as the reactor
 * will, so that it finds them sent (ADR 51).
 */
@Injectable()
export class KeptAlarms implements Timer, OnModuleDestroy {
  readonly name = 'kept-alarms';
  readonly everyMs = 1_000;
  readonly #trying = new Map<string, Trying>();
  readonly #ending = new AbortController();

  constructor(
    private readonly spool: Spool,
    private readonly marks: ToldMarks,
    private readonly whom: Whom,
    private readonly dispatch: Dispatch,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(RECEIPT_KEY) private readonly receiptKey: Buffer,
  ) {}

  async tick(): Promise<void> {
    const urgent = this.spool.headers().filter((header) => header.urgent);
    for (const commandId of this.#trying.keys())
      if (!urgent.some((header) => header.commandId === commandId)) this.#trying.delete(commandId);
    const now = toMilliseconds(this.clock.now());
    const mine = urgent.filter(
      ({ commandId, receivedAt }) =>
        this.#trying.has(commandId) || now - toMilliseconds(receivedAt) > OTHERS_MS,
    );
    await Promise.all(mine.map((header) => this.alarm(header)));
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    const failing = [...this.#trying.values()].filter(({ failures }) => failures > 0).length;
    const detail =
      failing === 0 ? 'nothing fails' : `${failing} reports of danger are kept, and alarmed nobody yet`;
    return { ok: failing === 0, detail };
  }

  /** Of a report that is kept, where it is danger. Never throws: it is tried again. */
  async alarm(report: Kept): Promise<void> {
    if (!report.urgent || this.#ending.signal.aborted) return;
    const trying = await this.tryingOf(report.commandId);
    if (this.clock.elapsedMs() < trying.notBeforeMs) return;
    trying.underWay ??= this.attempt(report, trying)
      .catch((error: unknown) => {
        trying.failures++;
        this.log.error('danger that is kept could not be alarmed, and is tried again', error);
      })
      .finally(() => {
        trying.underWay = undefined;
      });
    await trying.underWay;
  }

  /**
   * The log is about to have it: what went out is put down as sent before, so that nobody sends it again.
   * @throws where the database does not take it
   */
  async handOver({ commandId, urgent }: Kept): Promise<void> {
    if (!urgent) return;
    const trying = this.#trying.get(commandId);
    if (trying !== undefined) {
      // Not tried meanwhile; where the log does not take it after all, again.
      trying.notBeforeMs = this.clock.elapsedMs() + OTHERS_MS;
      await trying.underWay;
    }
    await this.outbox.putSent(await this.marks.read(commandId));
  }

  /** The log has it. */
  async forget({ commandId, urgent }: Kept): Promise<void> {
    if (urgent) await this.marks.remove(commandId);
    this.#trying.delete(commandId);
  }

  onModuleDestroy(): void {
    this.#ending.abort();
  }

  private async attempt(report: Kept, trying: Trying): Promise<void> {
    const all = this.noticesOf(report);
    const open = all.filter(
      (notice) => !trying.told.has(noticeId(notice)) && !trying.refused.has(noticeId(notice)),
    );
    let later = 0;
    for (const [notice, handed] of await Promise.all(open.map((one) => this.hand(one)))) {
      if (handed === 'sent') trying.told.add(noticeId(notice));
      else if ('never' in handed) trying.refused.add(noticeId(notice));
      else later++;
    }
    if (open.some((notice) => trying.told.has(noticeId(notice))))
      await this.marks.write(
        report.commandId,
        all.filter((notice) => trying.told.has(noticeId(notice))),
      );
    trying.failures = later === 0 ? 0 : trying.failures + 1;
    if (later > 0)
      trying.notBeforeMs = Math.max(
        trying.notBeforeMs,
        this.clock.elapsedMs() + backOff(trying.failures, RETRY),
      );
  }

  private async hand(notice: Notice) {
    return [notice, await this.dispatch.send(noticeId(notice), [notice], this.#ending.signal)] as const;
  }

  private noticesOf({ commandId, organisation, receivedAt }: Kept): readonly Notice[] {
    const breach = dossierOf(commandId);
    const { reference } = receiptFor(breach, receivedAt, this.receiptKey);
    // As the dossier numbers its events: the report is the first of its command.
    const cause = uuidv5('0', commandId);
    return this.whom.noticesOfKept({ cause, receivedAt, organisation, breach, reference });
  }

  private async tryingOf(commandId: string): Promise<Trying> {
    const known = this.#trying.get(commandId);
    if (known !== undefined) return known;
    const told = new Set((await this.marks.read(commandId)).map(noticeId));
    const trying: Trying = {
      told,
      refused: new Set<string>(),
      underWay: undefined,
      failures: 0,
      notBeforeMs: 0,
    };
    // Of two that asked at once, one is.
    const first = this.#trying.get(commandId) ?? trying;
    this.#trying.set(commandId, first);
    return first;
  }
}
