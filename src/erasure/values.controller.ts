import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Action } from '../breach/dossier/action.decorator.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { BreachIdPipe } from '../breach/dossier/breach-id.pipe.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Text } from '../platform/http/dto-fields.js';
import { placesWith } from './values-search.js';
import { FoundValuesAnswer } from './values.answer.js';

export class ValuesSearchBody {
  @Text({ max: 200, min: 2, description: 'A name, or a part of it; case and accents do not count.' })
  readonly contains!: string;
}

/** Where somebody is named in what a dossier holds: the first step of an erasure. */
@DossierRoutes('erasure')
export class ValuesController {
  constructor(private readonly dossiers: BreachDossiers) {}

  /** A POST: a name stands in no address. */
  @Post('personal-values/search')
  @HttpCode(200)
  @Action('breach.search-values')
  @Looks('personal-values')
  @ApiOperation({ summary: 'Find a name in everything personal that a dossier holds' })
  @Answers(FoundValuesAnswer, {
    description: 'Each place where it stands; `revision` and `pointer` name it.',
  })
  async searchPersonalValues(
    @Param('id', BreachIdPipe) id: string,
    @Dossier() history: History,
    @Body() { contains }: ValuesSearchBody,
  ): Promise<FoundValuesAnswer> {
    return { places: placesWith(contains, history, await this.dossiers.held(id, history)) };
  }
}
