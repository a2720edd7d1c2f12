import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PeopleFileBody } from '../../affected-people/affected-people.controller.js';
import { AffectedPeople, type AffectedPeopleList } from '../../affected-people/affected-people.query.js';
import { listView, personView } from '../../affected-people/affected-people.view.js';
import { daysKept } from '../../affected-people/days-kept.js';
import { PeopleImport, repeatedOn } from '../../affected-people/people-import.service.js';
import type { CheckedFileAnswer } from '../../affected-people/affected-people.answer.js';
import { whyNotTold } from '../../affected-people/why-not-told.js';
import { Action } from '../../breach/dossier/action.decorator.js';
import { Dossier } from '../../breach/dossier/dossier-reader.js';
import type { History } from '../../breach/dossier/history.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { breachView } from '../../breach/views/breach.view.js';
import { NOTICE_MEANS } from '../../law/ap-vocabulary.js';
import { LettersToPeople } from '../../notification/letters-to-people.query.js';
import { Letters } from '../../notification/letters.query.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { UuidField } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { ActForms, freshForm, type FormState } from '../acts/act-forms.service.js';
import type { ActName } from '../acts/act-groups.js';
import { inLanguage, type DeskPage } from '../html/desk-page.js';
import { languageOf, LanguageQuery, sendPage } from '../page-reply.js';
import { importPage } from './import.page.js';
import { lettersToPeoplePage } from './letters-to-people.page.js';
import { listPage, type ListPageProps } from './list.page.js';
import { listPath } from './paths.js';
import { fieldsOfPerson, personPage } from './person.page.js';
import { resultPage } from './result.page.js';

class ListPageQuery extends LanguageQuery {
  @UuidField({ optional: true }) readonly na?: string;
}

/** What a page of the list is made for. */
interface Asked {
  readonly history: History;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The list of people concerned, beside rounds and letters. */
@ApiExcludeController()
@Controller('desk/dossiers/:id/affected-people')
export class AffectedPeoplePagesController {
  constructor(
    private readonly lists: AffectedPeople,
    private readonly files: PeopleImport,
    private readonly toPeople: LettersToPeople,
    private readonly letters: Letters,
    private readonly profiles: OrganisationProfiles,
    private readonly forms: ActForms,
  ) {}

  @Get()
  @Action('breach.read-affected-people')
  @Looks('affected-people')
  async getList(
    @Dossier() history: History,
    @Query() { na }: ListPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, await this.listPage({ history, request, reply }, freshForm(history), na));
  }

  @Post('rounds')
  @RouteConfig({ form: true })
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async tell(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { history, request, reply };
    await this.submit('tellAffectedPeople', form, asked, (state) =>
      this.listPage(asked, state, form['na']?.[0]),
    );
  }

  @Get('new')
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async getNew(
    @Dossier() history: History,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const state = freshForm(history, { language: ['nl'], reader: ['adult'] });
    sendPage(reply, await this.personPage({ history, request, reply }, state));
  }

  @Post('new')
  @RouteConfig({ form: true })
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async add(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { history, request, reply };
    await this.submit('addAffectedPerson', form, asked, (state) => this.personPage(asked, state));
  }

  @Get('people/:person')
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async getPerson(
    @Dossier() history: History,
    @Param('person') person: string,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, await this.personPage({ history, request, reply }, undefined, person));
  }

  @Post('people/:person')
  @RouteConfig({ form: true })
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async change(
    @Dossier() history: History,
    @Param('person') person: string,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { history, request, reply };
    await this.submit('changeAffectedPerson', { ...form, person: [person] }, asked, (state) =>
      this.personPage(asked, state, person),
    );
  }

  @Post('people/:person/removal')
  @RouteConfig({ form: true })
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async takeOff(
    @Dossier() history: History,
    @Param('person') person: string,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { history, request, reply };
    await this.submit('takeAffectedPeopleOff', { ...form, people: [person] }, asked, ({ filled }) =>
      this.personPage(asked, undefined, person, filled.faults),
    );
  }

  /** Whoever cannot be read cannot be chosen either: they go together, to be put on the list anew. */
  @Post('unreadable')
  @RouteConfig({ form: true })
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async takeUnreadableOff(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { history, request, reply };
    const { unreadable } = await this.lists.of(history);
    await this.submit('takeAffectedPeopleOff', { ...form, people: unreadable }, asked, (state) =>
      this.listPage(asked, state),
    );
  }

  @Get('import')
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async getImport(
    @Dossier() history: History,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { breach: dossier } = await this.lists.of(history);
    sendPage(reply, importPage({ dossier, language: languageOf(request), state: freshForm(history) }));
  }

  @Post('import/check')
  @RouteConfig({ form: true })
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async check(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const list = await this.lists.of(history);
    const read = await this.forms.attempt({ form, language }, PeopleFileBody, (body) =>
      this.checked(body, list),
    );
    const fresh = freshForm(history, { csv: form['csv'] });
    const state = 'done' in read ? fresh : { ...fresh, filled: read.filled };
    const checked = 'done' in read ? read.done : undefined;
    const status = checked === undefined || checked.faults.length > 0 ? 422 : 200;
    sendPage(reply, importPage({ dossier: list.breach, checked, language, state }), status);
  }

  @Post('import')
  @RouteConfig({ form: true })
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async import(
    @Dossier() history: History,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.submit('importAffectedPeople', form, { history, request, reply }, async (state) => {
      const list = await this.lists.of(history);
      const csv = form['csv']?.[0] ?? '';
      const checked = csv.trim() === '' ? undefined : await this.checked({ csv }, list);
      return importPage({ dossier: list.breach, checked, language: languageOf(request), state });
    });
  }

  @Get('letters')
  @Action('breach.read-affected-people')
  @Looks('affected-people')
  async getLetters(
    @Dossier() history: History,
    @Query() { na: after }: ListPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.toPeople.of(history, after);
    const { breach: dossier } = await this.lists.of(history);
    const letterhead = this.letters.letterhead(history);
    sendPage(
      reply,
      lettersToPeoplePage({ dossier, answer, after, letterhead, language: languageOf(request) }),
    );
  }

  @Get('results/:round')
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async getResult(
    @Dossier() history: History,
    @Param('round', ParseIntPipe) round: number,
    @Query() _query: LanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const state = freshForm(history);
    sendPage(reply, await this.resultPage({ history, request, reply }, round, state));
  }

  @Post('results/:round')
  @RouteConfig({ form: true })
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  async recordResult(
    @Dossier() history: History,
    @Param('round', ParseIntPipe) round: number,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { history, request, reply };
    await this.submit('recordResultOfList', { ...form, round: [String(round)] }, asked, (state) =>
      this.resultPage(asked, round, state),
    );
  }

  private async submit(
    act: ActName,
    form: FormBody,
    { history, request, reply }: Asked,
    again: (state: FormState) => Promise<DeskPage>,
  ): Promise<void> {
    const language = languageOf(request);
    const submitted = await this.forms.submit(act, { form, history, request, language });
    if ('returned' in submitted) {
      sendPage(reply, await again(submitted.returned), submitted.status);
      return;
    }
    const { id } = request.params as { readonly id: string };
    void reply
      .code(303)
      .header('location', inLanguage(listPath(id), language))
      .send();
  }

  private async checked(body: PeopleFileBody, list: AffectedPeopleList): Promise<CheckedFileAnswer> {
    const read = await this.files.read(body);
    return { people: read.people.length, onList: repeatedOn(list, read), faults: read.faults };
  }

  private async listPage({ history, request }: Asked, state: FormState, after?: string): Promise<DeskPage> {
    const list = await this.lists.of(history);
    const { breach: dossier } = list;
    const told = new Set(dossier.affectedPeople?.tellings.map(({ round }) => round));
    return listPage({
      ...{ dossier, after, language: languageOf(request), state },
      list: listView(list, { after, days: daysKept(this.profiles.find(dossier.organisation)) }),
      refused: refusedIn(list, state),
      rounds: breachView(dossier).informed.filter(({ revision }) => told.has(revision)),
      shapes: this.forms.fieldsOf('tellAffectedPeople'),
    });
  }

  private async personPage(
    { history, request }: Asked,
    state: FormState | undefined,
    id?: string,
    faults?: FormState['filled']['faults'],
  ): Promise<DeskPage> {
    const list = await this.lists.of(history);
    const known = list.people.find((one) => one.id === id);
    if (id !== undefined && known === undefined) throw new NotFoundException();
    const person = known && personView(known, list);
    const fresh = freshForm(history, person && fieldsOfPerson(person));
    return personPage({
      ...{ dossier: list.breach, language: languageOf(request) },
      ...(person && { person }),
      state: state ?? (faults === undefined ? fresh : { ...fresh, filled: { ...fresh.filled, faults } }),
      shapes: this.forms.fieldsOf('addAffectedPerson'),
    });
  }

  private async resultPage(
    { history, request }: Asked,
    revision: number,
    state: FormState,
  ): Promise<DeskPage> {
    const list = await this.lists.of(history);
    const round = breachView(list.breach).informed.find((one) => one.revision === revision);
    const people = list.people
      .map((one) => personView(one, list))
      .filter(({ told }) => told.some((telling) => telling.round === revision));
    if (round === undefined || people.length === 0) throw new NotFoundException();
    return resultPage({
      ...{ dossier: list.breach, round, people, language: languageOf(request), state },
      shapes: this.forms.fieldsOf('recordResultOfList'),
    });
  }
}

/** Of a form that came back: who was ticked and may not be told by the means that were chosen. */
function refusedIn(
  list: AffectedPeopleList,
  { filled: { values, faults } }: FormState,
): ListPageProps['refused'] {
  if (faults.size === 0) return [];
  const { people = [], means: chosen = [] } = values;
  const means = NOTICE_MEANS.filter((one) => chosen.includes(one));
  return list.people
    .filter(({ id }) => people.includes(id))
    .flatMap((one) => {
      const why = whyNotTold(one.person, list.breach, { means, isNamed: true });
      return why === undefined ? [] : [{ person: personView(one, list), why }];
    });
}
