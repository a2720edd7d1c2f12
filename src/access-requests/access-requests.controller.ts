import {
  applyDecorators,
  Body,
  Controller,
  createParamDecorator,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiConflictResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Action as PolicyAction, Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy, askerOf } from '../breach/dossier/action.decorator.js';
import { commandId } from '../breach/dossier/command-id.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { SlugField, Text } from '../platform/http/dto-fields.js';
import { EtagOfRevision } from '../platform/http/etag-of-revision.interceptor.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../platform/http/idempotency-key.js';
import { parseIfMatch, WithIfMatch } from '../platform/http/if-match.js';
import { Clock } from '../platform/time/clock.port.js';
import {
  AccessAnswerAnswer,
  AccessRequestAnswer,
  AccessRequestDoneAnswer,
  AccessRequestsAnswer,
} from './access-request.answer.js';
import {
  AccessRequestBody,
  ExtensionBody,
  IdentityBody,
  NothingBody,
  PreparationBody,
  RefusalBody,
} from './access-request.body.js';
import { AccessRequests, type AskedCommand } from './access-requests.service.js';
import { AccessRequestViews } from './access-requests.query.js';
import { accessRequestIdFrom } from './no-such-access-request.js';
import { requestIn } from './request-in-body.js';

export class AccessRequestsQuery {
  @SlugField({ optional: true }) readonly organisation?: string;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

const OfRequest = (): MethodDecorator =>
  ApiParam({
    name: 'request',
    description: 'Id of the request.',
    schema: { type: 'string', format: 'uuid' },
  });

/** One act on a request, with the revision that was seen. */
const Act = (path: string, action: PolicyAction, summary: string): MethodDecorator =>
  applyDecorators(
    Post(`:request/${path}`),
    Action(action),
    HttpCode(200),
    UseInterceptors(EtagOfRevision),
    WithIdempotencyKey(),
    WithIfMatch(),
    OfRequest(),
    ApiOperation({ summary }),
    Answers(AccessRequestDoneAnswer, {
      description: 'It was recorded, now or the first time.',
      headers: ['ETag'],
    }),
  );

interface AskedAct {
  readonly asker: Asker;
  readonly asked: Parameters<AccessRequests['act']>[1];
}

const Asked = createParamDecorator((_data: unknown, context: ExecutionContext): AskedAct => {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { request: string } }>>();
  const id = accessRequestIdFrom(request.params.request);
  const asker = askerOf(context);
  const key = parseIdempotencyKey(request.headers['idempotency-key']);
  const route = `POST ${request.routeOptions.url ?? ''}`;
  return {
    asker,
    asked: {
      ...{ id, correlationId: request.id, content: request.body ?? null },
      commandId: commandId(asker.principal.id, route, id, key),
      ifMatch: parseIfMatch(request.headers['if-match']),
    },
  };
});

/** Somebody asks what is held of him (Art. 15 GDPR, ADR 43). Names stand in bodies, and in no address. */
@ApiTags('access-requests')
@Controller('v1/access-requests')
export class AccessRequestsController {
  constructor(
    private readonly requests: AccessRequests,
    private readonly views: AccessRequestViews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Action('access-request.handle')
  @Looks('access-requests')
  @ApiOperation({ summary: 'Access requests and until when each is to be answered; it names nobody' })
  @Answers(AccessRequestsAnswer, { description: 'What is open, and a page of what has ended.' })
  listAccessRequests(
    @Query() query: AccessRequestsQuery,
    @AskedBy() asker: Asker,
  ): Promise<AccessRequestsAnswer> {
    return this.views.list(asker, query);
  }

  @Post()
  @HttpCode(201)
  @Action('access-request.handle')
  @UseInterceptors(EtagOfRevision)
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Enter a request of somebody who asks what is held of him: its term begins' })
  @Answers(AccessRequestDoneAnswer, {
    status: 201,
    description: 'It is entered, now or the first time.',
    headers: ['ETag'],
  })
  enterAccessRequest(
    @Body() body: AccessRequestBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
  ): Promise<AccessRequestDoneAnswer> {
    const { organisation } = body;
    const key = parseIdempotencyKey(request.headers['idempotency-key']);
    const id = commandId(asker.principal.id, 'POST /v1/access-requests', organisation, key);
    const asked = {
      ...{ id, organisation, commandId: id },
      correlationId: request.id,
      content: request.body,
    };
    return this.requests.receive(asker, asked, requestIn(body, this.clock.now()));
  }

  @Get(':request')
  @OfRequest()
  @Action('access-request.handle')
  @Looks('access-request')
  @UseInterceptors(EtagOfRevision)
  @ApiOperation({ summary: 'One request, with what was found as far as the reader may see it' })
  @Answers(AccessRequestAnswer, { description: 'The request.', headers: ['ETag'] })
  getAccessRequest(@Param('request') id: string, @AskedBy() asker: Asker): Promise<AccessRequestAnswer> {
    return this.views.one(asker, accessRequestIdFrom(id));
  }

  @Get(':request/answer')
  @OfRequest()
  @Action('access-request.release')
  @Looks('access-answer')
  @ApiOperation({ summary: 'The answer that was released, with what Art. 15(1) GDPR asks to tell' })
  @Answers(AccessAnswerAnswer, { description: 'The answer.' })
  @ApiConflictResponse()
  getAccessAnswer(@Param('request') id: string, @AskedBy() asker: Asker): Promise<AccessAnswerAnswer> {
    return this.views.answer(asker, accessRequestIdFrom(id));
  }

  @Act('identity', 'access-request.handle', 'Say how it was made sure who asks')
  confirmIdentity(@Asked() act: AskedAct, @Body() { how }: IdentityBody): Promise<AccessRequestDoneAnswer> {
    return this.act(act, { type: 'Identify', how });
  }

  @Act('extension', 'access-request.handle', 'Prolong the term by two months, within the first one')
  extendTerm(@Asked() act: AskedAct, @Body() { reason }: ExtensionBody): Promise<AccessRequestDoneAnswer> {
    return this.act(act, { type: 'Extend', reason });
  }

  @Act(
    'search',
    'access-request.handle',
    'Search everything that the organisation holds, restricted dossiers too',
  )
  searchForRequest(@Asked() act: AskedAct, @Body() _body: NothingBody): Promise<AccessRequestDoneAnswer> {
    return this.act(act, { type: 'Search' });
  }

  @Act('preparation', 'access-request.handle', 'Say what is left out of which place, and whether it is ready')
  prepareAnswer(@Asked() act: AskedAct, @Body() body: PreparationBody): Promise<AccessRequestDoneAnswer> {
    return this.act(act, { type: 'Choose', choices: body.places, ready: body.ready });
  }

  @Act('release', 'access-request.release', 'Release, as a second person, the answer as it was looked at')
  releaseAnswer(@Asked() act: AskedAct, @Body() _body: NothingBody): Promise<AccessRequestDoneAnswer> {
    return this.act(act, { type: 'Release' });
  }

  @Act('refusal', 'access-request.release', 'Refuse the request; the person is told why')
  refuseRequest(@Asked() act: AskedAct, @Body() { ground }: RefusalBody): Promise<AccessRequestDoneAnswer> {
    return this.act(act, { type: 'Refuse', ground });
  }

  @Act('withdrawal', 'access-request.handle', 'Say that the person withdrew it')
  withdrawRequest(@Asked() act: AskedAct, @Body() _body: NothingBody): Promise<AccessRequestDoneAnswer> {
    return this.act(act, { type: 'Withdraw' });
  }

  private act({ asker, asked }: AskedAct, command: AskedCommand): Promise<AccessRequestDoneAnswer> {
    return this.requests.act(asker, asked, command);
  }
}
