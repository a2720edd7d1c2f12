import { Body, Controller, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Action } from '../../breach/dossier/action.decorator.js';
import { breachIdFrom } from '../../breach/dossier/breach-id.pipe.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import type { History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Drafts, type DraftPlace } from '../../drafts/drafts.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Problem } from '../../platform/http/problem.js';
import { inLanguage } from '../html/desk-page.js';
import { LanguageQuery, languageOf } from '../page-reply.js';
import { draftOf } from './draft-place.js';

/** Keeps a form that is not finished, whatever stands in it; for whoever may read its dossier. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/drafts')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Post()
  @RouteConfig({ form: true })
  @Action('breach.read')
  @Looks('dossier')
  async save(
    @Query() _query: LanguageQuery,
    @Dossier() _history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { draft: _page, taal: _language, ...typed } = form;
    const place = placeOf(request, form);
    await this.drafts.save(place, typed);
    back(place, request, reply);
  }

  @Post('removal')
  @RouteConfig({ form: true })
  @Action('breach.read')
  @Looks('dossier')
  async remove(
    @Query() _query: LanguageQuery,
    @Dossier() _history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = placeOf(request, form);
    await this.drafts.remove(place);
    back(place, request, reply);
  }
}

/** @throws Problem where the button that was pressed names no page of a dossier */
function placeOf({ params, principal }: FastifyRequest, form: FormBody): DraftPlace {
  const dossier = breachIdFrom((params as { readonly id: string }).id);
  const page = form['draft']?.[0] ?? '';
  if (principal === undefined || draftOf(`/desk/dossiers/${dossier}/${page}`)?.page !== page)
    throw new Problem({
      ...{ status: 400, code: 'malformed-form' },
      title: 'The form does not say of which page it is',
    });
  return { dossier, person: principal.id, page };
}

function back({ dossier, page }: DraftPlace, request: FastifyRequest, reply: FastifyReply): void {
  const to = inLanguage(`/desk/dossiers/${dossier}/${page}`, languageOf(request));
  void reply.code(303).header('location', to).send();
}
