import { FACTORS, type FactorText } from './factors.js';

export type FactorKey = keyof typeof FACTORS;

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
