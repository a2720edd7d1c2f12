import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOTICE_MEANS } from '../../src/law/ap-vocabulary.js';
import { LETTER_READERS, REPRESENTATIVES } from '../../src/law/letter/letter.js';
import { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { anAssessment, aSubjectNotification } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let handler: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler', 'kwartier');
});
afterAll(() => lekwacht.close());

const letter = (id: string, query = ''): Promise<Answer> => handler.get(`/v1/breaches/${id}/letter${query}`);

async function dossier(fields: object = {}, found: object = {}): Promise<string> {
  const { id } = await lekwacht.report({ organisation: 'kwartier', occurredFrom: '2026-05-30', ...fields });
  await handler.acts(id, 'assessments', anAssessment({ dataCategories: ['name', 'bsn'], ...found }));
  await handler.acts(id, 'measures', {
    ...{ kind: 'containment', what: 'Jan Jansen haalde de brief op in Zwolle.', takenAt: NOW },
    forPeople: { nl: 'De brief is opgehaald.', en: 'The letter was fetched back.' },
  });
  await handler.acts(id, 'measures', { kind: 'prevention', what: 'Twee mensen kijken voortaan mee.' });
  return id;
}

describe('the letter to people', () => {
  it('tells in the order of Art. 34(2) and of the promises, from events, and promises nothing', async () => {
    const { body } = await letter(await dossier());
    expect(body.paragraphs).toMatchObject([
      { part: 'what-happened', sources: [{ event: 'BreachAssessed' }, { event: 'BreachReported' }] },
      {
        part: 'what-leaked',
        lines: ['Het gaat om:', '- naam', '- burgerservicenummer (BSN)', '- informatie over gezondheid'],
      },
      { part: 'what-it-may-mean', sources: [{ event: 'BreachAssessed' }] },
      { part: 'what-we-did', lines: ['- De brief is opgehaald.'], sources: [{ event: 'MeasureTaken' }] },
      { part: 'what-you-can-do' },
      { part: 'whom-to-call', sources: [{ event: 'OrganisationProfileRecorded' }] },
    ]);
    expect(body.text).toContain('Dit gebeurde op of rond 30 mei 2026.');
    expect(body.text).toContain('privacy@kwartierzorgenwelzijn.nl');
    expect(body.text).not.toMatch(/Twee mensen kijken|Jansen|Zwolle/);
    expect(body.text).not.toContain('A letter went');
    expect(body.keepsPromises).toHaveLength(3);
    expect(body.gaps).toEqual([]);
    expect(body.delivery).toMatchObject({ means: 'letter', envelope: 'neutral' });
    expect(body.contentHash).toBe(createHash('sha256').update(String(body.text)).digest('hex'));
  });

  it('leaves visibly open what nobody recorded', async () => {
    const { id } = await lekwacht.report({ organisation: 'kwartier' });
    const { body } = await letter(id);
    expect(body.gaps).toEqual([
      { part: 'what-happened', call: 'assessments' },
      { part: 'what-leaked', call: 'assessments' },
      { part: 'what-it-may-mean', call: 'assessments' },
      { part: 'what-we-did', call: 'letter-texts' },
    ]);
    expect(body.text).toContain('[nog invullen]');
  });

  it('speaks to somebody of sixteen as to somebody of sixteen, without a representative', async () => {
    const id = await dossier();
    const { body } = await letter(id, '?for=sixteen-or-older');
    expect(body.text).toMatch(/^Hallo,/);
    expect(body.text).toContain('Wat kun je zelf doen?');
    expect(body.text).not.toMatch(/\b[Uu]w?\b/);
    expect((await letter(id, '?for=sixteen-or-older&representative=parent')).body.errors).toMatchObject([
      { code: 'reader-decides-himself' },
    ]);
  });

  it.each([
    ['parent', 'als ouder'],
    ['guardian', 'als voogd'],
    ['curator', 'als curator'],
    ['mentor', 'als mentor'],
  ])('below sixteen goes to the %s, and the child is told too', async (representative, as) => {
    const { body } = await letter(await dossier(), `?for=under-sixteen&representative=${representative}`);
    expect(body.greeting).toContain(as);
    expect(body.delivery.instructions).toContainEqual(expect.stringContaining('aan de persoon zelf'));
  });

  it('below sixteen needs somebody to go to, and never goes to a parent against the child’s interest', async () => {
    const id = await dossier();
    expect((await letter(id, '?for=under-sixteen')).body.errors).toMatchObject([
      { pointer: '/representative' },
    ]);
    const toParent = '?for=under-sixteen&representative=parent';
    expect((await letter(id, toParent)).status).toBe(200);
    await handler.acts(id, 'interest-of-child', {
      interest: 'opposes',
      reason: 'The parent is the suspect.',
    });
    const opposed = await letter(id, toParent);
    expect([opposed.status, opposed.body.code]).toEqual([409, 'interest-of-child-opposes']);
    expect((await letter(id, '?for=under-sixteen&representative=guardian')).status).toBe(200);
    // A child without a guardian is told itself.
    expect((await letter(id, '?for=under-sixteen')).status).toBe(200);
    const sister = { interest: 'allows', reason: 'Of the sister.' };
    const unsaid = await handler.act(id, 'interest-of-child', sister);
    expect([unsaid.status, unsaid.body.errors?.[0]?.code]).toEqual([422, 'interest-of-child-opposed-before']);
    await handler.acts(id, 'interest-of-child', {
      interest: 'allows',
      reason: 'The suspicion was refuted.',
      lifts: true,
    });
    expect((await letter(id, toParent)).status).toBe(200);
    const then = await handler.get(`/v1/breaches/${id}/as-of?revision=5`);
    expect(then.body.interestOfChild).toEqual({ interest: 'opposes', reason: 'The parent is the suspect.' });
  });

  it('does not take the word of the caller for what the child’s interest allows: that is recorded', async () => {
    const id = await dossier();
    const told = await letter(id, '?for=under-sixteen&representative=parent&interestOfChild=allows');
    expect([told.status, told.body.errors]).toMatchObject([
      422,
      [{ pointer: '/interestOfChild', in: 'query' }],
    ]);
  });

  it.each([
    ['in-person', 'die de persoon vertrouwt'],
    ['interpreter', 'tolk'],
    ['phone', 'voicemail'],
    ['website', 'drie maanden'],
  ])('by %s comes with what to mind', async (means, words) => {
    const many = { subjectCount: { min: 2, max: 9 } };
    const { body } = await letter(await dossier({}, many), `?means=${means}`);
    expect(body.delivery.instructions).toContainEqual(expect.stringContaining(words));
    expect(body.delivery).not.toHaveProperty('envelope');
  });
});

/** Every way to ask for a letter that is not refused: below sixteen somebody stands up for the reader, from sixteen nobody. */
const EVERY_LETTER = LETTER_READERS.flatMap((reader) =>
  (reader === 'sixteen-or-older'
    ? ['']
    : [...(reader === 'adult' ? [''] : []), ...REPRESENTATIVES.map((who) => `&representative=${who}`)]
  ).flatMap((whose) => NOTICE_MEANS.map((means) => `?for=${reader}${whose}&means=${means}`)),
);

it('is written for every organisation that is served here, for every reader and by every means', async () => {
  const organisations = lekwacht.application.app.get(OrganisationProfiles).slugs();
  expect(organisations).toContain('kesslerperspektief');
  for (const organisation of organisations) {
    const { id, answer } = await lekwacht.report({ organisation });
    expect(answer.body.containmentAdvice).not.toEqual([]);
    const ofTheirs = await lekwacht.as('handler', organisation);
    for (const query of EVERY_LETTER) {
      const { status, body } = await ofTheirs.get(`/v1/breaches/${id}/letter${query}`);
      expect([organisation, query, status]).toEqual([organisation, query, 200]);
      expect(body.text).not.toMatch(/undefined|null|false|NaN|\[object/);
    }
    for (const paper of ['ap-form', 'edpb-template']) {
      const { status } = await ofTheirs.get(`/v1/breaches/${id}/${paper}`);
      expect([organisation, paper, status]).toEqual([organisation, paper, 200]);
    }
  }
}, 60_000);

it('of an organisation that is not served any more is refused in words, as its forms are; acts go on', async () => {
  const { id } = await lekwacht.report({ organisation: 'kwartier' });
  const served = mkdtempSync(join(tmpdir(), 'lekwacht-test-served-'));
  copyFileSync('organisations/kadera.yaml', join(served, 'kadera.yaml'));
  const later = await runLekwacht({ beside: lekwacht, env: { LEKWACHT_ORGANISATIONS: served } });
  try {
    const theirs = await later.as('handler', 'kwartier');
    for (const paper of ['letter', 'ap-form', 'edpb-template']) {
      const { status, body } = await theirs.get(`/v1/breaches/${id}/${paper}`);
      expect([paper, status, body.code]).toEqual([paper, 409, 'organisation-not-served']);
    }
    await theirs.acts(id, 'assessments', anAssessment());
  } finally {
    await later.close();
    rmSync(served, { recursive: true });
  }
});

describe('where safety is at stake', () => {
  it('nothing is prepared before a safe contact, and then nothing tells where anybody is', async () => {
    const id = await dossier({ safetyRisk: 'yes', location: 'Geheimstraat 1' });
    const refused = await letter(id);
    expect([refused.status, refused.body.code]).toEqual([409, 'safe-contact-first']);
    expect(refused.text).not.toContain('paragraphs');
    await handler.acts(id, 'safety', { kind: 'safe-contact', at: NOW, note: 'Via de advocaat.' });
    const { body } = await letter(id);
    expect(body.delivery.instructions).toContainEqual(expect.stringContaining('veilige manier van contact'));
    expect(JSON.stringify(body)).not.toMatch(/Geheimstraat|advocaat/);
    const parent = await letter(id, '?for=under-sixteen&representative=parent');
    expect([parent.status, parent.body.code]).toEqual([409, 'interest-of-child-unknown']);
    await handler.acts(id, 'interest-of-child', {
      interest: 'allows',
      reason: 'She lives with this parent.',
    });
    const told = await letter(id, '?for=under-sixteen&representative=parent');
    expect(told.status).toBe(200);
    expect(told.text).not.toContain('lives with this parent');
  });

  it('also when a later assessment says nothing of it, or only names who has the data', async () => {
    const forgotten = await dossier({}, { facts: { safetyRisk: 'yes' } });
    await handler.acts(forgotten, 'assessments', anAssessment({ facts: { natures: ['confidentiality'] } }));
    const threat = await dossier({}, { facts: { recipientKind: 'threatening-person' } });
    for (const id of [forgotten, threat]) {
      expect((await letter(id)).body.code).toBe('safe-contact-first');
    }
  });

  it('a dossier that was merged gives none: what is learnt since stands in the other one', async () => {
    const [merged, into] = [await dossier(), await dossier()];
    await handler.acts(merged, 'merge', { into, reason: 'The same letter.' });
    const refused = await letter(merged);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'merged', survivor: into }]);
  });

  it('also when only the assessor found it possible', async () => {
    const id = await dossier({}, { facts: { safetyRisk: 'possible' } });
    expect((await letter(id)).body.code).toBe('safe-contact-first');
  });
});

describe('C2: every gap', () => {
  it.each(['nl', 'en'])('names the act that fills it, in %s', async (language) => {
    const { id } = await lekwacht.report({ organisation: 'perspektief' });
    const theirs = await lekwacht.as('handler', 'perspektief');
    const gaps = async () =>
      (await theirs.get(`/v1/breaches/${id}/letter?language=${language}`)).body.gaps as readonly {
        readonly part: string;
        readonly call: string;
      }[];
    const lost = { incidentType: 'device-or-paper-lost-or-stolen', dataCategories: ['other'] };
    const body: Readonly<Record<string, (part: string) => object>> = {
      assessments: () => anAssessment({ ...lost, specialCategories: [], subjectConsequences: ['other'] }),
      'letter-texts': (part) => ({ part, forPeople: { nl: 'Dat staat hier.', en: 'It stands here.' } }),
      'letter-details': () => ({ wordings: ['paper'] }),
      'letter-contact': () => ({ name: 'Noor', phone: '038 123 45 67' }),
    };
    const used = new Set<string>();
    for (let [gap] = await gaps(); gap !== undefined; [gap] = await gaps()) {
      const asked = `${gap.part} ${gap.call}`;
      expect([...used]).not.toContain(asked);
      used.add(asked);
      await theirs.acts(id, gap.call, body[gap.call]!(gap.part));
    }
    const { text } = (await theirs.get(`/v1/breaches/${id}/letter?language=${language}`)).body;
    expect(text).not.toMatch(/\[/);
    expect(new Set([...used].map((asked) => asked.split(' ')[1])).size).toBe(4);
  });
});

it('a contact has a way to be reached', async () => {
  const { id } = await lekwacht.report({ organisation: 'kwartier' });
  const { body } = await handler.act(id, 'letter-contact', { name: 'Noor' });
  expect(body.errors).toMatchObject([{ pointer: '/phone', code: 'contact-without-a-way' }]);
});

describe('H4: in public', () => {
  it.each(['website', 'social-media', 'advertisement'])(
    'by %s nobody is told of one person, nor where safety is at stake',
    async (means) => {
      const one = await letter(await dossier(), `?means=${means}`);
      expect([one.status, one.body.code]).toEqual([409, 'not-in-public-for-one']);
      const many = { subjectCount: { min: 2, max: 9 } };
      const danger = await dossier({ safetyRisk: 'yes' }, many);
      await handler.acts(danger, 'safety', { kind: 'safe-contact', at: NOW, note: 'Via de advocaat.' });
      const refused = await letter(danger, `?means=${means}`);
      expect([refused.status, refused.body.code]).toEqual([409, 'not-in-public-in-danger']);
    },
  );
});

describe('C1: what people got', () => {
  it('is kept as it was sent, the desk’s own letter and names in it included, with a digest computed here', async () => {
    const id = await dossier();
    const { text } = (await letter(id)).body as { text: string };
    const sent = `${text}\n\nAan: Jan Jansen, jan@example.test`;
    await handler.acts(id, 'subject-notifications', aSubjectNotification(NOW, { text: sent }));
    const { body, text: shown } = await handler.dossier(id);
    const { textKept, contentHash } = body.informed[0] as { textKept: true; contentHash: string };
    expect(textKept).toBe(true);
    expect(contentHash).toBe(createHash('sha256').update(sent).digest('hex'));
    expect(shown).not.toContain('jan@example.test');
    const { entries } = (await handler.get(`/v1/breaches/${id}/timeline`)).body as {
      entries: readonly { readonly data: object }[];
    };
    expect(entries.at(-1)?.data).toMatchObject({ text: sent, contentHash });
  });

  it('is recorded by a digest of 64 hex digits where it is kept elsewhere, and by its outline alone otherwise', async () => {
    const id = await dossier();
    const { contentHash } = (await letter(id)).body as { contentHash: string };
    const told = (fields: object) => aSubjectNotification(NOW, fields);
    await handler.acts(id, 'subject-notifications', told({ contentHash: contentHash.toUpperCase() }));
    await handler.acts(id, 'subject-notifications', told({ means: ['interpreter'], content: 'x' }));
    const { body } = await handler.dossier(id);
    expect(body.informed).toMatchObject([{ contentHash }, { content: 'x' }]);
    for (const round of body.informed) expect(round).not.toHaveProperty('textKept');
    expect((body.informed as readonly object[])[1]).not.toHaveProperty('contentHash');
    const refused = async (fields: object) =>
      (await handler.act(id, 'subject-notifications', told(fields))).body.errors as unknown;
    expect(await refused({ contentHash: 'z'.repeat(64) })).toMatchObject([
      { pointer: '/contentHash', code: 'not-a-digest' },
    ]);
    expect(await refused({ contentHash, text: 'x' })).toMatchObject([
      { pointer: '/contentHash', code: 'digest-of-kept-text' },
    ]);
  });
});
