import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InquiryBody, inquiryIn } from '../../audit/inquiry/inquiry.body.js';
import { InquiryViews } from '../../audit/inquiry/inquiries.query.js';
import { Inquiries } from '../../audit/inquiry/inquiries.service.js';
import { maySomewhere, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { SlugField } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { ActForms, freshForm, type FormState } from '../acts/act-forms.service.js';
import { inLanguage } from '../html/desk-page.js';
import { languageOf, LanguageQuery, sendPage } from '../page-reply.js';
import { InquiryDesks } from './inquiry-desk.service.js';
import { inquiryPath } from './inquiry-paths.js';
import { leaveOutPage } from './leave-out.page.js';
import { inquiriesPage } from './list.page.js';
import { saidByForm } from './omitted-in-form.js';
import { openInquiryPage } from './open.page.js';

const CONDUCT = 'inquiry.conduct';

class NewInquiryQuery extends LanguageQuery {
  @SlugField({ optional: true }) readonly organisatie?: string;
}

/** Who asks, and where it is answered. */
interface Here {
  readonly asker: Asker;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Inquiries on the desk: an auditor finds what he may read, and the FG opens one. */
@ApiExcludeController()
@Controller('desk/inquiries')
export class OpeningPagesController {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly views: InquiryViews,
    private readonly desks: InquiryDesks,
    private readonly forms: ActForms,
  ) {}

  @Get()
  @Action('inquiry.read')
  @Looks('inquiries')
  async getInquiries(
    @AskedBy() asker: Asker,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { inquiries } = await this.views.list(asker);
    const conducts = maySomewhere({ principal: asker.principal, action: CONDUCT });
    sendPage(reply, inquiriesPage({ inquiries, conducts, language: languageOf(request) }));
  }

  @Get('new')
  @Action(CONDUCT)
  @Looks('dossier-list')
  getNew(
    @AskedBy() asker: Asker,
    @Query() { organisatie }: NewInquiryQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.sendOpen({ asker, request, reply }, freshForm([]), 200, organisatie);
  }

  /** The first half: what was chosen is read once more before it is opened. Nothing is recorded yet. */
  @Post('left-out')
  @RouteConfig({ form: true })
  @Action(CONDUCT)
  @Looks('dossier')
  async leaveOut(
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const attempted = await this.forms.attempt(
      { form, language, also: saidByForm(form) },
      InquiryBody,
      ({ dossiers }) => this.desks.read(asker, dossiers),
    );
    const submission = parseIdempotencyKey(form['submission']?.[0]);
    if ('done' in attempted) {
      const state = { filled: { values: form, faults: new Map<string, string>() }, submission, seen: 0 };
      sendPage(reply, leaveOutPage({ dossiers: attempted.done, form, state, language }));
      return;
    }
    const { filled, status } = attempted;
    await this.sendOpen(
      { asker, request, reply },
      { filled, submission, seen: 0 },
      status,
      form['organisatie']?.[0],
    );
  }

  @Post()
  @RouteConfig({ form: true })
  @Action(CONDUCT)
  @Looks('inquiry')
  async open(
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const submission = parseIdempotencyKey(form['submission']?.[0]);
    const attempted = await this.forms.attempt(
      { form, language, also: saidByForm(form) },
      InquiryBody,
      (body) => {
        const id = commandId(asker.principal.id, 'form inquiry', '', submission);
        const asked = { id, commandId: id, correlationId: request.id, content: { ...form } };
        return this.inquiries.open(asker, asked, inquiryIn(body));
      },
    );
    if ('done' in attempted) {
      void reply
        .code(303)
        .header('location', inLanguage(inquiryPath(attempted.done.id), language))
        .send();
      return;
    }
    const { filled, status } = attempted;
    await this.sendOpen(
      { asker, request, reply },
      { filled, submission, seen: 0 },
      status,
      form['organisatie']?.[0],
    );
  }

  private async sendOpen(
    { asker, request, reply }: Here,
    state: FormState,
    status: number,
    organisation: string | undefined,
  ): Promise<void> {
    const choices = await this.desks.toChoose(asker, organisation);
    sendPage(reply, openInquiryPage({ choices, state, language: languageOf(request) }), status);
  }
}
