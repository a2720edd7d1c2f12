import { Body, Controller, Get, HttpCode, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { commandId } from '../../breach/dossier/command-id.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { EtagOfRevision } from '../../platform/http/etag-of-revision.interceptor.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { InquiriesAnswer, InquiryAnswer, InquiryDoneAnswer } from './inquiry.answer.js';
import { BundleDeliveryBody, InquiryActBody, InquiryBody, inquiryIn } from './inquiry.body.js';
import { Inquiries } from './inquiries.service.js';
import { InquiryViews } from './inquiries.query.js';
import type { InquiryCommand } from './deciding.js';
import { inquiryIdFrom } from './no-such-inquiry.js';
import type { AskedOfInquiry } from './inquiry-log.js';

export const OfInquiry = (): MethodDecorator =>
  ApiParam({
    name: 'inquiry',
    description: 'Id of the inquiry.',
    schema: { type: 'string', format: 'uuid' },
  });

/** What a request asks of the inquiry in its path. */
export function askedOf(request: FastifyRequest, asker: Asker, what: string): AskedOfInquiry {
  const id = inquiryIdFrom((request.params as { readonly inquiry: string }).inquiry);
  const key = parseIdempotencyKey(request.headers['idempotency-key']);
  return {
    ...{ id, correlationId: request.id, content: request.body ?? null },
    commandId: commandId(asker.principal.id, `POST /v1/inquiries/:inquiry/${what}`, id, key),
  };
}

/** Inquiries into dossiers: opened by the FG, read within by an auditor, answered with a bundle (ADR 67). */
@ApiTags('inquiries')
@Controller('v1/inquiries')
export class InquiriesController {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly views: InquiryViews,
  ) {}

  @Get()
  @Action('inquiry.read')
  @Looks('inquiries')
  @ApiOperation({ summary: 'Inquiries: all of them, or to an auditor those that are open for him' })
  @Answers(InquiriesAnswer, { description: 'The newest first.' })
  listInquiries(@AskedBy() asker: Asker): Promise<InquiriesAnswer> {
    return this.views.list(asker);
  }

  @Post()
  @HttpCode(201)
  @Action('inquiry.conduct')
  @UseInterceptors(EtagOfRevision)
  @WithIdempotencyKey()
  @ApiNotFoundResponse()
  @ApiOperation({ summary: 'Open an inquiry into dossiers; auditors read them from here on' })
  @Answers(InquiryDoneAnswer, {
    status: 201,
    description: 'It is open, now or since the first time.',
    headers: ['ETag'],
  })
  openInquiry(
    @Body() body: InquiryBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
  ): Promise<InquiryDoneAnswer> {
    const key = parseIdempotencyKey(request.headers['idempotency-key']);
    const id = commandId(asker.principal.id, 'POST /v1/inquiries', '', key);
    const asked = { id, commandId: id, correlationId: request.id, content: request.body };
    return this.inquiries.open(asker, asked, inquiryIn(body));
  }

  @Get(':inquiry')
  @OfInquiry()
  @Action('inquiry.read')
  @Looks('inquiry')
  @UseInterceptors(EtagOfRevision)
  @ApiOperation({ summary: 'One inquiry, with its bundles and to whom they were delivered' })
  @Answers(InquiryAnswer, { description: 'The inquiry.', headers: ['ETag'] })
  getInquiry(@Param('inquiry') id: string, @AskedBy() asker: Asker): Promise<InquiryAnswer> {
    return this.views.one(asker, inquiryIdFrom(id));
  }

  @Post(':inquiry/deliveries')
  @OfInquiry()
  @Action('inquiry.conduct')
  @HttpCode(200)
  @UseInterceptors(EtagOfRevision)
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Record that a bundle was handed over, to whom and how' })
  @Answers(InquiryDoneAnswer, { description: 'It was recorded, now or the first time.', headers: ['ETag'] })
  recordBundleDelivery(
    @Body() { manifest, deliveredAt, how, to }: BundleDeliveryBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
  ): Promise<InquiryDoneAnswer> {
    return this.act(asker, request, 'deliveries', { type: 'Deliver', manifest, deliveredAt, how, to });
  }

  @Post(':inquiry/closing')
  @OfInquiry()
  @Action('inquiry.conduct')
  @HttpCode(200)
  @UseInterceptors(EtagOfRevision)
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Close an inquiry: auditors read nothing of it from here on' })
  @Answers(InquiryDoneAnswer, {
    description: 'It is closed, now or since the first time.',
    headers: ['ETag'],
  })
  closeInquiry(
    @Body() _body: InquiryActBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
  ): Promise<InquiryDoneAnswer> {
    return this.act(asker, request, 'closing', { type: 'Close' });
  }

  private act(
    asker: Asker,
    request: FastifyRequest,
    what: string,
    command: InquiryCommand,
  ): Promise<InquiryDoneAnswer> {
    return this.inquiries.act(asker, askedOf(request, asker, what), command);
  }
}
