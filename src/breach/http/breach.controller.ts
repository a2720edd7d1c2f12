import { Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Count } from '../../platform/http/dto-fields.js';
import { etagOf } from '../../platform/http/if-match.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Json } from '../../shared/json.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { Action } from '../dossier/action.decorator.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import { Dossier } from '../dossier/dossier-reader.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { fold, recordedBy, upToRevision, type History } from '../dossier/history.js';
import { breachView } from '../views/breach.view.js';
import { timeLine, type TimeLineEntry } from '../views/time-line.view.js';

class AsOfQuery {
  @MomentField({ optional: true }) readonly at?: Moment;
  @Count({ min: 0, max: 1_000_000, optional: true, inQuery: true }) readonly revision?: number;
}

/** One dossier: now, as a time line, and as it was known then. Always the fold of its events, never a projection. */
@DossierRoutes('dossier')
export class BreachController {
  @Get()
  @Action('breach.read')
  read(@Dossier() history: History, @Res({ passthrough: true }) reply: FastifyReply): Json {
    return answer(history, reply);
  }

  @Get('timeline')
  @Action('breach.replay')
  timeline(
    @Param('id', BreachIdPipe) id: string,
    @Dossier() history: History,
  ): { readonly id: string; readonly entries: readonly TimeLineEntry[] } {
    return { id, entries: timeLine(history) };
  }

  /** What was known, at a moment or at a revision. */
  @Get('as-of')
  @Action('breach.replay')
  asOf(
    @Dossier() history: History,
    @Query() { at, revision }: AsOfQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Json {
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
