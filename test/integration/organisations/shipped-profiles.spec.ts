import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bindingPromises } from '../../../src/organisations/promise.js';
import type { OrganisationProfiles } from '../../../src/organisations/organisation-profiles.js';
import { loadOrganisationProfiles } from '../../../src/organisations/organisation-profiles.loader.js';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const seeds = join(project, '..', 'shared', 'seeds');

let profiles: OrganisationProfiles;
beforeAll(async () => {
  profiles = await loadOrganisationProfiles(join(project, 'organisations'));
});

describe('the five profiles that ship', () => {
  it('are those of the five documents', () => {
    expect(profiles.slugs()).toEqual(['aanzien', 'kadera', 'kesslerperspektief', 'kwartier', 'perspektief']);
  });

  it('what they say of danger is no question: whoever said yes reads it too', () => {
    for (const slug of profiles.slugs())
      for (const { inDanger } of Object.values(profiles.get(slug).reporterTexts))
        expect(inDanger).not.toContain('?');
  });

  it('KesslerPerspektief can be reached through its FG, and its document names nobody who decides', () => {
    const profile = profiles.get('kesslerperspektief');
    expect(profile.fg?.contact).toEqual({ email: 'privacy@kesslerperspektief.nl', phone: '088 - 530 00 00' });
    expect(profile.decider).toBeUndefined();
    expect(profile.notStated).toEqual(expect.arrayContaining(['decider', 'fg.name', 'kvk', 'successorOf']));
    expect(profile.retention.files.map(({ id, term }) => [id, term])).toEqual(
      expect.arrayContaining([
        ['client-files', 'P15Y'],
        ['staff-files', 'P7Y'],
        ['website-analytics', 'P26W'],
      ]),
    );
  });

  it('KesslerPerspektief holds a criminal title of clients only, and of website visitors technical data only', () => {
    const { dataCategories } = profiles.get('kesslerperspektief');
    const of = (subject: string): string[] =>
      dataCategories.filter(({ subjects }) => subjects.includes(subject)).map(({ id }) => id);
    expect(dataCategories.find(({ id }) => id === 'criminal-title')?.subjects).toEqual(['clients']);
    expect(of('website-visitors')).toEqual(['website-technical']);
    expect(of('volunteers')).toEqual(['contact', 'position', 'bank-account', 'employment', 'bsn']);
  });

  it('at Perspektief the RvB decides about the AP, and an FG exists of whom no name is stated', () => {
    const profile = profiles.get('perspektief');
    expect(profile.decider).toMatchObject({ title: 'RvB', statedFor: 'ap-notification' });
    expect(profile.fg).toEqual({});
    expect(profile.notStated).toContain('fg.name');
  });

  it('Perspektief is looser than the law about the AP: shown, never used', () => {
    const { promises } = profiles.get('perspektief');
    expect(promises.filter(({ strictness }) => strictness === 'looser')).toEqual([
      expect.objectContaining({ kind: 'tell-ap-at-high-risk', used: false }),
    ]);
    expect(bindingPromises(promises, 'notify-ap', { harmPossible: true })).toEqual([]);
  });

  it('AanZien rests on the repealed Wbp, its director is the controller, and its legal form is contradictory', () => {
    const profile = profiles.get('aanzien');
    expect(profile.restsOnRepealedLaw).toBe('Wbp');
    expect(profile.decider).toMatchObject({ title: 'directeur', statedFor: 'processing' });
    expect(profile.legalForm).toBeUndefined();
    expect(profile.fg).toBeUndefined();
    expect(profile.dataCategories.find(({ id }) => id === 'history')?.subjects).toEqual(['clients']);
    expect(
      ['kadera', 'kwartier', 'perspektief'].map((slug) => profiles.get(slug).restsOnRepealedLaw),
    ).toEqual([undefined, undefined, undefined]);
  });

  it('Kadera promises the AP a notification on suspicion, and people a word at possible harm', () => {
    const profile = profiles.get('kadera');
    expect(profile.decider?.title).toBe('directiebestuurder');
    expect(profile.address).toBe('Postbus 1058, 8001 BB Zwolle');
    expect(profile.recipients.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['CAK', 'Regas', 'Thorax', 'VECOZO']),
    );
    const kinds = (harmPossible: boolean | undefined): string[] =>
      [
        ...bindingPromises(profile.promises, 'notify-ap', { harmPossible }),
        ...bindingPromises(profile.promises, 'inform-people', { harmPossible }),
      ].map(({ kind }) => kind);
    expect(kinds(true)).toEqual(['tell-ap-on-suspicion', 'tell-people-at-possible-harm']);
    expect(kinds(undefined)).toEqual(['tell-ap-on-suspicion', 'tell-people-at-possible-harm']);
    expect(kinds(false)).toEqual(['tell-ap-on-suspicion']);
  });

  it('Kwartier has one mailbox for reports, and promises people what leaked and what can be done', () => {
    const profile = profiles.get('kwartier');
    expect(profile.reportingContacts).toEqual({ email: 'privacy@kwartierzorgenwelzijn.nl' });
    const promised = bindingPromises(profile.promises, 'inform-people', { harmPossible: false });
    expect(promised.map(({ kind }) => kind)).toEqual([
      'tell-people-what-leaked',
      'tell-people-which-measures',
    ]);
  });

  it('H2: only Kadera’s document says that people are sheltered', () => {
    expect(profiles.slugs().filter((slug) => profiles.get(slug).sheltersPeople)).toEqual(['kadera']);
  });

  it('have the defaults of Lekwacht where no document sets anything', () => {
    for (const slug of profiles.slugs()) {
      expect(profiles.get(slug)).toMatchObject({
        mandates: { standingRecordOnly: false, emergency: { marginHours: 12 } },
        warningMarginsHours: [48, 24, 12, 4, 1],
        safetyTermMinutes: 30,
        retention: { registerYearsAfterClosing: 5 },
        languages: ['nl', 'en'],
      });
    }
  });
});

const haveSeeds = existsSync(seeds);
if (!haveSeeds)
  console.warn('skipped: profiles against their documents, as the seed documents are not beside the project');

(haveSeeds ? describe : describe.skip)('what a profile quotes', () => {
  const normalised = (text: string): string => text.replace(/\s+/g, ' ');
  const documentOf = (slug: string): string =>
    normalised(readFileSync(join(seeds, profiles.get(slug).document.seed!), 'utf8'));

  it('stands in its document word for word', () => {
    const quotes = profiles
      .slugs()
      .flatMap((slug) => profiles.get(slug).promises.map(({ sentence }) => ({ slug, sentence })));
    expect(quotes).toHaveLength(9);
    for (const { slug, sentence } of quotes) expect(documentOf(slug)).toContain(normalised(sentence));
  });

  it('is there for every contact, address and host name, and the organisation is named in it', () => {
    for (const slug of profiles.slugs()) {
      const { fg, reportingContacts, address, website, name } = profiles.get(slug);
      const digits = (text: string): string => text.replace(/\D/g, '');
      const document = documentOf(slug);
      for (const said of [name, fg?.contact?.email, reportingContacts.email, website]) {
        if (said !== undefined) expect(document).toContain(said);
      }
      for (const line of address?.split(', ') ?? []) expect(document).toContain(line);
      for (const phone of [fg?.contact?.phone, reportingContacts.phone]) {
        if (phone !== undefined) expect(digits(document)).toContain(digits(phone));
      }
    }
  });

  it('has its named recipients and the headings it points to in that document', () => {
    for (const { name } of profiles.get('kadera').recipients) {
      const firstWord = name.split(' ')[0] ?? name;
      expect(documentOf('kadera').toLowerCase()).toContain(firstWord.toLowerCase());
    }
    for (const slug of profiles.slugs()) {
      for (const { source } of profiles.get(slug).promises) expect(documentOf(slug)).toContain(source);
    }
  });
});
