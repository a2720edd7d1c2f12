import { Injectable } from '@nestjs/common';
import { Postgres } from '../../platform/postgres/postgres.port.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Moment } from '../../shared/moment.js';

export interface Delivery {
  /** UUID: `webhook-id`. */
  readonly message: string;
  readonly triedAt: Moment;
  readonly tries: number;
  /** Type of the event. */
  readonly type: string;
  /** `sent`, or a code of what went wrong. */
  readonly outcome: string;
}

/** How long it is known what was sent. */
const DELIVERY_DAYS = 30;
/** As many are shown. */
const SHOWN_DELIVERIES = 100;

/** What was sent to webhooks, as it was sent. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async of(webhook: string): Promise<readonly Delivery[]> {
    const { rows } = await this.postgres.query<Delivery>({
      name: 'webhook-deliveries',
      text: `select message, tried_at as "triedAt", tries, type, outcome from webhook_deliveries
             where webhook = $1 order by tried_at desc, message limit $2`,
      values: [webhook, SHOWN_DELIVERIES],
    });
    return rows;
  }

  async find(
    webhook: string,
    message: string,
  ): Promise<{ readonly type: string; readonly body: string } | undefined> {
    const { rows } = await this.postgres.query<{ readonly type: string; readonly body: string }>({
      name: 'webhook-delivery',
      text: 'select type, body from webhook_deliveries where webhook = $1 and message = $2',
      values: [webhook, message],
    });
    return rows[0];
  }

  /** Of each message what came of it last; what is past its term goes. */
  async note(
    webhook: string,
    {
      message,
      type,
      body,
      outcome,
    }: { readonly message: string; readonly type: string; readonly body: string; readonly outcome: string },
  ): Promise<void> {
    const now = this.clock.now();
    await this.postgres.query({
      name: 'webhook-delivery-noted',
      text: `with gone as (
               delete from webhook_deliveries
               where webhook = $1 and tried_at < $3::timestamptz - make_interval(days => $7)
             )
             insert into webhook_deliveries (webhook, message, tried_at, tries, type, body, outcome)
             values ($1, $2, $3, 1, $4, $5, $6)
             on conflict (webhook, message) do update set
               tried_at = excluded.tried_at, tries = webhook_deliveries.tries + 1, outcome = excluded.outcome`,
      values: [webhook, message, now, type, body, outcome, DELIVERY_DAYS],
    });
  }
}
