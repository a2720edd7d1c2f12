import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Count } from '../../platform/http/dto-fields.js';
import { etagOf } from '../../platform/http/if-match.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { CurrentPrincipal } from '../../platform/identity/current-principal.decorator.js';
import type { Principal } from '../../platform/identity/principal.js';
import { Action as RouteAction } from '../../platform/http/route-action.decorator.js';
import type { Json } from '../../shared/json.js';
import type { Moment } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { authorisedHistory } from '../dossier/authorised-history.js';
import { BreachDossiers } from '../dossier/breach-dossier.repository.js';
import { breachView } from '../views/breach.view.js';
import type { BreachEvent } from '../domain/breach.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import { fold, recordedBy, upToRevision } from '../dossier/replay.js';
import { timeLine, type TimeLineEntry } from '../views/time-line.view.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';

type History = readonly RecordedEvent<BreachEvent>[];

class AsOfQuery {
  @MomentField({ optional: true }) readonly at?: Moment;
  @Count({ min: 0, max: 1_000_000, optional: true, inQuery: true }) readonly revision?: number;
}

/** One dossier: now, as a time line, and as it was known then. Always the fold of its events, never a projection. */
@ApiTags('dossier')
@Controller('v1/breaches/:id')
export class BreachController {
  constructor(private readonly dossiers: BreachDossiers) {}

  @Get()
  @RouteAction('breach.read')
  async read(
    @Param('id', BreachIdPipe) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json> {
    return answer(await authorisedHistory(this.dossiers, principal, 'breach.read', id), reply);
  }

  @Get('timeline')
  @RouteAction('breach.replay')
  async timeline(
    @Param('id', BreachIdPipe) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ readonly id: string; readonly entries: readonly TimeLineEntry[] }> {
    return { id, entries: timeLine(await authorisedHistory(this.dossiers, principal, 'breach.replay', id)) };
  }

  /** What was known, at a moment or at a revision. */
  @Get('as-of')
  @RouteAction('breach.replay')
  async asOf(
    @Param('id', BreachIdPipe) id: string,
    @Query() { at, revision }: AsOfQuery,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json> {
    const history = await authorisedHistory(this.dossiers, principal, 'breach.replay', id);
    if (at !== undefined && revision === undefined) return answer(recordedBy(history, at), reply);
    if (revision !== undefined && at === undefined) return answer(upToRevision(history, revision), reply);
    throw new Refusal('at-or-revision', 'Ask with either `at` or `revision`.', 'invalid');
  }
}

function answer(history: History, reply: FastifyReply): Json {
  const breach = fold(history);
  const last = history.at(-1);
  if (breach === undefined || last === undefined) throw new NoSuchDossier();
  void reply.header('etag', etagOf(last.revision));
  return breachView(breach);
}
