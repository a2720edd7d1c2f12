import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Problem } from '../../platform/http/problem.js';
import { InputPipe } from '../../platform/http/validation.js';
import { Clock } from '../../platform/time/clock.port.js';
import { CSV, RegisterFiles, XLSX, type FileType } from '../../register/file/register-files.service.js';
import { codesOf } from '../../register/file/columns.js';
import { RegisterWords } from '../../register/file/register-words.js';
import { RegisterParameters } from '../../register/register.parameters.js';
import { Register } from '../../register/register.query.js';
import { namesToAsk } from '../html/touching-fields.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { wordsIn } from '../words/words.js';
import { codesPage } from './codes.page.js';
import { registerPage } from './register.page.js';
import { chosenIn, fieldOf, inApi, RegisterPageQuery, type RegisterChoice } from './register-question.js';

/** More is a file for a spreadsheet, not paper. */
const PRINTED_AT_MOST = 1_000;
const PAGE = 50;

/** The register with a browser: the parameters of the API under Dutch names, checked by the same DTO. */
@ApiExcludeController()
@Controller('desk/register')
export class RegisterPagesController {
  private readonly input: InputPipe;

  constructor(
    private readonly register: Register,
    private readonly files: RegisterFiles,
    private readonly words: RegisterWords,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {
    this.input = new InputPipe(clock);
  }

  @Get()
  @Action('register.read')
  @Looks('register')
  async getRegister(
    @Query() query: RegisterPageQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const about = this.about(query, asker, request);
    try {
      const asked = await this.asked(about.choice, { limit: String(PAGE) });
      sendPage(reply, registerPage({ ...about, answer: await this.register.page(asker, asked) }));
    } catch (error) {
      if (!(error instanceof Problem) || error.errors === undefined) throw error;
      const known: Readonly<Record<string, string>> = wordsIn(about.language).refusals;
      const { other } = wordsIn(about.language).refusals;
      const faults = new Map(
        error.errors.map(({ pointer, code }) => [fieldOf(pointer), known[code] ?? other] as const),
      );
      sendPage(reply, registerPage({ ...about, faults }), 422);
    }
  }

  @Get('print')
  @Action('register.read')
  @Looks('register-export')
  async printRegister(
    @Query() query: RegisterPageQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const about = this.about(query, asker, request);
    const answer = await this.register.whole(asker, await this.asked(about.choice), PRINTED_AT_MOST);
    sendPage(reply, registerPage({ ...about, answer, printAtMost: PRINTED_AT_MOST }));
  }

  /** The same file as the API's. */
  @Get('csv')
  @Action('register.read')
  @Looks('register', 'register-export')
  downloadCsv(
    @Query() query: RegisterPageQuery,
    @AskedBy() asker: Asker,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.download(CSV, query, asker, reply);
  }

  /** The same as a workbook. */
  @Get('xlsx')
  @Action('register.read')
  @Looks('register', 'register-export')
  downloadXlsx(
    @Query() query: RegisterPageQuery,
    @AskedBy() asker: Asker,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.download(XLSX, query, asker, reply);
  }

  /** What the words in those files are called by programs: nothing of any dossier. */
  @Get('codes')
  @Action('me.read')
  getCodes(@Query() _query: LanguageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, codesPage(codesOf(this.words), languageOf(request)));
  }

  private async download(
    type: FileType,
    query: RegisterPageQuery,
    asker: Asker,
    reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.asked(chosenIn(query));
    void reply.send(await this.files.send(reply, type, asker, asked));
  }

  private about(query: RegisterPageQuery, asker: Asker, request: FastifyRequest) {
    const mine = new Set(asker.principal.grants.map(({ organisation }) => organisation));
    const organisations = [...mine].map((slug) => ({ slug, name: this.profiles.find(slug)?.name ?? slug }));
    return {
      choice: chosenIn(query),
      language: languageOf(request),
      now: this.clock.now(),
      organisations,
      names: namesToAsk(this.profiles, mine),
    };
  }

  private async asked(choice: RegisterChoice, more: object = {}): Promise<RegisterParameters> {
    const parameters = { ...inApi(choice), ...more };
    const metadata = { type: 'query', metatype: RegisterParameters } as const;
    return (await this.input.transform(parameters, metadata)) as RegisterParameters;
  }
}
