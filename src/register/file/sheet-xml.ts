import type { Cell } from './column.js';

/** What a cell of a spreadsheet can hold; more makes the file unreadable. */
const LONGEST_CELL = 32_767;
const CUT = ' … (ingekort)';

/** Places in the list of formats in `xl/styles.xml`. */
const STYLES = { text: 0, moment: 1, day: 2, title: 3, textAlways: 4, summer: 5, winter: 6 } as const;

const MILLISECONDS_OF_A_DAY = 86_400_000;
/** Day 1 is 1 January 1900, in a calendar that has a 29 February 1900. */
const DAYS_BEFORE_1970 = 25_569;

/** @param widths of the columns, in characters */
export function row(
  number: number,
  cells: readonly Cell[],
  { isTitle = false, widths = [] }: { readonly isTitle?: boolean; readonly widths?: readonly number[] } = {},
): string {
  const written = cells.map((cell, i) => cellOf(`${letters(i)}${number}`, cell, isTitle)).join('');
  const lines = Math.max(1, ...cells.map((cell, i) => linesOf(cell, widths[i])));
  // Said, because not every spreadsheet measures what wraps: a printed page would show its first line.
  const height = lines > 1 ? ` ht="${Math.min(HIGHEST_ROW, lines * HEIGHT_OF_LINE)}" customHeight="1"` : '';
  return `<row r="${number}"${height}>${written}</row>`;
}

/** In points; a spreadsheet knows no higher row. */
const HIGHEST_ROW = 409;
const HEIGHT_OF_LINE = 15;

/** About as many as it takes: words break before the end of a line. */
function linesOf(cell: Cell, width = Infinity): number {
  const text =
    typeof cell === 'string' ? cell : cell !== undefined && Array.isArray(cell) ? cell.join('\n') : '';
  return text
    .slice(0, LONGEST_CELL)
    .split('\n')
    .reduce((lines, one) => lines + Math.max(1, Math.ceil((one.length * 1.1) / width)), 0);
}

/** A spreadsheet would read it as a formula once somebody edits the cell. */
const BEGINS_FORMULA = /^[=+\-@]/u;

/** Text stands in the cell itself and is never read as a formula. */
function cellOf(at: string, cell: Cell, isTitle: boolean): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}" s="${STYLES.text}"><v>${cell}</v></c>`;
  if (typeof cell === 'object' && 'wall' in cell) {
    const style = STYLES[cell.half ?? (cell.wall.includes('T') ? 'moment' : 'day')];
    return `<c r="${at}" s="${style}"><v>${serial(cell.wall)}</v></c>`;
  }
  const text = typeof cell === 'string' ? cell : cell.join('\n');
  if (text === '') return '';
  const style = isTitle ? STYLES.title : BEGINS_FORMULA.test(text) ? STYLES.textAlways : STYLES.text;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** The wall clock as a number of days: a spreadsheet knows no time zones. */
function serial(wall: string): number {
  const ms = Date.parse(wall.includes('T') ? `${wall}:00Z` : `${wall}T00:00:00Z`);
  return ms / MILLISECONDS_OF_A_DAY + DAYS_BEFORE_1970;
}

function escaped(text: string): string {
  const whole = text.length <= LONGEST_CELL ? text : cut(text);
  return (
    whole
      // What XML cannot hold, and what spreadsheets read as such a character (`_x0007_`).
      // eslint-disable-next-line no-control-regex -- these are the ones
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
      .replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

/** Not within a character of two units. */
function cut(text: string): string {
  return `${text.slice(0, LONGEST_CELL - CUT.length).replace(/[\ud800-\udbff]$/u, '')}${CUT}`;
}

/** A, B, … Z, AA, AB. */
export function letters(column: number): string {
  const [last, before] = [column % 26, Math.floor(column / 26)];
  return `${before === 0 ? '' : letters(before - 1)}${String.fromCharCode(65 + last)}`;
}
