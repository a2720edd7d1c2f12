import pg from 'pg';
import { moment } from '../../shared/moment.js';

type Parser = (text: string) => unknown;

/** Where the values of PostgreSQL enter our types. The rest keeps what `pg` does: numeric stays a string. */
const ELEMENTS: readonly { type: number; array: number; parse: Parser }[] = [
  { type: 20, array: 1016, parse: int8 },
  { type: 1184, array: 1185, parse: timestamptz },
  // pg would read these two as moments in the time zone of this machine, which they are not.
  { type: 1114, array: 1115, parse: (text) => text },
  { type: 1082, array: 1182, parse: (text) => text },
];

// Declared as a function, but that is how it is in pg-types 2.
const arrays = pg.types.arrayParser as unknown as {
  create(text: string, parse: Parser): { parse(): unknown[] };
};

const PARSERS = new Map<number, Parser>(
  ELEMENTS.flatMap(({ type, array, parse }): [number, Parser][] => [
    [type, parse],
    [array, (text) => arrays.create(text, parse).parse()],
  ]),
);

const parserOfPg = pg.types.getTypeParser as (type: number, format?: 'text' | 'binary') => Parser;

export const valueParsers = {
  getTypeParser: (type: number, format?: 'text' | 'binary'): Parser =>
    (format === 'binary' ? undefined : PARSERS.get(type)) ?? parserOfPg(type, format),
};

/** A number where a double holds it exactly, as every position and count of ours; else the digits. */
function int8(digits: string): number | string {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
}

/** `2026-11-23 01:25:17.123456+00` becomes a Moment; what is finer than a millisecond is cut off. */
function timestamptz(text: string): string {
  return moment(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
}
