import { ErasableText, Figure, ListOf, Words, type Withheld } from '../../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { DANGER_SIGNS, type DangerSign } from '../../law/advice/danger.js';
import { STEP_FUNCTIONS, type StepFunction } from '../../law/term/on-call-ladder.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { WHY_FALSE, type WhyFalse } from '../domain/alarms.js';
import { SentenceAnswer } from './advice.answer.js';

const optional = { optional: true } as const;
const BASES = ['provisional', 'established'] as const;
export type Basis = (typeof BASES)[number];

const WHICH_TERM =
  '`authority-notification`, `claimed-awareness`, `safety`, `supplement-notification`, `matter:` and the id of the matter, `rung:` and the number of who was called in danger, `first-look`, or `confirmation:` and what waits for a second person.';

class NotificationDeadlineAnswer {
  @MomentField() readonly dueAt!: Moment;
  @Figure({ description: 'Elapsed hours of the term, counted on the UTC line.' }) readonly hours!: number;
  @Words({ description: 'Under which state of the law it was computed.' }) readonly lawVersion!: string;
}

/** The moment the clock starts from, and how sure it is. */
export class AwarenessAnswer {
  @OneOf(BASES, { description: '`provisional` until a person established it.' }) readonly basis!: Basis;
  @MomentField() readonly at!: Moment;
  @Nested(() => NotificationDeadlineAnswer) readonly deadline!: NotificationDeadlineAnswer;
}

export const CLAIM = 'Only while nobody has looked at the report: what it states of its own discovery.';

/** The worst case by a report nobody has looked at. Alarms and ranking go by receipt until then. */
export class ClaimAnswer {
  @MomentField() readonly awareAt!: Moment;
  @MomentField({ description: 'End of the term if it is right.' }) readonly dueAt!: Moment;
  @Nested(() => SentenceAnswer) readonly means!: SentenceAnswer;
}

/** A later moment that one person proposed and nobody has confirmed yet. */
export class LaterAwarenessAnswer {
  @MomentField() readonly awareAt!: Moment;
  @ErasableText({ description: 'What the moment rests on.' }) readonly facts!: string | Withheld;
  @ErasableText() readonly reason!: string | Withheld;
  @MomentField(optional) readonly firstSignalAt?: Moment;
  @MomentField(optional) readonly processorAwareAt?: Moment;
  @UuidField({ description: 'Actor id of who proposed it.' }) readonly proposedBy!: string;
  @MomentField({ description: 'Until when an answer is expected.' }) readonly confirmBy!: Moment;
}

/** A later receipt that one person proposed and no second one has said yet. */
export class LaterReceiptAnswer {
  @MomentField() readonly receivedAt!: Moment;
  @Words() readonly reason!: string;
  @UuidField({ description: 'Actor id of who proposed it.' }) readonly proposedBy!: string;
  @MomentField({ description: 'Until when an answer is expected.' }) readonly confirmBy!: Moment;
}

/** A term that runs. */
export class DeadlineAnswer {
  @Words({ description: WHICH_TERM }) readonly deadline!: string;
  @MomentField() readonly dueAt!: Moment;
  @OneOf(BASES, { optional: true, description: 'Of the clock of Art. 33; other terms have none.' })
  readonly basis?: Basis;
}

class RungAnswer {
  @Count({ min: 0, max: 100, description: 'From 0.' }) readonly rung!: number;
  @OneOf(STEP_FUNCTIONS, { description: 'Of who is called.' }) readonly function!: StepFunction;
  @MomentField({ description: 'When he is called, if nobody was at it by then.' }) readonly at!: Moment;
  @MomentField({ description: 'Until when he may answer.' }) readonly answersBy!: Moment;
  @Flag({ description: 'He was called, and nobody answered.' }) readonly missed!: boolean;
}

class AlarmAnsweredAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'Actor id of who took it over, or did something in the dossier.' })
  readonly by!: string;
  @Words() readonly role!: string;
}

/** That people are called because of a danger. */
export class DangerAlarmAnswer {
  @MomentField({ description: 'From when the rungs count.' }) readonly beganAt!: Moment;
  @Flag({ description: 'Somebody may be in danger, and nobody is at it.' }) readonly open!: boolean;
  @Nested(() => AlarmAnsweredAnswer, { optional: true, description: 'Somebody is, or was, at it.' })
  readonly answered?: AlarmAnsweredAnswer;
  @ListOf(() => RungAnswer, { description: 'Empty where the organisation had nobody to call then.' })
  readonly rungs!: readonly RungAnswer[];
}

class AlarmCorrectionAnswer {
  @MomentField() readonly at!: Moment;
  @OneOf(WHY_FALSE) readonly because!: WhyFalse;
}

/** What was raised about a term. */
export class AlarmAnswer extends DeadlineAnswer {
  @OneOf(['warning', 'missed']) readonly kind!: 'warning' | 'missed';
  @Figure({ optional: true, description: 'Of a warning: hours before the term ended.' })
  readonly marginHours?: number;
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that raised it.' }) readonly revision!: number;
  @Nested(() => AlarmCorrectionAnswer, { optional: true, description: 'It was false.' })
  readonly corrected?: AlarmCorrectionAnswer;
}

export class SafetyTermAnswer {
  @MomentField() readonly from!: Moment;
  @Figure({ description: 'From then on.' }) readonly minutes!: number;
}

/** What was said of a danger, with the event that says so: that is what a correction names. */
const SAFETY_MOMENTS = ['risk', 'measure', 'safe-contact', 'absorbed'] as const;

class SafetyMomentAnswer {
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that recorded it.' })
  readonly revision!: number;
  @OneOf(SAFETY_MOMENTS, {
    description: '`absorbed`: a dossier in which somebody was in danger too was merged into this one.',
  })
  readonly of!: (typeof SAFETY_MOMENTS)[number];
  @MomentField() readonly at!: Moment;
  @Flag({ optional: true, description: 'Of a measure: whether the danger is averted with it.' })
  readonly dangerAverted?: boolean;
  @Nested(() => SafetyTermAnswer, {
    optional: true,
    description: 'Of a danger: within which a first measure is expected.',
  })
  readonly term?: SafetyTermAnswer;
  @Flag({ optional: true, description: 'Another dossier learnt it while this one was merged into it.' })
  readonly learntElsewhere?: true;
  @MomentField({ optional: true, description: 'Of a safe contact: when its words were erased.' })
  readonly erasedAt?: Moment;
}

export class SafetyAnswer {
  @MomentField({ optional: true, description: 'When somebody was said to be in danger.' })
  readonly raisedAt?: Moment;
  @Figure({ optional: true, description: 'Minutes within which a first measure is expected.' })
  readonly termMinutes?: number;
  @MomentField({
    optional: true,
    description: 'From when these run, where that is not from when it was said: since it was recorded.',
  })
  readonly termFrom?: Moment;
  @MomentField({
    optional: true,
    description:
      'Of another danger, raised after an earlier one: only what was done since is an answer to it.',
  })
  readonly anotherAt?: Moment;
  @Count({ min: 0, max: 1_000_000, description: 'Measures taken since it was raised.' })
  readonly measures!: number;
  @Flag() readonly averted!: boolean;
  @MomentField({ optional: true, description: 'Since when there is a safe way of contact.' })
  readonly safeContactAt?: Moment;
  @MomentField({ optional: true, description: 'The earliest moment of all that was said of a danger.' })
  readonly earliestAt?: Moment;
  @ListOf(() => SafetyMomentAnswer, { optional: true, description: 'All of them, oldest first.' })
  readonly moments?: readonly SafetyMomentAnswer[];
  @ManyOf(DANGER_SIGNS, {
    optional: true,
    max: DANGER_SIGNS.length,
    description: 'What the facts of the latest assessment tell of danger; absent before there was one.',
  })
  readonly signs?: readonly DangerSign[];
}

/** What a person wrote about a danger, in the words in which it was recorded. */
export class SafetyNoteAnswer {
  @OneOf(['risk', 'measure', 'safe-contact']) readonly kind!: 'risk' | 'measure' | 'safe-contact';
  @MomentField() readonly at!: Moment;
  @ErasableText({ description: 'Of a safe contact: how somebody may be reached, or by whom.' })
  readonly note!: string | Withheld;
  @Flag({ optional: true, description: 'Of a measure: whether the danger is averted with it.' })
  readonly dangerAverted?: boolean;
  @Flag({
    optional: true,
    description: 'Of a safe contact: not any more once a new danger was raised, or its words were erased.',
  })
  readonly holds?: boolean;
}
