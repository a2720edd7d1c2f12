import { Injectable } from '@nestjs/common';
import { Postgres, type Queryable } from '../../platform/postgres/postgres.port.js';
import { Together } from '../../platform/time/together.js';
import { fromMilliseconds, toMilliseconds, type Moment } from '../../shared/moment.js';
import type { Channel, Notice } from '../notice.js';
import { GROUPED_MS, MOST_GROUPED_AT_ONCE, MOST_IN_A_MESSAGE } from './limits.js';

/** Notices that go out together. */
export interface Waiting {
  readonly message: string;
  readonly notices: readonly [Notice, ...(readonly Notice[])];
  readonly ids: readonly string[];
  /** How often it was tried. */
  readonly attempts: number;
  readonly failingSince?: Moment;
  readonly toldElsewhere: boolean;
}

interface Settled {
  readonly id: string;
  readonly state: 'sent' | 'given-up' | 'too-late';
  readonly now: Moment;
  readonly failure: string | null;
}

/** What was put into the outbox, as messages. Each change is on disk when it returns. */
@Injectable()
export class Messages {
  private readonly settling = new Together<readonly Settled[]>((asked) => this.settleAll(asked.flat()));

  constructor(private readonly postgres: Postgres) {}

  /** Says which notices go out together, where the minute of the first is over: every try of theirs is the same message then. */
  async group(now: Moment): Promise<void> {
    await this.postgres.transaction(async (tx) => {
      // A notice that came while another process groups would share the id of a message that it is not in.
      const { rows } = await tx.query<{ mine: boolean }>({
        text: `select pg_try_advisory_xact_lock(hashtextextended('lekwacht/alarms/grouping', 0)) as mine`,
      });
      if (rows[0]?.mine !== true) return;
      await tx.query({
        name: 'alarm-notices-group',
        text: `with due as (
                 select organisation, channel, recipient from alarm_notices
                 where state = 'waiting' and message is null and due_at <= $1 order by due_at, notice limit $4),
               companies as (select distinct organisation, channel, recipient from due),
               numbered as (
                 select company.*, organisation, channel, recipient from companies cross join lateral (
                   select one.notice, one.due_at, (row_number() over (order by one.due_at, one.notice) - 1) / $3 as part
                   from alarm_notices as one
                   where one.state = 'waiting' and one.message is null and one.organisation = companies.organisation
                     and one.channel = companies.channel and one.recipient = companies.recipient and one.due_at <= $2
                   order by one.due_at, one.notice limit $4) as company),
               members as (
                 select notice, first_value(notice) over part_of as message, min(due_at) over part_of as since from numbered
                 window part_of as (partition by organisation, channel, recipient, part order by due_at, notice))
               update alarm_notices as one set message = members.message from members
               where one.notice = members.notice and members.since <= $1`,
        values: [
          now,
          fromMilliseconds(toMilliseconds(now) + GROUPED_MS),
          MOST_IN_A_MESSAGE,
          MOST_GROUPED_AT_ONCE,
        ],
      });
    });
  }

  /**
   * Messages to try now, of each channel the urgent ones first: each is there by its first notice, whose id it has.
   * @param most of each channel
   * @param but those that are under way here
   */
  async due(
    most: ReadonlyMap<Channel, number>,
    now: Moment,
    but: readonly string[],
  ): Promise<ReadonlyMap<Channel, readonly string[]>> {
    const { rows } = await this.postgres.query<{ channel: Channel; messages: readonly string[] }>({
      name: 'alarm-messages-due',
      text: `select asked.channel, array(
               select message from alarm_notices
               where state = 'waiting' and message = notice and channel = asked.channel and next_try_at <= $3
                 and message <> all($4::uuid[])
               order by urgent desc, next_try_at, message limit asked.most)::text[] as messages
             from unnest($1::text[], $2::integer[]) as asked (channel, most)`,
      values: [[...most.keys()], [...most.values()], now, but],
    });
    return new Map(rows.map(({ channel, messages }) => [channel, messages]));
  }

  /**
   * All of each: also what came within the minute of the first, whose own minute is not over yet.
   * @returns by message, for {@link waitingOf}: one that cannot be understood holds up no other; nothing of one that went out
   * meanwhile, or that another process has tried
   */
  async read(messages: readonly string[], now: Moment): Promise<ReadonlyMap<string, readonly NoticeRow[]>> {
    const { rows } = await this.postgres.query<NoticeRow>({
      name: 'alarm-messages-read',
      text: `select part.message, part.notice, part.content, part.attempts, part.failing_since, part.told_elsewhere
             from alarm_notices as first join alarm_notices as part on part.message = first.notice
             where first.notice = any($1::uuid[]) and first.state = 'waiting' and first.next_try_at <= $2
               and part.state = 'waiting'
             order by part.due_at, part.notice`,
      values: [messages, now],
    });
    const parts = new Map<string, NoticeRow[]>();
    for (const row of rows) parts.set(row.message, [...(parts.get(row.message) ?? []), row]);
    return parts;
  }

  /** What is settled while others are is one commit: each would cost as much as a report. */
  settle(
    { ids }: Waiting,
    state: 'sent' | 'given-up' | 'too-late',
    now: Moment,
    failure: string | null = null,
  ): Promise<void> {
    return this.settling.do(ids.map((id) => ({ id, state, now, failure })));
  }

  private async settleAll(notices: readonly Settled[]): Promise<void> {
    await this.postgres.query({
      name: 'alarm-notices-settle',
      text: `update alarm_notices as one set state = settled.state, settled_at = settled.at,
               failure = coalesce(settled.failure, one.failure), attempts = one.attempts + 1
             from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[]) as settled (id, state, at, failure)
             where one.notice = settled.id and one.state = 'waiting'`,
      values: [
        notices.map(({ id }) => id),
        notices.map(({ state }) => state),
        notices.map(({ now }) => now),
        notices.map(({ failure }) => failure),
      ],
    });
  }

  async later(
    { ids }: Waiting,
    {
      now,
      nextTryAt,
      failure,
    }: { readonly now: Moment; readonly nextTryAt: Moment; readonly failure: string },
  ): Promise<void> {
    await this.postgres.query({
      name: 'alarm-notices-later',
      text: `update alarm_notices set attempts = attempts + 1, failure = $4, next_try_at = $3,
               failing_since = coalesce(failing_since, $2)
             where notice = any($1::uuid[]) and state = 'waiting'`,
      values: [ids, now, nextTryAt, failure],
    });
  }

  async markToldElsewhere({ ids }: Waiting, tx: Queryable): Promise<void> {
    await tx.query({
      text: 'update alarm_notices set told_elsewhere = true where notice = any($1::uuid[])',
      values: [ids],
    });
  }

  /** @returns how many it forgot */
  async forget(settledBefore: Moment): Promise<number> {
    const { rowCount } = await this.postgres.query({
      text: `delete from alarm_notices where state <> 'waiting' and settled_at < $1`,
      values: [settledBefore],
    });
    return rowCount;
  }
}

/** @param rows at least one @throws SyntaxError for a notice that is none */
export function waitingOf(message: string, rows: readonly NoticeRow[]): Waiting {
  const [first, ...more] = rows.map(({ content }) => JSON.parse(content) as Notice);
  const [row] = rows;
  if (first === undefined || row === undefined) throw new Error('a message holds at least one notice');
  return {
    ...{ message, notices: [first, ...more], ids: rows.map(({ notice }) => notice) },
    ...{ attempts: row.attempts, toldElsewhere: row.told_elsewhere },
    ...(row.failing_since !== null && { failingSince: row.failing_since }),
  };
}

export interface NoticeRow {
  readonly message: string;
  readonly notice: string;
  readonly content: string;
  readonly attempts: number;
  readonly failing_since: Moment | null;
  readonly told_elsewhere: boolean;
}
