// `npm run accessibility-statement` runs what looks at pages with axe in a browser and writes down what it saw; with a
// file of such notes (ACCESSIBILITY_NOTES of an earlier run) it only writes. People test nothing here, and it says so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { format, resolveConfig } from 'prettier';
import type { Look } from '../test/support/browser/accessibility-notes.js';
import { PAGE_NAMES, pageName } from '../test/support/browser/page-names.js';

const STATEMENT = 'docs/toegankelijkheid.md';

const [given] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'lekwacht-axe-'));
try {
  const file = given ?? look(join(folder, 'notes.jsonl'));
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const looks = lines.map((line) => JSON.parse(line) as Look);
  const text = statement(looks, DateTime.fromJSDate(statSync(file).mtime, { zone: 'Europe/Amsterdam' }));
  const settings = await resolveConfig(STATEMENT);
  writeFileSync(STATEMENT, await format(text, { ...settings, filepath: STATEMENT }));
  console.log(`${STATEMENT} tells what ${looks.length} looks of axe found`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Runs the tests that look with axe; not those of the harness, which plant faults to be found. */
function look(notes: string): string {
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'test/browser/(?!harness|journey)'],
    {
      stdio: 'inherit',
      env: { ...process.env, CI: 'true', TEST_BROWSER: 'yes', ACCESSIBILITY_NOTES: notes },
    },
  );
  if (status !== 0) throw new Error('where a test fails there is nothing to state');
  return notes;
}

function all<T extends string | number>(looks: readonly Look[], of: (look: Look) => T): readonly T[] {
  return [...new Set(looks.map(of))].sort((a, b) => (a < b ? -1 : 1));
}

function statement(looks: readonly Look[], on: DateTime): string {
  const seen = PAGE_NAMES.map(([name]) => ({
    name,
    looks: looks.filter(({ path }) => pageName(path) === name),
  }));
  const faults = looks.reduce((sum, one) => sum + one.faults, 0);
  const untested = seen.filter((page) => page.looks.length === 0).map(({ name }) => `- ${name}`);
  const narrowOnly = seen.filter((page) => page.looks.length > 0 && widths(page.looks).length < 3);
  const rows = seen
    .filter((page) => page.looks.length > 0)
    .map(
      (page) =>
        `| ${page.name} | ${page.looks.length} | ${widths(page.looks).join(', ')} | ${page.looks.reduce((sum, one) => sum + one.faults, 0)} |`,
    );
  return `# Toegankelijkheidsverklaring

Deze verklaring is gemaakt met \`npm run accessibility-statement\` uit wat de tests in een browser zagen. Verander haar niet
met de hand. Een organisatie die Lekwacht gebruikt, stelt met deze gegevens haar eigen verklaring op: zij weet wat zij zelf
heeft ingesteld en laten onderzoeken.

## Status

**Lekwacht voldoet gedeeltelijk aan WCAG 2.2, niveau A en AA (en daarmee aan EN 301 549, hoofdstuk 9).** Gedeeltelijk, want
een programma vindt maar een deel van wat mensen tegenhoudt, en nog niemand heeft alle eisen met de hand nagelopen. Zolang er
geen volledig onderzoek is (WCAG-EM), hoort hier in het register van de overheid hoogstens de status "eerste maatregelen
genomen" bij.

## Wat is getest

Op ${on.setLocale('nl').toFormat('d MMMM yyyy')}, ${looks.length} keer een hele pagina: **${faults} fouten gevonden**.

- Met axe-core ${all(looks, ({ axe }) => axe).join(', ')} in Chromium ${all(looks, ({ chromium }) => chromium).join(', ')}.
- Regels: ${all(looks, ({ tags }) => tags.map((tag) => `\`${tag}\``).join(', ')).join('; ')}.
- Schermen van ${widths(looks).join(', ')} pixels breed; ${looks.filter(({ scripts }) => !scripts).length} keer zonder scripts.
- Bij dezelfde pagina's: niets steekt naar opzij uit het scherm.
- De hele weg van de eerste melding tot de laatste brief, met en zonder scripts, op dezelfde drie breedtes.
- Dezelfde weg met alleen het toetsenbord, op 360 en 1280 pixels: alles is te bereiken, en steeds is te zien waar u bent.
- Elke pagina met letters van dubbele grootte, op 360 en 1280 pixels, en vier keer zo groot getekend (320 bij 256 pixels):
  niets steekt opzij uit, geen tekst blijft klein of valt weg, en niets ligt over wat u met Tab kiest.
- Elke pagina in eigen kleuren van wie kijkt (hoog contrast), donker en licht: rond wat u met Tab kiest, staat een rand.

| pagina | keer bekeken | breedtes | fouten |
| --- | --- | --- | --- |
${rows.join('\n')}

## Wat niet is getest

- Door mensen: geen volledig onderzoek, en geen test met mensen met een beperking.
- Met schermlezers (NVDA, JAWS, VoiceOver, TalkBack), vergrotende software of spraakbediening.
- Of in eigen kleuren elke vorm en in grote letters elke regel nog goed te lezen is: een programma ziet alleen of er een rand
  is en of iets uitsteekt.
- In Safari en Firefox, en op echte telefoons.
- Afgedrukte pagina's en het CSV-bestand, als document.
- De inlogpagina van de eigen organisatie: die is van haar aanbieder.
${untested.length > 0 ? `\nDeze pagina's bekeek axe nog niet:\n\n${untested.join('\n')}\n` : ''}
## Wat wij weten dat beter kan

- Wat mensen zelf typen (beschrijvingen, brieven) staat er zoals het is getypt; daar let geen programma op.
${narrowOnly.length > 0 ? `- Niet op alle drie de breedtes bekeken: ${narrowOnly.map(({ name }) => name.toLowerCase()).join(', ')}.\n` : ''}
## Werkt iets niet voor u?

Meld het bij de organisatie waar u meldt of werkt: haar telefoonnummer staat op het meldformulier en op de poster. Melden kan
altijd ook per telefoon. Een fout in Lekwacht zelf meldt u bij wie Lekwacht voor uw organisatie beheert.
`;
}

function widths(looks: readonly Look[]): readonly number[] {
  return [...new Set(looks.map(({ width }) => width))].sort((a, b) => a - b);
}
