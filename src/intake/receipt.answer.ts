import { ListOfWords, Words } from '../platform/http/answer-fields.js';
import { Nested } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';
import { ReporterAlarmAnswer } from './reporter-alarm.answer.js';

/** What the reporter gets; his own organisation's people also the deadline, outsiders none. */
export class ReceiptAnswer {
  @Words({ description: 'The label people use, such as `DL-2026-7K3F-9Q2M`; not unique by law.' })
  readonly reference!: string;
  @Words({ description: 'Opens the reporter’s own view together with the reference; stored nowhere.' })
  readonly secret!: string;
  @MomentField() readonly receivedAt!: Moment;
  @MomentField({
    optional: true,
    description: 'End of the term of Art. 33(1); for the organisation’s own people.',
  })
  readonly deadline?: Moment;
  @Words({
    optional: true,
    description:
      'What the deadline means where the stated discovery lies so far back that it may have passed.',
  })
  readonly deadlineNote?: string;
  @Nested(() => ReporterAlarmAnswer, { optional: true, description: 'For whoever told of danger.' })
  readonly alarm?: ReporterAlarmAnswer;
  @ListOfWords({ description: 'What to do at once, most urgent first.' })
  readonly containmentAdvice!: readonly string[];
}
