import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { authorisedHistory } from '../breach/dossier/authorised-history.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { BreachIdPipe } from '../breach/dossier/breach-id.pipe.js';
import { FORM_KINDS, type FormKind } from '../law/ap-form/form-input.js';
import { edpbTemplate } from '../law/edpb-template/edpb-template.js';
import type { EdpbTemplate } from '../law/edpb-template/template-fields.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { CurrentPrincipal } from '../platform/identity/current-principal.decorator.js';
import type { Principal } from '../platform/identity/principal.js';
import { Action } from '../platform/http/route-action.decorator.js';
import { FormInputs } from './form-inputs.service.js';

class TemplateQuery {
  /**
   * What is to be sent; default what comes next: an initial notification, a supplement, or nothing
   * more after a withdrawal.
   */
  @OneOf(FORM_KINDS, { optional: true }) readonly kind?: FormKind;
}

/** The same facts in the EDPB's draft template: to exchange and to prepare, no authority takes it yet. */
@ApiTags('notification')
@Controller('v1/breaches/:id')
export class EdpbTemplateController {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly inputs: FormInputs,
  ) {}

  @Get('edpb-template')
  @Action('breach.read')
  async template(
    @Param('id', BreachIdPipe) id: string,
    @Query() { kind }: TemplateQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<EdpbTemplate> {
    const history = await authorisedHistory(this.dossiers, principal, 'breach.read', id);
    return edpbTemplate(this.inputs.of(history, { ...(kind && { kind }) }));
  }
}
