import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdempotencyKeyReused } from '../../breach/dossier/dossier-errors.js';
import { ReporterTokens, type ReturnedReporter } from '../../intake/return/reporter-token.js';
import type { ReturnAnswer } from '../../intake/return/return.answer.js';
import { AdditionBody, AccessBody, ReplyBody, WishBody } from '../../intake/return/return.body.js';
import { Returning, type AskedByReporter } from '../../intake/return/returning.service.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { Problem } from '../../platform/http/problem.js';
import { PROBLEM_MAPPINGS, type ProblemMapping } from '../../platform/http/problem-mapping.js';
import { readUpload, type Upload } from '../../platform/http/upload.js';
import { ServedDuringStart } from '../../platform/http/start-gate.js';
import { Public } from '../../platform/http/public.decorator.js';
import { InputPipe } from '../../platform/http/validation.js';
import { Clock } from '../../platform/time/clock.port.js';
import { LANGUAGE_ONLY } from '../html/page.js';
import { languageOf, sendPage } from '../page-reply.js';
import { refusalInWords } from '../words/refusal-in-words.js';
import { wordsIn } from '../words/words.js';
import { faultsIn } from './report-form.js';
import { fieldOfWanted, receiptIn, wantedIn, type Wanted } from './return-form.js';
import { returnFormPage } from './return-form.page.js';
import { returnedPage } from './returned.page.js';

const NO_FAULTS: ReadonlyMap<string, string> = new Map();
/** Said on the form itself. */
const ON_FORM = ['receipt-does-not-fit', 'too-many-tries'];

interface Asked {
  readonly form: FormBody;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Coming back with a browser, with or without a script. What the receipt opened travels in the form and in no cookie: it is gone
 * with the page, and whoever uses this computer next finds nothing (ADR 46).
 */
@ApiExcludeController()
@Controller('melding')
export class ReturnPagesController {
  private readonly input: InputPipe;

  constructor(
    private readonly returning: Returning,
    private readonly tokens: ReporterTokens,
    private readonly profiles: OrganisationProfiles,
    @Inject(PROBLEM_MAPPINGS) private readonly mappings: readonly ProblemMapping[],
    clock: Clock,
  ) {
    this.input = new InputPipe(clock);
  }

  @Get()
  @Public()
  @ServedDuringStart()
  getReturnForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(
      reply,
      returnFormPage({ language: languageOf(request), filled: { values: {}, faults: NO_FAULTS } }),
    );
  }

  @Post()
  @Public()
  @ServedDuringStart()
  @RouteConfig({ form: true, upload: true })
  async comeBack(
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.isMultipart()) {
      await this.send(request, reply);
      return;
    }
    const asked = { form, request, reply };
    const token = form['token']?.[0] ?? '';
    if (token === '') {
      await this.open(asked);
      return;
    }
    const reporter = await this.tokens.verify(token).catch(() => undefined);
    if (reporter !== undefined) await this.act(reporter, token, asked);
    else this.askAnew(asked, wordsIn(languageOf(request)).returning.expired, 401);
  }

  /** Everything of the page that a receipt opened: what was typed, and a file after it. */
  private async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    let form: FormBody = {};
    let reporter: ReturnedReporter | undefined;
    let file: unknown;
    try {
      file = await readUpload(request, async (upload) => {
        form = Object.fromEntries(Object.entries(upload.fields).map(([name, value]) => [name, [value]]));
        reporter = await this.tokens.verify(form['token']?.[0] ?? '');
        const sent = await chosen(upload);
        if (sent === undefined) return undefined;
        const language = languageOf(request);
        const key = parseIdempotencyKey(`${form['submission']?.[0] ?? ''}.file`);
        const by = { reporter, key, correlationId: request.id, content: null, language };
        await this.returning.attach({ ...sent, fields: {} }, by);
        return 'sent' as const;
      });
    } catch (error) {
      file = error;
    }
    await this.afterFile(file, reporter, { form, request, reply });
  }

  /** With a file alone nothing need be typed; whatever is wrong with it, what was typed stays. */
  private async afterFile(
    file: unknown,
    reporter: ReturnedReporter | undefined,
    asked: Asked,
  ): Promise<void> {
    const { form } = asked;
    const language = languageOf(asked.request);
    const words = wordsIn(language).returning;
    const token = form['token']?.[0] ?? '';
    if (reporter === undefined || (file !== undefined && file !== 'sent')) {
      await this.showFaulty(asked, reporter, file);
      return;
    }
    const before = file === 'sent' ? [words.sent.file] : [];
    const isFileAlone = file === 'sent' && wantedIn(form).act === 'add' && (form['text']?.[0] ?? '') === '';
    if (isFileAlone) {
      const report = await this.returning.view(reporter, language);
      this.show(asked, report, token, { said: words.sent.file });
    } else await this.act(reporter, token, asked, before);
  }

  private async showFaulty(
    asked: Asked,
    reporter: ReturnedReporter | undefined,
    error: unknown,
  ): Promise<void> {
    const language = languageOf(asked.request);
    const problem = this.problemOf(error);
    if (problem?.code === 'access-anew') this.askAnew(asked, wordsIn(language).returning.expired, 401);
    else if (problem === undefined || reporter === undefined) throw error;
    else {
      const report = await this.returning.view(reporter, language);
      const code = problem.errors?.[0]?.code ?? problem.code;
      const faults = new Map([['file', refusalInWords(code, wordsIn(language))]]);
      this.show(asked, report, asked.form['token']?.[0], { faults }, problem.status);
    }
  }

  private problemOf(error: unknown): Problem | undefined {
    return error instanceof Problem
      ? error
      : this.mappings.reduce<Problem | undefined>((found, mapping) => found ?? mapping(error), undefined);
  }

  private async open(asked: Asked): Promise<void> {
    const { form, request, reply } = asked;
    const language = languageOf(request);
    if (form[LANGUAGE_ONLY] !== undefined) {
      sendPage(reply, returnFormPage({ language, filled: { values: form, faults: NO_FAULTS } }));
      return;
    }
    try {
      const receipt = receiptIn(form);
      const { token, ...report } = await this.returning.access(
        await this.read(AccessBody, receipt),
        language,
        request.ip,
      );
      this.show(asked, report, token);
    } catch (error) {
      const faults = faultsIn(error, wordsIn(language));
      if (faults !== undefined)
        sendPage(reply, returnFormPage({ language, filled: { values: form, faults } }), 422);
      else if (error instanceof Problem && ON_FORM.includes(error.code)) {
        void reply.headers(error.headers);
        this.askAnew(asked, refusalInWords(error.code, wordsIn(language)), error.status);
      } else throw error;
    }
  }

  private askAnew({ form, request, reply }: Asked, why: string, status: number): void {
    const filled = { values: form, faults: NO_FAULTS };
    sendPage(reply, returnFormPage({ language: languageOf(request), filled, why }), status);
  }

  /** @param before what was done already, in words */
  private async act(
    reporter: ReturnedReporter,
    token: string,
    asked: Asked,
    before: readonly string[] = [],
  ): Promise<void> {
    const { form, request } = asked;
    const language = languageOf(request);
    const wanted = form[LANGUAGE_ONLY] === undefined ? wantedIn(form) : { act: 'look' as const };
    const { sent, sentBefore } = wordsIn(language).returning;
    try {
      const report = await this.done(reporter, wanted, asked);
      if (wanted.act === 'look') this.show(asked, report, token);
      else {
        const values = { ...form, [fieldOfWanted(wanted)]: undefined };
        const isText = wanted.act === 'add' || wanted.act === 'answer';
        const said = [...before, sent[wanted.act]].join(' ');
        this.show({ ...asked, form: isText ? values : form }, report, token, { said });
      }
    } catch (error) {
      const faults = faultsIn(error, wordsIn(language));
      const wasSent = error instanceof IdempotencyKeyReused;
      if (faults === undefined && !wasSent) throw error;
      const report = await this.returning.view(reporter, language);
      const field = fieldOfWanted(wanted);
      const atField = new Map(
        [...(faults ?? [])].map(([name, text]) => [name === 'text' ? field : name, text]),
      );
      const said = [...before, ...(wasSent ? [sentBefore] : [])].join(' ');
      this.show(asked, report, token, { faults: atField, ...(said !== '' && { said }) }, 422);
    }
  }

  private async done(reporter: ReturnedReporter, wanted: Wanted, asked: Asked): Promise<ReturnAnswer> {
    const { form, request } = asked;
    const language = languageOf(request);
    if (wanted.act === 'look') return this.returning.view(reporter, language);
    const text = form[fieldOfWanted(wanted)]?.[0] ?? '';
    // Each button of a page by itself: what one sent is no repeat of another.
    const key = `${form['submission']?.[0] ?? ''}.${form['do']?.[0]?.replace(' ', '.') ?? ''}`;
    const by = (content: object): AskedByReporter => ({
      ...{ reporter, key: parseIdempotencyKey(key), correlationId: request.id, content, language },
    });
    if (wanted.act === 'add') {
      const body = await this.read(AdditionBody, { text });
      return this.returning.add(body, by({ text }));
    }
    if (wanted.act === 'answer') {
      const content = { question: wanted.question, text };
      return this.returning.answer(await this.read(ReplyBody, content), by(content));
    }
    const content = { outcome: wanted.act === 'wish' };
    return this.returning.wish(await this.read(WishBody, content), by(content));
  }

  private async read<T extends object>(metatype: Type<T>, content: object): Promise<T> {
    return (await this.input.transform(content, { type: 'body', metatype })) as T;
  }

  private show(
    { form, request, reply }: Asked,
    report: ReturnAnswer,
    token: string | undefined,
    {
      said,
      faults = NO_FAULTS,
    }: { readonly said?: string; readonly faults?: ReadonlyMap<string, string> } = {},
    status = 200,
  ): void {
    const html = returnedPage({
      ...{ language: languageOf(request), report, token, submission: randomUUID() },
      profile: this.profiles.find(report.organisation),
      filled: { values: form, faults },
      ...(said !== undefined && { said }),
    });
    sendPage(reply, html, status);
  }
}

/** A browser sends a file also where none was chosen: without a name, and with nothing in it. */
async function chosen({ content, ...upload }: Upload): Promise<Upload | undefined> {
  const chunks = content[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true && (upload.name ?? '') === '') return undefined;
  async function* all(): AsyncGenerator<Buffer> {
    if (first.done !== true) yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { ...upload, content: all() };
}
