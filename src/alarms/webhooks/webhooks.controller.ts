import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Action as PolicyAction, Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { SlugField, UuidField } from '../../platform/http/dto-fields.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { outcomeOf } from './webhook-outcome.js';
import { SendAgainBody, WebhookAddressBody, WebhookBody } from './webhooks.body.js';
import {
  WebhookDeliveriesAnswer,
  deliveryAnswer,
  SentAgainAnswer,
  webhookAnswer,
  WebhookRemovalAnswer,
  WebhooksAnswer,
  WebhookSecretAnswer,
  webhookSecretAnswer,
} from './webhooks.answer.js';
import { Webhooks, type AskedOfWebhooks } from './webhooks.service.js';

class WebhooksPath {
  @SlugField() readonly organisation!: string;
}

class WebhookPath extends WebhooksPath {
  @UuidField() readonly webhook!: string;
}

const Command = (path: string, action: PolicyAction, summary: string): MethodDecorator =>
  applyDecorators(Post(path), Action(action), HttpCode(200), ApiOperation({ summary }));

/** Addresses outside that are told of events, and of what became of each. */
@ApiTags('alarms')
@Controller('v1/organisations/:organisation/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: Webhooks) {}

  @Get()
  @Action('webhooks.read')
  @ApiOperation({ summary: 'The addresses that are told of events' })
  @Answers(WebhooksAnswer, { description: 'Without their secrets.' })
  async listWebhooks(
    @Param() { organisation }: WebhooksPath,
    @AskedBy() asker: Asker,
  ): Promise<WebhooksAnswer> {
    return { webhooks: (await this.webhooks.of(asker, organisation)).map(webhookAnswer) };
  }

  @Get(':webhook/deliveries')
  @Action('webhooks.read')
  @ApiOperation({ summary: 'What was sent to one of them, and what came of it' })
  @Answers(WebhookDeliveriesAnswer, { description: 'The newest first.' })
  async listDeliveries(
    @Param() { organisation, webhook }: WebhookPath,
    @AskedBy() asker: Asker,
  ): Promise<WebhookDeliveriesAnswer> {
    const deliveries = await this.webhooks.deliveriesOf(asker, organisation, webhook);
    return { deliveries: deliveries.map(deliveryAnswer) };
  }

  @Command(
    '',
    'webhooks.set',
    'Register an address; the answer has the secret by which its events are signed',
  )
  @WithIdempotencyKey()
  @Answers(WebhookSecretAnswer, { description: 'The same at every repeat.' })
  async registerWebhook(
    @Param() path: WebhooksPath,
    @Body() { url }: WebhookAddressBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<WebhookSecretAnswer> {
    return webhookSecretAnswer(await this.webhooks.register(asked(path, by, request), url));
  }

  @Command('rotation', 'webhooks.set', 'Draw a new secret; the one of before signs along for a day')
  @WithIdempotencyKey()
  @Answers(WebhookSecretAnswer, { description: 'The same at every repeat.' })
  async rotateWebhook(
    @Param() path: WebhooksPath,
    @Body() { webhook }: WebhookBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<WebhookSecretAnswer> {
    return webhookSecretAnswer(await this.webhooks.rotate(asked(path, by, request), webhook));
  }

  @Command('removal', 'webhooks.tend', 'Take an address away: it is told nothing from here on')
  @Answers(WebhookRemovalAnswer, { description: 'It is not there.' })
  async removeWebhook(
    @Param() { organisation }: WebhooksPath,
    @Body() { webhook }: WebhookBody,
    @AskedBy() by: Asker,
  ): Promise<WebhookRemovalAnswer> {
    return { removed: await this.webhooks.remove({ organisation, by }, webhook) };
  }

  @Command('deliveries/repetition', 'webhooks.tend', 'Send something once more, as it was and under its id')
  @Answers(SentAgainAnswer, { description: 'What came of it.' })
  async sendAgain(
    @Param() { organisation }: WebhooksPath,
    @Body() { webhook, message }: SendAgainBody,
    @AskedBy() by: Asker,
  ): Promise<SentAgainAnswer> {
    const handed = await this.webhooks.sendAgain({ organisation, by }, webhook, message);
    return { outcome: outcomeOf(handed) };
  }
}

function asked({ organisation }: WebhooksPath, by: Asker, request: FastifyRequest): AskedOfWebhooks {
  const key = parseIdempotencyKey(request.headers['idempotency-key']);
  const route = `POST ${request.routeOptions.url ?? ''}`;
  return { organisation, by, commandId: commandId(by.principal.id, route, organisation, key) };
}
