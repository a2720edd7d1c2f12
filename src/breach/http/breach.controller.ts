import { Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Answers } from '../../platform/http/answers.decorator.js';
import { etagOf } from '../../platform/http/if-match.js';
import { Action } from '../dossier/action.decorator.js';
import { AsOfQuery, knownAsOf } from '../dossier/as-of.js';
import { Looks } from '../dossier/looks.decorator.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import { DossierAlsoInInquiry, DossierThen, type DossierInTime } from '../dossier/dossier-reader.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { fold, type ShownDossier } from '../dossier/history.js';
import { breachView } from '../views/breach.view.js';
import { DossierAnswer } from '../contract/dossier.answer.js';
import { TimeLineAnswer } from '../contract/time-line.answer.js';
import { timeLine } from '../views/time-line.view.js';

/**
 * One dossier: now, as a time line, and as it was known then. Always the fold of its events, never a projection. It opens while
 * keys are out of reach, with what was decided and without what people wrote; then it has no ETag, so that nobody acts on it.
 */
@DossierRoutes('dossier')
export class BreachController {
  @Get()
  @Action('breach.read')
  @Looks('dossier')
  @ApiOperation({ summary: 'A dossier as it is now' })
  @Answers(DossierAnswer, { description: 'The dossier.', headers: ['ETag'] })
  getDossier(
    @DossierAlsoInInquiry() dossier: ShownDossier,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): DossierAnswer {
    return answer(dossier, reply);
  }

  @Get('timeline')
  @Action('breach.replay')
  @Looks('time-line')
  @ApiOperation({
    summary: 'What happened, in the order in which it was recorded, now or as it was known then',
  })
  @Answers(TimeLineAnswer, { description: 'The time line.' })
  getTimeLine(
    @Param('id', BreachIdPipe) id: string,
    @DossierAlsoInInquiry() { history }: ShownDossier,
    @Query() asked: AsOfQuery,
  ): TimeLineAnswer {
    return { id, entries: timeLine(knownAsOf(history, asked).history) };
  }

  @Get('as-of')
  @Action('breach.replay')
  @Looks('replay')
  @ApiOperation({ summary: 'A dossier as it was known at a moment, or at a revision' })
  @Answers(DossierAnswer, {
    description: 'The dossier as it was; the ETag is that of the revision that is shown.',
    headers: ['ETag'],
  })
  async getDossierAsOf(
    @DossierThen() dossier: DossierInTime,
    @Query() asked: AsOfQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierAnswer> {
    return answer(await dossier(asked), reply);
  }
}

function answer({ history, lacksTexts }: ShownDossier, reply: FastifyReply): DossierAnswer {
  const breach = fold(history);
  const last = history.at(-1);
  if (breach === undefined || last === undefined) throw new NoSuchDossier();
  if (!lacksTexts) void reply.header('etag', etagOf(last.revision));
  return breachView(breach);
}
