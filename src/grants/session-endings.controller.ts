import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { roleInOrganisation, type Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Count, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { Sessions } from '../platform/identity/sessions.js';
import { Log } from '../platform/log/log.js';

class SessionEndingBody {
  @UuidField({ description: 'Opaque id of the person.' }) readonly person!: string;
}

class SessionEndingAnswer {
  @Count({ min: 0, max: 10_000, description: 'How many were open.' }) readonly ended!: number;
}

class OrganisationPath {
  @SlugField() readonly organisation!: string;
}

/** A telephone was lost, a colleague left: his sessions end. A role is taken away by itself, and ends them too. */
@ApiTags('identity')
@Controller('v1/organisations/:organisation/session-endings')
export class SessionEndingsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly log: Log,
  ) {}

  @Post()
  @Action('sessions.end')
  @HttpCode(200)
  @ApiOperation({
    summary: 'End the sessions of somebody who has a role in this organisation; sent again, none',
  })
  @Answers(SessionEndingAnswer, { description: 'They are over.' })
  async endSessions(
    @Param() { organisation }: OrganisationPath,
    @Body() { person }: SessionEndingBody,
    @AskedBy() asker: Asker,
  ): Promise<SessionEndingAnswer> {
    roleInOrganisation(asker, organisation);
    const ended = await this.sessions.endIn(organisation, person);
    this.log.info('an administrator ended sessions', { sessions: ended });
    return { ended };
  }
}
