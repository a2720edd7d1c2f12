import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ListOf, Words } from '../../platform/http/answer-fields.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Flag, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { parseIdempotencyKey, WithIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { ActOnBreach, type ActResult } from '../acts/act-on-breach.command.js';
import { RegisterTextField } from '../contract/register-text.field.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../domain/ending.js';
import { organisationsAsked, type Asker } from '../dossier/access.policy.js';
import { Action, AskedBy } from '../dossier/action.decorator.js';
import { commandId } from '../dossier/command-id.js';
import { IdempotencyKeyReused, NoSuchDossier, NotAllowed } from '../dossier/dossier-errors.js';

const ROUTE = 'POST /v1/breaches/dismissals';

class DismissalsBody {
  @ListOfUuids({ max: 200, description: 'Dossiers nobody has looked at.' }) readonly ids!: string[];
  @OneOf(DISMISSAL_GROUNDS) readonly ground!: DismissalGround;
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
  @Flag({
    optional: true,
    description:
      'Also reports that say that somebody may be in danger: a second person has to send the same. Default: those are left as they are.',
  })
  readonly includingDanger?: boolean;
}

class DismissalAnswer {
  @UuidField() readonly id!: string;
  @Flag() readonly dismissed!: boolean;
  @Words({ optional: true, description: 'Why it was not; as of a problem.' }) readonly code?: string;
  @Words({ optional: true }) readonly detail?: string;
}

class DismissalsAnswer {
  @ListOf(() => DismissalAnswer, { description: 'In the order in which they were asked, each once.' })
  readonly results!: readonly DismissalAnswer[];
}

/** Many false reports at once: whoever empties the desk's dashboard in seconds does not cost a person hours. */
@ApiTags('ending')
@Controller('v1/breaches/dismissals')
export class DismissalsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Action('breach.dismiss')
  @HttpCode(200)
  @WithIdempotencyKey()
  @ApiOperation({ summary: 'Dismiss many reports that nobody has looked at; each is answered by itself' })
  @Answers(DismissalsAnswer, { description: 'What came of each.' })
  async dismissUnverified(
    @Body() { ids, ground, reason, includingDanger = false }: DismissalsBody,
    @AskedBy() by: Asker,
    @Req() request: FastifyRequest,
  ): Promise<DismissalsAnswer> {
    organisationsAsked(by); // whoever may do this nowhere is told so, not dossier by dossier
    const key = parseIdempotencyKey(request.headers['idempotency-key']);
    const results: DismissalAnswer[] = [];
    for (const breachId of new Set(ids)) {
      const id = commandId(by.principal.id, ROUTE, breachId, key);
      const asked = { breachId, commandId: id, correlationId: request.id, causationId: id, by };
      const content = { ground, reason, includingDanger };
      results.push(
        await this.resultOf(
          breachId,
          new ActOnBreach({ ...asked, content }, { type: 'DismissUnverified', ...content }),
        ),
      );
    }
    return { results };
  }

  private async resultOf(id: string, act: ActOnBreach): Promise<DismissalAnswer> {
    try {
      const { next }: ActResult = await this.commands.execute(act);
      // What is dismissed has no duties; where one waits for a second person it has.
      if (next.length === 0) return { id, dismissed: true };
      return {
        id,
        dismissed: false,
        code: 'second-person-needed',
        detail: 'Proposed: a second person has to send the same.',
      };
    } catch (error) {
      const no = refusalIn(error);
      if (no === undefined) throw error;
      return { id, dismissed: false, ...no };
    }
  }
}

/** What one dossier is refused for does not stop the others; what is wrong with the desk does. */
function refusalIn(error: unknown): Pick<DismissalAnswer, 'code' | 'detail'> | undefined {
  if (error instanceof Refusal) return { code: error.code, detail: error.detail };
  if (error instanceof NoSuchDossier) return { code: 'no-such-dossier' };
  if (error instanceof NotAllowed) return { code: 'not-allowed' };
  if (error instanceof IdempotencyKeyReused) return { code: 'idempotency-key-reused' };
  return undefined;
}
