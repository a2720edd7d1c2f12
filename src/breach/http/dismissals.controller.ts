import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ListOf, Words } from '../../platform/http/answer-fields.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Flag, UuidField } from '../../platform/http/dto-fields.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { Dismissals, type DismissalResult } from '../acts/dismissals.service.js';
import { DismissalsBody } from '../contract/dismissals.body.js';
import type { Asker } from '../dossier/access.policy.js';
import { Action, AskedBy } from '../dossier/action.decorator.js';

class DismissalAnswer implements DismissalResult {
  @UuidField() readonly id!: string;
  @Flag() readonly dismissed!: boolean;
  @Words({ optional: true, description: 'Why it was not; as of a problem.' }) readonly code?: string;
  @Words({ optional: true }) readonly detail?: string;
}

class DismissalsAnswer {
  @ListOf(() => DismissalAnswer, { description: 'In the order in which they were asked, each once.' })
  readonly results!: readonly DismissalAnswer[];
}

@ApiTags('ending')
@Controller('v1/breaches/dismissals')
export class DismissalsController {
  constructor(private readonly dismissals: Dismissals) {}

  @Post()
  @Action('breach.dismiss')
  @HttpCode(200)
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Dismiss many reports that nobody has looked at; each is answered by itself' })
  @Answers(DismissalsAnswer, { description: 'What came of each.' })
  async dismissUnverified(
    @Body() body: DismissalsBody,
    @AskedBy() by: Asker,
    @Req() { headers, id }: FastifyRequest,
  ): Promise<DismissalsAnswer> {
    const idempotencyKey = parseIdempotencyKey(headers['idempotency-key']);
    return {
      results: await this.dismissals.dismiss(body, { by, idempotencyKey, correlationId: id }),
    };
  }
}
