import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notAllowed, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Dossier, DossierToShow } from '../../breach/dossier/dossier-reader.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import type { History, ShownDossier } from '../../breach/dossier/history.js';
import { Drafts, type Draft } from '../../drafts/drafts.js';
import { ApForms } from '../../notification/ap-form.query.js';
import { OneOf, Text, Flag } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Clock } from '../../platform/time/clock.port.js';
import { actPage } from '../acts/act.page.js';
import { ActForms, begunForm, type FormState } from '../acts/act-forms.service.js';
import { knownFields } from '../acts/known-fields.js';
import { lackingAtClose } from '../acts/lacking-at-close.js';
import { draftPlaceOf, SavedDraft } from '../drafts/draft-place.js';
import { dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { languageOf, sendPage } from '../page-reply.js';
import { DossierDesks, type DossierDesk } from '../acts/dossier-desk.service.js';
import { wordsIn } from '../words/words.js';
import { WhomToReach } from './whom-to-reach.service.js';
import { dossierPage } from './dossier.page.js';
import { SameIncidents } from './same-incident.service.js';

class DossierQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
  @Text({ max: 60, optional: true, description: 'The act that was just done.' }) readonly gedaan?: string;
  @Flag({ optional: true, inQuery: true, description: 'It said nothing new.' }) readonly stond?: boolean;
}

/** One dossier, and every act on it as a form. */
@ApiExcludeController()
@Controller('desk/dossiers/:id')
export class DossierController {
  constructor(
    private readonly desks: DossierDesks,
    private readonly incidents: SameIncidents,
    private readonly forms: ActForms,
    private readonly apForms: ApForms,
    private readonly whomToReach: WhomToReach,
    private readonly drafts: Drafts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Action('breach.read')
  @Looks('dossier')
  async getDossier(
    @DossierToShow() { history, lacksTexts }: ShownDossier,
    @AskedBy() asker: Asker,
    @Query() { gedaan, stond }: DossierQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desks.of(history, asker, languageOf(request));
    const done = gedaan === undefined ? undefined : this.desks.act(gedaan)?.name;
    const justDone = done && { act: done, isNew: stond !== true };
    const [awaited, others] = await Promise.all([
      this.whomToReach.in(history, desk),
      this.incidents.of(desk.dossier, asker),
    ]);
    sendPage(reply, dossierPage({ desk, lacksTexts, awaited, others, now: this.clock.now(), justDone }));
  }

  @Get('acts/:act')
  @Action('breach.read')
  @Looks('dossier')
  async getAct(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Param('act') slug: string,
    // Fields of the act itself, each as a link may know it: what is unknown stays unused.
    @Query() query: Readonly<Record<string, unknown>>,
    @SavedDraft() draft: Draft | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.deskFor(slug, history, asker, request);
    const known = knownFields(query, this.actOf(slug).name, desk);
    sendPage(reply, this.page(slug, desk, history, begunForm(history, known, draft)));
  }

  /** What is allowed is decided by the act itself; the route's own action is that he may see the dossier. */
  @Post('acts/:act')
  @Action('breach.read')
  @Looks('dossier')
  @RouteConfig({ form: true })
  async act(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Param('act') slug: string,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.deskFor(slug, history, asker, request);
    const { name } = this.actOf(slug);
    const { language } = desk;
    const submitted = await this.forms.submit(name, { form, history, request, language });
    if ('returned' in submitted) {
      sendPage(reply, this.page(slug, desk, history, submitted.returned), submitted.status);
      return;
    }
    const place = draftPlaceOf(request);
    if (place !== undefined) await this.drafts.remove(place);
    const query = new URLSearchParams({ gedaan: slug, ...(!submitted.done.recorded && { stond: 'true' }) });
    const back = inLanguage(`${dossierPath(desk.dossier.id)}?${query.toString()}`, language);
    void reply.code(303).header('location', back).send();
  }

  private page(slug: string, desk: DossierDesk, history: History, state: FormState): DeskPage {
    const act = this.actOf(slug);
    const further =
      act.name === 'closeBreach'
        ? lackingAtClose(desk.dossier, this.apForms.of(history).missing.length, wordsIn(desk.language))
        : [];
    return actPage({ desk, act: act.name, shapes: this.forms.fields(act), state, further });
  }

  /** @throws NotAllowed also where a form is asked for that he could not send */
  private async deskFor(
    slug: string,
    history: History,
    asker: Asker,
    request: FastifyRequest,
  ): Promise<DossierDesk> {
    const act = this.actOf(slug);
    const desk = await this.desks.of(history, asker, languageOf(request));
    if (!desk.mayDo(act.action)) throw notAllowed(act.action);
    return this.desks.withChoices(act.name, desk, asker);
  }

  private actOf(slug: string): NonNullable<ReturnType<DossierDesks['act']>> {
    const act = this.desks.act(slug);
    if (act === undefined) throw new NotFoundException();
    return act;
  }
}
