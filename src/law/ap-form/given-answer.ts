import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { onDutchClock } from '../clock.js';
import type { CountRange } from '../ap-vocabulary.js';
import type { FormSource, Sourced } from './form-input.js';

/** An answer that is there. */
export interface GivenAnswer {
  readonly state: 'recorded' | 'derived';
  readonly text: string | Personal<string>;
  readonly codes?: readonly string[];
  readonly sources: readonly FormSource[];
}

export function recorded(
  text: string | Personal<string> | undefined,
  ...from: readonly Sourced<unknown>[]
): GivenAnswer | undefined {
  return text === undefined ? undefined : { state: 'recorded', text, sources: sourcesOf(from) };
}

export function derived(
  text: string | Personal<string> | undefined,
  ...from: readonly Sourced<unknown>[]
): GivenAnswer | undefined {
  return text === undefined ? undefined : { state: 'derived', text, sources: sourcesOf(from) };
}

/** In words of the form. */
export const NONE = 'geen';

/** Words of a closed list; whether an empty one is an answer, its question says. */
export function chosen<C extends string>(
  codes: readonly C[],
  labels: Readonly<Record<C, string>>,
  from: Sourced<unknown>,
): GivenAnswer {
  const text = codes.length === 0 ? NONE : codes.map((code) => labels[code]).join('; ');
  return { state: 'recorded', text, codes, sources: [from.source] };
}

export function counted({ min, max }: CountRange): string {
  if (max === undefined) return `minimaal ${min}`;
  return min === max ? `${min}` : `minimaal ${min}, maximaal ${max}`;
}

/** On the Dutch wall clock, as a person would type it. */
export function dutchMoment(at: Moment): string {
  return onDutchClock(at, 'dd-MM-yyyy HH:mm');
}

export function dutchDate(at: Moment): string {
  return onDutchClock(at, 'dd-MM-yyyy');
}

function sourcesOf(from: readonly Sourced<unknown>[]): readonly FormSource[] {
  const unique = new Map(from.map(({ source }) => [JSON.stringify(source), source]));
  return [...unique.values()];
}
