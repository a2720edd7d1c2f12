import { Inject, Injectable } from '@nestjs/common';
import { IdempotencyKeyReused } from '../breach/dossier/dossier-errors.js';
import { AppendRejected } from '../platform/event-store/event-store.port.js';
import { Log } from '../platform/log/log.js';
import { StartGate } from '../platform/http/start-gate.js';
import { RequestDigests } from '../platform/personal-data/request-digests.js';
import { Clock } from '../platform/time/clock.port.js';
import { within } from '../platform/time/within.js';
import { Refusal } from '../shared/refusal.js';
import { FairShares, LARGE } from './fair-shares.js';
import { dossierOf, Intake, type Submission } from './intake.service.js';
import type { ReceiptAnswer } from './receipt.answer.js';
import type { ReportBody } from './report.body.js';
import { KeptAlarms } from './spool/kept-alarms.timer.js';
import type { KeptReport } from './spool/kept-report.js';
import { Spool, SpoolUnavailable } from './spool/spool.js';
import { StoreBreaker } from './spool/store-breaker.js';

/** Milliseconds that the log has for a report before it is kept elsewhere. */
export const SPOOL_AFTER_MS = Symbol('spool after');

/** Bytes of a disk that are for people who are logged in: past them nobody else leaves anything large there. */
const RESERVED = 1024 ** 3;

/**
 * Takes a report in: on the log first, on a disk of this process where the log does not answer (ADR 45). When this returns, the
 * report is on disk.
 */
@Injectable()
export class Reception {
  constructor(
    private readonly intake: Intake,
    private readonly spool: Spool,
    private readonly alarms: KeptAlarms,
    private readonly breaker: StoreBreaker,
    private readonly digests: RequestDigests,
    private readonly shares: FairShares,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly gate: StartGate,
    @Inject(SPOOL_AFTER_MS) private readonly afterMs: number,
  ) {}

  /**
   * @param address of whoever sends it: decides whose turn it is, and is kept nowhere (ADR 49)
   * @throws Refusal, IdempotencyKeyReused; TooBusy, SpoolUnavailable: it is kept nowhere, and may be sent again
   */
  async report(body: ReportBody, submission: Submission, address: string): Promise<ReceiptAnswer> {
    const bytes = Buffer.byteLength(JSON.stringify(submission.content));
    if (bytes > LARGE && this.spool.freeBytes < RESERVED)
      throw new SpoolUnavailable('no room for large reports');
    const source = this.shares.sourceOf(address);
    const leave = await this.shares.enter(source, bytes);
    try {
      const report = this.intake.received(body, submission);
      const answer = await this.takeIn(report);
      this.shares.reported(source, dossierOf(report.commandId));
      return answer;
    } finally {
      leave();
    }
  }

  private async takeIn(report: KeptReport): Promise<ReceiptAnswer> {
    const waiting = this.spool.find(report.commandId);
    if (waiting !== undefined) {
      if (this.digests.fits(waiting.contentDigest, report.commandId, report.content) === false)
        throw new IdempotencyKeyReused();
      return this.intake.foreseen({ ...report, receivedAt: waiting.receivedAt });
    }
    const isTried = this.gate.isOpen && this.breaker.openSince === undefined;
    const answer = isTried ? await this.onLog(report) : undefined;
    return answer ?? this.kept(report);
  }

  /** @returns nothing where the log did not take it, or not in time */
  private async onLog(report: KeptReport): Promise<ReceiptAnswer | undefined> {
    try {
      return await within(this.afterMs, this.intake.record(report));
    } catch (error) {
      if (isAnswer(error)) throw error;
      // Whatever comes of it later: the same report is given to the log again.
      this.log.error('the log did not take a report', error);
      this.breaker.open(this.clock.now());
      return undefined;
    }
  }

  /** Nothing is kept that the log will refuse. */
  private async kept(report: KeptReport): Promise<ReceiptAnswer> {
    const answer = this.intake.foreseen(report);
    try {
      await this.spool.keep(report);
    } catch (error) {
      // Nothing waits that would close it again.
      if (this.spool.waiting().count === 0) this.breaker.close();
      throw error;
    }
    // Whoever reports does not wait for it.
    void this.alarms.alarm(report);
    return answer;
  }
}

const isAnswer = (error: unknown): boolean =>
  error instanceof Refusal || error instanceof IdempotencyKeyReused || error instanceof AppendRejected;
