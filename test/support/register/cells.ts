import { COLUMNS } from '../../../src/register/file/columns.js';
import type { AboutFile, Cell } from '../../../src/register/file/column.js';
import type { RegisterEntryAnswer } from '../../../src/register/register-entry.answer.js';
import { moment } from '../../../src/shared/moment.js';
import { wordsIn } from '../../../src/web/words/words.js';

const about = {
  words: wordsIn('nl'),
  nameOf: (slug: string): string => slug,
  period: 'alles',
  asOf: moment('2026-06-01T09:00:00Z'),
};

/** What a file of the register has in the cells of a line, by the titles of the columns. */
export function cellsOf(
  entry: RegisterEntryAnswer,
  then: Partial<AboutFile> = {},
): Readonly<Record<string, Cell>> {
  return Object.fromEntries(COLUMNS.map(({ title, cell }) => [title, cell(entry, { ...about, ...then })]));
}
