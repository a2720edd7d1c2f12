import { setMaxListeners } from 'node:events';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Log } from '../../platform/log/log.js';
import { Postgres } from '../../platform/postgres/postgres.port.js';
import { backOff } from '../../platform/time/back-off.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Timer } from '../../platform/time/timer.js';
import { within } from '../../platform/time/within.js';
import { fromMilliseconds, toMilliseconds, type Moment } from '../../shared/moment.js';
import { Dispatch } from '../dispatch.js';
import { CHANNELS, type Channel } from '../notice.js';
import { type Handed, PhoneSending } from '../sending.port.js';
import { toldElsewhere } from './elsewhere.js';
import { AT_ONCE, FAILING_MS, FAILING_URGENT_MS, RETRY } from './limits.js';
import { MessageLocks, type Taken } from './message-locks.js';
import { Messages, waitingOf, type NoticeRow, type Waiting } from './messages.js';
import { isTooLate, Outbox } from './outbox.js';

/** A tick waits so long for what it began: what is slower goes on beside the next. */
const PATIENCE_MS = 1_000;
/** When it ends, what is under way gets so long. */
const ENDING_MS = 5_000;

/** Sends what the outbox holds, each message by one process at a time, until it is handed over, or of no use any more. */
@Injectable()
export class AlarmSender implements Timer, OnModuleDestroy {
  readonly name = 'alarm-sender';
  readonly everyMs = 250;
  readonly #underWay = new Map<string, { readonly channel: Channel; readonly work: Promise<void> }>();
  /** Nothing is begun any more. */
  readonly #ending = new AbortController();
  /** What is under way is not waited for any longer. */
  readonly #left = new AbortController();
  private readonly locks: MessageLocks;
  #failing = 0;

  constructor(
    private readonly messages: Messages,
    private readonly outbox: Outbox,
    private readonly dispatch: Dispatch,
    private readonly phone: PhoneSending,
    private readonly profiles: OrganisationProfiles,
    private readonly postgres: Postgres,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.locks = new MessageLocks(postgres, this.#left.signal);
    // Each message that is under way waits on it: Node takes more than ten for a leak.
    setMaxListeners(0, this.#left.signal);
  }

  async tick(): Promise<void> {
    if (this.#ending.signal.aborted) return;
    const now = this.clock.now();
    await this.messages.group(now);
    // Each once: one that another process has in hand is still due.
    const tried = new Set<string>();
    for (;;) {
      const begun = await this.beginDue(now, tried);
      if (begun.length === 0) return;
      await within(PATIENCE_MS, Promise.all(begun)).catch(() => undefined);
    }
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    const detail =
      this.#failing === 0 ? 'nothing fails' : 'messages could not be handed over, and are tried again';
    return { ok: this.#failing === 0, detail };
  }

  async onModuleDestroy(): Promise<void> {
    this.#ending.abort();
    const all = Promise.all([...this.#underWay.values()].map(({ work }) => work));
    await within(ENDING_MS, all).catch(() => undefined);
    this.#left.abort();
    await this.locks.close();
  }

  private async beginDue(now: Moment, tried: Set<string>): Promise<readonly Promise<void>[]> {
    const under = [...this.#underWay.values()];
    const free = CHANNELS.map(
      (channel) => [channel, AT_ONCE - under.filter((one) => one.channel === channel).length] as const,
    );
    const but = [...tried, ...this.#underWay.keys()];
    const due = [...(await this.messages.due(new Map(free), now, but))].flatMap(([channel, messages]) =>
      messages.map((message) => ({ channel, message })),
    );
    if (due.length === 0 || this.#ending.signal.aborted) return [];
    for (const { message } of due) tried.add(message);
    const taking = this.take(due.map(({ message }) => message));
    return due.map((one) => this.begin(one, taking));
  }

  private begin({ message, channel }: Due, taking: Promise<Begun>): Promise<void> {
    const work = this.attempt(message, taking)
      .catch((error: unknown) => {
        this.#failing++;
        this.log.error('a message could not be handed over, and will be tried again', error, { message });
      })
      .finally(() => this.#underWay.delete(message));
    this.#underWay.set(message, { channel, work });
    return work;
  }

  private async take(messages: readonly string[]): Promise<Begun> {
    const taken = await this.locks.take(messages);
    try {
      // Another process may have had one until now.
      return { taken, waiting: await this.messages.read(taken.messages, this.clock.now()) };
    } catch (error) {
      await Promise.all(taken.messages.map((message) => taken.giveBack(message)));
      throw error;
    }
  }

  private async attempt(message: string, taking: Promise<Begun>): Promise<void> {
    const { taken, waiting } = await taking;
    if (!taken.messages.includes(message)) return;
    try {
      const its = waiting.get(message);
      if (its !== undefined) await this.send(waitingOf(message, its));
    } finally {
      await taken.giveBack(message);
    }
  }

  private async send(waiting: Waiting): Promise<void> {
    const { notices } = waiting;
    const now = this.clock.now();
    if (notices.every((notice) => isTooLate(notice, now))) {
      await this.messages.settle(waiting, 'too-late', now);
      return;
    }
    const handed = await this.handOver(waiting);
    if (handed === 'sent') {
      await this.messages.settle(waiting, 'sent', now);
      this.#failing = 0;
      return;
    }
    // He left none, or it was forgotten: nothing failed.
    if ('never' in handed && handed.never === 'no-address' && notices[0].recipient.kind === 'reporter') {
      await this.messages.settle(waiting, 'given-up', now, handed.never);
      return;
    }
    this.#failing++;
    if ('never' in handed) await this.giveUp(waiting, handed.never, now);
    else await this.putOff(waiting, handed.later, now);
  }

  private async handOver({ message, notices }: Waiting): Promise<Handed> {
    try {
      return await this.dispatch.send(message, notices, this.#left.signal);
    } catch (error) {
      // Whoever comes after us tries again.
      this.#left.signal.throwIfAborted();
      this.log.error('a message could not be made', error, { message });
      return { later: 'failed' };
    }
  }

  private async giveUp(waiting: Waiting, failure: string, now: Moment): Promise<void> {
    this.log.warn('a message cannot be handed over, and is not tried again', {
      message: waiting.message,
      why: failure,
    });
    await this.tellElsewhere(waiting, failure, now);
    await this.messages.settle(waiting, 'given-up', now, failure);
  }

  private async putOff(waiting: Waiting, failure: string, now: Moment): Promise<void> {
    const { attempts, failingSince = now, notices } = waiting;
    const pause = backOff(Math.min(attempts + 1, 20), RETRY);
    await this.messages.later(waiting, { now, nextTryAt: later(now, pause), failure });
    const patience = notices.some(({ urgent }) => urgent) ? FAILING_URGENT_MS : FAILING_MS;
    const fails = toMilliseconds(now) - toMilliseconds(failingSince);
    if (fails >= patience) await this.tellElsewhere(waiting, failure, now);
  }

  /** Once for each message; see {@link toldElsewhere} */
  private async tellElsewhere(waiting: Waiting, why: string, now: Moment): Promise<void> {
    if (waiting.toldElsewhere) return;
    const notice = waiting.notices.find(({ urgent }) => urgent) ?? waiting.notices[0];
    const profile = this.profiles.find(notice.organisation);
    const carries = (channel: Channel): boolean =>
      channel === 'text' || channel === 'voice' ? this.phone.carries(channel) : channel === 'mail';
    const told = profile && toldElsewhere(notice, profile, why, now, carries);
    if (told === undefined) return;
    await this.postgres.transaction(async (tx) => {
      await this.outbox.put([told], tx);
      await this.messages.markToldElsewhere(waiting, tx);
    });
  }
}

interface Due {
  readonly message: string;
  readonly channel: Channel;
}

/** Messages that were begun together, as far as no other process has them. */
interface Begun {
  readonly taken: Taken;
  readonly waiting: ReadonlyMap<string, readonly NoticeRow[]>;
}

const later = (at: Moment, milliseconds: number): Moment =>
  fromMilliseconds(toMilliseconds(at) + milliseconds);
