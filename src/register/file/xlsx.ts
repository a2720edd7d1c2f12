import { Readable } from 'node:stream';
import yazl from 'yazl';
import type { Cell } from './column.js';
import { COLUMNS, codesOf } from './columns.js';
import { AHEAD, inTurns } from './in-turns.js';
import { shutLine, type RegisterFile } from './register-file.js';
import { letters, row } from './sheet-xml.js';
import { partsOf } from './workbook-parts.js';

interface Sheet {
  readonly name: string;
  readonly titles: readonly string[];
  /** In characters. */
  readonly widths: readonly number[];
  /** Rows of cells, some at a time. */
  readonly rows: () => AsyncIterable<readonly (readonly Cell[])[]> | Iterable<readonly (readonly Cell[])[]>;
}

/**
 * A3 across, or half of it where a printer has A4: all columns of the same lines after each other, each page with its number.
 * Titles and the first column are on every page (`workbook-parts.ts`).
 */
const ON_PAPER =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.2" footer="0.2"/>' +
  '<pageSetup paperSize="8" scale="70" pageOrder="overThenDown" orientation="landscape"/>' +
  '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>';

/** Widths of columns, in characters: of words and moments, and of texts. */
const SHORT = 28;
const LONG = 60;

/** Of each entry the same: the same register gives the same bytes. */
const ENTRY = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true } as const;

/**
 * A workbook of three sheets: the register, what its words mean to programs, and what was asked. It is written as it is
 * read, row by row (ADR 32).
 */
export function xlsxOf(file: RegisterFile): Readable {
  const sheets: readonly Sheet[] = [
    {
      name: 'Register',
      titles: COLUMNS.map(({ title }) => title),
      widths: COLUMNS.map(({ isLong }) => (isLong ? LONG : SHORT)),
      rows: () => linesOf(file),
    },
    {
      name: 'Codes',
      titles: ['Kolom', 'Plaats in de API', 'Code', 'Woord'],
      widths: [SHORT, SHORT, SHORT, LONG],
      rows: () => [codeLines(file)],
    },
    { name: 'Over dit register', titles: ['Wat', 'Waarde'], widths: [SHORT, LONG], rows: () => [file.front] },
  ];
  const zip = new yazl.ZipFile();
  const out = zip.outputStream as Readable;
  for (const [path, xml] of partsOf(sheets.map(({ name }) => name)))
    zip.addBuffer(Buffer.from(xml), path, ENTRY);
  sheets.forEach((sheet, i) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${i + 1}.xml`, ENTRY, (take) => {
      const xml = Readable.from(sheetXml(sheet), AHEAD);
      // Neither passes it on by itself: a reader who left must not leave the register open, nor half a file look whole.
      xml.on('error', (error) => out.destroy(error));
      out.on('close', () => xml.destroy());
      if (out.destroyed) xml.destroy();
      take(null, xml);
    });
  });
  zip.on('error', (error: Error) => out.destroy(error));
  zip.end();
  return out;
}

async function* linesOf({ about, pages }: RegisterFile): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const { entries, shut = [] } of pages) {
    for await (const ids of inTurns(shut)) yield ids.map((id) => [shutLine(id)]);
    for await (const some of inTurns(entries))
      yield some.map((entry) => COLUMNS.map(({ cell }) => cell(entry, about)));
  }
}

function codeLines({ about }: RegisterFile): readonly (readonly Cell[])[] {
  return codesOf(about.words).map(({ column, field, code, word }) => [column, field, code, word]);
}

async function* sheetXml({ titles, widths, rows }: Sheet): AsyncGenerator<string, void> {
  yield (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    // The titles stay in sight, and which line it is.
    '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths
      .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
      .join('')}</cols><sheetData>` +
    row(1, titles, { isTitle: true, widths })
  );
  let number = 1;
  for await (const some of rows()) {
    yield some.map((cells) => row((number += 1), cells, { widths })).join('');
  }
  yield `</sheetData><autoFilter ref="A1:${letters(titles.length - 1)}${number}"/>${ON_PAPER}</worksheet>`;
}
