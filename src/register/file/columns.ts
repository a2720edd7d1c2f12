import { coded, wallOf, type Column } from './column.js';
import { endingColumns } from './columns-of-ending.js';
import { decisionColumns } from './columns-of-decisions.js';
import { factColumns, identityColumns } from './columns-of-facts.js';
import { tellingColumns } from './columns-of-telling.js';
import type { RegisterWords } from './register-words.js';

/** What an inspector of Art. 33(5) asks for, in the order in which a breach is dealt with. */
export const COLUMNS: readonly Column[] = [
  ...identityColumns,
  ...factColumns,
  ...decisionColumns,
  ...tellingColumns,
  ...endingColumns,
  coded('Recht', 'lawVersion', 'lawVersions', ({ lawVersion }) => lawVersion),
  {
    title: 'Periode van dit register',
    field: 'receivedFrom, receivedUntil, year',
    cell: (_, { period }) => period,
  },
  { title: 'Stand van dit register', field: 'asOf', cell: (_, { asOf }) => wallOf(asOf) },
];

/** A word of the register, and the code that programs know it by. */
export interface Code {
  readonly column: string;
  readonly field: string;
  readonly code: string;
  readonly word: string;
}

/** Each word that can stand in a column of codes, and in what is told of several. */
export function codesOf({ lists }: RegisterWords): readonly Code[] {
  return COLUMNS.flatMap(({ title: column, field, codes, among, within = {} }) => [
    ...(codes === undefined
      ? []
      : Object.entries(lists[codes])
          .filter(([code]) => among === undefined || among.includes(code))
          .map(([code, word]) => ({ column, field, code, word }))),
    ...Object.entries(within).flatMap(([place, list]) =>
      Object.entries(lists[list]).map(([code, word]) => ({ column, field: place, code, word })),
    ),
  ]);
}
