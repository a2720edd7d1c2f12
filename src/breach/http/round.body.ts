import { NOTICE_MEANS, type NoticeMeans } from '../../law/ap-vocabulary.js';
import { Count, ManyOf } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { MOST_PEOPLE } from './count-range.body.js';

/** Whom a round of telling people reached, when and how: as it is recorded, and as it is corrected. */
export class RoundBody {
  @MomentField({ notInFuture: true }) readonly informedAt!: Moment;
  @ManyOf(NOTICE_MEANS, { min: 1, max: NOTICE_MEANS.length }) readonly means!: NoticeMeans[];
  @Count({ min: 1, max: MOST_PEOPLE }) readonly intended!: number;
  @Count({ min: 0, max: MOST_PEOPLE, optional: true }) readonly reached?: number;
  @Count({ min: 0, max: MOST_PEOPLE, optional: true }) readonly returned?: number;
  @Count({ min: 0, max: MOST_PEOPLE, optional: true }) readonly unreachable?: number;
}
