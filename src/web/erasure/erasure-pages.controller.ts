import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { BreachDossiers } from '../../breach/dossier/breach-dossier.repository.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import type { History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Certificates } from '../../erasure/certificates.query.js';
import { placesWith } from '../../erasure/values-search.js';
import type { FoundValueAnswer } from '../../erasure/values.answer.js';
import { ValuesSearchBody } from '../../erasure/values.controller.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { ActForms, freshForm, type FormState } from '../acts/act-forms.service.js';
import { DossierDesks, type DossierDesk } from '../acts/dossier-desk.service.js';
import { inLanguage } from '../html/desk-page.js';
import { erasurePath } from '../html/erasure-paths.js';
import { languageOf, LanguageQuery, sendPage } from '../page-reply.js';
import { certificatePage } from './certificate.page.js';
import { chosenIn } from './chosen-places.js';
import { erasurePage } from './erasure.page.js';

interface Found {
  readonly contains: string;
  readonly places: readonly FoundValueAnswer[];
}

/** Finding a name and proposing to erase it; what became of it, and its certificate. */
@ApiExcludeController()
@Controller('desk/dossiers/:id')
export class ErasurePagesController {
  constructor(
    private readonly desks: DossierDesks,
    private readonly forms: ActForms,
    private readonly dossiers: BreachDossiers,
    private readonly certificates: Certificates,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Get('erasure')
  @Action('breach.search-values')
  @Looks('dossier')
  async getErasure(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.deskOf(history, asker, request);
    this.send(reply, { desk, state: freshForm(history) });
  }

  @Post('erasure/search')
  @RouteConfig({ form: true })
  @Action('breach.search-values')
  @Looks('personal-values')
  async search(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.deskOf(history, asker, request);
    const { language } = desk;
    const read = await this.forms.attempt({ form, language }, ValuesSearchBody, ({ contains }) =>
      this.find(contains, history, desk),
    );
    const state = freshForm(history);
    if ('done' in read) this.send(reply, { desk, state, found: read.done });
    else this.send(reply, { desk, state: { ...state, filled: read.filled } }, read.status);
  }

  /** What is allowed is decided by the act itself. */
  @Post('erasure/proposal')
  @RouteConfig({ form: true })
  @Action('breach.search-values')
  @Looks('personal-values')
  async propose(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.deskOf(history, asker, request);
    const { language } = desk;
    const submitted = await this.forms.submit('proposeErasure', {
      ...{ history, request, language },
      form: { ...form, what: ['values'] },
      also: { values: chosenIn(form) },
    });
    if ('done' in submitted) {
      void reply
        .code(303)
        .header('location', inLanguage(erasurePath(desk.dossier.id), language))
        .send();
      return;
    }
    const found = await this.find(form['contains']?.[0] ?? '', history, desk);
    this.send(reply, { desk, state: submitted.returned, found }, submitted.status);
  }

  @Get('erasures/:erasure/certificate')
  @Action('breach.replay')
  @Looks('erasure-certificate')
  async getCertificate(
    @Dossier() history: History,
    @AskedBy() asker: Asker,
    @Param('erasure') erasure: string,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const certificate = await this.certificates.of(history, erasure);
    const desk = await this.desks.of(history, asker, languageOf(request));
    const organisation = this.profiles.find(certificate.organisation)?.name ?? certificate.organisation;
    sendPage(reply, certificatePage({ certificate, organisation, desk }));
  }

  private async deskOf(history: History, asker: Asker, request: FastifyRequest): Promise<DossierDesk> {
    const desk = await this.desks.of(history, asker, languageOf(request));
    return this.desks.withChoices('proposeErasure', desk, asker);
  }

  private async find(contains: string, history: History, { dossier }: DossierDesk): Promise<Found> {
    const places = placesWith(contains, history, await this.dossiers.held(dossier.id, history));
    return { contains, places };
  }

  private send(
    reply: FastifyReply,
    shown: { readonly desk: DossierDesk; readonly state: FormState; readonly found?: Found },
    status = 200,
  ): void {
    sendPage(reply, erasurePage({ ...shown, shapes: this.forms.fieldsOf('proposeErasure') }), status);
  }
}
