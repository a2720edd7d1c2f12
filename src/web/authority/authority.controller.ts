import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { breachView } from '../../breach/views/breach.view.js';
import { Action } from '../../breach/dossier/action.decorator.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import type { Language } from '../../law/sentence.js';
import { ApForms } from '../../notification/ap-form.query.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Clock } from '../../platform/time/clock.port.js';
import { ActForms } from '../acts/act-forms.service.js';
import type { ActName } from '../acts/act-groups.js';
import { FormsOnPage } from '../acts/forms-on-page.js';
import { RECORDABLE_QUESTIONS } from '../../law/ap-form/recordable-question.js';
import { OPEN_ANSWERS, openField } from './open-answers.js';
import { dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { languageOf, sendPage } from '../page-reply.js';
import { authorityPage } from './authority.page.js';

class AuthorityQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
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
  @Looks('ap-form')
  getAuthority(
    @Dossier() history: History,
    @Query() _query: AuthorityQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    sendPage(reply, this.page(history, languageOf(request), new FormsOnPage(history)));
  }

  @Post('answers')
  @RouteConfig({ form: true })
  @Action('breach.answer-form')
  @Looks('ap-form')
  answer(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act('recordFormAnswer', form, history, request, reply);
  }

  /** Each that is filled in, in the order of the form; where one is refused, those before it stand. */
  @Post('open-answers')
  @RouteConfig({ form: true })
  @Action('breach.answer-form')
  @Looks('ap-form')
  async answerOpen(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    let seen = form['seen'];
    for (const [index, question] of RECORDABLE_QUESTIONS.entries()) {
      const answer = form[openField(question)];
      if ((answer?.[0] ?? '').trim() === '') continue;
      const submission = [`${form['submission']?.[0] ?? ''}-${index}`];
      const one: FormBody = { submission, seen, question: [question], answer };
      const submitted = await this.acts.submit('recordFormAnswer', { form: one, history, request, language });
      if ('returned' in submitted) {
        const { returned, status } = submitted;
        const faults = new Map(
          [...returned.filled.faults].map(([name, text]) => [
            name === 'answer' ? openField(question) : name,
            text,
          ]),
        );
        const state = {
          ...returned,
          submission: form['submission']?.[0] ?? '',
          filled: { values: form, faults },
        };
        const forms = new FormsOnPage(history, { place: OPEN_ANSWERS, state });
        sendPage(reply, this.page(history, language, forms), status);
        return;
      }
      seen = [String(submitted.done.revision)];
    }
    this.toPage(request, reply, language);
  }

  @Post('notifications')
  @RouteConfig({ form: true })
  @Action('breach.record-ap-notification')
  @Looks('ap-form')
  record(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act('recordApNotification', form, history, request, reply);
  }

  @Post('sent')
  @RouteConfig({ form: true })
  @Action('breach.record-ap-notification')
  @Looks('ap-form')
  recordSent(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act('recordSentForm', form, history, request, reply);
  }

  private async act(
    act: ActName,
    form: FormBody,
    history: History,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const submitted = await this.acts.submit(act, { form, history, request, language });
    if ('returned' in submitted) {
      const forms = FormsOnPage.after(history, form, submitted);
      sendPage(reply, this.page(history, language, forms), submitted.status);
      return;
    }
    this.toPage(request, reply, language);
  }

  private toPage(request: FastifyRequest, reply: FastifyReply, language: Language): void {
    const { id } = request.params as { readonly id: string };
    void reply
      .code(303)
      .header('location', inLanguage(dossierPath(id, 'authority'), language))
      .send();
  }

  private page(history: History, language: Language, forms: FormsOnPage): DeskPage {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    return authorityPage({
      ...{ dossier: breachView(breach), form: this.forms.of(history), history, language, forms },
      asOf: this.clock.now(),
      shapes: {
        ofAnswer: this.acts.fieldsOf('recordFormAnswer'),
        ofNotification: this.acts.fieldsOf('recordApNotification'),
      },
    });
  }
}
