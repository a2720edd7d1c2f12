import { Words } from '../../platform/http/answer-fields.js';
import { Flag, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { CHANNELS, type Channel } from '../domain/entry.js';
import { StatedMomentAnswer } from './report.answer.js';

const optional = { optional: true } as const;

export class EarlierMissAnswer {
  @Flag() readonly missed!: boolean;
  @Words() readonly reason!: string;
}

/** A report that came in otherwise than by Lekwacht: who wrote it down, and when. */
export class EntryAnswer {
  @OneOf(CHANNELS) readonly channel!: Channel;
  @Nested(() => StatedMomentAnswer, { description: 'When the organisation first heard of it.' })
  readonly firstContact!: StatedMomentAnswer;
  @Words({ optional: true, description: 'Whose number it is.' }) readonly source?: string;
  @Words({ optional: true, description: 'Under which it is known there.' }) readonly number?: string;
  @MomentField({ description: 'When it was written down: not before then was anything of it known here.' })
  readonly enteredAt!: Moment;
  @UuidField({ description: 'Actor id of who wrote it down.' }) readonly enteredBy!: string;
  @Nested(() => EarlierMissAnswer, {
    optional: true,
    description: 'Whether the term was missed before it was entered, as somebody stated it.',
  })
  readonly earlierMiss?: EarlierMissAnswer;
}

export class InvolvedAnswer {
  @Words(optional) readonly processingActivity?: string;
  @Words(optional) readonly system?: string;
  @Words(optional) readonly processor?: string;
}
