import { Get, Headers, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Action } from '../breach/dossier/action.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import { fold, type History } from '../breach/dossier/history.js';
import { plain } from '../breach/views/breach.view.js';
import { apForm } from '../law/ap-form/ap-form.js';
import { formDifference } from '../law/ap-form/form-difference.js';
import type { Json } from '../shared/json.js';
import { apFormPage, PAGE_POLICY, type ShownForm } from './ap-form.page.js';
import { FormInputs } from './form-inputs.service.js';

const HTML = 'text/html';

/** The answers to the AP's web form as they stand now, and what changed since the AP was last told. */
@DossierRoutes('notification')
export class ApFormController {
  constructor(private readonly inputs: FormInputs) {}

  @Get('ap-form')
  @Action('breach.read')
  @ApiProduces('application/json', HTML)
  form(
    @Dossier() history: History,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Json | string {
    const form = apForm(this.inputs.of(history));
    const breach = fold(history);
    const sent = breach?.notifiedContent?.form;
    const shown = plain({
      reference: breach?.reference,
      organisation: breach?.organisation,
      ...form,
      notifications: breach?.notifications,
      ...(sent && { sinceLastSent: formDifference(sent, form) }),
    });
    if (accept?.includes(HTML) !== true) return shown;
    void reply.header('content-type', `${HTML}; charset=utf-8`);
    void reply.header('content-security-policy', PAGE_POLICY);
    return apFormPage(shown as unknown as ShownForm);
  }
}
