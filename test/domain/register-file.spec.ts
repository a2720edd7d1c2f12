import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readWorkbook from 'read-excel-file/node';
import { csvOf, defused, keptAsText } from '../../src/register/file/csv.js';
import { wallOf } from '../../src/register/file/column.js';
import type { RegisterFile } from '../../src/register/file/register-file.js';
import { letters, row } from '../../src/register/file/sheet-xml.js';
import { xlsxOf } from '../../src/register/file/xlsx.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import type { RegisterPageAnswer } from '../../src/register/register-entry.answer.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { moment } from '../../src/shared/moment.js';
import { wordsIn } from '../../src/web/words/words.js';
import { report } from '../support/breach/breach-commands.js';
import { given } from '../support/breach/given-breach.js';

const about = {
  words: wordsIn('nl'),
  nameOf: (slug: string): string => slug,
  period: 'alles',
  asOf: moment('2026-06-01T09:00:00Z'),
};
const entryOf = (text: string) =>
  registerEntry(
    registerProjection.fold(undefined, given(report(), { type: 'EstablishRootCause', cause: text }).history),
  );

const fileOf = (pages: AsyncIterable<RegisterPageAnswer>): RegisterFile => ({ about, front: [], pages });
const fileWith = (text: string): RegisterFile =>
  fileOf(
    (async function* () {
      yield { entries: [entryOf(text)] };
    })(),
  );

async function whole(chunks: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  return Buffer.concat(all);
}

/** A part of a workbook, as it is in its zip. */
async function partOf(name: string): Promise<string> {
  const zip = await whole(xlsxOf(fileWith('x')));
  const header = zip.indexOf(name) - 30;
  const [named, extra] = [zip.readUInt16LE(header + 26), zip.readUInt16LE(header + 28)];
  return inflateRawSync(zip.subarray(header + 30 + named + extra)).toString();
}

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
const SEPARATORS = [';', ',', '\t', '\n', '\r', '|', ':', ' | '];
const risky = fc.array(
  fc.constantFrom(...SEPARATORS, '=', '+', '-', '@', '＝', ' ', '"', "'", 'a', '1', 'é'),
  {
    maxLength: 20,
  },
);

describe('a text in a file of the register', () => {
  it('begins no formula, wherever a spreadsheet may split it', () => {
    fc.assert(
      fc.property(risky, (signs) => {
        const text = defused(signs.join(''));
        const cells = text.split(/[;,\t\n\r|:]/);
        return cells.every((cell) => !/^[\s"']*[=+\-@＝]/.test(cell.replace(/^[\s"']*'(?=[=+\-@＝])/, 'x')));
      }),
    );
  });

  it('is one cell of one line, as CSV and as XLSX, whatever it is', async () => {
    const text = fc.oneof(
      risky.map((signs) => `x${signs.join('')}`),
      fc.string({ unit: 'binary', minLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(
        text.filter((one) => isWellFormed(one)),
        async (one) => {
          const csv = (await whole(csvOf(fileWith(one)))).toString();
          const [line, ...others] = parse<Record<string, string>>(csv, {
            ...{ bom: true, delimiter: ';', columns: true },
          });
          expect(others).toEqual([]);
          expect(csv.split('\r\n')).toHaveLength(3);
          expect(line?.['Oorzaak']).toBe(keptAsText(defused(one)));
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ...['00123', '1-2', '1-2-2026', '3/4', '1e5', '1E+5', '.5', ' 12 ', '5%', '€ 5', '(5)', '12:30', '2 PM'],
    ...['1 mei 2026', 'mrt-26', '2 december', '2026-10-25T02:30:00Z', '1.000,50', 'WAAR', 'false', '１２'],
  ])('that a spreadsheet would read as a number, a day or a time stays text in CSV: %s', (text) => {
    expect(keptAsText(defused(text))).toBe(text.replace(/(?=\S)/, "'"));
  });

  it.each([
    ...['DL-2026-K3J2-WRYP', 'Z2026-1', 'AP-1', '3 mensen', '1-2 (van kracht)', '1a', 'mei', 'e5', 'ja', ''],
    ...['2026-10-25 02:30 (zomertijd)', "'=1", "'-5", 'Zie 1-2'],
  ])('and one that it would not stays as it is: %s', (text) => {
    expect(keptAsText(text)).toBe(text);
  });

  it('in CSV is read back by whoever takes away the apostrophes that guard it, as the documentation says', () => {
    const back = (text: string): string => {
      const signs = text.replace(/(^|[;,|:])([\s"']*)'(?=[=+\-@＝＋－＠])/gu, '$1$2');
      if (signs !== text && /^[\s"']*[=+\-@＝＋－＠]/u.test(signs)) return signs;
      const without = signs.replace(/^([\s"']*)'(?=[^\s"'])/u, '$1');
      return keptAsText(without) === signs ? without : signs;
    };
    const value = fc.constantFrom(
      '00123',
      '1-2',
      '3/4',
      '1e5',
      '1 mei',
      'waar',
      'a',
      "'",
      '"',
      ' ',
      '=',
      '-',
      ',',
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        expect(back(keptAsText(defused(text)))).toBe(text);
      }),
    );
  });

  it('numbers, days and moments stay what they are in CSV', async () => {
    const line = parse<Record<string, string>>((await whole(csvOf(fileWith('1-2')))).toString(), {
      ...{ bom: true, delimiter: ';', columns: true },
    })[0];
    expect(line).toMatchObject({ Oorzaak: "'1-2", 'Melding ontvangen': '2026-03-02 09:00' });
  });

  it('in a workbook is that text, without what XML cannot hold, and cut where a cell can hold no more', async () => {
    const read = async (text: string): Promise<unknown> => {
      const [sheet] = await readWorkbook(await whole(xlsxOf(fileWith(text))));
      const [titles = [], line = []] = (sheet?.data ?? []) as unknown[][];
      return line[titles.indexOf('Oorzaak')];
    };
    expect(await read('=1+1 <b> & "é" 😀\u0007')).toBe('=1+1 <b> & "é" 😀');
    expect(await read('Stap _x0041_')).toMatch(/^Stap _x(005F_x)?0041_$/);
    const cut = (await read('😀'.repeat(20_000))) as string;
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect([isWellFormed(cut), cut.endsWith('(ingekort)')]).toEqual([true, true]);
  });

  it('in a workbook stays text where somebody edits the cell, though it begins as a formula does', async () => {
    const text = /<xf quotePrefix="1"/;
    const [, formats = ''] = /<cellXfs count="7">(.*)<\/cellXfs>/.exec(await partOf('xl/styles.xml')) ?? [];
    const styles = formats.split(/(?=<xf )/);
    const styleOf = (cell: string) => styles[Number(/ s="(\d)"/.exec(row(2, [cell]))?.[1])];
    for (const sign of '=+-@') expect(styleOf(`${sign}1`)).toMatch(text);
    expect(styleOf('1 = 1')).not.toMatch(text);
  });

  it('a workbook keeps its titles in sight, and of each line which dossier it is', async () => {
    const xml = await partOf('xl/worksheets/sheet1.xml');
    expect(xml).toMatch(
      /<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"\/>/,
    );
    expect(xml).toMatch(/r="A1"[^>]*><is><t[^>]*>Referentie</);
  });

  it('a long text gets the lines that it takes, in the column and on paper', () => {
    const height = (text: string | readonly string[]): number =>
      Number(/ht="(\d+)"/.exec(row(2, [text], { widths: [20] }))?.[1] ?? 15);
    expect(height('short')).toBe(15);
    expect(height('word '.repeat(20))).toBeGreaterThanOrEqual(15 * 5);
    expect(height(['one', 'two', 'three'])).toBe(45);
    expect(height('word '.repeat(9_000))).toBe(409);
  });

  it('on paper each page has the titles, and says which dossier a line is of', async () => {
    expect(await partOf('xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Register'!$A:$A,'Register'!$1:$1</definedName>`,
    );
  });

  it('on paper the columns of the same lines come after each other, across, with the number of the page', async () => {
    const xml = await partOf('xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<pageSetup paperSize="8"[^>]* pageOrder="overThenDown" orientation="landscape"\/>/);
    expect(xml).toContain('<oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter>');
  });

  it('a moment is written as in the texts beside it, and says which of both it is where the clock shows it twice', async () => {
    const styles = await partOf('xl/styles.xml');
    const codes = [...styles.matchAll(/numFmtId="(16\d)" formatCode="([^"]*)"/g)].map(([, , code]) => code);
    expect(codes).toEqual([
      String.raw`yyyy\-mm\-dd\ hh:mm`,
      String.raw`yyyy\-mm\-dd`,
      String.raw`yyyy\-mm\-dd\ hh:mm&quot; (zomertijd)&quot;`,
      String.raw`yyyy\-mm\-dd\ hh:mm&quot; (wintertijd)&quot;`,
    ]);
    const styleOf = (at: string) => / s="(\d)"/.exec(row(2, [wallOf(moment(at))]))?.[1];
    expect([styleOf('2026-10-25T00:30:00Z'), styleOf('2026-10-25T01:30:00Z')]).toEqual(['5', '6']);
    expect(styleOf('2026-10-25T02:30:00Z')).toBe('1');
  });

  it('days and moments are numbers of days in a workbook', () => {
    const xml = row(2, [{ wall: '1970-01-01' }, { wall: '2026-03-29T12:00' }, undefined, 7, ['a', 'b']]);
    expect(xml).toContain(
      '<c r="A2" s="2"><v>25569</v></c><c r="B2" s="1"><v>46110.5</v></c><c r="D2" s="0"><v>7</v></c>',
    );
    expect(xml).toContain('a\nb');
    expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

describe('a register of any length', () => {
  /** Counts the pages that were taken, and whether whoever took them let go of them. */
  function endless() {
    const seen = { pages: 0, isOver: false };
    const entries = Array.from({ length: 50 }, (_, i) => entryOf(`${i} ${'é'.repeat(500)}`));
    async function* pages(): AsyncGenerator<RegisterPageAnswer> {
      try {
        for (;;) {
          seen.pages += 1;
          await new Promise(setImmediate);
          yield { entries };
        }
      } finally {
        seen.isOver = true;
      }
    }
    return { seen, pages: pages() };
  }

  it('as CSV is read as far as it is taken', async () => {
    const { seen, pages } = endless();
    const out = csvOf(fileOf(pages));
    await once(out, 'readable');
    // Whoever takes nothing more has it wait: three pages are twelve texts.
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    expect(seen).toEqual({ pages: 1, isOver: false });
    out.destroy();
    while (!seen.isOver) await new Promise(setImmediate);
    expect(seen.pages).toBe(1);
  });

  it('as XLSX is read as far as it is taken, and let go of where the reader leaves', async () => {
    const { seen, pages } = endless();
    const out: Readable = xlsxOf(fileOf(pages));
    for await (const _chunk of out) if (seen.pages > 20) break;
    const taken = seen.pages;
    while (!seen.isOver) await new Promise(setImmediate);
    expect(seen.pages - taken).toBeLessThan(20);
  });

  it.each([
    ['CSV', csvOf],
    ['XLSX', xlsxOf],
  ])('as %s leaves everybody else a turn while a page of it is written', async (_type, of) => {
    const entries = Array.from({ length: 200 }, (_, i) => entryOf(`Reden ${i}`));
    const turns = { had: 0, goesOn: true };
    const others = (): void => {
      turns.had += 1;
      if (turns.goesOn) setImmediate(others);
    };
    setImmediate(others);
    const file = fileOf(
      (async function* () {
        yield { entries };
      })(),
    );
    await whole(of(file));
    turns.goesOn = false;
    expect(turns.had).toBeGreaterThanOrEqual(10);
  });

  it('has every line once, in order, with those that are shut before them', async () => {
    const entries = Array.from({ length: 75 }, (_, i) => entryOf(`Reden ${i}`));
    const shut = Array.from({ length: 45 }, (_, i) => `id ${i}`);
    const pages = async function* (): AsyncGenerator<RegisterPageAnswer> {
      yield { entries: entries.slice(0, 50), restricted: 45, shut };
      yield { entries: entries.slice(50) };
    };
    const csv = (await whole(csvOf(fileOf(pages())))).toString();
    const lines = parse<Record<string, string>>(csv, { bom: true, delimiter: ';', columns: true });
    const [title = ''] = Object.keys(lines[0] ?? {});
    expect(lines.slice(0, 45).map((line) => line[title])).toEqual(shut.map((id) => `afgeschermd ${id}`));
    expect(lines.slice(45).map((line) => line['Oorzaak'])).toEqual(entries.map((_, i) => `Reden ${i}`));
    const [sheet] = await readWorkbook(await whole(xlsxOf(fileOf(pages()))));
    const [titles = [], ...rows] = (sheet?.data ?? []) as unknown[][];
    expect(rows.slice(45).map((row) => row[titles.indexOf('Oorzaak')])).toEqual(
      entries.map((_, i) => `Reden ${i}`),
    );
  });

  it('that breaks off is no whole file', async () => {
    async function* broken(): AsyncGenerator<RegisterPageAnswer> {
      yield { entries: [entryOf('x')] };
      throw new Error('the database is gone');
    }
    await expect(whole(xlsxOf(fileOf(broken())))).rejects.toThrow('the database is gone');
    await expect(whole(csvOf(fileOf(broken())))).rejects.toThrow('the database is gone');
  });
});
