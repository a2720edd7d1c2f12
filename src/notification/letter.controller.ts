import { Get, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation } from '@nestjs/swagger';
import { Action } from '../breach/dossier/action.decorator.js';
import { AsOfQuery, knownAsOf } from '../breach/dossier/as-of.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { NOTICE_MEANS, type NoticeMeans } from '../law/ap-vocabulary.js';
import {
  LETTER_READERS,
  REPRESENTATIVES,
  type LetterReader,
  type Representative,
} from '../law/letter/letter.js';
import type { Language } from '../law/sentence.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { LetterAnswer } from './letter.answer.js';
import { Letters } from './letters.query.js';

const LANGUAGES = ['nl', 'en'] as const satisfies readonly Language[];

class LetterQuery extends AsOfQuery {
  @OneOf(LETTER_READERS, { optional: true, description: 'Who reads it; default an adult.' })
  readonly for?: LetterReader;
  @OneOf(REPRESENTATIVES, {
    optional: true,
    description:
      'Who stands up for the reader: needed below sixteen, unless the interest of the child opposes that a parent is told; possible for an adult under protection.',
  })
  readonly representative?: Representative;
  @OneOf(NOTICE_MEANS, { optional: true, description: 'How they are told; default by letter.' })
  readonly means?: NoticeMeans;
  @OneOf(LANGUAGES, { optional: true, description: 'Default Dutch.' }) readonly language?: Language;
}

/** What people are told: Art. 34(2), in the order in which they want to know it. */
@DossierRoutes('notification')
export class LetterController {
  constructor(private readonly letters: Letters) {}

  @Get('letter')
  @Action('breach.read')
  @Looks('letter')
  @ApiOperation({ summary: 'The letter to the people concerned, as Art. 34(2) asks for it' })
  @Answers(LetterAnswer, { description: 'The letter.' })
  @ApiConflictResponse()
  getLetter(@Dossier() history: History, @Query() query: LetterQuery): Promise<LetterAnswer> {
    const { for: reader = 'adult', means = 'letter', language = 'nl', representative, ...asked } = query;
    const wishes = { language, reader, means, ...(representative && { representative }) };
    return this.letters.asOf(knownAsOf(history, asked), wishes);
  }
}
