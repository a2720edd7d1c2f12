import { Get, Query } from '@nestjs/common';
import { Action } from '../breach/dossier/action.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../law/ap-vocabulary.js';
import { edpbTemplate } from '../law/edpb-template/edpb-template.js';
import type { EdpbTemplate } from '../law/edpb-template/template-fields.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { FormInputs } from './form-inputs.service.js';

class TemplateQuery {
  /**
   * What is to be sent; default what comes next: an initial notification, a supplement, or nothing
   * more after a withdrawal.
   */
  @OneOf(NOTIFICATION_KINDS, { optional: true }) readonly kind?: NotificationKind;
}

/** The same facts in the EDPB's draft template: to exchange and to prepare, no authority takes it yet. */
@DossierRoutes('notification')
export class EdpbTemplateController {
  constructor(private readonly inputs: FormInputs) {}

  @Get('edpb-template')
  @Action('breach.read')
  template(@Dossier() history: History, @Query() { kind }: TemplateQuery): EdpbTemplate {
    return edpbTemplate(this.inputs.of(history, { ...(kind && { kind }) }));
  }
}
