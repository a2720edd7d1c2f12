import { NOTICE_MEANS, type NoticeMeans } from '../../law/ap-vocabulary.js';
import { MOST_COUNTED } from '../../platform/http/count-range.js';
import { Count, ManyOf } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';

/** Whom a round of telling people reached, when and how: as it is recorded, and as it is corrected. */
export class RoundBody {
  @MomentField({ notInFuture: true }) readonly informedAt!: Moment;
  @ManyOf(NOTICE_MEANS, { min: 1 }) readonly means!: NoticeMeans[];
  @Count({ min: 1, max: MOST_COUNTED, description: 'How many people were meant to be told.' })
  readonly intended!: number;
  @Count({ min: 0, max: MOST_COUNTED, optional: true }) readonly reached?: number;
  @Count({ min: 0, max: MOST_COUNTED, optional: true, description: 'Of letters: how many came back.' })
  readonly returned?: number;
  @Count({ min: 0, max: MOST_COUNTED, optional: true }) readonly unreachable?: number;
}
