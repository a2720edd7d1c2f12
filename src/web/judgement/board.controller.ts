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
import { breachIdFrom } from '../../breach/dossier/breach-id.pipe.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { Dossier, DossierReader } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Clock } from '../../platform/time/clock.port.js';
import { Refusal } from '../../shared/refusal.js';
import { ActForms, freshForm, type FormState } from '../acts/act-forms.service.js';
import type { ActName } from '../acts/act-groups.js';
import { DossierDesks } from '../acts/dossier-desk.service.js';
import { dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { boardPage } from './board.page.js';
import { answerAt, faultsAt, isTyped, SENT, withoutAnswer } from './board-form.js';
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

interface Answered {
  readonly state?: FormState;
  /** Place of the answer that came back. */
  readonly returned?: string;
  readonly justDone?: BoardAct;
}

/** Both questions of a dossier, for whoever decides, for whoever heard what was decided, and for whoever reads it. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/board')
export class BoardPagesController {
  constructor(
    private readonly desks: DossierDesks,
    private readonly forms: ActForms,
    private readonly dossiers: DossierReader,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Action('breach.read')
  @Looks('dossier')
  async getBoard(
    @Query() { gedaan }: BoardQuery,
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, await this.page(history, asker, request, { ...(gedaan && { justDone: gedaan }) }));
  }

  /**
   * Which of the acts it is the button says; who may do it the act itself decides. What else was typed comes back with
   * the page: a redirect would lose it.
   */
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
    const within = form[SENT]?.[0] ?? '';
    const answer = answerAt(within, form);
    const act = ACTS.find((one) => one === answer['act']?.[0]);
    if (act === undefined) throw new NotFoundException();
    const language = languageOf(request);
    const sent = await this.forms.submit(act, { form: answer, history, request, language });
    if ('returned' in sent) {
      const { submission } = freshForm(history);
      const filled = { values: form, faults: faultsAt(within, sent.returned.filled.faults) };
      const state = { ...sent.returned, filled, submission: form['submission']?.[0] ?? submission };
      sendPage(reply, await this.page(history, asker, request, { state, returned: within }), sent.status);
      return;
    }
    const { id } = request.params as { readonly id: string };
    const left = withoutAnswer(within, form);
    if (isTyped(left)) {
      const now = await this.dossiers.transform({ id: breachIdFrom(id), asker });
      const state = freshForm(now, left);
      sendPage(reply, await this.page(now, asker, request, { state, justDone: act }));
      return;
    }
    void reply
      .code(303)
      .header('location', inLanguage(`${dossierPath(id, 'board')}?gedaan=${act}`, language))
      .send();
  }

  private async page(
    history: History,
    asker: Asker,
    request: FastifyRequest,
    { state = freshForm(history), returned, justDone }: Answered,
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
      forms: { language, state, ...(returned !== undefined && { returned }) },
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
