import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { authorisedHistory } from '../breach/dossier/authorised-history.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { plain } from '../breach/views/breach.view.js';
import { BreachIdPipe } from '../breach/dossier/breach-id.pipe.js';
import { fold } from '../breach/dossier/replay.js';
import { apForm } from '../law/ap-form/ap-form.js';
import { formDifference } from '../law/ap-form/form-difference.js';
import { CurrentPrincipal } from '../platform/identity/current-principal.decorator.js';
import type { Principal } from '../platform/identity/principal.js';
import { Action } from '../platform/http/route-action.decorator.js';
import type { Json } from '../shared/json.js';
import { apFormPage, PAGE_POLICY, type ShownForm } from './ap-form.page.js';
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
  @ApiProduces('application/json', HTML)
  async form(
    @Param('id', BreachIdPipe) id: string,
    @CurrentPrincipal() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json | string> {
    const history = await authorisedHistory(this.dossiers, principal, 'breach.read', id);
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
