import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { SlugField, Text } from '../platform/http/dto-fields.js';
import { RetentionAnswer } from './retention.answer.js';
import { Retention } from './retention.query.js';

export class RetentionQuery {
  @SlugField({ optional: true }) readonly organisation?: string;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

@ApiTags('erasure')
@Controller('v1/retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @Action('retention.read')
  @Looks('retention')
  @ApiOperation({ summary: 'Dossiers whose term after closing is over, and what waits to be erased' })
  @Answers(RetentionAnswer, { description: 'A page of what is due.' })
  getRetention(@Query() query: RetentionQuery, @AskedBy() asker: Asker): Promise<RetentionAnswer> {
    return this.retention.of(asker, query);
  }
}
