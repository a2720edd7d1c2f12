import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LookPageAnswer } from '../../audit/look.answer.js';
import { LooksParameters } from '../../audit/looks.parameters.js';
import { Looks } from '../../audit/looks.query.js';
import { organisationsAsked, organisationsWhere, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { BreachIdPipe } from '../../breach/dossier/breach-id.pipe.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { DossierToShow } from '../../breach/dossier/dossier-reader.js';
import { fold, type ShownDossier } from '../../breach/dossier/history.js';
import { Looks as IsLook } from '../../breach/dossier/looks.decorator.js';
import { Viewers } from '../../breach/lists/visibility.js';
import { Directory } from '../../directory/directory.query.js';
import type { Language } from '../../law/sentence.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Problem } from '../../platform/http/problem.js';
import { InputPipe } from '../../platform/http/validation.js';
import { Clock } from '../../platform/time/clock.port.js';
import { nameOf, type Names } from '../html/who.js';
import { languageOf, sendPage } from '../page-reply.js';
import { refusalInWords } from '../words/refusal-in-words.js';
import { wordsIn } from '../words/words.js';
import {
  chosenIn,
  DossierLooksQuery,
  fieldOf,
  inApi,
  LooksQuery,
  type LooksChoice,
} from './looks-question.js';
import { dossierLooksPage, looksPage } from './looks.page.js';

const LIMIT = 50;

/** Who looked: in a dossier, and in an organisation. Each of these pages is a look itself. */
@ApiExcludeController()
@Controller('desk')
export class LooksPagesController {
  private readonly input: InputPipe;

  constructor(
    private readonly looks: Looks,
    private readonly viewers: Viewers,
    private readonly directory: Directory,
    private readonly profiles: OrganisationProfiles,
    clock: Clock,
  ) {
    this.input = new InputPipe(clock);
  }

  @Get('dossiers/:id/looks')
  @Action('looks.read')
  @IsLook('looks-at-dossier')
  async getLooksAtDossier(
    @Param('id', BreachIdPipe) id: string,
    @DossierToShow() { history }: ShownDossier,
    @Query() { verder = '' }: DossierLooksQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const { reference, organisation } = breach;
    const cursor = verder === '' ? undefined : verder;
    const answer = await this.looks.atDossier(id, { limit: LIMIT, ...(cursor !== undefined && { cursor }) });
    const names = await this.namesIn(organisation, answer);
    const language = languageOf(request);
    sendPage(
      reply,
      dossierLooksPage({ dossier: { id, reference }, answer, names, language, verder: cursor }),
    );
  }

  @Get('looks')
  @Action('looks.read')
  @IsLook('looks-in-organisation')
  async getLooksInOrganisation(
    @Query() query: LooksQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const choice = chosenIn(query);
    const language = languageOf(request);
    const own = organisationsWhere(asker);
    const [organisation = ''] = organisationsAsked(asker, choice.organisatie ?? own[0]);
    const organisations = own.map((slug) => ({ slug, name: this.profiles.find(slug)?.name ?? slug }));
    const people = await this.people(organisation, choice, language);
    const about = { choice: { ...choice, organisatie: organisation }, language, organisations, people };
    try {
      const viewer = await this.viewers.of(asker.principal, [organisation]);
      const { limit = LIMIT, ...asked } = await this.asked(choice);
      const answer = await this.looks.inOrganisation({ organisation, viewer, limit, ...asked });
      const names = await this.namesIn(organisation, answer);
      sendPage(reply, looksPage({ ...about, answer, names }));
    } catch (error) {
      if (!(error instanceof Problem) || error.errors === undefined) throw error;
      const words = wordsIn(language);
      const faults = new Map(
        error.errors.map(({ pointer, code }) => [fieldOf(pointer), refusalInWords(code, words)]),
      );
      sendPage(reply, looksPage({ ...about, faults, names: new Map() }), 422);
    }
  }

  private async asked(choice: LooksChoice): Promise<LooksParameters> {
    const metadata = { type: 'query', metatype: LooksParameters } as const;
    return (await this.input.transform(inApi(choice), metadata)) as LooksParameters;
  }

  private async namesIn(organisation: string, { looks }: LookPageAnswer): Promise<Names> {
    const named = await this.directory.namesOf(
      organisation,
      looks.map(({ actor }) => actor),
    );
    return new Map([...named].map(([id, { name }]) => [id, name]));
  }

  /** Whoever holds, or held, something here; and whom the address names, known or not. */
  private async people(
    organisation: string,
    { persoon }: LooksChoice,
    language: Language,
  ): Promise<readonly (readonly [id: string, label: string])[]> {
    const { roles } = wordsIn(language).lists;
    const known = (await this.directory.peopleOf(organisation)).map(
      ({ id, name, roles: held }) =>
        [id, `${name ?? nameOf(id)} (${held.map((role) => roles[role]).join(', ')})`] as const,
    );
    const isKnown = persoon === undefined || known.some(([id]) => id === persoon);
    return isKnown ? known : [...known, [persoon, nameOf(persoon)]];
  }
}
