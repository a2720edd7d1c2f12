import { Inject, Injectable } from '@nestjs/common';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';
import { earliest, fromMilliseconds, toMilliseconds, type Moment } from '../shared/moment.js';
import { MailSending, PhoneSending } from './sending.port.js';

/** Address that hears each minute that alarms go out. */
export const HEARTBEAT_URL = Symbol('heartbeat url');

/** An urgent alarm that waits longer than this does not go out. */
const LATE_MS = 120_000;
/** One that was given up, and of which nobody else could be told, is told of here for so long. */
const GIVEN_UP_MS = 24 * 60 * 60_000;
const EVERY_MS = 20_000;
/** Servers are asked, and the heartbeat is heard, at each third look: once in a minute. */
const LOOKS_IN_A_MINUTE = 3;
const HEARTBEAT_MS = 10_000;

/** Looks whether alarms go out; while they do, somebody outside hears so each minute, and raises the alarm when he does not. */
@Injectable()
export class AlarmWatch implements Timer {
  readonly name = 'alarms';
  readonly everyMs = EVERY_MS;
  #looks = 0;
  #waitingSince: Moment | undefined;
  #serverFailsSince: Moment | undefined;
  #why: string | undefined;
  #waiting = 0;
  #heartbeat: 'not-sent' | 'heard' | 'not-heard' = 'not-sent';

  constructor(
    private readonly postgres: Postgres,
    private readonly mail: MailSending,
    private readonly phone: PhoneSending,
    private readonly clock: Clock,
    @Inject(HEARTBEAT_URL) private readonly heartbeatUrl: string | undefined,
  ) {}

  async tick(): Promise<void> {
    const isOnTheMinute = this.#looks++ % LOOKS_IN_A_MINUTE === 0;
    if (isOnTheMinute) await this.askServers();
    await this.lookAtOutbox();
    if (isOnTheMinute) await this.beat();
  }

  /** Since when alarms do not go out, as far as is known; nothing where they do. */
  get notGoingOutSince(): Moment | undefined {
    return earliest(this.#waitingSince, this.#serverFailsSince);
  }

  /** Notices that wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether whoever listens for the heartbeat answered the last one. */
  get isHeard(): boolean {
    return this.#heartbeat === 'heard';
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    if (this.#looks === 0) return { ok: true, detail: 'not looked at yet' };
    const since = this.notGoingOutSince;
    const said = [
      since === undefined ? 'go out' : `have not gone out since ${since}: ${this.#why ?? 'urgent ones wait'}`,
      ...(this.#heartbeat === 'not-heard' ? ['nobody hears the heartbeat'] : []),
    ];
    return { ok: since === undefined && this.#heartbeat !== 'not-heard', detail: said.join('; ') };
  }

  private async askServers(): Promise<void> {
    const wrong = await Promise.all([this.mail.check(), this.phone.check()]);
    this.#why = wrong.find((code) => code !== undefined);
    this.#serverFailsSince =
      this.#why === undefined ? undefined : (this.#serverFailsSince ?? this.clock.now());
  }

  private async lookAtOutbox(): Promise<void> {
    const now = toMilliseconds(this.clock.now());
    const { rows } = await this.postgres.query<{ since: Moment | null; waiting: number }>({
      name: 'alarm-notices-late',
      text: `select
               (select count(*)::int from alarm_notices where state = 'waiting') as waiting,
               least((select min(due_at) from alarm_notices where state = 'waiting' and urgent and due_at < $1),
                 (select min(due_at) from alarm_notices
                  where state = 'given-up' and urgent and not told_elsewhere and settled_at > $2)) as since`,
      values: [fromMilliseconds(now - LATE_MS), fromMilliseconds(now - GIVEN_UP_MS)],
    });
    this.#waitingSince = rows[0]?.since ?? undefined;
    this.#waiting = rows[0]?.waiting ?? 0;
  }

  private async beat(): Promise<void> {
    if (this.heartbeatUrl === undefined || this.notGoingOutSince !== undefined) return;
    try {
      const response = await fetch(this.heartbeatUrl, { signal: AbortSignal.timeout(HEARTBEAT_MS) });
      await response.body?.cancel();
      this.#heartbeat = response.ok ? 'heard' : 'not-heard';
    } catch {
      this.#heartbeat = 'not-heard';
    }
  }
}
