import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Action as PolicyAction, Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { commandId } from '../breach/dossier/command-id.js';
import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Flag, Nested, OneOf, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../platform/http/idempotency-key.js';
import { MomentField } from '../platform/http/moment-fields.js';
import { ROLES, type Role } from '../platform/identity/principal.js';
import type { Moment } from '../shared/moment.js';
import { GrantBody } from './grant.body.js';
import { GRANT_STATES, opensDossiers, type GrantCommand, type HeldGrant } from './given-grant.js';
import { Grants } from './grants.service.js';

class GrantsPath {
  @SlugField() readonly organisation!: string;
}

class GrantDoneAnswer {
  @Words({ description: 'Opaque id of who did it, or `command-line`.' }) readonly by!: string;
  @MomentField() readonly at!: Moment;
}

class GivenGrantAnswer {
  @UuidField() readonly person!: string;
  @OneOf(ROLES) readonly role!: Role;
  @OneOf(GRANT_STATES, {
    description:
      'It `waits` for the board, `counts`, or is `withdrawn`: then it counts no more, whoever else gives it.',
  })
  readonly state!: HeldGrant['state'];
  @Flag({ description: 'Whether one sees dossiers by it: then the board confirms it first.' })
  readonly opensDossiers!: boolean;
  @Nested(() => GrantDoneAnswer, { optional: true }) readonly given?: GrantDoneAnswer;
  @Nested(() => GrantDoneAnswer, { optional: true }) readonly confirmed?: GrantDoneAnswer;
  @Nested(() => GrantDoneAnswer, {
    optional: true,
    description: 'Also of one that waits again: the person is without it until it counts.',
  })
  readonly withdrawn?: GrantDoneAnswer;
}

class GivenGrantsAnswer {
  @ListOf(() => GivenGrantAnswer, {
    description: 'Each role of each person once, what changed last at the end.',
  })
  readonly grants!: readonly GivenGrantAnswer[];
}

const Command = (path: string, action: PolicyAction, summary: string): MethodDecorator =>
  applyDecorators(
    Post(path),
    Action(action),
    HttpCode(200),
    WithIdempotencyKey(),
    ApiOperation({ summary }),
    Answers(GivenGrantAnswer, { description: 'The grant as it is after it, now and at every repeat.' }),
  );

/** Grants of an organisation whose provider knows no roles; and what was taken away of those that it gives. */
@ApiTags('identity')
@Controller('v1/organisations/:organisation/grants')
export class GrantsController {
  constructor(private readonly grants: Grants) {}

  @Get()
  @Action('grants.read')
  @ApiOperation({ summary: 'The grants that were given or taken away here' })
  @Answers(GivenGrantsAnswer, { description: 'Not those that issuers give.' })
  async listGrants(
    @Param() { organisation }: GrantsPath,
    @AskedBy() asker: Asker,
  ): Promise<GivenGrantsAnswer> {
    return { grants: (await this.grants.of(asker, organisation)).map(answerOf) };
  }

  @Command(
    '',
    'grants.give',
    'Give somebody a role; one that opens dossiers counts once the board confirmed it',
  )
  giveGrant(
    @Param() path: GrantsPath,
    @Body() body: GrantBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<GivenGrantAnswer> {
    return this.act('GiveGrant', path, body, by, request);
  }

  @Command(
    'confirmation',
    'grants.confirm',
    'Confirm, as board, a grant that somebody else gave to somebody else',
  )
  confirmGrant(
    @Param() path: GrantsPath,
    @Body() body: GrantBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<GivenGrantAnswer> {
    return this.act('ConfirmGrant', path, body, by, request);
  }

  @Command(
    'withdrawal',
    'grants.withdraw',
    'Take a role away at once, whoever gave it: sessions end, tokens too',
  )
  withdrawGrant(
    @Param() path: GrantsPath,
    @Body() body: GrantBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<GivenGrantAnswer> {
    return this.act('WithdrawGrant', path, body, by, request);
  }

  private async act(
    type: GrantCommand['type'],
    { organisation }: GrantsPath,
    { person, role }: GrantBody,
    by: Asker,
    request: FastifyRequest,
  ): Promise<GivenGrantAnswer> {
    const key = parseIdempotencyKey(request.headers['idempotency-key']);
    const route = `POST ${request.routeOptions.url ?? ''}`;
    const id = commandId(by.principal.id, route, organisation, key);
    return answerOf(await this.grants.act({ organisation, commandId: id, by }, { type, person, role }));
  }
}

function answerOf({ given, confirmed, withdrawn, ...grant }: HeldGrant): GivenGrantAnswer {
  return {
    ...grant,
    opensDossiers: opensDossiers(grant.role),
    ...(given && { given: doneAs(given) }),
    ...(confirmed && { confirmed: doneAs(confirmed) }),
    ...(withdrawn && { withdrawn: doneAs(withdrawn) }),
  };
}

function doneAs({ by, at }: NonNullable<HeldGrant['given']>): GrantDoneAnswer {
  return { by: by.id, at };
}
