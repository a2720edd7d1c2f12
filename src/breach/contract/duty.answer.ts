import { Words } from '../../platform/http/answer-fields.js';
import { Count, Flag, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import type { DutyName, Holder } from '../domain/duties.js';
import { MATTER_KINDS, type MatterKind } from '../../law/term/matter-kinds.js';
import { QUESTIONS, type Question } from '../domain/question.js';

const optional = { optional: true } as const;

/** What a duty is about, under the names that the call has which fulfils it. */
class DutySubjectAnswer {
  @OneOf(QUESTIONS, optional) readonly question?: Question;
  @UuidField({ optional: true, description: 'Id of a question, order, complaint or claim.' })
  readonly matter?: string;
  @OneOf(MATTER_KINDS, { optional: true, description: 'Of that matter.' }) readonly kind?: MatterKind;
  @UuidField({ optional: true, description: 'Id of a measure.' }) readonly measure?: string;
  @Words({ optional: true, description: 'Of that measure.' }) readonly what?: string;
  @UuidField({ optional: true, description: 'Id of a question that was asked of the reporter.' })
  readonly asked?: string;
  @Count({ min: 0, max: 1_000_000, optional: true, description: 'Revision of the statement to correct.' })
  readonly corrects?: number;
  @Count({ min: 0, max: 1_000_000, optional: true, description: 'Revision of an erasure that was proposed.' })
  readonly erasure?: number;
  @MomentField({ optional: true, description: 'A later awareness that was proposed.' })
  readonly awareAt?: Moment;
  @MomentField({ optional: true, description: 'A later receipt that was proposed.' })
  readonly receivedAt?: Moment;
}

/** The same in Dutch and in English. */
export class SentenceAnswer {
  @Words() readonly nl!: string;
  @Words() readonly en!: string;
}

class CallAnswer {
  @OneOf(['POST']) readonly method!: 'POST';
  @Words({ description: 'As in this contract; what it names is of the dossier and of the subject.' })
  readonly path!: string;
}

/** What is still to be done. */
export class DutyAnswer {
  @Words({ description: 'Its name, such as `establish-awareness`.' }) readonly duty!: DutyName;
  @Words({ description: 'Where it comes from.' }) readonly article!: string;
  @OneOf(['handler', 'fg', 'board'], { description: 'Who has to move.' }) readonly holder!: Holder;
  @Flag({ description: 'Whether the dossier cannot be closed before.' }) readonly blocksClosing!: boolean;
  @Nested(() => DutySubjectAnswer, { optional: true, description: 'Where there may be several of its name.' })
  readonly subject?: DutySubjectAnswer;
  @Nested(() => SentenceAnswer, { description: 'For people.' }) readonly words!: SentenceAnswer;
  @Nested(() => CallAnswer, { description: 'That fulfils it.' }) readonly call!: CallAnswer;
}
