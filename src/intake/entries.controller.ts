import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../platform/http/idempotency-key.js';
import { EntriesAnswer } from './entries.answer.js';
import { Entries } from './entries.service.js';
import { EntryBody } from './entry.body.js';

/** For whoever writes down what somebody told: by phone, in a letter, from another register. */
@ApiTags('reports')
@Controller('v1/reports/entries')
export class EntriesController {
  constructor(private readonly entries: Entries) {}

  @Post()
  @HttpCode(200)
  @Action('report.enter')
  @WithIdempotencyKey()
  @ApiOperation({
    summary: 'Enter a report that came in otherwise; one of a processor for each organisation that it names',
  })
  @Answers(EntriesAnswer, { description: 'A dossier for each organisation, now or from the first time.' })
  enterReport(
    @Body() body: EntryBody,
    @AskedBy() by: Asker,
    @Req() { headers, id }: FastifyRequest,
  ): Promise<EntriesAnswer> {
    const key = parseIdempotencyKey(headers['idempotency-key']);
    return this.entries.enter(body, { by, key, correlationId: id });
  }
}
