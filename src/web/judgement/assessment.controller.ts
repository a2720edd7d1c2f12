import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FactsBody } from '../../breach/contract/facts.body.js';
import type { Breach } from '../../breach/domain/breach.js';
import { adviceOn } from '../../breach/domain/assessment.js';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { assessmentDraft } from '../../breach/views/assessment-draft.js';
import type { Draft } from '../../drafts/drafts.js';
import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Problem } from '../../platform/http/problem.js';
import { InputPipe } from '../../platform/http/validation.js';
import { Clock } from '../../platform/time/clock.port.js';
import { faultsOf, type FormState } from '../acts/act-forms.service.js';
import type { ActName } from '../acts/act-groups.js';
import { FormsOnPage } from '../acts/forms-on-page.js';
import { PageForms, type SentForm } from '../acts/page-forms.service.js';
import { partOf } from '../acts/parts-of-form.js';
import { DossierDesks } from '../acts/dossier-desk.service.js';
import { SavedDraft } from '../drafts/draft-place.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { asSent, atItsField, factsIn, questionsOf, valuesOf } from './assessment-form.js';
import { assessmentPage, computedAdvice, type Assessing } from './assessment.page.js';

const ACTS = ['assessBreach', 'requestAdvice', 'giveAdvice'] as const satisfies readonly ActName[];
export type AssessmentAct = (typeof ACTS)[number];

class AssessmentQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
  @OneOf(ACTS, { optional: true, description: 'The act that was just done.' })
  readonly gedaan?: AssessmentAct;
}

interface Answer {
  readonly forms: FormsOnPage;
  readonly status?: number;
  readonly justDone?: AssessmentAct | undefined;
}

/** The facts, the advice that follows from them, what a person makes of them, and what the FG advises. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/assessment')
export class AssessmentPagesController {
  private readonly input: InputPipe;

  constructor(
    private readonly pages: PageForms,
    private readonly desks: DossierDesks,
    private readonly profiles: OrganisationProfiles,
    clock: Clock,
  ) {
    this.input = new InputPipe(clock);
  }

  @Get()
  @Action('breach.read')
  @Looks('dossier')
  getAssessment(
    @Query() { gedaan }: AssessmentQuery,
    @Dossier() history: History,
    @SavedDraft() draft: Draft | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(history, request, reply, {
      forms: FormsOnPage.begun(history, draft),
      justDone: gedaan,
    });
  }

  /** Records it; by the other button only the advice is computed anew and nothing is recorded. */
  @Post()
  @RouteConfig({ form: true })
  @Action('breach.assess')
  @Looks('dossier')
  async assess(
    @Query() _query: LanguageQuery,
    @Body() form: FormBody,
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (form['compute'] === undefined) {
      await this.act('assessBreach', { form, history, asker, request }, reply);
      return;
    }
    const { page } = new FormsOnPage(history, form);
    const { faults } = await this.checkedFacts(form, request);
    const state = { ...page, filled: { values: partOf(form, undefined), faults } };
    const forms = new FormsOnPage(history, form, { part: undefined, state });
    await this.answer(history, request, reply, { forms, status: faults.size > 0 ? 422 : 200 });
  }

  /** For a page that is open: the advice on what is filled in now. */
  @Post('computed')
  @RouteConfig({ form: true })
  @Action('breach.assess')
  @Looks('dossier')
  async compute(
    @Query() _query: LanguageQuery,
    @Body() form: FormBody,
    @Dossier() history: History,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const { page } = new FormsOnPage(history, form);
    const state = { ...page, filled: { values: form, faults: new Map<string, string>() } };
    const assessing = await this.assessing(state, breach, request);
    sendPage(reply, computedAdvice({ ...assessing, language: languageOf(request) }));
  }

  @Post('fg-advice')
  @RouteConfig({ form: true })
  @Action('breach.advise')
  @Looks('dossier')
  giveAdvice(
    @Query() _query: LanguageQuery,
    @Body() form: FormBody,
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act('giveAdvice', { form, history, asker, request }, reply);
  }

  @Post('advice-request')
  @RouteConfig({ form: true })
  @Action('breach.request-advice')
  @Looks('dossier')
  requestAdvice(
    @Query() _query: LanguageQuery,
    @Body() form: FormBody,
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act('requestAdvice', { form, history, asker, request }, reply);
  }

  private async act(act: AssessmentAct, sent: SentForm, reply: FastifyReply): Promise<void> {
    const { request } = sent;
    const again = await this.pages.submit(act, sent, act === 'assessBreach' ? AS_ASKED : undefined);
    if (again === undefined) {
      toAssessment(act, request, reply);
      return;
    }
    const { history, forms, status } = again;
    const justDone = forms.cameBack === undefined ? act : undefined;
    await this.answer(history, request, reply, { forms, status, justDone });
  }

  private async answer(
    history: History,
    request: FastifyRequest,
    reply: FastifyReply,
    { forms, justDone, status = 200 }: Answer,
  ): Promise<void> {
    const { principal } = request;
    const breach = fold(history);
    if (breach === undefined || principal === undefined) throw new NoSuchDossier();
    const { mayDo } = await this.desks.rightsIn(breach, principal);
    const state = forms.at(undefined, valuesOf(assessmentDraft(breach)));
    sendPage(
      reply,
      assessmentPage({
        ...{ breach, history, forms, language: languageOf(request) },
        ...(mayDo('breach.assess') && { assessing: await this.assessing(state, breach, request) }),
        mayAdvise: mayDo('breach.advise'),
        mayAsk: mayDo('breach.request-advice'),
        ...(justDone && { justDone }),
      }),
      status,
    );
  }

  private async assessing<State extends FormState>(
    state: State,
    breach: Breach,
    request: FastifyRequest,
  ): Promise<Assessing<State>> {
    const { facts } = await this.checkedFacts(state.filled.values, request);
    const advice = adviceOn(breach, facts, this.profiles.find(breach.organisation)?.promises ?? []);
    return { state, facts, advice, questions: questionsOf(facts, advice, state.filled.values) };
  }

  /** What is wrong with a fact is told at its field; the advice goes on without it, as without what nobody knows. */
  private async checkedFacts(
    form: FormBody,
    request: FastifyRequest,
  ): Promise<{ readonly facts: BreachFacts; readonly faults: ReadonlyMap<string, string> }> {
    const said = factsIn(form);
    const check = async (facts: object): Promise<BreachFacts> =>
      (await this.input.transform(facts, { type: 'body', metatype: FactsBody })) as BreachFacts;
    try {
      return { facts: await check(said), faults: new Map() };
    } catch (error) {
      if (!(error instanceof Problem) || error.errors === undefined) throw error;
      const faults = faultsOf(error, languageOf(request));
      const wrong = new Set([...faults.keys()].map((name) => name.split('.')[0]));
      const right = Object.fromEntries(Object.entries(said).filter(([fact]) => !wrong.has(fact)));
      const named = new Map([...faults].map(([name, fault]) => [`facts.${name}`, fault]));
      return { facts: await check(right), faults: atItsField(named) };
    }
  }
}

/** The facts are asked once and stand in two places of the act. */
const AS_ASKED = { asSent, atItsField };

function toAssessment(act: AssessmentAct, request: FastifyRequest, reply: FastifyReply): void {
  const { id } = request.params as { readonly id: string };
  void reply
    .code(303)
    .header('location', inLanguage(`${dossierPath(id, 'assessment')}?gedaan=${act}`, languageOf(request)))
    .send();
}
