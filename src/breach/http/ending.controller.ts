import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Flag, OneOf, Text, UuidField } from '../../platform/http/dto-fields.js';
import { ListOfUuids } from '../../platform/http/list-fields.js';
import { authorise } from '../dossier/access.policy.js';
import { BreachDossiers } from '../dossier/breach-dossier.repository.js';
import { DISMISSAL_GROUNDS, type DismissalGround } from '../domain/ending.js';
import type { MergeBreach } from '../domain/merge.js';
import { registerText } from '../domain/register-text.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import { ActRequested, Performs, type ActRequest } from './act-request.decorator.js';
import { BreachActs, type ActAnswer } from './breach-acts.service.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';

class DismissalBody {
  @OneOf(DISMISSAL_GROUNDS) readonly ground!: DismissalGround;
  @Text({ max: 4_000 }) readonly reason!: string;
}

class MergeBody {
  /** Id of the dossier that goes on. */
  @UuidField() readonly into!: string;
  @Text({ max: 4_000 }) readonly reason!: string;
}

class ReasonBody {
  @Text({ max: 4_000 }) readonly reason!: string;
}

class ClosureBody {
  @Text({ max: 4_000 }) readonly conclusion!: string;
}

class RestrictionBody {
  @Flag() readonly restricted!: boolean;
  /** Actor ids of the people who may see it; whoever restricts is always one of them. */
  @ListOfUuids({ max: 50, optional: true }) readonly allowed?: string[];
  /** Actor ids of the people it is about. */
  @ListOfUuids({ max: 50, optional: true }) readonly refused?: string[];
}

/** How a dossier ends, comes back, goes up in another one, or is shielded. */
@ApiTags('ending')
@Controller('v1/breaches/:id')
export class EndingController {
  constructor(
    private readonly acts: BreachActs,
    private readonly dossiers: BreachDossiers,
  ) {}

  @Post('dismissal')
  @Performs('breach.dismiss')
  dismiss(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { ground, reason }: DismissalBody,
  ): Promise<ActAnswer> {
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.dismiss', request, { type: 'DismissBreach', ground, reason: text });
  }

  @Post('merge')
  @Performs('breach.merge')
  merge(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { into, reason }: MergeBody,
  ): Promise<ActAnswer> {
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.merge', request, async () => ({
      type: 'MergeBreach',
      reason: text,
      survivor: await this.survivor(into, request),
    }));
  }

  @Post('merge/undoing')
  @Performs('breach.merge')
  undoMerge(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { reason }: ReasonBody,
  ): Promise<ActAnswer> {
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.merge', request, { type: 'UndoMerge', reason: text });
  }

  @Post('closure')
  @Performs('breach.close')
  close(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { conclusion }: ClosureBody,
  ): Promise<ActAnswer> {
    const text = registerText(conclusion, '/conclusion');
    return this.acts.perform(id, 'breach.close', request, { type: 'CloseBreach', conclusion: text });
  }

  @Post('reopening')
  @Performs('breach.reopen')
  reopen(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { reason }: ReasonBody,
  ): Promise<ActAnswer> {
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.reopen', request, { type: 'ReopenBreach', reason: text });
  }

  @Post('restriction')
  @Performs('breach.restrict')
  restrict(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { restricted, allowed = [], refused = [] }: RestrictionBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(
      id,
      'breach.restrict',
      request,
      restricted ? { type: 'RestrictDossier', allowed, refused } : { type: 'LiftRestriction' },
    );
  }

  /** The dossier to go on in, if this person may see it: else it is as if there were none. */
  private async survivor(into: string, { principal }: ActRequest): Promise<MergeBreach['survivor']> {
    const { state } = await this.dossiers.load(into);
    try {
      authorise(principal, 'breach.merge', state);
    } catch (error) {
      if (error instanceof NoSuchDossier) return undefined;
      throw error;
    }
    return state;
  }
}
