import { Text, UuidField } from '../../platform/http/dto-fields.js';
import { LONGEST_WEBHOOK_ADDRESS } from './webhook-address.js';

export class WebhookAddressBody {
  @Text({ max: LONGEST_WEBHOOK_ADDRESS, description: 'Where events are sent to; https.' })
  readonly url!: string;
}

export class WebhookBody {
  @UuidField() readonly webhook!: string;
}

export class SendAgainBody {
  @UuidField() readonly webhook!: string;
  @UuidField({ description: 'Its `webhook-id`.' }) readonly message!: string;
}
