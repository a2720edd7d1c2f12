import { Body, Controller, Get, NotFoundException, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Breach } from '../../breach/domain/breach.js';
import { authorityToDecide, departures } from '../../breach/domain/deciding.js';
import type { DecisionContext } from '../../breach/domain/domain-event.js';
import { OUTCOMES, QUESTIONS } from '../../breach/domain/question.js';
import { toReconsider } from '../../breach/domain/reconsideration.js';
import { authorise, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Clock } from '../../platform/time/clock.port.js';
import { Refusal } from '../../shared/refusal.js';
import type { ActName } from '../acts/act-groups.js';
import { FormsOnPage } from '../acts/forms-on-page.js';
import { PageForms } from '../acts/page-forms.service.js';
import { partOf, SENT } from '../acts/parts-of-form.js';
import { DossierDesks } from '../acts/dossier-desk.service.js';
import { dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { SavedDraft } from '../drafts/draft-place.js';
import type { Draft } from '../../drafts/drafts.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { boardPage } from './board.page.js';
import { fgAskedAt } from './fg-asked.js';
import type { OpenOutcome } from './decision-forms.js';

const ACTS = [
  'recordDecision',
  'recordDecisionOnBehalf',
  'recordRatification',
  'confirmDecision',
  'upholdDecision',
] as const satisfies readonly ActName[];
export type BoardAct = (typeof ACTS)[number];

class BoardQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
  @OneOf(ACTS, { optional: true, description: 'The act that was just done.' }) readonly gedaan?: BoardAct;
}

/** Both questions of a dossier, for whoever decides, for whoever heard what was decided, and for whoever reads it. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/board')
export class BoardPagesController {
  constructor(
    private readonly desks: DossierDesks,
    private readonly pages: PageForms,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Action('breach.read')
  @Looks('dossier')
  async getBoard(
    @Query() { gedaan }: BoardQuery,
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @SavedDraft() draft: Draft | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const forms = FormsOnPage.begun(history, draft);
    sendPage(reply, await this.page(history, asker, request, forms, gedaan));
  }

  /** Which of the acts it is the button says; who may do it the act itself decides. */
  @Post()
  @RouteConfig({ form: true })
  @Action('breach.read')
  @Looks('dossier')
  async decide(
    @Query() _query: LanguageQuery,
    @Body() form: FormBody,
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [said] = partOf(form, form[SENT]?.[0])['act'] ?? [];
    const act = ACTS.find((one) => one === said);
    if (act === undefined) throw new NotFoundException();
    const again = await this.pages.submit(act, { form, history, asker, request });
    if (again !== undefined) {
      const justDone = again.forms.cameBack === undefined ? act : undefined;
      sendPage(reply, await this.page(again.history, asker, request, again.forms, justDone), again.status);
      return;
    }
    const { id } = request.params as { readonly id: string };
    void reply
      .code(303)
      .header('location', inLanguage(`${dossierPath(id, 'board')}?gedaan=${act}`, languageOf(request)))
      .send();
  }

  private async page(
    history: History,
    asker: Asker,
    request: FastifyRequest,
    forms: FormsOnPage,
    justDone?: BoardAct,
  ): Promise<DeskPage> {
    const language = languageOf(request);
    const desk = await this.desks.of(history, asker, language);
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const { principal } = asker;
    const fgAsked = fgAskedAt(history, language);
    const now = this.clock.now();
    const isOpen = breach.ending === undefined;
    const deciding = { principal, action: 'breach.decide' } as const;
    return boardPage({
      ...{ desk, breach, now, reader: principal.id, address: dossierPath(breach.id, 'board') },
      forms,
      ...(justDone && { justDone }),
      ...(fgAsked !== undefined && { fgAsked }),
      ...(isOpen &&
        desk.mayDo('breach.decide') && {
          deciding: outcomesFor(breach, {
            now,
            actor: { id: principal.id, role: authorise(deciding, breach, desk.linked) },
            linked: desk.linked,
          }),
        }),
      ...(isOpen && desk.mayDo('breach.record-decision-of-board') && { onBehalf: outcomesFor(breach) }),
      against: {
        'notify-authority': toReconsider(breach, 'notify-authority'),
        'inform-people': toReconsider(breach, 'inform-people'),
      },
    });
  }
}

/** What can be decided now, and from what it departs. @param context of who would decide; absent: the board, heard by another */
function outcomesFor(breach: Breach, context?: DecisionContext): readonly OpenOutcome[] {
  return QUESTIONS.flatMap((question) =>
    OUTCOMES.map((outcome) => {
      const open = { question, outcome, departsFrom: departures(breach, { question, outcome }) };
      if (context === undefined) return open;
      try {
        const { mandate } = authorityToDecide(breach, { question, outcome }, context);
        return { ...open, ...(mandate && { under: mandate }) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { ...open, barredBy: error.code };
      }
    }),
  );
}
