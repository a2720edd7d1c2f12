import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Retention } from '../../erasure/retention.query.js';
import { Text } from '../../platform/http/dto-fields.js';
import { languageOf, LanguageQuery, sendPage } from '../page-reply.js';
import { retentionPage } from './retention.page.js';

class RetentionPageQuery extends LanguageQuery {
  @Text({ max: 500, optional: true }) readonly verder?: string;
}

@ApiExcludeController()
@Controller('desk/retention')
export class RetentionPagesController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @Action('retention.read')
  @Looks('retention')
  async getRetentionPage(
    @Query() { verder }: RetentionPageQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.retention.of(asker, verder === undefined ? {} : { cursor: verder });
    sendPage(reply, retentionPage(answer, languageOf(request), verder));
  }
}
