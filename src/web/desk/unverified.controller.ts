import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Dismissals } from '../../breach/acts/dismissals.service.js';
import { DismissalsBody } from '../../breach/contract/dismissals.body.js';
import { organisationsAsked, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Viewers } from '../../breach/lists/visibility.js';
import { DossierLists } from '../../dashboard/dossier-list.query.js';
import { dossierSummary } from '../../dashboard/dossier-summary.view.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Flag, OneOf, SlugField, Text } from '../../platform/http/dto-fields.js';
import { fieldShapes } from '../../platform/http/field-shapes.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { Problem } from '../../platform/http/problem.js';
import { InputPipe } from '../../platform/http/validation.js';
import { Clock } from '../../platform/time/clock.port.js';
import { faultsOf } from '../acts/act-forms.service.js';
import { bodyFromForm } from '../acts/body-from-form.js';
import type { Filled } from '../html/form.js';
import { languageOf, sendPage } from '../page-reply.js';
import { dismissedPage } from './dismissed.page.js';
import { organisationsOf } from '../html/organisations-of.js';
import { unverifiedPage, type ManyReports } from './unverified.page.js';

/** As many as one request may dismiss are too many to look through. */
const SHOWN = 100;

class UnverifiedQuery {
  @SlugField({ optional: true }) readonly organisatie?: string;
  @Text({ max: 500, optional: true }) readonly verder?: string;
  @Flag({ optional: true, inQuery: true, description: 'Everything is ticked that states no danger.' })
  readonly alles?: boolean;
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

/** What nobody has looked at, to dismiss many of it at once. */
@ApiExcludeController()
@Controller('desk/unverified')
export class UnverifiedController {
  private readonly input: InputPipe;

  constructor(
    private readonly lists: DossierLists,
    private readonly viewers: Viewers,
    private readonly dismissals: Dismissals,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {
    this.input = new InputPipe(clock);
  }

  @Get()
  @Action('breach.dismiss')
  @Looks('dossier-list')
  async getUnverified(
    @Query() query: UnverifiedQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reports = await this.reports(query, asker, request);
    sendPage(reply, unverifiedPage({ ...reports, filled: undefined, submission: randomUUID() }));
  }

  @Post()
  @Action('breach.dismiss')
  @Looks('dossier-list')
  @RouteConfig({ form: true })
  async dismiss(
    @Body() form: FormBody,
    @Query() query: UnverifiedQuery,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const submission = form['submission']?.[0];
    const idempotencyKey = parseIdempotencyKey(submission);
    const body = await this.bodyOf(form, languageOf(request));
    if ('faults' in body) {
      const reports = await this.reports(query, by, request);
      sendPage(reply, unverifiedPage({ ...reports, filled: body, submission: idempotencyKey }), 422);
      return;
    }
    const results = await this.dismissals.dismiss(body, { by, idempotencyKey, correlationId: request.id });
    const rows = await this.rows(by, { ids: body.ids });
    const references = new Map(rows.rows.map(({ id, reference }) => [id, reference]));
    sendPage(reply, dismissedPage({ results, references, language: languageOf(request) }));
  }

  /** By the DTO of the API; what is wrong with it in words, at the field. */
  private async bodyOf(form: FormBody, language: ManyReports['language']): Promise<DismissalsBody | Filled> {
    try {
      const content = bodyFromForm(fieldShapes(DismissalsBody), form);
      const metadata = { type: 'body', metatype: DismissalsBody } as const;
      return (await this.input.transform(content, metadata)) as DismissalsBody;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { values: form, faults: faultsOf(error, language) };
    }
  }

  private async reports(
    { organisatie, verder, alles }: UnverifiedQuery,
    asker: Asker,
    request: FastifyRequest,
  ): Promise<ManyReports> {
    const now = this.clock.now();
    const { rows, next } = await this.rows(asker, {
      ...{ open: true, unverified: true },
      ...(organisatie !== undefined && { organisation: organisatie }),
      ...(verder !== undefined && { cursor: verder }),
    });
    return {
      reports: rows.map((row) => dossierSummary(row, now)),
      next,
      choice: {
        ...(organisatie !== undefined && { organisatie }),
        ...(verder !== undefined && { verder }),
        ...(alles === true && { alles: 'true' }),
      },
      organisations: organisationsOf(asker.principal, this.profiles),
      language: languageOf(request),
    };
  }

  private async rows(
    asker: Asker,
    { organisation, ...filter }: Partial<Parameters<DossierLists['page']>[0]> & { organisation?: string },
  ) {
    const organisations = organisationsAsked(asker, organisation);
    return this.lists.page({
      organisations,
      viewer: await this.viewers.of(asker.principal, organisations),
      limit: filter.ids?.length ?? SHOWN,
      ...filter,
    });
  }
}
