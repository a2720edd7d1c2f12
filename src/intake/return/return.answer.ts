import { LANGUAGES, type Language } from '../../law/sentence.js';
import { ErasableText, ListOf, Words, type Withheld } from '../../platform/http/answer-fields.js';
import { Flag, Nested, OneOf, SlugField, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { ReporterAlarmAnswer } from '../reporter-alarm.answer.js';

/** How far it has come, as far as it is the reporter's to know. */
export const RETURN_STATES = ['kept', 'received', 'being-handled', 'finished'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

const SAID = ['description', 'location', 'system', 'measuresTaken', 'addition'] as const;

/** Something that this reporter said himself. */
class OwnWordsAnswer {
  @OneOf(SAID, { description: 'Of the report itself, or added later.' })
  readonly what!: (typeof SAID)[number];
  @ErasableText() readonly text!: string | Withheld;
  @MomentField() readonly at!: Moment;
}

class OwnAnswerAnswer {
  @ErasableText() readonly text!: string | Withheld;
  @MomentField() readonly at!: Moment;
}

class QuestionForReporterAnswer {
  @UuidField() readonly question!: string;
  @ErasableText() readonly text!: string | Withheld;
  @MomentField() readonly askedAt!: Moment;
  @Flag({ description: 'Whether an answer is still waited for; more can be said either way.' })
  readonly open!: boolean;
  @ListOf(() => OwnAnswerAnswer, { description: 'Of this reporter.' })
  readonly answers!: readonly OwnAnswerAnswer[];
}

/** What a reporter sees of what he reported: his own words, what is asked of him, how far it has come; nothing of anybody else. */
export class ReturnAnswer {
  @Words({ description: 'Of his receipt.' }) readonly reference!: string;
  @SlugField({ description: 'To which it was reported.' }) readonly organisation!: string;
  @MomentField() readonly receivedAt!: Moment;
  @OneOf(LANGUAGES, { description: 'In which the next three are written.' }) readonly language!: Language;
  @OneOf(RETURN_STATES, { description: '`kept`: it is with us, and not in the log yet.' })
  readonly state!: ReturnState;
  @Words({ description: 'The same in plain words.' }) readonly status!: string;
  @Words({ description: 'What happens next.' }) readonly next!: string;
  @Nested(() => ReporterAlarmAnswer, {
    optional: true,
    description: 'For whoever told of danger, until it is finished.',
  })
  readonly alarm?: ReporterAlarmAnswer;
  @Words({ optional: true, description: 'What became of it: once it is finished, for whoever asked for it.' })
  readonly outcome?: string;
  @Flag({ description: 'Whether he asked to hear what became of it.' }) readonly outcomeWished!: boolean;
  @ListOf(() => QuestionForReporterAnswer, { description: 'Asked of him, oldest first.' })
  readonly questions!: readonly QuestionForReporterAnswer[];
  @ListOf(() => OwnWordsAnswer, { description: 'What he said himself, oldest first.' })
  readonly words!: readonly OwnWordsAnswer[];
}

export class AccessAnswer extends ReturnAnswer {
  @Words({
    optional: true,
    description: 'Opens the routes of this reporter for half an hour; absent while the report is only kept.',
  })
  readonly token?: string;
}
