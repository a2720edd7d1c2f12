import { Get, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation } from '@nestjs/swagger';
import { Action } from '../breach/dossier/action.decorator.js';
import { AsOfQuery, knownAsOf } from '../breach/dossier/as-of.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { ApFormAnswer } from './ap-form.answer.js';
import { ApForms } from './ap-form.query.js';

/** The answers to the AP's web form as they stand now, and what changed since the AP was last told. */
@DossierRoutes('notification')
export class ApFormController {
  constructor(private readonly forms: ApForms) {}

  @Get('ap-form')
  @Action('breach.read')
  @Looks('ap-form')
  @ApiOperation({
    summary: 'The answers to the AP’s web form as they stand now, or stood then, each with its source',
  })
  @Answers(ApFormAnswer, { description: 'The form.' })
  @ApiConflictResponse()
  getApForm(@Dossier() history: History, @Query() asked: AsOfQuery): Promise<ApFormAnswer> {
    return this.forms.asOf(knownAsOf(history, asked));
  }
}
