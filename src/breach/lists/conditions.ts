import type { Condition } from './flat-list.js';

/** Conditions of a list, each under the name of its filter. */

export const is = (name: string, sql: string): Condition => ({ name, sql: () => sql });

export const equal = (
  name: string,
  column: string,
  value: string | null | undefined,
): readonly Condition[] =>
  typeof value !== 'string' ? [] : [{ name, sql: (put) => `${column} = ${put(value)}` }];

type Named = readonly [name: string, sql: string];

export const either = (asked: boolean | null | undefined, yes: Named, no: Named): readonly Condition[] =>
  typeof asked !== 'boolean' ? [] : [is(...(asked ? yes : no))];

/** Received within these, both included: bounds of every list that is ordered by receipt. */
export const received = (
  from: string | null | undefined,
  until: string | null | undefined,
): readonly Condition[] => [
  ...(typeof from === 'string'
    ? [{ name: 'from', sql: (put) => `received_at >= ${put(from)}` } as Condition]
    : []),
  ...(typeof until === 'string'
    ? [{ name: 'until', sql: (put) => `received_at <= ${put(until)}` } as Condition]
    : []),
];
