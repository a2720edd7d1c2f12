import { Get, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Action } from '../breach/dossier/action.decorator.js';
import { AsOfQuery, knownAsOf } from '../breach/dossier/as-of.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../law/ap-vocabulary.js';
import { edpbTemplate } from '../law/edpb-template/edpb-template.js';
import type { EdpbTemplate } from '../law/edpb-template/template-fields.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { FormInputs } from './form-inputs.service.js';

/** Its fields are described by the template's own schema, which belongs to others. */
const EDPB_TEMPLATE = {
  type: 'object',
  description: 'Fields of the template by their number there, `field_3` to `field_126`.',
  additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
  externalDocs: {
    url: 'https://www.edpb.europa.eu/our-work-tools/our-documents/other/template-personal-data-breach-notification_en',
  },
};

class TemplateQuery extends AsOfQuery {
  @OneOf(NOTIFICATION_KINDS, {
    optional: true,
    description:
      'What is to be sent; default what comes next: an initial notification, a supplement, or nothing more after a withdrawal.',
  })
  readonly kind?: NotificationKind;
}

/** The same facts in the EDPB's draft template: to exchange and to prepare, no authority takes it yet. */
@DossierRoutes('notification')
export class EdpbTemplateController {
  constructor(private readonly inputs: FormInputs) {}

  @Get('edpb-template')
  @Action('breach.read')
  @Looks('edpb-template')
  @ApiOperation({ summary: 'The same facts in the EDPB’s draft template' })
  @ApiOkResponse({
    description: 'The template, version 1.0 of June 2026 (consultation).',
    content: { 'application/json': { schema: EDPB_TEMPLATE } },
  })
  @ApiConflictResponse()
  async getEdpbTemplate(
    @Dossier() history: History,
    @Query() { kind, ...asked }: TemplateQuery,
  ): Promise<EdpbTemplate> {
    return edpbTemplate(await this.inputs.asOf(knownAsOf(history, asked), { ...(kind && { kind }) }));
  }
}
