import { Count, Nested } from './dto-fields.js';
import { Rule, type Presence } from './field-rule.js';

/** More people, or records, than there will ever be in one breach. */
export const MOST_COUNTED = 100_000_000;

class CountRangeBody {
  @Count({ min: 0, max: MOST_COUNTED }) readonly min!: number;
  @Rule({
    code: 'empty-range',
    detail: 'The maximum is below the minimum.',
    holds: (max, { min }: Partial<CountRangeBody>) => max === undefined || !(Number(max) < Number(min)),
  })
  @Count({ min: 0, max: MOST_COUNTED, optional: true })
  readonly max?: number;
}

/** How many, from at least to at most; exact where both are equal, and without a maximum at least so many. */
export function CountRangeField(presence: Presence = {}): PropertyDecorator {
  return Nested(() => CountRangeBody, presence);
}
