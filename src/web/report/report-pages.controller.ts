import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdempotencyKeyReused } from '../../breach/dossier/dossier-errors.js';
import { identifyingPart } from '../../breach/domain/register-text.js';
import { Reception } from '../../intake/reception.service.js';
import { ReportBody } from '../../intake/report.body.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { Public } from '../../platform/http/public.decorator.js';
import { ServedDuringStart } from '../../platform/http/start-gate.js';
import { InputPipe } from '../../platform/http/validation.js';
import { PUBLIC_URL } from '../../platform/identity/login/public-url.js';
import { Clock } from '../../platform/time/clock.port.js';
import { LANGUAGE_ONLY } from '../html/page.js';
import { sendPage } from '../page-reply.js';
import { ReportingLanguages, writtenFor } from '../words/reporting-language.js';
import { offeredBy, readerOf, type Reader } from './reader.js';
import { posterPage } from './poster.page.js';
import { privacyPage } from './privacy.page.js';
import { receiptPage } from './receipt.page.js';
import { reportFormPage } from './report-form.page.js';
import { faultsIn, reportBodyOf } from './report-form.js';
import { startPage } from './start.page.js';

const NOTHING_YET = { values: {}, faults: new Map<string, string>() } as const;

/** Reporting with a browser: anybody, without an account, with or without a script. */
@ApiExcludeController()
@Controller()
export class ReportPagesController {
  private readonly input: InputPipe;

  constructor(
    private readonly reception: Reception,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
    private readonly languages: ReportingLanguages,
    @Inject(PUBLIC_URL) private readonly publicUrl: string | undefined,
  ) {
    this.input = new InputPipe(clock);
  }

  @Get()
  @Public()
  @ServedDuringStart()
  getStart(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const all = this.profiles.slugs().map((slug) => this.profiles.get(slug));
    sendPage(reply, startPage(all, readerOf(request, this.languages.of(offeredBy(all)))));
  }

  @Get('meld/:organisation')
  @Public()
  @ServedDuringStart()
  getForm(
    @Param('organisation') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { profile, reader } = this.askedFor(slug, request);
    sendPage(reply, reportFormPage({ profile, reader, filled: NOTHING_YET, submission: randomUUID() }));
  }

  /** Answers with the receipt itself: for a redirect the secret would need an address or a session. */
  @Post('meld/:organisation')
  @Public()
  @ServedDuringStart()
  @RouteConfig({ form: true })
  async report(
    @Param('organisation') slug: string,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { profile, reader } = this.askedFor(slug, request);
    const { language } = reader;
    const submission = form['submission']?.[0] ?? '';
    const again = (more: Partial<Parameters<typeof reportFormPage>[0]>, status = 422): void => {
      const filled = { values: form, faults: new Map<string, string>() };
      sendPage(reply, reportFormPage({ profile, reader, filled, submission, ...more }), status);
    };
    if (form[LANGUAGE_ONLY] !== undefined) {
      again({}, 200);
      return;
    }
    const content = reportBodyOf(form, profile.slug, this.clock.now());
    try {
      const body = (await this.input.transform(content, {
        type: 'body',
        metatype: ReportBody,
      })) as ReportBody;
      // Nobody in danger waits for a question about words.
      if (body.safetyRisk !== 'yes' && form['lookedAt'] === undefined && mayName(form)) {
        again({ isWarned: true });
        return;
      }
      const sent = {
        key: parseIdempotencyKey(submission),
        correlationId: request.id,
        content,
        acceptLanguage: writtenFor(language, profile.languages),
      };
      const receipt = await this.reception.report(body, sent, request.ip);
      sendPage(reply, receiptPage(receipt, profile, language, body, this.originOf(request)));
    } catch (error) {
      const faults = faultsIn(error, language.words);
      const isWarned = form['lookedAt'] === undefined && mayName(form);
      if (faults !== undefined) again({ filled: { values: form, faults }, isWarned });
      // Changed after it was sent: the first one stands.
      else if (error instanceof IdempotencyKeyReused) again({ wasSent: true, submission: randomUUID() });
      else throw error;
    }
  }

  @Get('meld/:organisation/privacy')
  @Public()
  @ServedDuringStart()
  getPrivacy(
    @Param('organisation') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { profile, reader } = this.askedFor(slug, request);
    sendPage(reply, privacyPage(profile, reader));
  }

  @Get('meld/:organisation/poster')
  @Public()
  @ServedDuringStart()
  getPoster(
    @Param('organisation') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { profile, reader } = this.askedFor(slug, request);
    sendPage(reply, posterPage(profile, reader.language, `${this.originOf(request)}/meld/${profile.slug}`));
  }

  /** As configured: what hangs on a wall, or is kept, does not depend on how somebody reached the page. */
  private originOf({ protocol, host }: FastifyRequest): string {
    return this.publicUrl ?? `${protocol}://${host}`;
  }

  private askedFor(
    slug: string,
    request: FastifyRequest,
  ): { readonly profile: OrganisationProfile; readonly reader: Reader } {
    const profile = this.profiles.find(slug);
    if (profile === undefined) throw new NotFoundException();
    return { profile, reader: readerOf(request, this.languages.of(profile.languages)) };
  }
}

const FREE_TEXT = ['description', 'measuresTaken', 'system', 'location'];
/** A first name or its letters, what may stand between, and a last name: `Jan de Vries`, `J.P. van der Berg`, `Fatima El Amrani`. */
const NAME = String.raw`(?<!\p{L})(?:\p{Lu}[\p{L}'’-]+|(?:\p{Lu}\.\s?)+)\s+(?:\p{Ll}{1,4}\s+){0,3}(?:\p{Lu}\p{Ll}+\s+)?\p{Lu}[\p{L}'’-]+`;
/** What stands between the names of a list, in the languages people report in. */
const BETWEEN = String.raw`\s*(?:[,;:/&+•–-]|\b(?:en|and|und|of|or|oder)\b|\n)+\s*(?:(?:en|and|und)\s+)?`;
const LIST_OF_NAMES = new RegExp(`${NAME}(?:${BETWEEN}${NAME}){2,}`, 'u');

/** Whether the text seems to hold what identifies people: it is not needed to report. */
function mayName(form: FormBody): boolean {
  const text = FREE_TEXT.flatMap((name) => form[name] ?? []).join('\n');
  return identifyingPart(text) !== undefined || LIST_OF_NAMES.test(text);
}
