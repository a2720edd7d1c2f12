import { Body, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Personal } from '../../shared/personal.js';
import { ActOnBreach, type ActResult, type AskedAct } from '../acts/act-on-breach.command.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';

class QuestionBody {
  @PersonalText('dossier', {
    max: 2_000,
    description:
      'The reporter reads it word for word, and whoever reported what was merged into this dossier.',
  })
  readonly text!: Personal<string>;
}

class AnswerOfReporterBody {
  @PersonalText('dossier', { max: 20_000, description: 'What he said, or why it is not needed any more.' })
  readonly text!: Personal<string>;
}

/** What is asked of whoever reported, who comes back with his receipt to read and answer it. */
@DossierRoutes('findings')
export class QuestionsController {
  constructor(private readonly commands: CommandBus) {}

  @Act('questions', 'breach.ask-reporter', 'Ask the reporter something, who reads it when he comes back')
  askReporter(@Asked() asked: AskedAct, @Body() body: QuestionBody): Promise<ActResult> {
    const command = { type: 'AskReporter', question: asked.commandId, ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act(
    'questions/:asked/answer',
    'breach.ask-reporter',
    'What the reporter answered otherwise than here, or that no answer is needed any more',
    { fields: { question: 'asked' } },
  )
  recordAnswer(
    @Asked() asked: AskedAct,
    @Param('asked', BreachIdPipe) question: string,
    @Body() body: AnswerOfReporterBody,
  ): Promise<ActResult> {
    const command = { type: 'AnswerQuestion', by: 'organisation', question, ...body } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }
}
