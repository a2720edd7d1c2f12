import { Get, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation } from '@nestjs/swagger';
import { Action } from '../breach/dossier/action.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { UuidField } from '../platform/http/dto-fields.js';
import { LettersToPeopleAnswer } from './letters-to-people.answer.js';
import { LettersToPeople } from './letters-to-people.query.js';

class LettersToPeopleQuery {
  @UuidField({ optional: true, description: '`next` of the page before.' }) readonly after?: string;
}

@DossierRoutes('affected people')
export class LettersToPeopleController {
  constructor(private readonly letters: LettersToPeople) {}

  @Get('affected-people/letters')
  @Action('breach.read-affected-people')
  @Looks('affected-people')
  @ApiOperation({ summary: 'The letters to the people of the list, one for each, and who gets none' })
  @Answers(LettersToPeopleAnswer, { description: 'A page of letters as they can be written now.' })
  @ApiConflictResponse()
  getLettersToPeople(
    @Dossier() history: History,
    @Query() { after }: LettersToPeopleQuery,
  ): Promise<LettersToPeopleAnswer> {
    return this.letters.of(history, after);
  }
}
