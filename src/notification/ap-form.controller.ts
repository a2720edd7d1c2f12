import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { authorisedHistory } from '../breach/dossier/authorised-history.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { plain } from '../breach/views/plain.js';
import { BreachIdPipe } from '../breach/http/breach-id.pipe.js';
import { fold } from '../breach/dossier/replay.js';
import { apForm } from '../law/ap-form/ap-form.js';
import { formDifference } from '../law/ap-form/form-difference.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { CurrentPrincipal } from '../platform/identity/current-principal.decorator.js';
import type { Principal } from '../platform/identity/principal.js';
import { Action } from '../platform/identity/route-action.decorator.js';
import { ApFormAnswer } from './ap-form.answer.js';
import { apFormPage, PAGE_POLICY } from './ap-form.page.js';
import { FormInputs } from './form-inputs.service.js';

const HTML = 'text/html';

/** The answers to the AP's web form as they stand now, and what changed since the AP was last told. */
@ApiTags('notification')
@Controller('v1/breaches/:id')
export class ApFormController {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly inputs: FormInputs,
  ) {}

  @Get('ap-form')
  @Action('breach.read')
  @ApiOperation({ summary: 'The answers to the AP’s web form as they stand now, each with its source' })
  @Answers(ApFormAnswer, { description: 'The form.', alsoAs: { [HTML]: 'A page to print, in Dutch.' } })
  async getApForm(
    @Param('id', BreachIdPipe) id: string,
    @CurrentPrincipal() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApFormAnswer | string> {
    const history = await authorisedHistory(this.dossiers, principal, 'breach.read', id);
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
