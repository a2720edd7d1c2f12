import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sentAsZip } from '../../audit/bundle/bundles.controller.js';
import { Bundles } from '../../audit/bundle/bundles.service.js';
import { LogProof } from '../../audit/bundle/log-proof.port.js';
import { BundleDeliveryBody, InquiryActBody } from '../../audit/inquiry/inquiry.body.js';
import { InquiryViews } from '../../audit/inquiry/inquiries.query.js';
import { Inquiries } from '../../audit/inquiry/inquiries.service.js';
import type { AskedOfInquiry } from '../../audit/inquiry/inquiry-log.js';
import { inquiryIdFrom } from '../../audit/inquiry/no-such-inquiry.js';
import { organisationsWhere, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Directory } from '../../directory/directory.query.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { ActForms, type FormState } from '../acts/act-forms.service.js';
import { inLanguage } from '../html/desk-page.js';
import { languageOf, LanguageQuery, sendPage } from '../page-reply.js';
import { InquiryDesks } from './inquiry-desk.service.js';
import { inquiryPath } from './inquiry-paths.js';
import { inquiryPage, type InquiryAct } from './inquiry.page.js';

const CONDUCT = 'inquiry.conduct';

/** A form that came back. */
interface SentAct {
  readonly act: InquiryAct;
  readonly state: FormState;
  readonly status: number;
}

/** One inquiry on the desk: what is open in it, and its bundles, made and handed over by the FG. */
@ApiExcludeController()
@Controller('desk/inquiries/:inquiry')
export class InquiryPagesController {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly views: InquiryViews,
    private readonly bundles: Bundles,
    private readonly desks: InquiryDesks,
    private readonly forms: ActForms,
    private readonly directory: Directory,
    private readonly proof: LogProof,
  ) {}

  @Get()
  @Action('inquiry.read')
  @Looks('inquiry')
  getInquiry(
    @AskedBy() asker: Asker,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.sendInquiry({ asker, request, reply });
  }

  @Post('bundles')
  @RouteConfig({ form: true })
  @Action(CONDUCT)
  @Looks('inquiry-bundle')
  async make(
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const here = { asker, request, reply };
    const made = await this.attempt('bundles', here, form, InquiryActBody, (_body, asked) =>
      this.bundles.make(asker, asked),
    );
    if (made !== undefined) void reply.send(sentAsZip(reply, made));
  }

  @Post('deliveries')
  @RouteConfig({ form: true })
  @Action(CONDUCT)
  @Looks('inquiry')
  async deliver(
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const here = { asker, request, reply };
    const done = await this.attempt('deliveries', here, form, BundleDeliveryBody, (body, asked) => {
      const { manifest, deliveredAt, how, to } = body;
      return this.inquiries.act(asker, asked, { type: 'Deliver', manifest, deliveredAt, how, to });
    });
    if (done !== undefined) sendOn(reply, inLanguage(inquiryPath(idIn(request)), languageOf(request)));
  }

  @Post('closing')
  @RouteConfig({ form: true })
  @Action(CONDUCT)
  @Looks('inquiry')
  async close(
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const here = { asker, request, reply };
    const done = await this.attempt('closing', here, form, InquiryActBody, (_body, asked) =>
      this.inquiries.act(asker, asked, { type: 'Close' }),
    );
    if (done !== undefined) sendOn(reply, inLanguage(inquiryPath(idIn(request)), languageOf(request)));
  }

  /** @returns nothing where the page was sent back with what is wrong */
  private async attempt<B extends object, Done>(
    act: InquiryAct,
    here: Here,
    form: FormBody,
    metatype: Type<B>,
    perform: (body: B, asked: AskedOfInquiry) => Promise<Done>,
  ): Promise<Done | undefined> {
    const { asker, request } = here;
    const id = idIn(request);
    const submission = parseIdempotencyKey(form['submission']?.[0]);
    const attempted = await this.forms.attempt({ form, language: languageOf(request) }, metatype, (body) =>
      perform(body, {
        ...{ id, correlationId: request.id, content: { ...form } },
        commandId: commandId(asker.principal.id, `form inquiry ${act}`, id, submission),
      }),
    );
    if ('done' in attempted) return attempted.done;
    const { filled, status } = attempted;
    await this.sendInquiry(here, { act, state: { filled, submission, seen: 0 }, status });
    return undefined;
  }

  private async sendInquiry({ asker, request, reply }: Here, sent?: SentAct): Promise<void> {
    const inquiry = await this.views.one(asker, idIn(request));
    const { organisation, opened, made, auditors = [] } = inquiry;
    const [dossiers, called] = await Promise.all([
      this.desks.called(inquiry.dossiers),
      this.directory.namesOf(organisation, [opened.by, ...auditors, ...made.map(({ by }) => by)]),
    ]);
    const { principal } = asker;
    const conducts = organisationsWhere({ principal, action: CONDUCT }).includes(organisation);
    sendPage(
      reply,
      inquiryPage({
        ...{ inquiry, dossiers, language: languageOf(request) },
        names: new Map([...called].map(([id, { name }]) => [id, name])),
        conducts,
        keys: conducts ? await this.proof.verifierKeys() : [],
        stateOf: (act) =>
          sent?.act === act
            ? { ...sent.state, filled: { ...sent.state.filled, within: act }, submission: randomUUID() }
            : { filled: { within: act, values: {}, faults: new Map() }, submission: randomUUID(), seen: 0 },
        ...(sent && { sent: sent.act }),
      }),
      sent?.status,
    );
  }
}

/** Who asks, and where it is answered. */
interface Here {
  readonly asker: Asker;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const idIn = (request: FastifyRequest): string =>
  inquiryIdFrom((request.params as { readonly inquiry: string }).inquiry);

function sendOn(reply: FastifyReply, to: string): void {
  void reply.code(303).header('location', to).send();
}
