import { stringify } from 'csv-stringify/sync';
import { inText, type Cell } from './column.js';
import { COLUMNS } from './columns.js';
import { shutLine, type RegisterFile } from './register-file.js';

/** Told apart by neither separator of any spreadsheet. */
const JOINT = ' | ';

/**
 * As a Dutch spreadsheet opens it by a double click: with a byte order mark, or it reads “cliënt” wrongly, a semicolon
 * between cells, and every cell in quotes (ADR 32).
 */
export async function* csvOf({ about, pages }: RegisterFile): AsyncGenerator<string, void> {
  yield `\uFEFF${lines([COLUMNS.map(({ title }) => title)])}`;
  for await (const { entries, shut = [] } of pages) {
    yield lines([
      ...shut.map((id) => COLUMNS.map((_, i) => (i === 0 ? shutLine(id) : ''))),
      ...entries.map((entry) => COLUMNS.map(({ cell }) => textOf(cell(entry, about)))),
    ]);
  }
}

function lines(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(defused));
  return stringify(safe, { delimiter: ';', quoted: true, quoted_empty: true, record_delimiter: '\r\n' });
}

function textOf(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return `${cell}`;
  return 'wall' in cell ? inText(cell) : cell.join(JOINT);
}

/**
 * A spreadsheet that splits at another separator than ours begins a cell after it: nowhere may that run as a formula.
 * One line each, because not every reader of lines knows of quotes.
 */
export function defused(text: string): string {
  return text
    .replace(/[\t\v\f\r\n\u0085\u2028\u2029]+/gu, ' ')
    .replace(/(^|[;,|:])([\s"']*)(?=[=+\-@＝＋－＠])/gu, "$1$2'");
}
