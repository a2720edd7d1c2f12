import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Flag, SlugField } from '../platform/http/dto-fields.js';
import { AbsenceBody } from './absence.body.js';
import { AbsencesOfLadder } from './absences.service.js';

class AbsenceAnswer {
  @Flag({ description: 'Whether it was new.' }) readonly recorded!: boolean;
}

class LadderPath {
  @SlugField() readonly organisation!: string;
}

@ApiTags('identity')
@Controller('v1/organisations/:organisation/absences')
export class AbsencesController {
  constructor(private readonly absences: AbsencesOfLadder) {}

  @Post()
  @Action('absences.state')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say until when somebody on the ladder is away: whoever comes next is called' })
  @Answers(AbsenceAnswer, { description: 'It is known.' })
  async stateAbsence(
    @Param() { organisation }: LadderPath,
    @Body() body: AbsenceBody,
    @AskedBy() asker: Asker,
  ): Promise<AbsenceAnswer> {
    return { recorded: await this.absences.state(asker, organisation, body) };
  }
}
