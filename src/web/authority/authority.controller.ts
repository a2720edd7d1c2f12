import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { breachView } from '../../breach/views/breach.view.js';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
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
import { PageForms, type PageAgain, type SentForm } from '../acts/page-forms.service.js';
import { sentPart, withoutPart } from '../acts/parts-of-form.js';
import { RECORDABLE_QUESTIONS } from '../../law/ap-form/recordable-question.js';
import { OPEN_ANSWERS, openField } from './open-answers.js';
import { dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { SavedDraft } from '../drafts/draft-place.js';
import type { Draft } from '../../drafts/drafts.js';
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
    private readonly pages: PageForms,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Action('breach.read')
  @Looks('ap-form')
  getAuthority(
    @Dossier() history: History,
    @Query() _query: AuthorityQuery,
    @SavedDraft() draft: Draft | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    sendPage(reply, this.page(history, languageOf(request), FormsOnPage.begun(history, draft)));
  }

  @Post('answers')
  @RouteConfig({ form: true })
  @Action('breach.answer-form')
  @Looks('ap-form')
  answer(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act('recordFormAnswer', { history, asker, form, request }, reply);
  }

  /** Each that is filled in, in the order of the form; where one is refused, those before it stand. */
  @Post('open-answers')
  @RouteConfig({ form: true })
  @Action('breach.answer-form')
  @Looks('ap-form')
  async answerOpen(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const open = sentPart(form, OPEN_ANSWERS);
    const filledIn = RECORDABLE_QUESTIONS.filter((one) => (open[openField(one)]?.[0] ?? '').trim() !== '');
    let { seen } = open;
    for (const question of filledIn) {
      const field = openField(question);
      const submission = [`${open['submission']?.[0] ?? ''}-${RECORDABLE_QUESTIONS.indexOf(question)}`];
      const one = { submission, seen, question: [question], answer: open[field] };
      const submitted = await this.acts.submit('recordFormAnswer', { form: one, history, request, language });
      if ('returned' in submitted) {
        const { returned, status } = submitted;
        const faults = new Map(
          [...returned.filled.faults].map(([name, text]) => [name === 'answer' ? field : name, text]),
        );
        const state = { ...returned, filled: { values: open, faults } };
        const forms = new FormsOnPage(history, form, { part: OPEN_ANSWERS, state });
        sendPage(reply, this.page(history, language, forms), status);
        return;
      }
      seen = [String(submitted.done.revision)];
    }
    const left = withoutPart(form, OPEN_ANSWERS);
    this.answerAgain(await this.pages.after(left, { form, history, asker, request }), request, reply);
  }

  @Post('notifications')
  @RouteConfig({ form: true })
  @Action('breach.record-ap-notification')
  @Looks('ap-form')
  record(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act('recordApNotification', { history, asker, form, request }, reply);
  }

  @Post('sent')
  @RouteConfig({ form: true })
  @Action('breach.record-ap-notification')
  @Looks('ap-form')
  recordSent(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act('recordSentForm', { history, asker, form, request }, reply);
  }

  private async act(act: ActName, sent: SentForm, reply: FastifyReply): Promise<void> {
    this.answerAgain(await this.pages.submit(act, sent), sent.request, reply);
  }

  private answerAgain(again: PageAgain | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const language = languageOf(request);
    if (again === undefined) this.toPage(request, reply, language);
    else sendPage(reply, this.page(again.history, language, again.forms), again.status);
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
