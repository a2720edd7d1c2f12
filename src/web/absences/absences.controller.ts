import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AbsenceBody } from '../../absences/absence.body.js';
import { AbsencesOfLadder } from '../../absences/absences.service.js';
import { roleInOrganisation, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Flag, OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { ActForms } from '../acts/act-forms.service.js';
import { inLanguage } from '../html/desk-page.js';
import { organisationsOf } from '../html/organisations-of.js';
import { languageOf, sendPage } from '../page-reply.js';
import { ABSENCES, absencesPage, type FilledStep } from './absences.page.js';

class AbsencesQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
  @Flag({ optional: true, inQuery: true }) readonly gedaan?: boolean;
}

/** Somebody on a ladder says that he is away; an administrator says it for everybody. */
@ApiExcludeController()
@Controller('desk/absences')
export class AbsencePagesController {
  constructor(
    private readonly absences: AbsencesOfLadder,
    private readonly forms: ActForms,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Get()
  @Action('absences.state')
  getAbsences(
    @Query() { gedaan }: AbsencesQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(asker, request, reply, { isDone: gedaan === true });
  }

  @Post()
  @Action('absences.state')
  @RouteConfig({ form: true })
  async stateAbsence(
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [organisation = ''] = form['organisatie'] ?? [];
    const [step = ''] = form['step'] ?? [];
    const language = languageOf(request);
    // Not his organisation: told before anything that was filled in is.
    roleInOrganisation(asker, organisation);
    const asked = form['terug'] === undefined ? form : { ...form, 'until.day': [], 'until.time': [] };
    const attempted = await this.forms.attempt({ form: asked, language }, AbsenceBody, (body) =>
      this.absences.state(asker, organisation, body),
    );
    if ('done' in attempted) {
      void reply
        .code(303)
        .header('location', inLanguage(`${ABSENCES}?gedaan=true`, language))
        .send();
      return;
    }
    const { filled, status } = attempted;
    await this.show(asker, request, reply, { filled: { organisation, step, filled } }, status);
  }

  private async show(
    asker: Asker,
    request: FastifyRequest,
    reply: FastifyReply,
    about: { readonly isDone?: boolean; readonly filled?: FilledStep },
    status = 200,
  ): Promise<void> {
    const page = absencesPage({
      ...about,
      steps: await this.absences.of(asker),
      organisations: organisationsOf(asker.principal, this.profiles),
      language: languageOf(request),
    });
    sendPage(reply, page, status);
  }
}
