import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { derivedUuid } from '../../shared/derived-uuid.js';
import { Dispatch } from '../../alarms/dispatch.js';
import { carried } from '../../alarms/carried.js';
import { noticeId, type Notice } from '../../alarms/notice.js';
import { Outbox } from '../../alarms/outbox/outbox.js';
import { PhoneSending } from '../../alarms/sending.port.js';
import { Whom } from '../../alarms/whom.port.js';
import { Log } from '../../platform/log/log.js';
import { backOff } from '../../platform/time/back-off.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Timer } from '../../platform/time/timer.js';
import { toMilliseconds } from '../../shared/moment.js';
import { dossierOf, RECEIPT_KEY } from '../intake.service.js';
import { receiptFor } from '../receipt.js';
import type { KeptHeader, KeptReport } from './kept-report.js';
import { Spool } from './spool.js';
import { ToldMarks } from './told-marks.js';

type Kept = Pick<KeptReport, 'commandId' | 'organisation' | 'receivedAt' | 'urgent' | 'body'>;
type Known = Pick<KeptHeader, 'commandId' | 'urgent'>;

/** Whoever kept a report alarms at once; what lies here so long without a mark was kept by somebody who is gone. */
const OTHERS_MS = 15_000;
const RETRY = { firstPause: 2_000, longestPause: 60_000 };

/** How far the alarms of one report are. Sets of ids of notices. */
interface Trying {
  /** Nothing before the mark was read. */
  told?: Set<string>;
  readonly refused: Set<string>;
  underWay?: Promise<void> | undefined;
  failures: number;
  /** By {@link Clock.elapsedMs}, which may be less than nothing where a clock was set back by hand. */
  notBeforeMs: number;
  isDone: boolean;
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
    private readonly phone: PhoneSending,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(RECEIPT_KEY) private readonly receiptKey: Buffer,
  ) {}

  async tick(): Promise<void> {
    const urgent = this.spool.headers().filter((header) => header.urgent);
    for (const commandId of this.#trying.keys())
      if (!urgent.some((header) => header.commandId === commandId)) this.#trying.delete(commandId);
    const now = toMilliseconds(this.clock.now());
    const mine = new Set(
      urgent.filter((header) => this.isToTry(header, now)).map(({ commandId }) => commandId),
    );
    if (mine.size === 0) return;
    // What lies readable of a report does not say whom it is about.
    for await (const { reports } of this.spool.groups()) {
      const its = reports.flatMap(({ report }) => report ?? []);
      await Promise.all(its.filter(({ commandId }) => mine.has(commandId)).map((one) => this.alarm(one)));
    }
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
    const trying = this.tryingOf(report.commandId);
    if (this.clock.elapsedMs() < trying.notBeforeMs) return;
    trying.underWay ??= this.attempt(report, trying)
      .catch((error: unknown) => {
        this.putOff(trying);
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
  async handOver({ commandId, urgent }: Known): Promise<void> {
    if (!urgent) return;
    const trying = this.#trying.get(commandId);
    if (trying !== undefined) {
      // Not tried meanwhile; where the log does not take it after all, again.
      trying.notBeforeMs = this.clock.elapsedMs() + OTHERS_MS;
      await trying.underWay;
    }
    await this.outbox.putSent(await this.marks.of([commandId]));
  }

  /** The log has it. */
  async forget({ commandId, urgent }: Known): Promise<void> {
    if (urgent) await this.marks.remove(commandId);
    this.#trying.delete(commandId);
  }

  onModuleDestroy(): void {
    this.#ending.abort();
  }

  private isToTry({ commandId, receivedAt }: KeptHeader, now: number): boolean {
    const trying = this.#trying.get(commandId);
    if (trying === undefined) return now - toMilliseconds(receivedAt) > OTHERS_MS;
    return !trying.isDone && this.clock.elapsedMs() >= trying.notBeforeMs;
  }

  private async attempt(report: Kept, trying: Trying): Promise<void> {
    trying.told ??= new Set((await this.marks.of([report.commandId])).map(noticeId));
    const { told, refused } = trying;
    const all = this.noticesOf(report);
    const open = all.filter((notice) => !told.has(noticeId(notice)) && !refused.has(noticeId(notice)));
    const before = told.size;
    const handed = await Promise.all(
      open.map(async (notice) => {
        const id = noticeId(notice);
        const how = await this.dispatch.send(id, [notice], this.#ending.signal);
        if (how === 'sent') told.add(id);
        else if ('never' in how) refused.add(id);
        return how;
      }),
    );
    if (told.size > before)
      await this.marks.write(
        report.commandId,
        all.filter((notice) => told.has(noticeId(notice))),
      );
    const isLater = handed.some((how) => how !== 'sent' && 'later' in how);
    trying.isDone = !isLater;
    if (isLater) this.putOff(trying);
    else trying.failures = 0;
  }

  private putOff(trying: Trying): void {
    trying.failures++;
    const next = this.clock.elapsedMs() + backOff(trying.failures, RETRY);
    trying.notBeforeMs = Math.max(trying.notBeforeMs, next);
  }

  private noticesOf({ commandId, organisation, receivedAt, body }: Kept): readonly Notice[] {
    const breach = dossierOf(commandId);
    const { reference } = receiptFor(breach, receivedAt, this.receiptKey);
    // As the dossier numbers its events: the report is the first of its command.
    const cause = derivedUuid('0', commandId);
    const aboutHandler = body.aboutHandler === true;
    const kept = { cause, receivedAt, organisation, breach, reference, aboutHandler };
    return carried(this.whom.noticesOfKept(kept), this.phone);
  }

  private tryingOf(commandId: string): Trying {
    const known = this.#trying.get(commandId);
    if (known !== undefined) return known;
    const trying: Trying = { refused: new Set(), failures: 0, notBeforeMs: -Infinity, isDone: false };
    this.#trying.set(commandId, trying);
    return trying;
  }
}
