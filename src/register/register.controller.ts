import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { organisationsAsked, toldHowMany, type Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { viewerOf } from '../breach/lists/visibility.js';
import { endOfDutchDay } from '../law/clock.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Count, SlugField, Text } from '../platform/http/dto-fields.js';
import { DayOrMoment } from '../platform/http/moment-fields.js';
import { moment } from '../shared/moment.js';
import { registerCsv } from './register.csv.js';
import { RegisterPageAnswer } from './register-entry.answer.js';
import { Register, type RegisterQuestion } from './register.query.js';

class RegisterQuery {
  @SlugField({ optional: true }) readonly organisation?: string;
  @DayOrMoment({
    optional: true,
    description: 'The register as it was known then; a day counts to its end.',
  })
  readonly asOf?: string;
  @Count({ min: 1, max: 500, optional: true, inQuery: true, description: 'Default 100; CSV is whole.' })
  readonly limit?: number;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

const CSV = 'text/csv';
const PAGE_OF_CSV = 500;

/** The register that Art. 33(5) asks for, as JSON in pages or as one CSV file. */
@ApiTags('lists')
@Controller('v1/register')
export class RegisterController {
  constructor(private readonly register: Register) {}

  @Get()
  @Action('register.read')
  @Looks('register', 'register-export')
  @ApiOperation({ summary: 'The register of Art. 33(5), oldest receipt first' })
  @Answers(RegisterPageAnswer, {
    description: 'A page of the register, or all of it as one file.',
    alsoAs: { [CSV]: 'RFC 4180 with a header line, UTF-8.' },
  })
  async listRegister(
    @Query() { organisation, asOf, limit, cursor }: RegisterQuery,
    @AskedBy() asker: Asker,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterPageAnswer | string> {
    const organisations = organisationsAsked(asker, organisation);
    const question = {
      organisations,
      viewer: viewerOf(asker.principal),
      told: toldHowMany(asker.principal, organisations),
      ...(asOf !== undefined && { asOf: asOf.length === 10 ? endOfDutchDay(asOf) : moment(asOf) }),
      ...(cursor !== undefined && { cursor }),
    };
    if (accept?.includes(CSV) !== true) return this.register.page({ ...question, limit: limit ?? 100 });
    void reply.header('content-type', `${CSV}; charset=utf-8`);
    void reply.header('content-disposition', 'attachment; filename="register.csv"');
    return registerCsv(await this.all({ ...question, limit: PAGE_OF_CSV }));
  }

  private async all(question: RegisterQuestion): Promise<RegisterPageAnswer> {
    const { next, ...page } = await this.register.page(question);
    if (next === undefined) return page;
    // What is out of sight is counted once, with the first page.
    const rest = await this.all({ ...question, told: [], cursor: next });
    return { ...page, entries: [...page.entries, ...rest.entries] };
  }
}
