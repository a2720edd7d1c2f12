import { Count } from '../../platform/http/dto-fields.js';

export const MOST_PEOPLE = 100_000_000;

export class CountRangeBody {
  @Count({ min: 0, max: MOST_PEOPLE }) readonly min!: number;
  @Count({ min: 0, max: MOST_PEOPLE }) readonly max!: number;
}
