import { Get, Headers, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Action } from '../breach/dossier/action.decorator.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import { fold, type History } from '../breach/dossier/history.js';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { plain } from '../breach/contract/plain.js';
import { apForm } from '../law/ap-form/ap-form.js';
import { formDifference } from '../law/ap-form/form-difference.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { ApFormAnswer } from './ap-form.answer.js';
import { apFormPage, PAGE_POLICY } from './ap-form.page.js';
import { FormInputs } from './form-inputs.service.js';

const HTML = 'text/html';

/** The answers to the AP's web form as they stand now, and what changed since the AP was last told. */
@DossierRoutes('notification')
export class ApFormController {
  constructor(private readonly inputs: FormInputs) {}

  @Get('ap-form')
  @Action('breach.read')
  @Looks('ap-form')
  @ApiOperation({ summary: 'The answers to the AP’s web form as they stand now, each with its source' })
  @Answers(ApFormAnswer, { description: 'The form.', alsoAs: { [HTML]: 'A page to print, in Dutch.' } })
  @ApiConflictResponse()
  getApForm(
    @Dossier() history: History,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ApFormAnswer | string {
    const form = apForm(this.inputs.of(history));
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const { reference, organisation, notifications, notifiedContent } = breach;
    const sent = notifiedContent?.form;
    const shown = plain({
      reference,
      organisation,
      ...form,
      notifications,
      sinceLastSent: sent && formDifference(sent, form),
    });
    if (accept?.includes(HTML) !== true) return shown;
    void reply.header('content-type', `${HTML}; charset=utf-8`);
    void reply.header('content-security-policy', PAGE_POLICY);
    return apFormPage(shown);
  }
}
