import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { organisationsAsked } from '../breach/dossier/organisations-asked.js';
import { endOfDutchDay } from '../law/clock.js';
import { Count, SlugField, Text } from '../platform/http/dto-fields.js';
import { DayOrMoment } from '../platform/http/moment-fields.js';
import { CurrentPrincipal } from '../platform/identity/current-principal.decorator.js';
import type { Principal } from '../platform/identity/principal.js';
import { Action } from '../platform/http/route-action.decorator.js';
import { moment } from '../shared/moment.js';
import { registerCsv } from './register.csv.js';
import { Register, type RegisterPage, type RegisterQuestion } from './register.query.js';

class RegisterQuery {
  @SlugField({ optional: true }) readonly organisation?: string;
  /** The register as it was known then; a day counts to its end. */
  @DayOrMoment({ optional: true }) readonly asOf?: string;
  @Count({ min: 1, max: 500, optional: true, inQuery: true }) readonly limit?: number;
  @Text({ max: 500, optional: true }) readonly cursor?: string;
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
  @ApiProduces('application/json', CSV)
  async read(
    @Query() { organisation, asOf, limit, cursor }: RegisterQuery,
    @CurrentPrincipal() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterPage | string> {
    const question = {
      organisations: organisationsAsked(principal, 'register.read', organisation),
      viewer: principal.id,
      ...(asOf !== undefined && { asOf: asOf.length === 10 ? endOfDutchDay(asOf) : moment(asOf) }),
      ...(cursor !== undefined && { cursor }),
    };
    if (accept?.includes(CSV) !== true) return this.register.page({ ...question, limit: limit ?? 100 });
    void reply.header('content-type', `${CSV}; charset=utf-8`);
    void reply.header('content-disposition', 'attachment; filename="register.csv"');
    return registerCsv(await this.all({ ...question, limit: PAGE_OF_CSV }));
  }

  private async all(question: RegisterQuestion): Promise<RegisterPage['entries']> {
    const { entries, next } = await this.register.page(question);
    return next === undefined ? entries : [...entries, ...(await this.all({ ...question, cursor: next }))];
  }
}
