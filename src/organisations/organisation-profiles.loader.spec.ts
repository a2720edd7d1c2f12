import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadOrganisationProfiles } from './organisation-profiles.loader.js';
import { InvalidDocuments, type FileProblem } from './read-folder.js';

const shipped = fileURLToPath(new URL('../../organisations/', import.meta.url));
let directory: string;
let kadera: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lekwacht-test-profiles-'));
  kadera = await readFile(join(shipped, 'kadera.yaml'), 'utf8');
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly FileProblem[]> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  try {
    await loadOrganisationProfiles(directory);
    return [];
  } catch (error) {
    if (error instanceof InvalidDocuments) return error.problems;
    throw error;
  }
}

/** Kadera's profile with one passage planted in the place of another. */
function planted(passage: string, instead: string): Readonly<Record<string, string>> {
  expect(kadera).toContain(passage);
  return { 'kadera.yaml': kadera.replace(passage, instead) };
}

const step = (id: string, afterMinutes: number): string =>
  `{ id: ${id}, role: dienst, function: on-call, contact: { phone: '038 0000' }, afterMinutes: ${afterMinutes} }`;

describe('Lekwacht refuses to start with a profile', () => {
  it.each([
    ['that has an unknown key', 'website: www', 'webside: x\nwebsite: www', 'webside', /unknown key/],
    ['with an unknown key deep inside', 'fg: {}', 'fg: { naam: x }', 'fg.naam', /unknown key/],
    ['that says the same key twice', 'website: www', 'name: x\nwebsite: www', '', /unique/],
    ['that is no YAML', 'fg: {}', 'fg: {', '', /./],
    ['that has a list where a mapping belongs', 'fg: {}', 'fg: []', 'fg', /mapping.*a list/],
    [
      'with a number for a text',
      'legalBasisNote: GDPR.',
      'legalBasisNote: 5',
      'legalBasisNote',
      /text.*number/,
    ],
    [
      'with a text for a number',
      'fg: {}',
      "fg: {}\nmandates: { emergency: { marginHours: '12' } }",
      'mandates.emergency.marginHours',
      /number/,
    ],
    [
      'with a margin beyond the term',
      'fg: {}',
      'fg: {}\nwarningMarginsHours: [72, 1]',
      'warningMarginsHours[0]',
      /less than 72/,
    ],
    [
      'with a margin of nothing',
      'fg: {}',
      'fg: {}\nwarningMarginsHours: [4, 0]',
      'warningMarginsHours[1]',
      /more than 0/,
    ],
    [
      'with office hours that end before they begin',
      'fg: {}',
      "fg: {}\nofficeHours: { from: '18:00', until: '08:00' }",
      'officeHours',
      /must end after it begins/,
    ],
    [
      'with a margin that is no number',
      'fg: {}',
      'fg: {}\nwarningMarginsHours: [.nan]',
      'warningMarginsHours[0]',
      /more than 0/,
    ],
    [
      'with margins out of order',
      'fg: {}',
      'fg: {}\nwarningMarginsHours: [4, 12]',
      'warningMarginsHours',
      /largest to the smallest/,
    ],
    [
      'without any margin',
      'fg: {}',
      'fg: {}\nwarningMarginsHours: []',
      'warningMarginsHours',
      /at least one/,
    ],
    [
      'with half an e-mail address',
      'fg: {}',
      'fg: { contact: { email: privacy } }',
      'fg.contact.email',
      /e-mail/,
    ],
    [
      'with an unknown kind of promise',
      'kind: tell-ap-on-suspicion',
      'kind: tell-nobody',
      'promises[0].kind',
      /must be one of/,
    ],
    [
      'that uses what is looser than the law',
      'strictness: stricter',
      'strictness: looser',
      'promises[0].used',
      /stricter/,
    ],
    [
      'with two promises of one id',
      'id: people-at-possible-harm',
      'id: ap-on-suspicion',
      'promises[1].id',
      /twice/,
    ],
    [
      'that holds data of nobody known',
      'subjects: [clients, business',
      'subjects: [cliens, business',
      'dataCategories[7].subjects[0]',
      /no subject group/,
    ],
    [
      'with a fact of which nobody knows where it was stated',
      '  website: Over dit privacy statement\n',
      '',
      'statedIn',
      /where website is stated/,
    ],
    ['with a gap that is not listed', '  - kvk\n', '', 'notStated', /must list kvk/],
    [
      'that lists as not stated what is stated',
      '  - kvk\n',
      '  - kvk\n  - website\n',
      'notStated',
      /website, which is stated/,
    ],
    [
      'that tells where an absent fact is stated',
      'statedIn:\n',
      'statedIn:\n  kvk: somewhere\n',
      'statedIn["kvk"]',
      /absent/,
    ],
    [
      'that says where an unknown fact is stated',
      'statedIn:\n',
      'statedIn:\n  fg.naam: somewhere\n',
      'statedIn["fg.naam"]',
      /unknown key; known here: .*fg\.name/,
    ],
    ['with half a text', 'nl: cliënten, en: clients', 'nl: cliënten', 'subjectGroups[0].label.en', /missing/],
    ['with an empty text', 'name: Kadera aanpak huiselijk geweld', "name: ' '", 'name', /not be empty/],
    [
      'with nothing where a text belongs',
      'legalBasisNote: GDPR.',
      'legalBasisNote:',
      'legalBasisNote',
      /empty/,
    ],
    ['under a name that no report could give', 'slug: kadera', 'slug: kadera-', 'slug', /single hyphens/],
    ['with a day that does not exist', "'2018-06-13'", "'2018-06-31'", 'document.lastChanged', /day/],
    ['without a name', 'name: Kadera aanpak huiselijk geweld\n', '', 'name', /missing/],
    [
      'that offers a language by a name that no browser asks for',
      'fg: {}',
      'fg: {}\nlanguages: [nl, Deutsch]',
      'languages[1]',
      /language code/,
    ],
    [
      'that has texts in a language that it does not offer',
      'reporterTexts:\n',
      'reporterTexts:\n  de: { intro: x, inDanger: 112, whatHappensNext: z }\n'.replace('112', "'112'"),
      'reporterTexts.de',
      /not among languages/,
    ],
    ['of another name than its file', 'slug: kadera', 'slug: kaderas', 'slug', /name of the file/],
  ])('%s', async (_what, passage, instead, path, message) => {
    const problems = await problemsOf(planted(passage, instead));
    expect(problems).toEqual([{ file: 'kadera.yaml', path, message: expect.stringMatching(message) }]);
  });

  it.each(['nobody', 'kadera'])('that succeeds %s', async (predecessor) => {
    const successor = kadera
      .replace('  - successorOf\n', '')
      .replace('fg: {}', `fg: {}\nsuccessorOf: ${predecessor}`)
      .replace('statedIn:\n', 'statedIn:\n  successorOf: somewhere\n');
    expect(await problemsOf({ 'kadera.yaml': successor })).toEqual([
      { file: 'kadera.yaml', path: 'successorOf', message: `"${predecessor}" is no other profile` },
    ]);
  });
});

describe('a directory of profiles', () => {
  it('with faults in two files is refused with all of them, each with its file and path', async () => {
    const kwartier = await readFile(join(shipped, 'kwartier.yaml'), 'utf8');
    for (const [name, content] of [
      ['kadera.yaml', kadera.replace('fg: {}', 'fg: []').replace('website: www', 'webside: x\nwebsite: www')],
      ['kwartier.yaml', kwartier.replace('name: Kwartier', 'name: 4')],
    ] as const) {
      await writeFile(join(directory, name), content);
    }
    await expect(loadOrganisationProfiles(directory)).rejects.toThrow(
      /kadera\.yaml: fg: must be a mapping[^]*kadera\.yaml: webside: unknown key[^]*kwartier\.yaml: name: must be text/,
    );
  });

  it('never skips a profile in silence because of its ending', async () => {
    expect(await problemsOf({ 'kadera.yaml': kadera, 'kwartier.yml': '' })).toEqual([
      { file: 'kwartier.yml', path: '', message: expect.stringContaining('<slug>.yaml') },
    ]);
  });

  it('without any profile, or that is not there, is refused', async () => {
    expect(await problemsOf({ 'README.md': 'nothing' })).toEqual([
      { file: '', path: '', message: expect.stringContaining('no profile') },
    ]);
    await expect(loadOrganisationProfiles(join(directory, 'missing'))).rejects.toThrow(InvalidDocuments);
  });

  it('takes margins and mandates that an organisation sets itself', async () => {
    const own = 'fg: {}\nwarningMarginsHours: [36, 6]\nmandates: { standingRecordOnly: true }';
    await writeFile(join(directory, 'kadera.yaml'), kadera.replace('fg: {}', own));
    const profile = (await loadOrganisationProfiles(directory)).get('kadera');
    expect(profile.warningMarginsHours).toEqual([36, 6]);
    expect(profile.mandates).toEqual({ standingRecordOnly: true, emergency: { marginHours: 12 } });
  });
});

describe('a ladder', () => {
  const withLadder = (...steps: readonly string[]): Readonly<Record<string, string>> => ({
    'kadera.yaml': kadera
      .replace('fg: {}', `fg: {}\nonCallLadder: [${steps.join(', ')}]`)
      .replace('  - onCallLadder\n', '')
      .replace('statedIn:\n', 'statedIn:\n  onCallLadder: the roster\n'),
  });

  it('whose steps follow each other before half of the safety term is one', async () => {
    const files = withLadder(step('one', 0), step('two', 7), step('three', 14));
    expect(await problemsOf(files)).toEqual([]);
    const { onCallLadder } = (await loadOrganisationProfiles(directory)).get('kadera');
    expect(onCallLadder.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
  });

  it.each([
    [
      'its first step is not called at once',
      [step('one', 2)],
      'onCallLadder[0].afterMinutes',
      /must be 0: the first step is called at once/,
    ],
    [
      'its steps are not in order',
      [step('one', 0), step('two', 9), step('three', 4)],
      'onCallLadder[2].afterMinutes',
      /more than 9/,
    ],
    [
      'its last step is called after half of the safety term',
      [step('one', 0), step('two', 15)],
      'onCallLadder[1].afterMinutes',
      /less than 15, half of safetyTermMinutes/,
    ],
    [
      'nobody can reach a step',
      [step('one', 0).replace("{ phone: '038 0000' }", '{}')],
      'onCallLadder[0].contact',
      /phone number or an e-mail address/,
    ],
    [
      'a step is called over what it does not have',
      [step('one', 0).replace('contact', 'channels: [mail], contact')],
      'onCallLadder[0].contact.email',
      /is missing/,
    ],
    [
      'a step has a function that is none',
      [step('one', 0).replace('on-call', 'boss')],
      'onCallLadder[0].function',
      /must be one of on-call/,
    ],
    ['two steps have one name', [step('one', 0), step('one', 4)], 'onCallLadder[1].id', /occurs twice/],
  ])('is refused where %s', async (_name, steps, path, message) => {
    expect(await problemsOf(withLadder(...steps))).toEqual([
      { file: 'kadera.yaml', path, message: expect.stringMatching(message) },
    ]);
  });
});
