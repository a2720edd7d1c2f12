import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation } from '@nestjs/swagger';
import { v7 as newId } from 'uuid';
import type { ActResult, AskedAct } from '../breach/acts/act-on-breach.command.js';
import { Action } from '../breach/dossier/action.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Act, Asked } from '../breach/http/act.decorator.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Text, UuidField } from '../platform/http/dto-fields.js';
import { ListOfUuids } from '../platform/http/list-fields.js';
import { Problem } from '../platform/http/problem.js';
import { Refusal } from '../shared/refusal.js';
import { AffectedPeopleAnswer, CheckedFileAnswer } from './affected-people.answer.js';
import { AffectedPeople, personOn, type AffectedPeopleList } from './affected-people.query.js';
import { listView } from './affected-people.view.js';
import { AffectedPersonBody, personIn } from './affected-person.body.js';
import { refuseIncomplete, type AffectedPerson } from './affected-person.js';
import { sameNumber } from './client-numbers.js';
import { daysKept } from './days-kept.js';
import { Listing, MOST_PEOPLE } from './listing.service.js';
import { PeopleImport, repeatedOn, type SentFile } from './people-import.service.js';

class PageOfListQuery {
  @UuidField({ optional: true, description: '`next` of the page before.' }) readonly after?: string;
}

/** A table with a heading, as text or as the bytes of a file; one of the two. */
export class PeopleFileBody implements SentFile {
  @Text({
    max: 1_000_000,
    optional: true,
    needed: 'where there is no file',
    description: 'With semicolons, commas or tabs between its cells, as it was pasted.',
  })
  readonly csv?: string;
  @Text({
    max: 1_000_000,
    optional: true,
    description: 'Bytes of a CSV file, in base64: UTF-8 or Windows-1252, as Excel saves it.',
  })
  readonly file?: string;
}

class RemovalBody {
  @ListOfUuids({ min: 1, max: MOST_PEOPLE, description: 'Ids on the list.' }) readonly people!: string[];
}

/** Whom a breach concerns: beside the log, sealed, for a time (ADR 42). */
@DossierRoutes('affected people')
export class AffectedPeopleController {
  constructor(
    private readonly lists: AffectedPeople,
    private readonly listing: Listing,
    private readonly files: PeopleImport,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Get('affected-people')
  @Action('breach.read-affected-people')
  @Looks('affected-people')
  @ApiOperation({ summary: 'The list of people concerned: how to reach them, and who was told' })
  @Answers(AffectedPeopleAnswer, { description: 'A page of the list as it stands now.' })
  async getAffectedPeople(
    @Dossier() history: History,
    @Query() { after }: PageOfListQuery,
  ): Promise<AffectedPeopleAnswer> {
    const list = await this.lists.of(history);
    return listView(list, { after, days: daysKept(this.profiles.find(list.breach.organisation)) });
  }

  @Act('affected-people', 'breach.list-affected-people', 'Put somebody on the list of people concerned')
  addAffectedPerson(@Asked() asked: AskedAct, @Body() body: AffectedPersonBody): Promise<ActResult> {
    const person = personIn(body);
    const id = newId();
    return this.listing.change(asked, 'added', (list) => {
      refuseOnList(person, list);
      return { put: [{ id, person, told: [] }] };
    });
  }

  @Act(
    'affected-people/import',
    'breach.list-affected-people',
    'Put the people of a table on the list: all of them, or nobody',
  )
  importAffectedPeople(@Asked() asked: AskedAct, @Body() body: PeopleFileBody): Promise<ActResult> {
    // Whoever may not see the dossier is told nothing of his table either: it is read once he may.
    return this.listing.change(asked, 'imported', async (list) => {
      const read = await this.files.read(body);
      if (read.faults.length > 0) throw faultsInFile(read.faults);
      if (repeatedOn(list, read) > 0)
        throw new Refusal(
          'already-on-list',
          'Somebody of the file stands on the list already, with the same client number.',
          'invalid',
          body.csv === undefined ? 'file' : 'csv',
        );
      return { put: read.people };
    });
  }

  @Post('affected-people/import/check')
  @HttpCode(200)
  @Action('breach.list-affected-people')
  @Looks('affected-people')
  @ApiOperation({
    summary: 'What a table would put on the list, and what is wrong with it; nothing is taken over',
  })
  @Answers(CheckedFileAnswer, { description: 'How many people it holds, and its faults by line and column.' })
  @ApiConflictResponse()
  async checkPeopleFile(
    @Dossier() history: History,
    @Body() body: PeopleFileBody,
  ): Promise<CheckedFileAnswer> {
    const read = await this.files.read(body);
    const onList = repeatedOn(await this.lists.of(history), read);
    return { people: read.people.length, onList, faults: read.faults };
  }

  @Act(
    'affected-people/:person/details',
    'breach.list-affected-people',
    'Say anew all that is known of somebody on the list',
  )
  changeAffectedPerson(
    @Asked() asked: AskedAct,
    @Param('person') id: string,
    @Body() body: AffectedPersonBody,
  ): Promise<ActResult> {
    const person = personIn(body);
    return this.listing.change(asked, 'changed', (list) => {
      const known = personOn(list, id);
      refuseOnList(person, list, known.id);
      return { put: [{ ...known, person }] };
    });
  }

  @Act('affected-people/removals', 'breach.list-affected-people', 'Take people off the list')
  takeAffectedPeopleOff(@Asked() asked: AskedAct, @Body() { people }: RemovalBody): Promise<ActResult> {
    return this.listing.change(asked, 'taken-out', (list) => ({
      put: [],
      takenOff: [...new Set(people)].map((id) => (list.unreadable.includes(id) ? id : personOn(list, id).id)),
    }));
  }
}

/** @throws Refusal where the person is not whole, or stands on the list already */
function refuseOnList(person: AffectedPerson, { people }: AffectedPeopleList, id?: string): void {
  refuseIncomplete(person);
  const number = sameNumber(person.clientNumber);
  const isOn = people.some(
    (other) => other.id !== id && number !== undefined && sameNumber(other.person.clientNumber) === number,
  );
  if (isOn)
    throw new Refusal(
      'already-on-list',
      'Somebody with this client number stands on the list already.',
      'invalid',
      'clientNumber',
    );
}

/** Nothing of it was taken over. */
function faultsInFile(faults: readonly object[]): Problem {
  return new Problem({
    status: 422,
    code: 'faults-in-file',
    title: 'The table cannot be taken over',
    detail: 'See faults: each names a line, a column and what is wrong there. Nothing was taken over.',
    extensions: { faults: faults.map((fault) => ({ ...fault })) },
  });
}
