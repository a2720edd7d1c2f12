import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../platform/http/idempotency-key.js';
import { ProcessorReportAnswer } from './processor-report.answer.js';
import { ProcessorReportBody } from './processor-report.body.js';
import { ProcessorReports } from './processor-reports.service.js';

/** For machines of processors: each may report for the organisations that it was granted, and sees nothing. */
@ApiTags('reports')
@Controller('v1/reports/of-processor')
export class ProcessorReportsController {
  constructor(private readonly reports: ProcessorReports) {}

  @Post()
  @HttpCode(201)
  @Action('report.as-processor')
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Report as a processor what happened to several organisations at once' })
  @Answers(ProcessorReportAnswer, {
    status: 201,
    description: 'A dossier, a clock and a receipt for each of them.',
  })
  reportAsProcessor(
    @Body() body: ProcessorReportBody,
    @AskedBy() by: Asker,
    @Req() { headers, id }: FastifyRequest,
  ): Promise<ProcessorReportAnswer> {
    const key = parseIdempotencyKey(headers['idempotency-key']);
    return this.reports.report(body, { by, key, correlationId: id });
  }
}
