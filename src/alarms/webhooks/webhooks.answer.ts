import { Flag, Count, UuidField } from '../../platform/http/dto-fields.js';
import { ListOf, Words } from '../../platform/http/answer-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import type { Delivery } from './webhook-deliveries.js';
import type { Webhook } from './webhook-rows.js';

export class WebhookAnswer {
  @UuidField() readonly id!: string;
  @Words() readonly url!: string;
  @MomentField() readonly registeredAt!: Moment;
  @Words({ description: 'Opaque id of who registered it.' }) readonly registeredBy!: string;
  @MomentField({ description: 'Since when its newest secret signs.' }) readonly secretSince!: Moment;
}

export class WebhookSecretAnswer extends WebhookAnswer {
  @Words({
    description:
      'By which its events are signed, in the form of Standard Webhooks: keep it, no list tells it again.',
  })
  readonly secret!: string;
}

export class WebhooksAnswer {
  @ListOf(() => WebhookAnswer, { description: 'The oldest first.' })
  readonly webhooks!: readonly WebhookAnswer[];
}

export class WebhookRemovalAnswer {
  @Flag({ description: 'Whether it was there.' }) readonly removed!: boolean;
}

export class WebhookDeliveryAnswer {
  @UuidField({ description: 'Its `webhook-id`, the same at every try.' }) readonly message!: string;
  @Words({ description: 'Of the event.' }) readonly type!: string;
  @MomentField({ description: 'When it was tried last.' }) readonly triedAt!: Moment;
  @Count({ min: 1, max: 1_000_000 }) readonly tries!: number;
  @Words({ description: '`sent`, or a code of what went wrong.' }) readonly outcome!: string;
}

export class WebhookDeliveriesAnswer {
  @ListOf(() => WebhookDeliveryAnswer, {
    description: 'Of the last thirty days, the newest first, a hundred at most.',
  })
  readonly deliveries!: readonly WebhookDeliveryAnswer[];
}

export class SentAgainAnswer {
  @Words({ description: '`sent`, or a code of what went wrong.' }) readonly outcome!: string;
}

type Fields<Answer> = Readonly<Pick<Answer, keyof Answer>>;

export function webhookAnswer({
  id,
  url,
  registeredAt,
  registeredBy,
  secrets,
}: Webhook): Fields<WebhookAnswer> {
  return { id, url, registeredAt, registeredBy, secretSince: secrets[0]?.since ?? registeredAt };
}

export function webhookSecretAnswer(webhook: Webhook): Fields<WebhookSecretAnswer> {
  return { ...webhookAnswer(webhook), secret: webhook.secrets[0]?.secret ?? '' };
}

export function deliveryAnswer({ message, type, triedAt, tries, outcome }: Delivery): WebhookDeliveryAnswer {
  return { message, type, triedAt, tries, outcome };
}
