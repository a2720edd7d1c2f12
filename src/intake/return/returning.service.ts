import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnBreach, type AskedCommand } from '../../breach/acts/act-on-breach.command.js';
import { Receiving } from '../../attachments/receiving.service.js';
import { BreachDossiers } from '../../breach/dossier/breach-dossier.repository.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { TooMuchContention } from '../../breach/dossier/dossier-errors.js';
import { isFull, sizeOfHistory } from '../../breach/dossier/dossier-size.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { referenceMeant } from '../../breach/lists/reference.js';
import type { Language } from '../../law/sentence.js';
import { EventStoreUnavailable } from '../../platform/event-store/event-store.port.js';
import { Problem } from '../../platform/http/problem.js';
import type { Upload } from '../../platform/http/upload.js';
import { Clock } from '../../platform/time/clock.port.js';
import { GaveUpWaiting, within } from '../../platform/time/within.js';
import { personal, revealed } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import { Intake, REPORTER } from '../intake.service.js';
import type { ReportBody } from '../report.body.js';
import { SPOOL_AFTER_MS } from '../reception.service.js';
import { ACCESS_SHARES, FairShares } from '../fair-shares.js';
import { secretMeant } from '../receipt.js';
import { StoreBreaker } from '../spool/store-breaker.js';
import { KeptReceipts } from './kept-receipts.js';
import { ReceiptLookUp } from './receipt-look-up.query.js';
import { ReporterTokens, type ReturnedReporter } from './reporter-token.js';
import type { AccessAnswer, ReturnAnswer } from './return.answer.js';
import type { AdditionBody, AccessBody, ReplyBody, WishBody } from './return.body.js';
import { askedOf, isMerged, returnView, type Reported } from './return.view.js';
import { WrongReceipts } from './wrong-receipts.js';

/** What is asked by a reporter who came back, under which key, in which language he reads what comes of it. */
export interface AskedByReporter {
  readonly reporter: ReturnedReporter;
  readonly key: string;
  readonly correlationId: string;
  readonly content: unknown;
  readonly language: Language;
}

/** Others kept merging what he reported. */
const TRIES = 3;

/** Whoever reported comes back with his receipt: he reads how it stands, answers what he is asked, and adds to it. */
@Injectable()
export class Returning {
  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: BreachDossiers,
    private readonly kept: KeptReceipts,
    private readonly receipts: ReceiptLookUp,
    private readonly wrong: WrongReceipts,
    private readonly tokens: ReporterTokens,
    private readonly receiving: Receiving,
    private readonly intake: Intake,
    private readonly breaker: StoreBreaker,
    private readonly clock: Clock,
    @Inject(SPOOL_AFTER_MS) private readonly patienceMs: number,
    @Inject(ACCESS_SHARES) private readonly shares: FairShares,
  ) {}

  /**
   * @param address of whoever comes back: decides whose turn it is, and is kept nowhere (ADR 49)
   * @throws Problem 404 where reference and secret are no receipt; EventStoreUnavailable, TooBusy
   */
  async access(body: AccessBody, language: Language, address: string): Promise<AccessAnswer> {
    const leave = await this.shares.enter(this.shares.sourceOf(address), 0);
    try {
      return await this.opened(body, language);
    } finally {
      leave();
    }
  }

  private async opened({ reference, secret }: AccessBody, language: Language): Promise<AccessAnswer> {
    const begun = this.clock.elapsedMs();
    const [label, meant] = [referenceMeant(reference), secretMeant(secret)];
    const waiting = this.kept.find(label, meant, language);
    if (waiting !== undefined) return waiting;
    const breachId = await this.onLog(() => this.receipts.find(label, meant));
    if (breachId === undefined) {
      await this.wrong.holdBack(label, begun);
      throw receiptDoesNotFit();
    }
    const reported = await this.onLog(() => this.reported(breachId));
    const view = returnView(reported, language);
    const token = await this.tokens.sign({ breachId, organisation: view.organisation });
    return { ...view, token };
  }

  /** As it stands for whoever came back. */
  async view({ breachId }: ReturnedReporter, language: Language): Promise<ReturnAnswer> {
    return returnView(await this.onLog(() => this.reported(breachId)), language);
  }

  add({ text }: AdditionBody, asked: AskedByReporter): Promise<ReturnAnswer> {
    return this.act('supplements', asked, () => ({ type: 'SupplementReport', by: 'reporter', text }));
  }

  /** @throws Problem 404 where nobody asked him that */
  answer({ question, text }: ReplyBody, asked: AskedByReporter): Promise<ReturnAnswer> {
    return this.act('answers', asked, (reported) => {
      if (askedOf(reported).some(({ event }) => event.data.question === question))
        return { type: 'AnswerQuestion', by: 'reporter', question, text };
      const before = askedOf({ own: reported.own, current: reported.own }).find(
        ({ event }) => event.data.question === question,
      );
      if (before === undefined) throw noSuchQuestion();
      // Asked before it was merged, and nobody knows of it where it went on: it comes with its question.
      const both = `${revealed(before.event.data.text) ?? ''}\n\n${revealed(text) ?? ''}`;
      return { type: 'SupplementReport', by: 'reporter', text: personal('dossier', both.trim()) };
    });
  }

  /** Of this reporter, wherever what he reported went on. */
  async wish({ outcome }: WishBody, asked: AskedByReporter): Promise<ReturnAnswer> {
    const { breachId } = asked.reporter;
    await this.onLog(() => this.send(breachId, 'wishes', asked, { type: 'RecordWish', outcome }));
    return this.view(asked.reporter, asked.language);
  }

  /** He sends and never gets: a receipt must not make a file exchange. @throws as `Receiving` does */
  async attach(upload: Upload, asked: AskedByReporter): Promise<ReturnAnswer> {
    const { reporter, correlationId } = asked;
    const reported = await this.onLog(() => this.reported(reporter.breachId));
    const commandId = commandIdOf('attachments', asked);
    const wasSent = reported.own.some(({ metadata }) => metadata.commandId === commandId);
    if (!wasSent || !isMerged(reported)) {
      const { current } = reported;
      const by = { actor: REPORTER, organisation: reporter.organisation };
      const act = { breachId: breachIdIn(current), commandId, correlationId, causationId: commandId, by };
      try {
        await this.receiving.receive(act, current, upload);
      } catch (error) {
        // Merged while it came in: the same again finds where it went on.
        throw error instanceof Refusal && error.code === 'merged' ? new TooMuchContention() : error;
      }
    }
    return this.view(reporter, asked.language);
  }

  /** In the dossier that goes on. The same again is recognised there, and in the one that he began. */
  private act(
    route: string,
    asked: AskedByReporter,
    command: (reported: Reported) => Extract<AskedCommand, { type: 'SupplementReport' | 'AnswerQuestion' }>,
  ): Promise<ReturnAnswer> {
    return this.onLog(async () => {
      const { breachId } = asked.reporter;
      for (let attempt = 1; ; attempt++) {
        const reported = await this.reported(breachId);
        const id = commandIdOf(route, asked);
        const wasMerged = isMerged(reported);
        // Said before it was merged, and sent once more: the other dossier would not know it.
        if (wasMerged && reported.own.some(({ metadata }) => metadata.commandId === id)) break;
        const from = wasMerged ? { from: breachId } : {};
        const target = breachIdIn(reported.current);
        const asks = command(reported);
        if (
          isFull(sizeOfHistory(reported.current)) &&
          !reported.current.some(({ metadata }) => metadata.commandId === id)
        ) {
          await this.asReport(reported, asked, asks, id);
          break;
        }
        try {
          await this.send(target, route, asked, { ...asks, ...from });
          break;
        } catch (error) {
          const isMergedNow = error instanceof Refusal && error.code === 'merged';
          if (!isMergedNow || attempt === TRIES) throw error;
        }
      }
      return returnView(await this.reported(breachId), asked.language);
    });
  }

  /**
   * A full dossier takes no more, and nothing that comes from outside gets lost: it is a report of its own, that names the other
   * by its reference. Whoever has both merges them. The same again finds the report that it made.
   */
  private async asReport(
    { own }: Reported,
    { reporter: { organisation }, correlationId, content }: AskedByReporter,
    { text }: Extract<AskedCommand, { type: 'SupplementReport' | 'AnswerQuestion' }>,
    key: string,
  ): Promise<void> {
    const first = fold(own);
    const description = `Aanvulling op melding ${first?.reference ?? ''}, waarvan het dossier vol is.\n\n${revealed(text) ?? ''}`;
    const reporter = { kind: first?.report.reporter.kind ?? 'unknown' };
    const body = { organisation, description: personal('dossier', description), reporter } as ReportBody;
    const submission = { key, correlationId, content, acceptLanguage: undefined };
    await this.intake.record(this.intake.received(body, submission));
  }

  private async send(
    breachId: string,
    route: string,
    asked: AskedByReporter,
    command: AskedCommand,
  ): Promise<void> {
    const { reporter, correlationId, content } = asked;
    const id = commandIdOf(route, asked);
    const by = { actor: REPORTER, organisation: reporter.organisation };
    const about = { breachId, commandId: id, correlationId, causationId: id, content, by };
    await this.commands.execute(new ActOnBreach(about, command));
  }

  private async reported(breachId: string): Promise<Reported> {
    const own = await this.dossiers.history(breachId);
    const passed = new Set([breachId]);
    let current = own;
    for (let into = mergedInto(own); into !== undefined && !passed.has(into); into = mergedInto(current)) {
      passed.add(into);
      current = await this.dossiers.history(into);
    }
    return { own, current };
  }

  /** @throws EventStoreUnavailable at once where it is known to be away, or in time */
  private async onLog<T>(work: () => Promise<T>): Promise<T> {
    if (this.breaker.openSince !== undefined) throw new EventStoreUnavailable('unknown', 'the log is away');
    try {
      return await within(this.patienceMs, work());
    } catch (error) {
      if (!(error instanceof GaveUpWaiting)) throw error;
      throw new EventStoreUnavailable('unknown', 'the log did not answer in time', { cause: error });
    }
  }
}

const commandIdOf = (route: string, { reporter, key }: AskedByReporter): string =>
  commandId(REPORTER.id, `POST /v1/reports/${route}`, reporter.breachId, key);

function mergedInto(history: History): string | undefined {
  const ending = fold(history)?.ending;
  return ending?.kind === 'merged' ? ending.into : undefined;
}

function breachIdIn(history: History): string {
  const id = fold(history)?.id;
  if (id === undefined) throw new Error('a report that has a receipt is not there');
  return id;
}

/** The same for both: it tells neither that there is such a reference nor that there is none. */
function receiptDoesNotFit(): Problem {
  return new Problem({
    status: 404,
    code: 'receipt-does-not-fit',
    title: 'This reference and this secret are no receipt',
    detail: 'Look at both again. A report that was made a moment ago may take a moment.',
  });
}

function noSuchQuestion(): Problem {
  return new Problem({
    status: 404,
    code: 'no-such-question',
    title: 'Nobody asked that question',
    detail: 'What you want to say can be added as a supplement.',
  });
}
