import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { authorisedHistory } from '../breach/dossier/authorised-history.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { BreachIdPipe } from '../breach/http/breach-id.pipe.js';
import { FORM_KINDS, type FormKind } from '../law/ap-form/form-input.js';
import { edpbTemplate } from '../law/edpb-template/edpb-template.js';
import type { EdpbTemplate } from '../law/edpb-template/template-fields.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { CurrentPrincipal } from '../platform/identity/current-principal.decorator.js';
import type { Principal } from '../platform/identity/principal.js';
import { Action } from '../platform/identity/route-action.decorator.js';
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

class TemplateQuery {
  @OneOf(FORM_KINDS, {
    optional: true,
    description:
      'What is to be sent; default what comes next: an initial notification, a supplement, or nothing more after a withdrawal.',
  })
  readonly kind?: FormKind;
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
  @ApiOperation({ summary: 'The same facts in the EDPB’s draft template' })
  @ApiOkResponse({
    description: 'The template, version 1.0 of June 2026 (consultation).',
    content: { 'application/json': { schema: EDPB_TEMPLATE } },
  })
  async getEdpbTemplate(
    @Param('id', BreachIdPipe) id: string,
    @Query() { kind }: TemplateQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<EdpbTemplate> {
    const history = await authorisedHistory(this.dossiers, principal, 'breach.read', id);
    return edpbTemplate(this.inputs.of(history, { ...(kind && { kind }) }));
  }
}
