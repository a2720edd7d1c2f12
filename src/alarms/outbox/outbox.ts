import { Injectable } from '@nestjs/common';
import { Postgres, type Queryable } from '../../platform/postgres/postgres.port.js';
import { Clock } from '../../platform/time/clock.port.js';
import { fromMilliseconds, toMilliseconds, type Moment } from '../../shared/moment.js';
import { noticeId, recipientKey, type Notice } from '../notice.js';
import { GROUPED_MS, OF_USE_MS } from './limits.js';

/** What is to be told, until it is. Nothing in it is personal. */
@Injectable()
export class Outbox {
  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
  ) {}

  /**
   * What was put before stays as it is. What is too old is recorded as not sent any more. Durable when it returns.
   * @param tx a transaction of the caller, whose commit it waits for then
   */
  async put(notices: readonly Notice[], tx: Queryable = this.postgres): Promise<void> {
    if (notices.length > 0) await this.insert(notices, this.clock.now(), tx);
  }

  /** They went out while there was no database to say it in: whoever puts them finds them sent. */
  async putSent(notices: readonly Notice[]): Promise<void> {
    if (notices.length === 0) return;
    const now = this.clock.now();
    await this.postgres.transaction(async (tx) => {
      await this.insert(notices, now, tx, 'sent');
      // Put meanwhile by whoever could not know.
      await tx.query({
        text: `update alarm_notices set state = 'sent', settled_at = $2
               where notice = any($1::uuid[]) and state = 'waiting'`,
        values: [notices.map(noticeId), now],
      });
    });
  }

  /** @param state what all of them are; absent: they wait, but those that are too late for it */
  private async insert(
    notices: readonly Notice[],
    now: Moment,
    tx: Queryable,
    state?: 'sent',
  ): Promise<void> {
    const rows = notices.map((notice) => {
      const is = state ?? (isTooLate(notice, now) ? 'too-late' : 'waiting');
      const { organisation, channel, kind, urgent } = notice;
      const id = noticeId(notice);
      return {
        ...{ notice: id, organisation, channel, kind, urgent, state: is },
        ...{ recipient: companyOf(notice), content: JSON.stringify(notice), due_at: dueAt(notice, now) },
        message: goesAlone(notice) ? id : null,
        settled_at: is === 'waiting' ? null : now,
      };
    });
    await tx.query({
      name: 'alarm-notices-put',
      text: `insert into alarm_notices (notice, organisation, channel, recipient, kind, urgent, content, state,
               message, due_at, next_try_at, settled_at, put_at)
             select notice, organisation, channel, recipient, kind, urgent, content, state,
               message, due_at, due_at, settled_at, $2
             from json_to_recordset($1) as row (notice uuid, organisation text, channel text, recipient text,
               kind text, urgent boolean, content text, state text, message uuid, due_at timestamptz,
               settled_at timestamptz)
             on conflict do nothing`,
      values: [JSON.stringify(rows), now],
    });
  }
}

/** Whether nobody is helped by it any more. */
export function isTooLate({ at, notBefore = at }: Notice, now: Moment): boolean {
  const from = notBefore > at ? notBefore : at;
  return toMilliseconds(now) - toMilliseconds(from) > OF_USE_MS;
}

/** An event at a webhook is read by a machine: it goes alone too. */
const goesAlone = ({ urgent, channel }: Notice): boolean => urgent || channel === 'webhook';

/** Those of one organisation and channel that may be one message: a reporter hears of his own dossier only. */
const companyOf = ({ recipient, breach = '' }: Notice): string =>
  recipient.kind === 'reporter' ? `reporter:${breach}` : recipientKey(recipient);

function dueAt(notice: Notice, now: Moment): Moment {
  const from = notice.notBefore !== undefined && notice.notBefore > now ? notice.notBefore : now;
  return goesAlone(notice) ? from : fromMilliseconds(toMilliseconds(from) + GROUPED_MS);
}
