import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Count, SlugField } from '../platform/http/dto-fields.js';
import { SessionEndingBody } from './session-ending.body.js';
import { SessionEndings } from './session-endings.service.js';

class SessionEndingAnswer {
  @Count({ min: 0, max: 10_000, description: 'How many were open.' }) readonly ended!: number;
}

class OrganisationPath {
  @SlugField() readonly organisation!: string;
}

@ApiTags('identity')
@Controller('v1/organisations/:organisation/session-endings')
export class SessionEndingsController {
  constructor(private readonly endings: SessionEndings) {}

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
    return { ended: await this.endings.end(asker, organisation, person) };
  }
}
