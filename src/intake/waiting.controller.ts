import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { WaitingReportsAnswer } from './waiting.answer.js';
import { WaitingReports } from './waiting.query.js';

@ApiTags('reports')
@Controller('v1/intake/waiting')
export class WaitingController {
  constructor(private readonly waiting: WaitingReports) {}

  @Get()
  @Action('intake.read-waiting')
  @Looks('waiting-reports')
  @ApiOperation({ summary: 'Reports that were taken in while the log was away, and are in no dossier yet' })
  @Answers(WaitingReportsAnswer, {
    description: 'How many, since when, and which are stuck; nothing of what they say.',
  })
  getWaiting(@AskedBy() asker: Asker): WaitingReportsAnswer {
    return this.waiting.of(asker);
  }
}
