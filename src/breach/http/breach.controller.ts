import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Count } from '../../platform/http/dto-fields.js';
import { etagOf } from '../../platform/http/if-match.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { CurrentPrincipal } from '../../platform/identity/current-principal.decorator.js';
import type { Principal } from '../../platform/identity/principal.js';
import { Action as RouteAction } from '../../platform/identity/route-action.decorator.js';
import type { Moment } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { authorisedHistory } from '../dossier/authorised-history.js';
import { BreachDossiers } from '../dossier/breach-dossier.repository.js';
import { breachView } from '../views/breach.view.js';
import type { BreachEvent } from '../domain/breach.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import { fold, recordedBy, upToRevision } from '../dossier/replay.js';
import { DossierAnswer } from '../views/dossier.answer.js';
import { TimeLineAnswer } from '../views/time-line.answer.js';
import { timeLine } from '../views/time-line.view.js';
import { BreachIdPipe } from './breach-id.pipe.js';

type History = readonly RecordedEvent<BreachEvent>[];

class AsOfQuery {
  @MomentField({ optional: true, description: 'What had been recorded by then.' }) readonly at?: Moment;
  @Count({
    min: 0,
    max: 1_000_000,
    optional: true,
    inQuery: true,
    description: 'What had been recorded up to and including this event; instead of `at`.',
  })
  readonly revision?: number;
}

/** One dossier: now, as a time line, and as it was known then. Always the fold of its events, never a projection. */
@ApiTags('dossier')
@Controller('v1/breaches/:id')
export class BreachController {
  constructor(private readonly dossiers: BreachDossiers) {}

  @Get()
  @RouteAction('breach.read')
  @ApiOperation({ summary: 'A dossier as it is now' })
  @Answers(DossierAnswer, { description: 'The dossier.', headers: ['ETag'] })
  async getDossier(
    @Param('id', BreachIdPipe) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierAnswer> {
    return answer(await authorisedHistory(this.dossiers, principal, 'breach.read', id), reply);
  }

  @Get('timeline')
  @RouteAction('breach.replay')
  @ApiOperation({ summary: 'What happened, in the order in which it was recorded' })
  @Answers(TimeLineAnswer, { description: 'The time line.' })
  async getTimeLine(
    @Param('id', BreachIdPipe) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TimeLineAnswer> {
    return { id, entries: timeLine(await authorisedHistory(this.dossiers, principal, 'breach.replay', id)) };
  }

  @Get('as-of')
  @RouteAction('breach.replay')
  @ApiOperation({ summary: 'A dossier as it was known at a moment, or at a revision' })
  @Answers(DossierAnswer, {
    description: 'The dossier as it was; the ETag is that of the revision that is shown.',
    headers: ['ETag'],
  })
  async getDossierAsOf(
    @Param('id', BreachIdPipe) id: string,
    @Query() { at, revision }: AsOfQuery,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierAnswer> {
    const history = await authorisedHistory(this.dossiers, principal, 'breach.replay', id);
    if (at !== undefined && revision === undefined) return answer(recordedBy(history, at), reply);
    if (revision !== undefined && at === undefined) return answer(upToRevision(history, revision), reply);
    throw new Refusal('at-or-revision', 'Ask with either `at` or `revision`.', 'invalid');
  }
}

function answer(history: History, reply: FastifyReply): DossierAnswer {
  const breach = fold(history);
  const last = history.at(-1);
  if (breach === undefined || last === undefined) throw new NoSuchDossier();
  void reply.header('etag', etagOf(last.revision));
  return breachView(breach);
}
