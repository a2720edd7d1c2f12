import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  Post,
  SetMetadata,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Answers } from '../../platform/http/answers.decorator.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { parseIfMatch, WithIfMatch } from '../../platform/http/if-match.js';
import type { AskedAct } from '../acts/act-on-breach.command.js';
import { DECLARED_ACT, type BodyFields } from '../acts/declared-act.js';
import type { Action as PolicyAction } from '../dossier/access.policy.js';
import { Action, askerOf } from '../dossier/action.decorator.js';
import { breachIdFrom } from '../dossier/breach-id.pipe.js';
import { commandId } from '../dossier/command-id.js';
import { ActAnswer } from '../contract/act.answer.js';
import { EtagOfRevision } from '../../platform/http/etag-of-revision.interceptor.js';
import { RefusalFields } from './refusal-fields.interceptor.js';

/**
 * `POST <path>`: one act on the dossier, answered with its revision, whether anything was recorded, what comes next, and the
 * ETag after it. The handler's name is
 * what the contract calls it.
 * @param options.fields where the body calls a field of the command otherwise: by the command's name the body's
 * @param options.unseen whether it is done without having seen the dossier (see {@link AskedUnseen})
 */
export const Act = (
  path: string,
  action: PolicyAction,
  summary: string,
  { fields = {}, unseen = false }: { readonly fields?: BodyFields; readonly unseen?: boolean } = {},
): MethodDecorator =>
  applyDecorators(
    Post(path),
    Action(action),
    SetMetadata(DECLARED_ACT, { action, fields, unseen }),
    HttpCode(200),
    UseInterceptors(EtagOfRevision, new RefusalFields(fields)),
    WithIdempotencyKey(),
    ...(unseen ? [] : [WithIfMatch()]),
    ApiOperation({ summary }),
    Answers(ActAnswer, {
      description:
        'It was recorded, now or the first time; or, as `recorded` says, there was nothing new in it.',
      headers: ['ETag'],
    }),
  );

/** What is asked by a request to an {@link Act}: on which dossier, by whom, under which key, on which revision. */
export const Asked = createParamDecorator((_data: unknown, context: ExecutionContext): AskedAct => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...asked(context), ifMatch: parseIfMatch(headers['if-match']) };
});

/** As {@link Asked}, of somebody who could not see the dossier before: he knows no revision. */
export const AskedUnseen = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  asked(context),
);

function asked(context: ExecutionContext): AskedAct {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
  const idempotencyKey = parseIdempotencyKey(request.headers['idempotency-key']);
  const breachId = breachIdFrom(request.params.id);
  const by = askerOf(context);
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  const id = commandId(by.principal.id, route, breachId, idempotencyKey);
  return {
    breachId,
    commandId: id,
    correlationId: request.id,
    causationId: id,
    content: request.body ?? null,
    by,
  };
}
