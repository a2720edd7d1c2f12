import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AsOfQuery, historyAsOf } from '../../breach/dossier/as-of.js';
import { maySomewhere, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { BreachIdPipe } from '../../breach/dossier/breach-id.pipe.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { DossierAlsoInInquiry } from '../../breach/dossier/dossier-reader.js';
import { fold, type ShownDossier } from '../../breach/dossier/history.js';
import { plain } from '../../breach/contract/plain.js';
import { breachView } from '../../breach/views/breach.view.js';
import { formInput } from '../../breach/views/form-input.js';
import { timeLine } from '../../breach/views/time-line.view.js';
import { apForm } from '../../law/ap-form/ap-form.js';
import { Directory } from '../../directory/directory.query.js';
import { GrantLog } from '../../organisations/grant-log.js';
import { OrganisationLog } from '../../organisations/organisation-log.js';
import { Problem } from '../../platform/http/problem.js';
import { InputPipe } from '../../platform/http/validation.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Moment } from '../../shared/moment.js';
import { peopleNamedIn } from '../acts/dossier-desk.service.js';
import { languageOf, sendPage } from '../page-reply.js';
import { wordsIn } from '../words/words.js';
import { replayPage } from './replay.page.js';
import { withActors, type KnownThen } from './known-then.js';
import { inApi, ReplayPageQuery } from './replay-question.js';

/** What did we know, and what did we decide, at that moment? Everything on the page is made of what had been recorded. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/replay')
export class ReplayPagesController {
  private readonly input: InputPipe;

  constructor(
    private readonly organisations: OrganisationLog,
    private readonly grants: GrantLog,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {
    this.input = new InputPipe(clock);
  }

  @Get()
  @Action('breach.replay')
  @Looks('replay')
  async getReplay(
    @Param('id', BreachIdPipe) id: string,
    @DossierAlsoInInquiry() { history, lacksTexts }: ShownDossier,
    @AskedBy() { principal }: Asker,
    @Query() query: ReplayPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const now = this.clock.now();
    const language = languageOf(request);
    // Within an inquiry an auditor opens this page, and no other of the dossier.
    const alone = !maySomewhere({ principal, action: 'breach.read' });
    const about = { id, reference: breach.reference, lacksTexts, asked: query, now, language, alone };
    try {
      const asked = await this.asked(query);
      const until = asked === undefined ? history : historyAsOf(history, asked);
      if (until.length === 0 && asked?.revision !== undefined) throw new NoSuchDossier();
      const shown = { history: until, lacksTexts };
      const known = await this.known(shown, history.length - until.length, asked?.at, now);
      sendPage(reply, replayPage({ ...about, known, ...(asked?.at !== undefined && { at: asked.at }) }));
    } catch (error) {
      if (!(error instanceof Problem) || error.errors === undefined) throw error;
      const faults = new Map([['dag', wordsIn(language).refusals['not-a-moment']]]);
      sendPage(reply, replayPage({ ...about, faults }), 422);
    }
  }

  private async asked(query: ReplayPageQuery): Promise<AsOfQuery | undefined> {
    const asked = inApi(query);
    if (asked === undefined) return undefined;
    return (await this.input.transform(asked, { type: 'query', metatype: AsOfQuery })) as AsOfQuery;
  }

  /** `undefined` before the first event. */
  private async known(
    { history, lacksTexts }: ShownDossier,
    later: number,
    asked: Moment | undefined,
    now: Moment,
  ): Promise<KnownThen | undefined> {
    const breach = fold(history);
    const last = history.at(-1);
    if (breach === undefined || last === undefined) return undefined;
    const { organisation, notifiedContent } = breach;
    const at = asked ?? last.metadata.recordedAt;
    // A profile holds names too, and a form is not made with holes in it.
    const profile = lacksTexts ? undefined : await this.organisations.profileAt(organisation, at);
    const input = profile && formInput(history, profile, { asOf: at < now ? at : now });
    const entries = timeLine(history);
    const holders = withActors(await this.grants.rolesAt(organisation, at), entries);
    const people = entries.flatMap(({ by, data }) => [by.id, ...peopleNamedIn(data)]);
    const called = await this.directory.namesOf(organisation, [...people, ...holders.keys()]);
    return {
      at,
      later,
      revision: last.revision,
      dossier: breachView(breach),
      entries,
      names: new Map([...called].map(([id, { name }]) => [id, name])),
      ...(profile && { profile }),
      holders,
      ...(input && { form: plain(apForm(input)) }),
      ...(notifiedContent?.form && { sent: plain(notifiedContent.form) }),
    };
  }
}
