import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { parseIdempotencyKey, WithIdempotencyKey } from '../platform/http/idempotency-key.js';
import { Public } from '../platform/http/public.decorator.js';
import { Intake, type ReportAnswer } from './intake.service.js';
import { ReportBody } from './report.body.js';

/** The 24/7 reporting endpoint: anyone, no account, two minutes. */
@ApiTags('reports')
@Controller('v1/reports')
export class ReportsController {
  constructor(private readonly intake: Intake) {}

  @Post()
  @HttpCode(201)
  @Public()
  @WithIdempotencyKey()
  report(@Body() body: ReportBody, @Req() request: FastifyRequest): Promise<ReportAnswer> {
    return this.intake.report(body, {
      key: parseIdempotencyKey(request.headers['idempotency-key']),
      correlationId: request.id,
      content: request.body,
      acceptLanguage: request.headers['accept-language'],
    });
  }
}
