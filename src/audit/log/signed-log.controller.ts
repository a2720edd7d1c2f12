import {
  Controller,
  createParamDecorator,
  Get,
  Headers,
  Query,
  Res,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { organisationsAsked, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, askerOf } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { acceptedType } from '../../platform/http/accepted-type.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Public } from '../../platform/http/public.decorator.js';
import { ForMirrors } from '../../platform/identity/mirror-token.js';
import { CheckpointAnswer, LogKeysAnswer, LogProofAnswer } from './signed-log.answer.js';
import { CheckpointParameters, LogProofParameters } from './signed-log.parameters.js';
import { SignedLog } from './signed-log.service.js';

const JSON_TYPE = 'application/json';
const TEXT = 'text/plain';
/** First what the formats of others are: who fetches a checkpoint may say nothing of what he accepts. */
const FORMS = [TEXT, JSON_TYPE] as const;

/** Who asks; absent: a mirror. */
const AskedByOrMirror = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  return principal === undefined ? undefined : askerOf(context);
});

/** What proves the log (ADR 63). Even its size tells how much goes wrong: it is for whoever watches, and for mirrors. */
@ApiTags('audit')
@Controller('v1/audit')
export class SignedLogController {
  constructor(private readonly log: SignedLog) {}

  @Get('checkpoint')
  @Action('log.prove')
  @ForMirrors()
  @Looks('log-checkpoint')
  @ApiOperation({ summary: 'The newest head of the log that was signed, and who outside has one' })
  @Answers(CheckpointAnswer, {
    description: 'As a signed note, or with what there is to say of it: by `Accept`.',
    alsoAs: { [TEXT]: 'The note alone (C2SP tlog-checkpoint); given where nothing is said.' },
  })
  async getCheckpoint(
    @Query() { since }: CheckpointParameters,
    @AskedByOrMirror() asker: Asker | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckpointAnswer | string> {
    if (asker !== undefined) organisationsAsked(asker);
    const answer = await this.log.checkpoint(since);
    return inForm(answer, answer.note, accept, reply);
  }

  @Get('proof')
  @Action('log.prove')
  @ForMirrors()
  @Looks('log-proof')
  @ApiOperation({ summary: 'That an event is in the log; of a dossier to whoever may see it' })
  @Answers(LogProofAnswer, {
    description: 'As the proof alone, or with what there is to say of it: by `Accept`.',
    alsoAs: { [TEXT]: 'C2SP tlog-proof; given where nothing is said.' },
  })
  @ApiNotFoundResponse()
  async getLogProof(
    @Query() { event }: LogProofParameters,
    @AskedByOrMirror() asker: Asker | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LogProofAnswer | string> {
    const answer = await this.log.proofOf(event, asker);
    return inForm(answer, answer.proof, accept, reply);
  }

  @Get('key')
  @Public()
  @ApiOperation({ summary: 'By which the notes of the log are verified' })
  @Answers(LogKeysAnswer, {
    description: 'The keys: by `Accept`.',
    alsoAs: { [TEXT]: 'A key on each line; given where nothing is said.' },
  })
  async getLogKey(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LogKeysAnswer | string> {
    const answer = await this.log.keys();
    return inForm(answer, answer.keys.map((key) => `${key}\n`).join(''), accept, reply);
  }
}

function inForm<T extends object>(
  answer: T,
  text: string,
  accept: string | undefined,
  reply: FastifyReply,
): T | string {
  void reply.header('vary', 'accept');
  if (acceptedType(accept, FORMS) === JSON_TYPE) return answer;
  void reply.type(`${TEXT}; charset=utf-8`);
  return text;
}
