import type { Sentence } from '../sentence.js';
import { FACTORS } from './factors.js';

export type FactorKey = keyof typeof FACTORS;

/**
 * `up`: a known fact that makes risk likelier or worse. `down`: one that takes risk away. `caution`: something
 * unknown that was taken from its worse side, because doubt leans to notifying.
 */
export type Direction = 'up' | 'down' | 'caution';

export interface FactorText extends Sentence {
  readonly direction: Direction;
  /** Article or guideline. */
  readonly source: string;
}

/** A fact that weighed, as a person can read it. */
export interface Factor extends FactorText {
  readonly key: FactorKey;
}

/** Told of every factor that weighs, while a judgement is being formed. */
export type Weigh = (key: FactorKey) => void;

/** For a judgement of which only the outcome is asked. */
export const silently: Weigh = () => undefined;

export function factor(key: FactorKey): Factor {
  return { key, ...FACTORS[key] };
}
