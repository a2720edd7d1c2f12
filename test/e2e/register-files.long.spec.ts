import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { COLUMNS } from '../../src/register/file/columns.js';
import { CSV, XLSX } from '../../src/register/file/register-files.service.js';
import { issueDevelopmentToken } from '../../src/platform/identity/development-issuer.js';
import { wordsIn } from '../../src/web/words/words.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { inspectedYear, type InspectedYear } from '../support/register/inspected-year.js';

const HOUSES = [
  ['perspektief', 'Perspektief'],
  ['kadera', 'Kadera aanpak huiselijk geweld'],
  ['aanzien', 'AanZien'],
  ['kwartier', 'Kwartier'],
  ['kesslerperspektief', 'KesslerPerspektief'],
] as const;
const TITLES = COLUMNS.map(({ title }) => title);

type Line = Readonly<Record<string, unknown>>;

let lekwacht: RunningLekwacht;
const years = new Map<string, InspectedYear>();
/** Of the last minutes of 2025 by the Dutch clock, and the first of 2026. */
const turn = { old: '', young: '' };

beforeAll(async () => {
  lekwacht = await runLekwacht({ at: '2025-12-31T23:59:59+01:00' });
  turn.old = (await lekwacht.report()).reference;
  lekwacht.moveTo('2026-01-01T00:00:00+01:00');
  turn.young = (await lekwacht.report()).reference;
  lekwacht.moveTo('2026-06-01T09:00:00+02:00');
  for (const [slug] of HOUSES) years.set(slug, await inspectedYear(lekwacht, slug));
}, 120_000);
afterAll(() => lekwacht.close());

async function ask(
  query: string,
  accept: string | undefined,
  organisation = 'perspektief',
): Promise<Response> {
  const token = await issueDevelopmentToken(lekwacht.config, { role: 'fg', organisation });
  return fetch(`${lekwacht.url}/v1/register?${query}`, {
    headers: { authorization: `Bearer ${token}`, ...(accept !== undefined && { accept }) },
  });
}

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

async function csvOf(organisation: string, query = 'year=2026'): Promise<readonly Line[]> {
  return parse<Line>(await bytesOf(await ask(query, CSV, organisation)), {
    ...{ bom: true, delimiter: ';', columns: true },
  });
}

async function sheetsOf(organisation: string, query = 'year=2026') {
  const sheets = await readWorkbook(await bytesOf(await ask(query, XLSX, organisation)));
  const [register, codes, about] = sheets.map(({ data }) => data as readonly (readonly unknown[])[]);
  const [titles = [], ...rows] = register ?? [];
  return {
    names: sheets.map(({ sheet }) => sheet),
    titles,
    lines: rows.map((row): Line =>
      Object.fromEntries(titles.map((title, i) => [String(title), toTheSecond(row[i])])),
    ),
    codes: codes ?? [],
    about: new Map((about ?? []) as [string, unknown][]),
  };
}

/** A time of day is a fraction of a day: a reader is a millisecond off. */
const toTheSecond = (cell: unknown): unknown =>
  cell instanceof Date ? new Date(Math.round(cell.getTime() / 1_000) * 1_000) : cell;

const lineOf = (lines: readonly Line[], reference: string | undefined): Line => {
  const found = lines.find((line) => line['Referentie'] === reference);
  if (found === undefined) throw new Error(`no line of ${reference}`);
  return found;
};

describe.each(HOUSES)('the register of a year of %s', (slug, name) => {
  it('as CSV: opened by a double click, days stay days, accents stay, nothing begins a formula', async () => {
    const bytes = await bytesOf(await ask('year=2026', CSV, slug));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString();
    expect(
      text.split('\r\n').every((line) => line === '' || /^\uFEFF?"([^"]|"")*"(;"([^"]|"")*")*$/.test(line)),
    ).toBe(true);
    // Whatever a spreadsheet splits at: a guarded text is no formula after a separator either.
    expect(text.split(/[;,\t\n]/).filter((cell) => /^[\s"]*[=+\-@]/.test(cell))).toEqual([]);
    const lines = await csvOf(slug);
    expect(Object.keys(lines[0] ?? {})).toEqual(TITLES);
    expect(lineOf(lines, years.get(slug)?.told)).toMatchObject({
      Organisatie: name,
      'Melding ontvangen': '2026-06-01 09:00',
      ...{
        Begonnen: '2026-05-31',
        Geëindigd: '2026-06-01 00:30',
        'Ontdekt (iemand merkte het)': '2026-06-01',
      },
      'Wat er gebeurde':
        "Een lijst van cliënten is naïef gemaild;'=HYPERLINK(A1), en reële schade bleef uit.",
      Oorzaak: "'@automatisch aanvullen stond aan",
      Lessen: "'-controleer het adres vóór verzending",
      'Periode van dit register': 'vanaf 2026-01-01 tot en met 2026-12-31',
      'Stand van dit register': '2026-06-01 09:00',
    });
  });

  it('as XLSX: the same lines, dates that are dates, and what its words and its question were', async () => {
    const { names, titles, lines, codes, about } = await sheetsOf(slug);
    expect(names).toEqual(['Register', 'Codes', 'Over dit register']);
    expect(titles).toEqual(TITLES);
    expect(lines.map((line) => line['Referentie'])).toEqual(
      (await csvOf(slug)).map((line) => line['Referentie']),
    );
    const told = lineOf(lines, years.get(slug)?.told);
    expect(told).toMatchObject({
      Organisatie: name,
      // A spreadsheet knows no zones: the Dutch wall clock, read as UTC.
      'Melding ontvangen': new Date('2026-06-01T09:00:00Z'),
      Begonnen: new Date('2026-05-31T00:00:00Z'),
      Geëindigd: new Date('2026-06-01T00:30:00Z'),
      'Ontdekt (iemand merkte het)': new Date('2026-06-01T00:00:00Z'),
      'Mensen: bereikt': 47,
      'Wat er gebeurde': 'Een lijst van cliënten is naïef gemaild;=HYPERLINK(A1), en reële schade bleef uit.',
    });
    expect(codes).toContainEqual(['Stand', 'status', 'closed', 'gesloten']);
    expect(about.get('Periode (ontvangst van de melding)')).toBe('vanaf 2026-01-01 tot en met 2026-12-31');
    expect(about.get('Stand')).toBe('2026-06-01 09:00');
  });

  it('its front names everything by which it was chosen', async () => {
    const chosen = 'incidentType=post-lost&system=Nedap&processor=Zorgsoft&location=Zuid&text=brief';
    const { about, lines } = await sheetsOf(slug, chosen);
    expect(lines).toEqual([]);
    expect([...about.keys()].filter((name) => name.startsWith('Alleen'))).toEqual([
      ...['Alleen met soort', 'Alleen met systeem', 'Alleen met verwerker', 'Alleen met plaats'],
      'Alleen met deze woorden',
    ]);
    expect(about.get('Alleen met soort')).toBe('brief of pakket kwijt');
  });
});

it('nobody is named in it, and nothing personal of a matter', async () => {
  for (const accept of [CSV, 'application/json']) {
    const text = (await bytesOf(await ask('', accept))).toString();
    expect(text).not.toMatch(/CANARY|The ward phoned|wrong address/);
  }
});

/** What an inspector of Art. 33(5) asks, answered from the lines of the register alone (docs/register.md). */
describe('an inspector asks', () => {
  let lines: readonly Line[];
  let told: Line;
  let year: InspectedYear;
  beforeAll(async () => {
    lines = await csvOf('perspektief');
    year = years.get('perspektief')!;
    told = lineOf(lines, year.told);
  });

  it('1. which breaches came in in 2026, by the Dutch calendar, and at which moment is this what you knew?', () => {
    const references = lines.map((line) => line['Referentie']);
    expect(references).toEqual(expect.arrayContaining([turn.young, ...Object.values(year)]));
    expect(references).not.toContain(turn.old);
    expect(told['Stand van dit register']).toBe('2026-06-01 09:00');
  });

  it('2. what happened, where, when did it begin and end, when was it found, and when did you know?', () => {
    expect(told).toMatchObject({
      ...{ Soort: 'e-mail of bericht (chat, sms) naar de verkeerde persoon', Plaats: 'Afdeling Zuid' },
      ...{
        Begonnen: '2026-05-31',
        Geëindigd: '2026-06-01 00:30',
        'Ontdekt (iemand merkte het)': '2026-06-01',
      },
      'Bekend bij de organisatie (begin van de 72 uur)': '2026-06-01 00:00',
      'Bekend: voorlopig of vastgesteld': 'vastgesteld',
      'Melden aan de AP vóór': '2026-06-04 00:00',
    });
  });

  it('3. whose data, which, of how many people, and was that what was reported?', () => {
    expect(told).toMatchObject({
      ...{ Gegevens: 'naam | adres', 'Bijzondere gegevens': 'gezondheid of zorg' },
      ...{
        'Van wie': 'mensen die extra kwetsbaar zijn',
        'Mensen, ten minste': '48',
        'Mensen, hoogstens': '50',
      },
      Melder: 'een medewerker',
      'Volgens de melder: soort': 'telefoon, laptop, usb-stick of papier kwijt of gestolen',
      'Volgens de melder: mensen, ten minste': '10',
      'Volgens de melder: mensen, hoogstens': '60',
    });
  });

  it('4. whose breach was it, what were the effects, and how great was the risk?', () => {
    expect(told).toMatchObject({
      'Rol van de organisatie': 'verwerkingsverantwoordelijke (door niemand vastgesteld)',
      ...{ 'Gevolgen voor mensen': 'reputatieschade', Ernst: 'aanzienlijk', Risico: 'er is een hoog risico' },
    });
  });

  it('5. what did the FG advise, and where the board did otherwise: from what, and why?', () => {
    expect(told['Advies FG over inlichten van mensen']).toBe(
      'ja (2026-06-01 09:00): Zij kunnen zich beschermen.',
    );
    expect(told).toMatchObject({
      'Besluit over inlichten van mensen': 'nee',
      'Besluit over inlichten van mensen: grond': 'een hoog risico is niet waarschijnlijk',
      'Besluit over inlichten van mensen: wijkt af van': 'het advies van de FG | het beoordeelde risico',
      'Besluit over inlichten van mensen: waarom afgeweken':
        'Het bestuur weegt de bevestiging van de ontvanger zwaarder dan het advies.',
    });
  });

  it('6. who decided, under which mandate, and was it ratified?', () => {
    expect(told).toMatchObject({
      'Besluit over melden aan de AP': 'ja',
      'Besluit over melden aan de AP: wanneer': '2026-06-01 09:00',
      'Besluit over melden aan de AP: door wie': 'het bestuur',
      'Besluit over melden aan de AP: bekrachtiging': 'besloten door het bestuur zelf',
    });
  });

  it('7. when was the AP told, of what kind was each, under which number, and what of it was withdrawn?', () => {
    expect(told['Meldingen aan de AP']).toBe(
      'eerste melding 2026-06-01 09:00, nummer Z-1, nog niet compleet, vastgelegd door: behandelaar | aanvulling of wijziging 2026-06-01 09:00, nummer Z-1, vastgelegd door: behandelaar',
    );
    expect(told).toMatchObject({
      'Nummers van de AP': 'Z-1 (van kracht)',
      'Melding aan de AP staat nog': 'ja',
    });
  });

  it('8. which other authority was told, when, and under which number?', () => {
    expect(told['Andere toezichthouders en partijen']).toContain(
      'IGJ: calamiteit, sinds 2026-06-01 08:00, uiterlijk 2026-06-04 23:59, op grond van: Wkkgz artikel 11(1), zoals de inspectie het uitvoert: drie werkdagen nadat het is vastgesteld, gedaan 2026-06-01 09:00, nummer IGJ-77',
    );
  });

  it('9. how many people were meant, how many reached, how, when, and why not the others?', () => {
    expect(told).toMatchObject({
      ...{
        'Mensen: betrokken, minstens': '50',
        'Mensen: betrokken, hoogstens': '50',
        'Mensen: bedoeld (alle rondes opgeteld)': '53',
        'Mensen: bereikt': '47',
        'Mensen: wel bedoeld, niet bereikt': '3',
      },
      'Mensen: post kwam terug (alle rondes opgeteld)': '2',
      'Mensen: niet te bereiken (alle rondes opgeteld)': '1',
      'Mensen: waarom wie niet is bereikt, niet (meer) wordt ingelicht': 'geen hoog risico',
    });
    expect(told['Wanneer en hoe mensen zijn ingelicht']).toContain(
      '2026-06-01 09:00, brief en telefoon: bedoeld 50, bereikt 47',
    );
  });

  it('10. what was done and planned, what was learnt, how did it end and by whom, and what was no breach or a double?', () => {
    expect(told).toMatchObject({
      'Maatregelen genomen': "'=1+1 de mail is teruggehaald (om het lek te stoppen), gedaan 2026-06-01 09:00",
      'Maatregelen gepland':
        'Adreslijst opschonen (om herhaling te voorkomen), gepland 2026-06-01 09:00 door: behandelaar, klaar vóór 2026-07-01 09:00',
      ...{ Einde: 'gesloten', 'Beëindigd op': '2026-06-01 09:00', 'Beëindigd door': 'behandelaar' },
      Conclusie: 'Alles is gedaan; +nazorg volgt.'.replace('; +', "; '+"),
    });
    expect(lineOf(lines, year.dismissed)).toMatchObject({
      ...{ Stand: 'geen datalek', 'Afgewezen: reden': 'Het formulier was leeg.' },
      'Afgewezen: grond': 'er zijn geen persoonsgegevens bij betrokken',
      'Melden aan de AP vóór': '',
    });
    expect(lineOf(lines, year.bare)).toMatchObject({ 'Hierin samengevoegd': year.absorbed });
    expect(lineOf(lines, year.absorbed)).toMatchObject({
      ...{ Stand: 'samengevoegd', 'Samengevoegd met': year.bare, 'Melden aan de AP vóór': '' },
      'Samengevoegd: reden': 'Dezelfde brief, tweemaal gemeld.',
    });
  });
});

describe('what it is answered as', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['application/json, text/csv;q=0.1', 'application/json'],
    ['text/csv;q=0, application/json', 'application/json'],
    ['TEXT/CSV', CSV],
    ['application/json;q=0.2, text/csv;q=0.9', CSV],
    ['text/*', CSV],
    ['text/*, text/csv;q=0, */*;q=0.1', 'application/json'],
    [XLSX, XLSX],
    [`${XLSX};q=0.5, text/csv;q=0.4`, XLSX],
  ])('Accept: %s gets %s', async (accept, type) => {
    const response = await ask('', accept);
    await response.arrayBuffer();
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
    expect(response.headers.get('vary')).toBe('accept');
  });

  it.each(['text/html', 'text/csv;q=0', '*/*;q=0', 'image/*'])('Accept: %s gets nothing', async (accept) => {
    const response = await ask('', accept);
    expect(response.status).toBe(406);
    expect(response.headers.get('vary')).toMatch(/^accept\b/);
    expect(await response.json()).toMatchObject({ code: 'not-acceptable' });
  });

  it('a file is the whole register: a part of it is refused and not ignored', async () => {
    for (const accept of [CSV, XLSX]) {
      const response = await ask('limit=1', accept);
      expect([response.status, response.headers.get('content-disposition')]).toEqual([422, null]);
      expect(await response.json()).toMatchObject({ errors: [{ pointer: '/limit', code: 'file-is-whole' }] });
    }
  });

  it('the code list names every word that stands in a column of codes, for whoever asks', async () => {
    const { body } = await lekwacht.anyone.get('/v1/register/codes');
    const codes = body.codes as { column: string; field: string; code: string; word: string }[];
    expect(codes).toContainEqual({
      column: 'Risico',
      field: 'assessment.risk',
      code: 'unlikely',
      word: wordsIn('nl').lists.risks.unlikely,
    });
    // What is told in a line of text has words of several lists (test/domain/register-codes.spec.ts).
    const ofCodes = COLUMNS.filter((one) => one.codes !== undefined).map(({ title }) => title);
    const byColumn = new Map(
      codes
        .filter(({ column }) => ofCodes.includes(column))
        .map(({ column }) => [column, codes.filter((one) => one.column === column).map(({ word }) => word)]),
    );
    for (const line of await csvOf('perspektief'))
      for (const [column, words] of byColumn)
        for (const part of String(line[column]).split(' | '))
          expect(['', ...words]).toContain(
            part.replace(
              / \((zie dossier|reden staat in het dossier|door niemand vastgesteld|besluit over .+)\)$/,
              '',
            ),
          );
  });
});
