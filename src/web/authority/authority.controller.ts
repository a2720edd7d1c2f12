import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { breachView } from '../../breach/views/breach.view.js';
import { Action } from '../../breach/dossier/action.decorator.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import type { Language } from '../../law/sentence.js';
import { ApForms } from '../../notification/ap-form.query.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Clock } from '../../platform/time/clock.port.js';
import { ActForms, freshForm, type FormState } from '../acts/act-forms.service.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { languageOf, sendPage } from '../page-reply.js';
import { authorityPage } from './authority.page.js';
import { nextKind } from './notifications.js';

class AuthorityQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

/** A form that came back, and which of the page's forms it is. */
interface Returned {
  readonly state: FormState;
  readonly status: number;
  readonly question?: string | undefined;
  readonly notification?: number | undefined;
}

/** Telling the AP (Art. 33): its form to type over, and that it was sent. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/authority')
export class AuthorityController {
  constructor(
    private readonly forms: ApForms,
    private readonly acts: ActForms,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Action('breach.read')
  getAuthority(
    @Dossier() history: History,
    @Query() _query: AuthorityQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    this.show(history, languageOf(request), reply);
  }

  @Post('answers')
  @RouteConfig({ form: true })
  @Action('breach.answer-form')
  async answer(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const submitted = await this.acts.submit('recordFormAnswer', { form, history, request, language });
    if ('done' in submitted) return this.done(history, language, reply);
    const { returned: state, status } = submitted;
    this.show(history, language, reply, { state, status, question: form['question']?.[0] ?? '' });
  }

  @Post('notifications')
  @RouteConfig({ form: true })
  @Action('breach.record-ap-notification')
  async record(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const submitted = await this.acts.submit('recordApNotification', { form, history, request, language });
    if ('done' in submitted) return this.done(history, language, reply);
    const { returned: state, status } = submitted;
    const of = form['of']?.[0];
    this.show(history, language, reply, {
      ...{ state, status, ...(of !== undefined && { notification: Number(of) }) },
    });
  }

  private done(history: History, language: Language, reply: FastifyReply): void {
    const id = fold(history)?.id ?? '';
    void reply
      .code(303)
      .header('location', inLanguage(dossierPath(id, 'authority'), language))
      .send();
  }

  private show(history: History, language: Language, reply: FastifyReply, returned?: Returned): void {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const dossier = breachView(breach);
    const form = this.forms.of(history);
    const known = {
      kind: [nextKind(dossier, form)],
      ...(form.missing.length > 0 && { incomplete: ['true'] }),
    };
    const isOfAnswer = returned?.question !== undefined;
    const states = {
      ofAnswer: (question: string) => (returned?.question === question ? returned.state : freshForm(history)),
      ofNotification: (notification?: number) =>
        returned !== undefined && !isOfAnswer && returned.notification === notification
          ? returned.state
          : freshForm(history, notification === undefined ? known : {}),
    };
    const shapes = {
      ofAnswer: this.acts.fieldsOf('recordFormAnswer'),
      ofNotification: this.acts.fieldsOf('recordApNotification'),
    };
    const page = authorityPage({
      ...{ dossier, form, history, language, shapes, states },
      asOf: this.clock.now(),
      isFaulty: returned !== undefined,
    });
    sendPage(reply, page, returned?.status);
  }
}
