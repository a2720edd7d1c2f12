import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FactsBody } from '../../breach/contract/facts.body.js';
import type { Breach } from '../../breach/domain/breach.js';
import { adviceOn } from '../../breach/domain/assessment.js';
import { Action } from '../../breach/dossier/action.decorator.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { assessmentDraft } from '../../breach/views/assessment-draft.js';
import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { factsAsked } from '../../law/advice/facts-asked.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Problem } from '../../platform/http/problem.js';
import { InputPipe } from '../../platform/http/validation.js';
import { Clock } from '../../platform/time/clock.port.js';
import { ActForms, faultsOf, freshForm, type FormState } from '../acts/act-forms.service.js';
import type { ActName } from '../acts/act-groups.js';
import { DossierDesks } from '../acts/dossier-desk.service.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { asSent, atItsField, factsIn, valuesOf } from './assessment-form.js';
import { assessmentPage, computedAdvice, type Assessing } from './assessment.page.js';
import type { ReturnedForm } from './forms-of-page.js';

const ACTS = ['assessBreach', 'requestAdvice', 'giveAdvice'] as const satisfies readonly ActName[];
export type AssessmentAct = (typeof ACTS)[number];

class AssessmentQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
  @OneOf(ACTS, { optional: true, description: 'The act that was just done.' })
  readonly gedaan?: AssessmentAct;
}

type Answer = {
  readonly assessing?: FormState;
  readonly returned?: ReturnedForm;
  readonly status?: number;
  readonly justDone?: AssessmentAct;
};

/** The facts, the advice that follows from them, what a person makes of them, and what the FG advises. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/assessment')
export class AssessmentPagesController {
  private readonly input: InputPipe;

  constructor(
    private readonly forms: ActForms,
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
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(history, request, reply, { ...(gedaan && { justDone: gedaan }) });
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
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (form['compute'] !== undefined) {
      const { faults } = await this.checkedFacts(form, request);
      const status = faults.size > 0 ? 422 : 200;
      await this.answer(history, request, reply, { assessing: sentAgain(form, history, faults), status });
      return;
    }
    const language = languageOf(request);
    const sent = await this.forms.submit('assessBreach', { form: asSent(form), history, request, language });
    if ('done' in sent) {
      toAssessment('assessBreach', request, reply);
      return;
    }
    const { filled } = sent.returned;
    const assessing = { ...sent.returned, filled: { values: form, faults: atItsField(filled.faults) } };
    await this.answer(history, request, reply, { assessing, status: sent.status });
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
    const state = sentAgain(form, history, new Map());
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
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
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const within = `fg-${form['question']?.[0] ?? ''}`;
    return this.actOn('giveAdvice', within, { form, history, request, reply });
  }

  @Post('advice-request')
  @RouteConfig({ form: true })
  @Action('breach.request-advice')
  @Looks('dossier')
  requestAdvice(
    @Query() _query: LanguageQuery,
    @Body() form: FormBody,
    @Dossier() history: History,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.actOn('requestAdvice', 'request', { form, history, request, reply });
  }

  private async actOn(
    act: AssessmentAct,
    within: string,
    { form, history, request, reply }: Sent,
  ): Promise<void> {
    const sent = await this.forms.submit(act, { form, history, request, language: languageOf(request) });
    if ('done' in sent) toAssessment(act, request, reply);
    else
      await this.answer(history, request, reply, {
        returned: { within, state: sent.returned },
        status: sent.status,
      });
  }

  private async answer(
    history: History,
    request: FastifyRequest,
    reply: FastifyReply,
    { assessing, returned, justDone, status = 200 }: Answer = {},
  ): Promise<void> {
    const { principal } = request;
    const breach = fold(history);
    if (breach === undefined || principal === undefined) throw new NoSuchDossier();
    const { mayDo } = await this.desks.rightsIn(breach, principal);
    const state = assessing ?? freshForm(history, valuesOf(assessmentDraft(breach)));
    sendPage(
      reply,
      assessmentPage({
        ...{ breach, history, language: languageOf(request) },
        ...(mayDo('breach.assess') && { assessing: await this.assessing(state, breach, request) }),
        mayAdvise: mayDo('breach.advise'),
        mayAsk: mayDo('breach.request-advice'),
        ...(returned && { returned }),
        ...(justDone && { justDone }),
      }),
      status,
    );
  }

  private async assessing(state: FormState, breach: Breach, request: FastifyRequest): Promise<Assessing> {
    const { facts } = await this.checkedFacts(state.filled.values, request);
    const advice = adviceOn(breach, facts, this.profiles.find(breach.organisation)?.promises ?? []);
    return { state, facts, advice, questions: factsAsked(facts, advice) };
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

interface Sent {
  readonly form: FormBody;
  readonly history: History;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The same form once more, with the key and the revision it was sent with. */
function sentAgain(form: FormBody, history: History, faults: ReadonlyMap<string, string>): FormState {
  const fresh = freshForm(history);
  const seen = Number(form['seen']?.[0] ?? Number.NaN);
  return {
    filled: { values: form, faults },
    submission: form['submission']?.[0] ?? fresh.submission,
    seen: Number.isSafeInteger(seen) ? seen : fresh.seen,
  };
}

function toAssessment(act: AssessmentAct, request: FastifyRequest, reply: FastifyReply): void {
  const { id } = request.params as { readonly id: string };
  void reply
    .code(303)
    .header('location', inLanguage(`${dossierPath(id, 'assessment')}?gedaan=${act}`, languageOf(request)))
    .send();
}
