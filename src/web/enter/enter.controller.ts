import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { organisationsAsked, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { DossierSearch } from '../../dashboard/dossier-search.query.js';
import { Entries } from '../../intake/entries.service.js';
import { EntryBody } from '../../intake/entry.body.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { ActForms } from '../acts/act-forms.service.js';
import type { Options } from '../acts/act-fields.js';
import { choicesInProfile } from '../acts/choices-in-profile.js';
import { organisationsOf, type OrganisationNames } from '../html/organisations-of.js';
import type { Filled } from '../html/form.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { enterPage, type EnterPageProps } from './enter.page.js';
import { enteredPage } from './entered.page.js';
import { foundPage } from './find.js';

const NOTHING_YET: Filled = { values: {}, faults: new Map() };

/** Entering for somebody, and finding what was entered. */
@ApiExcludeController()
@Controller('desk')
export class EnterController {
  constructor(
    private readonly entries: Entries,
    private readonly searches: DossierSearch,
    private readonly forms: ActForms,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Get('enter')
  @Action('report.enter')
  getEnter(
    @Query() _query: LanguageQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    sendPage(reply, enterPage(this.props(asker, request, NOTHING_YET, randomUUID())));
  }

  @Post('enter')
  @Action('report.enter')
  @RouteConfig({ form: true })
  async enter(
    @Body() form: FormBody,
    @Query() _query: LanguageQuery,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const organisations = this.names(by);
    const key = parseIdempotencyKey(form['submission']?.[0]);
    const language = languageOf(request);
    const attempted = await this.forms.attempt({ form, language }, EntryBody, async (body) => ({
      answer: await this.entries.enter(body, { by, key, correlationId: request.id }),
      isHidden: body.report.aboutHandler === true,
    }));
    if ('done' in attempted) {
      sendPage(reply, enteredPage({ ...attempted.done, organisations, language }));
      return;
    }
    const { filled } = attempted;
    sendPage(reply, enterPage(this.props(by, request, filled, key)), attempted.status);
  }

  @Post('find')
  @Action('breach.read')
  @Looks('dossier-list')
  @RouteConfig({ form: true })
  async find(
    @Body() form: FormBody,
    @Query() _query: LanguageQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = (form['text']?.[0] ?? '').slice(0, 200);
    const { dossiers, next } = await this.searches.of(asker, { text });
    const organisations = organisationsOf(asker.principal, this.profiles);
    const language = languageOf(request);
    sendPage(reply, foundPage({ text, dossiers, isMore: next !== undefined, organisations, language }));
  }

  private props(asker: Asker, request: FastifyRequest, filled: Filled, submission: string): EnterPageProps {
    const language = languageOf(request);
    const organisations = this.names(asker);
    const choices = [...organisations.keys()].map((slug) =>
      choicesInProfile(this.profiles.find(slug), language),
    );
    return { filled, submission, organisations, inProfile: together(choices), language };
  }

  /** Where he may enter a report. @throws NotAllowed where that is nowhere */
  private names(asker: Asker): OrganisationNames {
    return new Map(
      organisationsAsked(asker).flatMap((slug) => {
        const profile = this.profiles.find(slug);
        return profile === undefined ? [] : [[slug, profile.name] as const];
      }),
    );
  }
}

/** Of several organisations, each name once. */
function together(choices: readonly Readonly<Record<string, Options>>[]): Readonly<Record<string, Options>> {
  const fields = [...new Set(choices.flatMap((each) => Object.keys(each)))];
  return Object.fromEntries(
    fields.map((field) => [
      `involved.${field}`,
      [...new Map(choices.flatMap((each) => each[field] ?? [])).entries()],
    ]),
  );
}
