import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { LANGUAGES } from '../../law/sentence.js';
import { languageFor } from '../../platform/http/accept-language.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { TakesFile } from '../../platform/http/takes-file.decorator.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { readUpload } from '../../platform/http/upload.js';
import { ServedDuringStart } from '../../platform/http/start-gate.js';
import { Public } from '../../platform/http/public.decorator.js';
import { ForReporter, Reporter } from './for-reporter.decorator.js';
import type { ReturnedReporter } from './reporter-token.js';
import { AccessAnswer, ReturnAnswer } from './return.answer.js';
import { AdditionBody, AccessBody, ReplyBody, WishBody } from './return.body.js';
import { Returning, type AskedByReporter } from './returning.service.js';

const InLanguage = (): MethodDecorator =>
  ApiHeader({
    name: 'Accept-Language',
    required: false,
    description: 'Of what is written for people: nl or en.',
  });
const AsItStands = (): MethodDecorator =>
  Answers(ReturnAnswer, { description: 'It was recorded, now or the first time; and how it stands now.' });

/** For whoever comes back with a receipt. */
@ApiTags('reports')
@Controller('v1/reports')
export class ReturnController {
  constructor(private readonly returning: Returning) {}

  @Post('access')
  @HttpCode(200)
  @Public()
  @ServedDuringStart()
  @ApiOperation({
    summary: 'Come back with a receipt: how it stands, what is asked, and a token for half an hour',
  })
  @Answers(AccessAnswer, { description: 'The receipt fits.' })
  @ApiResponse({ status: 404, description: 'It does not.' })
  @ApiResponse({ status: 429, description: 'Too many do not.' })
  @InLanguage()
  accessReport(@Body() body: AccessBody, @Req() request: FastifyRequest): Promise<AccessAnswer> {
    return this.returning.access(body, languageOf(request), request.ip);
  }

  @Post('supplements')
  @HttpCode(200)
  @ForReporter()
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Add to one’s own report' })
  @AsItStands()
  @InLanguage()
  addToReport(
    @Reporter() reporter: ReturnedReporter,
    @Body() body: AdditionBody,
    @Req() request: FastifyRequest,
  ): Promise<ReturnAnswer> {
    return this.returning.add(body, asked(reporter, request));
  }

  @Post('answers')
  @HttpCode(200)
  @ForReporter()
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Answer what was asked; a second answer is added to the first' })
  @AsItStands()
  @ApiResponse({ status: 404, description: 'Nobody asked that.' })
  @InLanguage()
  answerQuestion(
    @Reporter() reporter: ReturnedReporter,
    @Body() body: ReplyBody,
    @Req() request: FastifyRequest,
  ): Promise<ReturnAnswer> {
    return this.returning.answer(body, asked(reporter, request));
  }

  @Post('attachments')
  @RouteConfig({ upload: true })
  @HttpCode(200)
  @ForReporter()
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Send a file along with one’s own report; nobody gets it back by this' })
  @TakesFile()
  @AsItStands()
  @InLanguage()
  sendFile(@Reporter() reporter: ReturnedReporter, @Req() request: FastifyRequest): Promise<ReturnAnswer> {
    return readUpload(request, (upload) => this.returning.attach(upload, asked(reporter, request)));
  }

  @Post('wishes')
  @HttpCode(200)
  @ForReporter()
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Say whether one wants to hear what became of it' })
  @AsItStands()
  @InLanguage()
  wishForOutcome(
    @Reporter() reporter: ReturnedReporter,
    @Body() body: WishBody,
    @Req() request: FastifyRequest,
  ): Promise<ReturnAnswer> {
    return this.returning.wish(body, asked(reporter, request));
  }
}

const languageOf = ({ headers }: FastifyRequest): AskedByReporter['language'] =>
  languageFor(headers['accept-language'], LANGUAGES) ?? 'nl';

function asked(reporter: ReturnedReporter, request: FastifyRequest): AskedByReporter {
  return {
    reporter,
    key: parseIdempotencyKey(request.headers['idempotency-key']),
    correlationId: request.id,
    content: request.body,
    language: languageOf(request),
  };
}
