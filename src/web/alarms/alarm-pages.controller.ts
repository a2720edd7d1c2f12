import { applyDecorators, Body, Controller, Get, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TestAlarmBody } from '../../alarms/trying/test-alarm.body.js';
import { TestAlarms } from '../../alarms/trying/test-alarms.service.js';
import { SendAgainBody, WebhookAddressBody, WebhookBody } from '../../alarms/webhooks/webhooks.body.js';
import type { Webhook } from '../../alarms/webhooks/webhook-rows.js';
import { Webhooks } from '../../alarms/webhooks/webhooks.service.js';
import {
  roleInOrganisation,
  type Action as PolicyAction,
  type Asker,
} from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { ActForms } from '../acts/act-forms.service.js';
import { inLanguage } from '../html/desk-page.js';
import { languageOf, sendPage } from '../page-reply.js';
import { AlarmDesks } from './alarm-desk.service.js';
import { alarmsPath, AlarmsQuery, type AlarmsDone } from './alarms-question.js';
import { alarmsPage } from './alarms.page.js';

const FormOf = (path: string, action: PolicyAction): MethodDecorator =>
  applyDecorators(Post(path), RouteConfig({ form: true }), Action(action));

/** A form that was sent. */
interface Sent {
  readonly form: FormBody;
  readonly asker: Asker;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Who is alarmed and which other systems are told: an administrator tries and sets it up. */
@ApiExcludeController()
@Controller('desk/alarms')
export class AlarmPagesController {
  constructor(
    private readonly desks: AlarmDesks,
    private readonly forms: ActForms,
    private readonly tests: TestAlarms,
    private readonly webhooks: Webhooks,
  ) {}

  @Get()
  @Action('webhooks.read')
  async getAlarms(
    @Query() { organisatie, gedaan }: AlarmsQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desks.of(asker, organisatie, languageOf(request));
    sendPage(reply, alarmsPage({ desk, done: gedaan }));
  }

  @FormOf('test', 'alarms.try')
  soundTestAlarm(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ form, asker, request, reply }, TestAlarmBody, async ({ step }, organisation, id) => {
      await this.tests.sound(asker, organisation, id, step);
      return 'tried';
    });
  }

  @FormOf('webhooks', 'webhooks.set')
  registerWebhook(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ form, asker, request, reply }, WebhookAddressBody, ({ url }, organisation, id) =>
      this.webhooks.register({ organisation, by: asker, commandId: id }, url),
    );
  }

  @FormOf('webhooks/rotation', 'webhooks.set')
  rotateWebhook(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ form, asker, request, reply }, WebhookBody, ({ webhook }, organisation, id) =>
      this.webhooks.rotate({ organisation, by: asker, commandId: id }, webhook),
    );
  }

  @FormOf('webhooks/removal', 'webhooks.tend')
  removeWebhook(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ form, asker, request, reply }, WebhookBody, async ({ webhook }, organisation) => {
      await this.webhooks.remove({ organisation, by: asker }, webhook);
      return 'removed';
    });
  }

  @FormOf('webhooks/repetition', 'webhooks.tend')
  sendAgain(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act(
      { form, asker, request, reply },
      SendAgainBody,
      async ({ webhook, message }, organisation) => {
        const handed = await this.webhooks.sendAgain({ organisation, by: asker }, webhook, message);
        return handed === 'sent' ? 'sent' : 'failed';
      },
    );
  }

  /** Back to the page, which says what came of it; the page with a secret that goes into no address; or with what is wrong. */
  private async act<Body extends object>(
    { form, asker, request, reply }: Sent,
    body: Type<Body>,
    perform: (body: Body, organisation: string, id: string) => Promise<AlarmsDone | Webhook>,
  ): Promise<void> {
    const [organisatie = ''] = form['organisatie'] ?? [];
    const language = languageOf(request);
    // Not his organisation: told before anything that was filled in is.
    roleInOrganisation(asker, organisatie);
    const key = parseIdempotencyKey(form['submission']?.[0]);
    const id = commandId(asker.principal.id, `form ${request.routeOptions.url ?? ''}`, organisatie, key);
    const attempted = await this.forms.attempt({ form, language }, body, (read) =>
      perform(read, organisatie, id),
    );
    if ('done' in attempted && typeof attempted.done === 'string') {
      const back = alarmsPath({ organisatie, gedaan: attempted.done });
      void reply.code(303).header('location', inLanguage(back, language)).send();
      return;
    }
    const desk = await this.desks.of(asker, organisatie, language);
    if ('done' in attempted) {
      sendPage(reply, alarmsPage({ desk, fresh: attempted.done as Webhook }));
      return;
    }
    const { filled, status } = attempted;
    const why = filled.faults.has('url')
      ? { add: filled }
      : { refused: [...filled.faults.values()].join(' ') };
    sendPage(reply, alarmsPage({ desk, ...why }), status);
  }
}
