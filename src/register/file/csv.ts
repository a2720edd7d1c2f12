import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { inText, type Cell } from './column.js';
import { COLUMNS } from './columns.js';
import { AHEAD, inTurns } from './in-turns.js';
import { shutLine, type RegisterFile } from './register-file.js';

/** Told apart by neither separator of any spreadsheet. */
const JOINT = ' | ';

/**
 * As a Dutch spreadsheet opens it by a double click: with a byte order mark, or it reads “cliënt” wrongly, a semicolon
 * between cells, and every cell in quotes (ADR 32). It is written as it is read.
 */
export const csvOf = (file: RegisterFile): Readable => Readable.from(textOf(file), AHEAD);

async function* textOf({ about, pages }: RegisterFile): AsyncGenerator<string, void> {
  yield `\uFEFF${lines([COLUMNS.map(({ title }) => title)])}`;
  for await (const { entries, shut = [] } of pages) {
    for await (const ids of inTurns(shut))
      yield lines(ids.map((id) => COLUMNS.map((_, i) => (i === 0 ? shutLine(id) : undefined))));
    for await (const some of inTurns(entries))
      yield lines(some.map((entry) => COLUMNS.map(({ cell }) => cell(entry, about))));
  }
}

function lines(rows: readonly (readonly Cell[])[]): string {
  const safe = rows.map((row) => row.map(written));
  return stringify(safe, { delimiter: ';', quoted: true, quoted_empty: true, record_delimiter: '\r\n' });
}

/** A number, a day and a moment are to be read as what they are; a text is not. */
function written(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return `${cell}`;
  if (typeof cell === 'object' && 'wall' in cell) return inText(cell);
  return keptAsText(defused(typeof cell === 'string' ? cell : cell.join(JOINT)));
}

/** Of Dutch and English, as spreadsheets know them, whole or cut off. */
const MONTH =
  'jan(?:uar[iy])?|feb(?:ruar[iy])?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|ju[nl][iey]?|june|july|aug(?:ust(?:us)?)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[ck](?:ember)?';
const FIGURES = String.raw`[\p{Nd}\s.,:;/\\()%€$£’'+-]`;

/** All of it figures and what stands between them, with an exponent, a month, or a mark of a time. */
const READ_AS_VALUE = new RegExp(
  `^(?:${[
    `(?=.*\\p{Nd})${FIGURES}+(?:e${FIGURES}+|t${FIGURES}+z?)?(?:[ap]m|(?<=\\s)[ap])?`,
    `(?=.*\\p{Nd})${FIGURES}*\\b(?:${MONTH})\\b${FIGURES}*`,
    'waar|onwaar|true|false',
  ].join('|')})\\s*$`,
  'iu',
);

/**
 * A spreadsheet that opens the file makes a number of `00123` and a day of `1-2`: an apostrophe before it keeps a text what it
 * is. It stands after those that were written, so that taking one away gives the text back.
 */
export function keptAsText(text: string): string {
  const [, before = '', rest = ''] = /^([\s"']*)(.*)$/su.exec(text) ?? [];
  const isGuarded = BEGINS_FORMULA.test(rest);
  return !isGuarded && READ_AS_VALUE.test(rest) ? `${before}'${rest}` : text;
}

const SIGNS = '=+\\-@＝＋－＠';
const BEGINS_FORMULA = new RegExp(`^[${SIGNS}]`, 'u');
const MAY_BEGIN_FORMULA = new RegExp(`(^|[;,|:])([\\s"']*)(?=[${SIGNS}])`, 'gu');

/**
 * A spreadsheet that splits at another separator than ours begins a cell after it: nowhere may that run as a formula.
 * One line each, because not every reader of lines knows of quotes.
 */
export function defused(text: string): string {
  return text.replace(/[\t\v\f\r\n\u0085\u2028\u2029]+/gu, ' ').replace(MAY_BEGIN_FORMULA, "$1$2'");
}
