import { readFileSync } from 'node:fs';

/** A line of a table by the names of its columns, without the backticks around a cell. */
export type Line = Readonly<Record<string, string>>;

/**
 * The lines of the tables of a document that come first after each such mark, of all of them together.
 * @throws Error where there is none
 */
export function tablesOf(document: string, mark: string): readonly Line[] {
  const text = readFileSync(document, 'utf8');
  const lines = text.split(mark).slice(1).flatMap(firstTable);
  if (lines.length === 0) throw new Error(`${document} has no table below ${mark}`);
  return lines;
}

function firstTable(text: string): readonly Line[] {
  const [head = [], , ...rows] = (/^\|.*\|$(?:\n\|.*\|$)*/m.exec(text)?.[0] ?? '').split('\n').map(cellsOf);
  return rows.map((cells) => Object.fromEntries(head.map((name, place) => [name, cells[place] ?? ''])));
}

function cellsOf(line: string): string[] {
  const cells = line.slice(1, -1).split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1'));
}
