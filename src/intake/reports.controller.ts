import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Answers } from '../platform/http/answers.decorator.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../platform/http/idempotency-key.js';
import { Public } from '../platform/http/public.decorator.js';
import { ServedDuringStart } from '../platform/http/start-gate.js';
import { Reception } from './reception.service.js';
import { ReceiptAnswer } from './receipt.answer.js';
import { ReportBody } from './report.body.js';

/** The 24/7 reporting endpoint: anyone, no account, two minutes. */
@ApiTags('reports')
@Controller('v1/reports')
export class ReportsController {
  constructor(private readonly reception: Reception) {}

  @Post()
  @HttpCode(201)
  @Public()
  @ServedDuringStart()
  @ApiOperation({ summary: 'Report a breach, or what may be one: anybody, at any hour, without an account' })
  @Answers(ReceiptAnswer, { status: 201, description: 'The report is on disk; this is its receipt.' })
  @WithIdempotencyKey()
  @ApiHeader({ name: 'Accept-Language', required: false, description: 'Of the advice: nl or en.' })
  reportBreach(@Body() body: ReportBody, @Req() request: FastifyRequest): Promise<ReceiptAnswer> {
    const submission = {
      key: parseIdempotencyKey(request.headers['idempotency-key']),
      correlationId: request.id,
      content: request.body,
      acceptLanguage: request.headers['accept-language'],
    };
    return this.reception.report(body, submission, request.ip);
  }
}
