import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { organisationProfile } from '../../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { InvalidDocuments, type FileProblem } from '../../organisations/read-folder.js';
import { ownLanguage, writtenFor, writtenIn, type ReportingLanguages } from './reporting-language.js';
import { refusalInWords } from './refusal-in-words.js';
import { loadReportingLanguages } from './reporting-languages.loader.js';

const shipped = fileURLToPath(new URL('../../../languages/', import.meta.url));
let directory: string;
let german: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lekwacht-test-languages-'));
  german = await readFile(join(shipped, 'de.yaml'), 'utf8');
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const texts = { intro: 'Meld het.', inDanger: 'Bel 112.', whatHappensNext: 'Bewaar het nummer.' };
const offering = (...languages: readonly string[]): OrganisationProfiles =>
  new OrganisationProfiles([
    organisationProfile.parse({
      ...{
        slug: 'voorbeeld',
        name: 'Voorbeeld',
        document: { title: 'Privacy' },
        statedIn: {},
        notStated: [],
      },
      ...{ reporterTexts: { nl: texts, en: texts }, languages },
    }),
  ]);

async function load(
  files: Readonly<Record<string, string>>,
  ...offered: readonly string[]
): Promise<ReportingLanguages> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  return loadReportingLanguages(directory, offering(...offered));
}

async function problemsOf(...args: Parameters<typeof load>): Promise<readonly FileProblem[]> {
  try {
    await load(...args);
    return [];
  } catch (error) {
    if (error instanceof InvalidDocuments) return error.problems;
    throw error;
  }
}

/** German with one passage planted in the place of another. */
function planted(passage: string, instead: string): Readonly<Record<string, string>> {
  expect(german).toContain(passage);
  return { 'de.yaml': german.replace(passage, instead) };
}

describe('every language that is shipped', () => {
  it('has all words, and none that nobody asks for', async () => {
    const files = (await readdir(shipped)).filter((file) => file.endsWith('.yaml'));
    expect(files).toContain('de.yaml');
    const codes = files.map((file) => file.replace('.yaml', ''));
    const languages = await loadReportingLanguages(shipped, offering(...codes));
    expect(codes.every((code) => languages.has(code))).toBe(true);
  });
});

describe('Lekwacht refuses to start with a language', () => {
  it.each([
    ['that lacks a word', '  send: Meldung abschicken\n', '', 'report.send', /missing/],
    [
      'that lacks a part',
      'missing:\n  description: Schreiben Sie, was passiert ist.\n',
      'missing:\n',
      'missing.description',
      /missing/,
    ],
    [
      'that lacks a word of a list',
      '    snooping:',
      '    snuffling:',
      'lists.incidentTypes.snooping',
      /missing/,
    ],
    ['that has a word nobody asks for', 'skip: Zum', 'skipp: x\nskip: Zum', 'skipp', /unknown key/],
    ['with an empty word', 'skip: Zum Inhalt', "skip: ' '", 'skip', /not be empty/],
    ['with a number for a word', 'skip: Zum Inhalt', 'skip: 5', 'skip', /must be text, is a number/],
    [
      'that forgets what a sentence is about',
      'bei {organisation}',
      'bei uns',
      'report.title',
      /must say \{organisation\}/,
    ],
    [
      'that fills in what nobody knows',
      'bei {organisation}',
      'bei {organisation} in {ort}',
      'report.title',
      /no other braces than \{organisation\}/,
    ],
    ['with half a place', 'bei {organisation}', 'bei {organisation} {ort', 'report.title', /no other braces/],
    ['that fills in where nothing is', 'Zum Inhalt', 'Zum {inhalt}', 'skip', /no braces/],
    ['that says a word twice', 'skip: Zum Inhalt', 'skip: x\nskip: Zum Inhalt', '', /unique.*line \d+/],
  ])('%s', async (_what, passage, instead, path, message) => {
    const problems = await problemsOf(planted(passage, instead));
    expect(problems).toContainEqual({ file: 'de.yaml', path, message: expect.stringMatching(message) });
    expect(problems.length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['nl.yaml', /itself/],
    ['deutsch.yaml', /language code/],
    ['de.yml', /<code>\.yaml/],
  ])('called %s', async (file, message) => {
    expect(await problemsOf({ [file]: german })).toEqual([
      { file, path: '', message: expect.stringMatching(message) },
    ]);
  });

  it('that an organisation offers and nobody wrote, and names both', async () => {
    await expect(load({ 'de.yaml': german }, 'nl', 'uk')).rejects.toThrow(
      /The languages in .* are not valid:\n {2}uk\.yaml: is missing, and voorbeeld offers it/,
    );
  });
});

describe('a language of a file', () => {
  it('says what a sentence is about, and in Arabic keeps each value by itself', async () => {
    const languages = await load({ 'de.yaml': german, 'ar.yaml': german });
    const [de, ar] = languages.of(['de', 'ar']);
    expect([de.direction, ar?.direction]).toEqual(['ltr', 'rtl']);
    expect(de.words.receipt.haste.phone({ phone: '038 123' })).toBe('Die Organisation: 038 123');
    expect(ar?.words.receipt.haste.phone({ phone: '038 123' })).toBe('Die Organisation: \u2068038 123\u2069');
    expect(de.words.report.subjectCount.range({ from: '{to}', to: '$&' })).toBe('{to} bis $&');
  });

  it('has no words of the desk; Dutch and English have them', async () => {
    const [de] = (await load({ 'de.yaml': german })).of(['de']);
    expect(refusalInWords('ended', de.words)).toBe(de.words.refusals.other);
    expect(refusalInWords('ended', ownLanguage('en').words)).toBe(
      'This dossier is not open. Reopen it first.',
    );
  });

  it('stands beside English where it is offered, else beside Dutch, and each text says what it is', async () => {
    const [de] = (await load({ 'de.yaml': german })).of(['de']);
    expect(writtenFor(de, ['nl', 'en', 'de'])).toBe('en');
    expect(writtenFor(de, ['nl', 'de'])).toBe('nl');
    expect(writtenIn('en', de)).toEqual({ lang: 'en', dir: 'ltr' });
    expect(writtenIn('de', de)).toEqual({});
  });
});
