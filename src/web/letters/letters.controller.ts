import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { breachView } from '../../breach/views/breach.view.js';
import type { LetterWishes } from '../../law/letter/speaker.js';
import type { LetterAnswer } from '../../notification/letter.answer.js';
import { Letters } from '../../notification/letters.query.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Refusal } from '../../shared/refusal.js';
import { ActForms } from '../acts/act-forms.service.js';
import { DossierDesks } from '../acts/dossier-desk.service.js';
import { FormsOnPage } from '../acts/forms-on-page.js';
import { PageForms, type PageAgain } from '../acts/page-forms.service.js';
import { isTyped } from '../acts/parts-of-form.js';
import { dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { SavedDraft } from '../drafts/draft-place.js';
import type { Draft } from '../../drafts/drafts.js';
import { languageOf, sendPage } from '../page-reply.js';
import { LETTER_ACTS } from './gaps.js';
import { fieldsOf, LettersQuery, wishesIn, wishesOf } from './letter-wishes.js';
import { lettersPage } from './letters.page.js';
import { sentLetterPage } from './sent-letter.page.js';

class SentLetterQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

/** The acts of the page, by the addresses below it. */
const ACTS = {
  ...LETTER_ACTS,
  rounds: 'recordSubjectNotification',
  results: 'recordRoundResult',
} as const;
type ActPath = keyof typeof ACTS;

const isActPath = (path: string): path is ActPath => Object.hasOwn(ACTS, path);

/** What the page is made for. */
interface Shown {
  readonly history: History;
  readonly wishes: LetterWishes;
  readonly forms: FormsOnPage;
  readonly request: FastifyRequest;
}

/** Telling the people concerned (Art. 34): letters, and the rounds in which they were sent. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/letters')
export class LettersController {
  constructor(
    private readonly letters: Letters,
    private readonly acts: ActForms,
    private readonly pages: PageForms,
    private readonly desks: DossierDesks,
  ) {}

  @Get()
  @Action('breach.read')
  @Looks('letter')
  async getLetters(
    @Dossier() history: History,
    @Query() query: LettersQuery,
    @SavedDraft() draft: Draft | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const forms = FormsOnPage.begun(history, draft);
    const { taal: _language, ...asked } = query;
    const wishes = draft && Object.keys(asked).length === 0 ? wishesIn(draft.form) : wishesOf(query);
    sendPage(reply, await this.page({ history, wishes, forms, request }));
  }

  @Get('rounds/:revision')
  @Action('breach.read')
  @Looks('letter')
  getSent(
    @Dossier() history: History,
    @Param('revision', ParseIntPipe) revision: number,
    @Query() _query: SentLetterQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const sent = this.letters.sent(history, revision);
    const breach = fold(history);
    if (sent === undefined || breach === undefined) throw new NotFoundException();
    const { id, reference } = breach;
    sendPage(reply, sentLetterPage({ id, reference, revision, sent, language: languageOf(request) }));
  }

  /**
   * The letter for whom it was chosen and as it was edited, to be printed: sent as a form, for it may name people.
   * Nothing is recorded.
   */
  @Post('preview')
  @RouteConfig({ form: true })
  @Action('breach.read')
  @Looks('letter')
  async preview(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const forms = new FormsOnPage(history, form);
    await this.answer(isTyped(form) ? { history, forms, status: 200 } : undefined, form, request, reply);
  }

  @Post(':act')
  @RouteConfig({ form: true })
  @Action('breach.record-subject-notification')
  @Looks('letter')
  async act(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Param('act') path: string,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isActPath(path)) throw new NotFoundException();
    const again = await this.pages.submit(ACTS[path], { form, history, asker, request });
    await this.answer(again, form, request, reply);
  }

  private async answer(
    again: PageAgain | undefined,
    form: FormBody,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const wishes = wishesIn(form);
    if (again !== undefined) {
      const { history, forms } = again;
      sendPage(reply, await this.page({ history, wishes, forms, request }), again.status);
      return;
    }
    const { id } = request.params as { readonly id: string };
    const back = `${dossierPath(id, 'letters')}?${new URLSearchParams(fieldsOf(wishes)).toString()}`;
    void reply.code(303).header('location', inLanguage(back, language)).send();
  }

  private async page({ history, wishes, forms, request }: Shown): Promise<DeskPage> {
    const breach = fold(history);
    const { principal } = request;
    if (breach === undefined || principal === undefined) throw new NoSuchDossier();
    const { mayDo } = await this.desks.rightsIn(breach, principal);
    return lettersPage({
      ...{ dossier: breachView(breach), wishes, language: languageOf(request), forms },
      hasList: mayDo('breach.read-affected-people'),
      letter: this.letterOrWhyNot(history, wishes),
      letterhead: this.letters.letterhead(history),
      shapes: {
        texts: this.acts.fieldsOf(ACTS.texts),
        details: this.acts.fieldsOf(ACTS.details),
        contact: this.acts.fieldsOf(ACTS.contact),
        rounds: this.acts.fieldsOf(ACTS.rounds),
        results: this.acts.fieldsOf(ACTS.results),
      },
    });
  }

  private letterOrWhyNot(history: History, wishes: LetterWishes): LetterAnswer | Refusal {
    try {
      return this.letters.of(history, wishes);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}
