import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { BreachIdPipe } from '../breach/dossier/breach-id.pipe.js';
import { DossierToShow } from '../breach/dossier/dossier-reader.js';
import { DossierRoutes } from '../breach/dossier/dossier-routes.decorator.js';
import type { ShownDossier } from '../breach/dossier/history.js';
import { Looks as IsLook } from '../breach/dossier/looks.decorator.js';
import { Viewers } from '../breach/lists/visibility.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { LookPageAnswer } from './look.answer.js';
import { LooksPageParameters, LooksParameters } from './looks.parameters.js';
import { Looks } from './looks.query.js';

const DEFAULT_LIMIT = 100;

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
    @DossierToShow() _dossier: ShownDossier,
    @Query() { limit = DEFAULT_LIMIT, ...page }: LooksPageParameters,
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
  constructor(
    private readonly looks: Looks,
    private readonly viewers: Viewers,
  ) {}

  @Get()
  @Action('looks.read')
  @IsLook('looks-in-organisation')
  @ApiOperation({ summary: 'Who looked at what in an organisation; newest first' })
  @Answers(LookPageAnswer, { description: 'A page of looks.' })
  async listLooksInOrganisation(
    @Param('organisation') organisation: string,
    @Query() { limit = DEFAULT_LIMIT, ...asked }: LooksParameters,
    @AskedBy() asker: Asker,
  ): Promise<LookPageAnswer> {
    organisationsAsked(asker, organisation);
    const viewer = await this.viewers.of(asker.principal, [organisation]);
    return this.looks.inOrganisation({ organisation, viewer, limit, ...asked });
  }
}
