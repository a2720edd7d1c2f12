import { CsvError, parse } from 'csv-parse/sync';
import { fieldOf, valueOf } from './file-columns.js';

/** What is wrong in a file, and where. It repeats nothing that stands there. */
export interface FaultInFile {
  /** From 1, as a spreadsheet counts lines of a file. */
  readonly line: number;
  /** From 1; absent: the whole line. */
  readonly column?: number;
  /** As the body of a person has it. */
  readonly field?: string;
  readonly code: string;
}

/** One line of a file as the body of a person, not looked at yet. */
export interface LineOfFile {
  readonly line: number;
  readonly body: object;
  /** From 1, by field. */
  readonly columns: ReadonlyMap<string, number>;
}

type Read =
  | { readonly lines: readonly LineOfFile[]; readonly faults: readonly FaultInFile[] }
  | { readonly faults: readonly FaultInFile[]; readonly lines?: undefined };

/** Semicolon: Excel in Dutch. Tab: cells that were copied. */
const DELIMITERS = [';', '\t', ','] as const;

/** The text of a file as Excel saves it: UTF-8, with or without a mark, or Windows-1252. */
export function textOfFile(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\u0080-\u009F]/g, (sign) => WINDOWS_1252.charAt(sign.charCodeAt(0) - 0x80));
  }
}

/** Where it differs from Latin 1. Some versions of Node.js that we run on take the two for one. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** People in a table with a heading: each line as a body that is still to be checked, and what is no table. */
export function peopleInFile(text: string): Read {
  // Excel says the delimiter in a line of its own, where somebody asked it to.
  const [said, delimiter] = /^\uFEFF?sep=(.)\r?\n/i.exec(text) ?? [];
  const table = tableIn(text.slice(said?.length ?? 0), delimiter);
  if ('fault' in table) return { faults: [table.fault] };
  const offset = said === undefined ? 0 : 1;
  const [heading, ...rows] = table.rows;
  if (heading === undefined) return { faults: [{ line: 1 + offset, code: 'empty-file' }] };
  const fields = heading.cells.map(fieldOf);
  const faults = faultsOfHeading(heading, fields, offset);
  if (faults.length > 0) return { faults };
  const columns = new Map(
    fields.flatMap((field, index) => (field === undefined ? [] : [[field, index + 1]])),
  );
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return {
    lines: filled.map(({ line, cells }) => ({ line: line + offset, body: bodyOf(fields, cells), columns })),
    faults: filled.flatMap(({ line, cells }) =>
      cells.slice(fields.length).some((cell) => cell.trim() !== '')
        ? [{ line: line + offset, column: fields.length + 1, code: 'too-many-cells' }]
        : [],
    ),
  };
}

interface Row {
  /** On which it begins: a cell may hold several. */
  readonly line: number;
  readonly cells: readonly string[];
}

function tableIn(
  text: string,
  said: string | undefined,
): { readonly rows: readonly Row[] } | { readonly fault: FaultInFile } {
  try {
    const delimiter = said ?? delimiterOf(text);
    const parsed = parse(text, {
      ...{ bom: true, delimiter, info: true, relax_column_count: true },
      // A quote within a cell that is not quoted is a sign like any other.
      relax_quotes: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
    return {
      rows: parsed.map(({ record }, index) => ({
        line: (parsed[index - 1]?.info.lines ?? 0) + 1,
        cells: record,
      })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = (error as unknown as { readonly lines?: number }).lines;
    return { fault: { line: lines ?? 1, code: 'not-a-table' } };
  }
}

/** By which most headings are known. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const known = (delimiter: string): number =>
    heading.split(delimiter).filter((cell) => fieldOf(cell) !== undefined).length;
  return [...DELIMITERS].sort((one, other) => known(other) - known(one))[0] ?? ';';
}

function faultsOfHeading(
  { line, cells }: Row,
  fields: readonly (string | undefined)[],
  offset: number,
): readonly FaultInFile[] {
  return fields.flatMap((field, index) => {
    const at = { line: line + offset, column: index + 1 };
    if (field === undefined) return cells[index]?.trim() === '' ? [] : [{ ...at, code: 'unknown-column' }];
    return fields.indexOf(field) < index ? [{ ...at, field, code: 'repeated' }] : [];
  });
}

/** Members after a dot stand in an object of their own, where one of them is there. */
function bodyOf(fields: readonly (string | undefined)[], cells: readonly string[]): object {
  const body: Record<string, unknown> = {};
  for (const [index, field] of fields.entries()) {
    const value = field === undefined ? undefined : valueOf(field, cells[index] ?? '');
    if (field === undefined || value === undefined) continue;
    const [whole = field, member] = field.split('.');
    if (member === undefined) body[whole] = value;
    else body[whole] = { ...(body[whole] as object | undefined), [member]: value };
  }
  return body;
}
