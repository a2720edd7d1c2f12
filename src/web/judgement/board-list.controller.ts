import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QUESTIONS } from '../../breach/domain/question.js';
import { organisationsAsked, organisationsWhere, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { breachIdFrom } from '../../breach/dossier/breach-id.pipe.js';
import { NoSuchDossier, NotAllowed } from '../../breach/dossier/dossier-errors.js';
import { DossierReader } from '../../breach/dossier/dossier-reader.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { Dashboard } from '../../dashboard/dashboard.query.js';
import type { DossierSummaryAnswer } from '../../dashboard/dossier-summary.answer.js';
import type { Language } from '../../law/sentence.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { OneOf, Text } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { Clock } from '../../platform/time/clock.port.js';
import { earliestOf, type Moment } from '../../shared/moment.js';
import { ActForms } from '../acts/act-forms.service.js';
import { LanguageQuery, languageOf, sendPage } from '../page-reply.js';
import { wordsIn } from '../words/words.js';
import { boardListPage, type RatifyResult, type ToRatify } from './board-list.page.js';

class BoardListQuery {
  @Text({ max: 500, optional: true }) readonly verder?: string;
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

/** As many as fit on a page that somebody reads before he says yes. */
const MOST_AT_ONCE = 50;

interface Asked {
  readonly asker: Asker;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What waits for the board over all of somebody's dossiers; what was decided under a mandate is ratified many at once. */
@ApiExcludeController()
@Controller('desk/board')
export class BoardListController {
  constructor(
    private readonly dashboard: Dashboard,
    private readonly dossiers: DossierReader,
    private readonly forms: ActForms,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Action('breach.decide')
  @Looks('dashboard')
  async getList(
    @Query() { verder }: BoardListQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show({ asker, request, reply }, verder);
  }

  /** Each is an act of its own and is answered by itself: what one is refused for does not stop the others. */
  @Post()
  @RouteConfig({ form: true })
  @Action('breach.ratify')
  @Looks('dashboard')
  async ratifyMany(
    @Query() _query: LanguageQuery,
    @Body() form: FormBody,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    organisationsAsked(asker); // whoever may do this nowhere is told so, not dossier by dossier
    const submission = form['submission']?.[0] ?? '';
    const results: RatifyResult[] = [];
    const acted = new Map<string, string>();
    for (const ticked of new Set((form['ratify'] ?? []).slice(0, MOST_AT_ONCE)))
      results.push(await this.ratify(ticked, submission, acted, { asker, request, reply }));
    await this.show({ asker, request, reply }, undefined, results);
  }

  /** @param acted what the same person ratified before in this request, as it was seen and as it stands after it */
  private async ratify(
    ticked: string,
    submission: string,
    acted: Map<string, string>,
    { asker, request }: Asked,
  ): Promise<RatifyResult> {
    const [id = '', question = '', seen = ''] = ticked.split(' ');
    const language = languageOf(request);
    try {
      const history = await this.dossiers.transform({ id: breachIdFrom(id), asker });
      const form = {
        submission: [`${submission}-${question}`],
        seen: [acted.get(`${id} ${seen}`) ?? seen],
        ...{ question: [question], ratified: ['true'] },
      };
      const sent = await this.forms.submit('recordRatification', {
        form,
        history,
        request,
        language,
        on: id,
      });
      const reference = fold(history)?.reference ?? '';
      if ('done' in sent) {
        acted.set(`${id} ${seen}`, String(sent.done.revision));
        return { reference };
      }
      return { reference, why: [...sent.returned.filled.faults.values()].join(' ') };
    } catch (error) {
      if (!(error instanceof NoSuchDossier || error instanceof NotAllowed)) throw error;
      return { reference: '–', why: wordsIn(language).board.list.gone };
    }
  }

  private async show(
    { asker, request, reply }: Asked,
    cursor?: string,
    results?: readonly RatifyResult[],
  ): Promise<void> {
    const { dossiers, unverified, next } = await this.dashboard.of(
      asker,
      cursor === undefined ? {} : { cursor },
    );
    const all = [
      ...(cursor === undefined ? [...unverified.dossiers, ...unverified.newest] : []),
      ...dossiers,
    ];
    const waiting = [...new Map(all.map((one) => [one.id, one])).values()].filter(({ openDuties }) =>
      openDuties.some(({ holder }) => holder === 'board'),
    );
    const toRatify = (
      await Promise.all(
        waiting
          .filter(({ openDuties }) => openDuties.some(isRatification))
          .map((one) => this.toRatify(one, asker)),
      )
    ).flat();
    const language: Language = languageOf(request);
    sendPage(
      reply,
      boardListPage({
        ...{ language, toRatify: toRatify.slice(0, MOST_AT_ONCE), submission: randomUUID() },
        others: waiting
          .map(({ id, reference, organisation, openDuties, status, clocks }) => ({
            ...{ id, reference, organisation: this.nameOf(organisation), status },
            ...dueFirst(clocks),
            duties: openDuties.filter((duty) => duty.holder === 'board' && !isRatification(duty)),
          }))
          .filter(({ duties }) => duties.length > 0)
          // What nobody assessed yet is not ready to be decided.
          .toSorted((one, other) => Number(one.status === 'reported') - Number(other.status === 'reported')),
        now: this.clock.now(),
        ...(results && { results }),
        ...(next !== undefined && { next }),
      }),
    );
  }

  /** From the dossier itself: the list may lag behind, and nobody says yes to what he did not see. */
  private async toRatify(
    { id, organisation: of }: DossierSummaryAnswer,
    { principal, look }: Asker,
  ): Promise<readonly ToRatify[]> {
    // A mandate holder sees what waits and ratifies nothing: his own decisions among them.
    const asker = { principal, action: 'breach.ratify', ...(look && { look }) } as const;
    if (!organisationsWhere(asker).includes(of)) return [];
    const history = await this.historyOf(id, asker);
    const breach = history && fold(history);
    const revision = history?.at(-1)?.revision;
    if (breach === undefined || revision === undefined) return [];
    return QUESTIONS.flatMap((question) => {
      const decision = breach.decisions[question];
      // Who recorded it does not answer for the board; he finds it in the dossier.
      if (decision?.ratification !== 'open' || decision.recordedBy === principal.id) return [];
      const { reference, organisation } = breach;
      return [{ id, reference, organisation: this.nameOf(organisation), question, revision, decision }];
    });
  }

  private async historyOf(id: string, asker: Asker): Promise<History | undefined> {
    try {
      return await this.dossiers.transform({ id, asker });
    } catch (error) {
      if (error instanceof NoSuchDossier || error instanceof NotAllowed) return undefined;
      throw error;
    }
  }

  private nameOf(organisation: string): string {
    return this.profiles.find(organisation)?.name ?? organisation;
  }
}

const isRatification = ({ duty }: { readonly duty: string }): boolean => duty === 'ratify';

const dueFirst = (clocks: readonly { readonly dueAt: Moment }[]): { readonly dueAt?: Moment } => {
  const dueAt = earliestOf(clocks.map((clock) => clock.dueAt));
  return dueAt === undefined ? {} : { dueAt };
};
