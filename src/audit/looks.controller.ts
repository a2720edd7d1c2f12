import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { BreachIdPipe } from '../breach/dossier/breach-id.pipe.js';
import { Dossier } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { History } from '../breach/dossier/history.js';
import { Looks as IsLook } from '../breach/dossier/looks.decorator.js';
import { viewerOf } from '../breach/lists/visibility.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Count, Text, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';
import { LookPageAnswer } from './look.answer.js';
import { Looks } from './looks.query.js';

const DEFAULT_LIMIT = 100;

class PageQuery {
  @Count({ min: 1, max: 500, optional: true, inQuery: true, description: 'Default 100.' })
  readonly limit?: number;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

class LooksQuery extends PageQuery {
  @UuidField({ optional: true, description: 'Only looks of this person.' }) readonly actor?: string;
  @MomentField({ optional: true, description: 'Only looks from this moment on.' }) readonly from?: Moment;
  @MomentField({ optional: true, description: 'Only looks before this moment.' }) readonly until?: Moment;
}

/** Who looked at a dossier. Reading that is a look itself. */
@DossierRoutes('looks', '/looks')
export class DossierLooksController {
  constructor(private readonly looks: Looks) {}

  @Get()
  @Action('looks.read')
  @IsLook('looks-at-dossier')
  @ApiOperation({ summary: 'Who looked at a dossier, its forms and letters, or tried to; newest first' })
  @Answers(LookPageAnswer, { description: 'A page of looks.' })
  listLooksAtDossier(
    @Param('id', BreachIdPipe) id: string,
    // Asks the policy, on the dossier as it is now.
    @Dossier() _history: History,
    @Query() { limit = DEFAULT_LIMIT, ...page }: PageQuery,
  ): Promise<LookPageAnswer> {
    return this.looks.atDossier(id, { limit, ...page });
  }
}

/** Who looked in an organisation, at dossiers and at lists. */
@ApiTags('looks')
@ApiParam({
  name: 'organisation',
  description: 'Short name of the organisation.',
  schema: { type: 'string' },
})
@Controller('v1/organisations/:organisation/looks')
export class OrganisationLooksController {
  constructor(private readonly looks: Looks) {}

  @Get()
  @Action('looks.read')
  @IsLook('looks-in-organisation')
  @ApiOperation({ summary: 'Who looked at what in an organisation; newest first' })
  @Answers(LookPageAnswer, { description: 'A page of looks.' })
  listLooksInOrganisation(
    @Param('organisation') organisation: string,
    @Query() { limit = DEFAULT_LIMIT, ...asked }: LooksQuery,
    @AskedBy() asker: Asker,
  ): Promise<LookPageAnswer> {
    organisationsAsked(asker, organisation);
    return this.looks.inOrganisation({ organisation, viewer: viewerOf(asker.principal), limit, ...asked });
  }
}
