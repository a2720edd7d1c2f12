import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FORM_QUESTIONS } from '../../src/law/ap-form/form-questions.js';
import { RECORDABLE_QUESTIONS } from '../../src/law/ap-form/recordable-question.js';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import { csvRecords } from '../support/case/in-words.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const at = (hour: number): string =>
  `2026-06-0${1 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:00:00+02:00`;
const NOW = at(9);
const PROFILES = ['aanzien', 'kadera', 'kesslerperspektief', 'kwartier', 'perspektief'];

let lekwacht: RunningLekwacht;
let handler: Person;
let board: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler');
  board = await lekwacht.as('board');
});
afterAll(() => lekwacht.close());

interface Shown {
  readonly question: string;
  readonly state: string;
  readonly text?: string;
}
const answersOf = async (person: Person, id: string): Promise<ReadonlyMap<string, Shown>> => {
  const { body } = await person.get(`/v1/breaches/${id}/ap-form`);
  return new Map((body.answers as readonly Shown[]).map((answer) => [answer.question, answer]));
};

describe('L1: the register', () => {
  it('keeps every notification with number, moments, kind and reason, also after a withdrawal', async () => {
    const { id, reference } = await lekwacht.report();
    await handler.acts(id, 'assessments', anAssessment({ risk: 'unlikely', severity: 'limited' }));
    await handler.acts(id, 'ap-notifications', anApNotification(NOW, { number: 'Z7' }));
    await board.acts(
      id,
      'decisions',
      aDecision('notify-authority', { outcome: 'no', ground: 'risk-unlikely' }),
    );
    const withdrawal = { kind: 'withdrawal', notifiedAt: NOW, number: 'Z7', withdrawalReason: 'Oefening.' };
    await handler.acts(id, 'ap-notifications', withdrawal);
    lekwacht.moveTo(at(10));
    // Notified anew, and its own number is still to come: the old one is not its number.
    await handler.acts(id, 'ap-notifications', { kind: 'initial', notifiedAt: at(10), incomplete: true });
    await lekwacht.projected();
    const { body } = await board.get('/v1/register?limit=500');
    const row = (
      body.entries as { id: string; authorityNotifications: object[]; authorityNotified: object }[]
    ).find((entry) => entry.id === id)!;
    expect(row.authorityNotifications).toMatchObject([
      { kind: 'initial', number: 'Z7', notifiedAt: '2026-06-01T07:00:00.000Z' },
      { kind: 'withdrawal', number: 'Z7', withdrawalReason: 'Oefening.' },
      { kind: 'initial', incomplete: true },
    ]);
    expect(row.authorityNotified).not.toHaveProperty('number');
    expect((await handler.dossier(id)).body.openDuties).toContainEqual(
      expect.objectContaining({ duty: 'record-number-of-authority' }),
    );
    const { text } = await board.get('/v1/register', { accept: 'text/csv' });
    const line = Object.values(csvRecords(text).find((record) => Object.values(record).includes(reference))!);
    for (const said of ['Z7', 'Oefening.']) expect(line.join('\n')).toContain(said);
  });
});

describe('L4: a wrong number of the AP', () => {
  it('is corrected by itself; what changes nothing is refused, so that no reason gets lost', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'ap-notifications', anApNotification(NOW, { number: 'Z2026-6001' }));
    const supplement = { kind: 'supplement', notifiedAt: NOW, number: 'Z2026-6011' };
    const { body } = await handler.acts(id, 'ap-notifications', supplement);
    const corrects = Number(body.revision);
    expect((await handler.dossier(id)).body.flags).toContain('authority-numbers-apart');
    const reason = 'Twee cijfers verwisseld.';
    const same = await handler.act(id, 'corrections/ap-notification', { corrects, reason, notifiedAt: NOW });
    expect([same.status, same.body.code]).toEqual([409, 'nothing-to-correct']);
    await handler.acts(id, 'corrections/ap-notification', { corrects, reason, number: 'Z2026-6001' });
    const { body: dossier } = await handler.dossier(id);
    expect(dossier.flags).not.toContain('authority-numbers-apart');
    expect(dossier.notifications[1]).toMatchObject({
      number: 'Z2026-6001',
      corrections: [{ reason, previous: { number: 'Z2026-6011' } }],
    });
  });
});

describe('L5: the form of the AP', () => {
  /** By which act each question is answered that neither a person answers in words nor the desk itself. */
  const BY: Readonly<Record<string, string>> = {
    '1.1': 'derived',
    '1.1 (meldnummer)': 'ap-notifications',
    '1.1 (reden)': 'ap-notifications',
    '3.1.1 (organisatie)': 'profile',
    '4.2': 'awareness',
    '4.5': 'ap-notifications',
    ...Object.fromEntries(
      [
        '5.1',
        '5.2',
        '5.3',
        '6.1',
        '6.2',
        '6.3.1',
        '7.1',
        '7.2',
        '7.3',
        '8.1',
        '8.1 (techniek)',
        '9.1',
        '9.2',
        '9.3',
      ].map((question) => [question, 'assessments']),
    ),
    '10.1.1': 'decisions',
    '10.1.1 (waarom niet)': 'decisions',
    '10.1.3': 'subject-notifications',
    '10.1.7': 'subject-notifications',
    '10.2': 'measures',
  };

  it('has no question that nothing answers', () => {
    for (const { question } of FORM_QUESTIONS) {
      const isAnswerable = question in BY || (RECORDABLE_QUESTIONS as readonly string[]).includes(question);
      expect([question, isAnswerable]).toEqual([question, true]);
    }
  });

  it.each(PROFILES)('every question can be answered by a call: %s', async (organisation) => {
    const [hers, theirs] = [
      await lekwacht.as('handler', organisation),
      await lekwacht.as('board', organisation),
    ];
    const { id } = await lekwacht.report({ organisation });
    const asked = new Set<string>();
    const answered = new Set<string>();
    const look = async (): Promise<void> => {
      for (const { question, state } of (await answersOf(hers, id)).values()) {
        asked.add(question);
        if (state !== 'missing') answered.add(question);
      }
    };
    for (const question of RECORDABLE_QUESTIONS) {
      await hers.acts(id, 'form-answers', { question, answer: `Antwoord op ${question}` });
    }
    await hers.acts(id, 'awareness', { awareAt: NOW, facts: 'Een cliënt belde.' });
    await hers.acts(
      id,
      'assessments',
      anAssessment({
        ...{
          dataCategories: ['name', 'other'],
          subjectGroups: ['patients', 'other'],
          protection: 'encrypted',
        },
        ...{ organisationConsequences: ['seen-by-unauthorised', 'other'], subjectConsequences: ['other'] },
        ...{
          protectionTechnique: 'AES-256',
          recordCount: { min: 3, max: 3 },
          subjectsDescribed: 'Bewoners.',
        },
        risk: 'risk',
      }),
    );
    await hers.acts(id, 'measures', { kind: 'containment', what: 'Postbus afgesloten.', takenAt: NOW });
    await theirs.acts(
      id,
      'decisions',
      aDecision('inform-people', { outcome: 'no', ground: 'no-high-risk', departure: 'Collega’s.' }),
    );
    await look();
    expect((await hers.get(`/v1/breaches/${id}/ap-form`)).body.missing).toEqual([]);
    await theirs.acts(id, 'decisions', aDecision('inform-people', { departure: 'Toch verteld.' }));
    await hers.acts(id, 'subject-notifications', aSubjectNotification(NOW));
    await hers.acts(id, 'ap-notifications', anApNotification(NOW));
    await look();
    await theirs.acts(
      id,
      'decisions',
      aDecision('notify-authority', { outcome: 'no', ground: 'risk-unlikely', departure: 'Vergissing.' }),
    );
    const withdrawal = {
      kind: 'withdrawal',
      notifiedAt: NOW,
      number: 'AP-1',
      withdrawalReason: 'Vergissing.',
    };
    await hers.acts(id, 'ap-notifications', withdrawal);
    await look();
    // Why it is late is asked only of a late one, and answered as it is recorded.
    const never = FORM_QUESTIONS.map(({ question }) => question).filter((question) => !asked.has(question));
    expect(never).toEqual(['4.5']);
    expect([...asked].filter((question) => !answered.has(question))).toEqual([]);
  });

  it('“duurt voort” ends when somebody says that it ended', async () => {
    const { id } = await lekwacht.report({ ongoing: true, occurredFrom: '2026-05-30' });
    expect((await answersOf(handler, id)).get('4.1.2')).toMatchObject({ text: 'duurt voort' });
    const reason = 'Het logboek van de server.';
    await handler.acts(id, 'corrections/occurrence', { occurredUntil: '2026-05-31', reason });
    expect((await answersOf(handler, id)).get('4.1.2')).toMatchObject({ text: '31-05-2026' });
  });

  it('“all of it” beside answers that are missing is named', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'ap-notifications', anApNotification(NOW, { incomplete: false }));
    const { body } = await handler.dossier(id);
    expect(body.notifications[0].lacked).toEqual(expect.arrayContaining(['3.2.1', '5.1', '9.3']));
  });

  it('what was sent is what somebody says was sent: the next supplement is measured by that', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'assessments', anAssessment({ risk: 'risk', subjectCount: { min: 40, max: 40 } }));
    const { body } = await handler.acts(id, 'ap-notifications', anApNotification(NOW, { incomplete: true }));
    const notification = Number(body.revision);
    expect((await handler.dossier(id)).body.notifications[0]).not.toHaveProperty('sent');
    await handler.acts(id, 'ap-notifications/sent', { notification, asPrepared: true });
    expect((await handler.dossier(id)).body.notifications[0].sent).toMatchObject({ how: 'as-prepared' });
    expect((await handler.get(`/v1/breaches/${id}/ap-form`)).body.sinceLastSent).toEqual([]);
    await handler.acts(id, 'ap-notifications/sent', { notification, question: '7.3', answer: '41' });
    const { sinceLastSent } = (await handler.get(`/v1/breaches/${id}/ap-form`)).body;
    expect(sinceLastSent).toMatchObject([{ question: '7.3' }]);
    const text = 'Alles wat ik heb ingevuld, met het aantal 41.';
    await handler.acts(id, 'ap-notifications/sent', { notification, text });
    const { entries } = (await handler.get(`/v1/breaches/${id}/timeline`)).body;
    const kept = (entries as { event: string; by: { id: string }; data: object }[]).filter(
      ({ event }) => event === 'SentFormRecorded',
    );
    expect(kept.map(({ data }) => data)).toMatchObject([
      { sent: 'as-prepared' },
      { sent: 'answer', question: '7.3', answer: '41' },
      { sent: 'text', text },
    ]);
    expect(kept[2]!.by.id).not.toBe('');
  });
});

/** By which call a moment or a count of a body is corrected, or why none is needed. */
const CORRECTED: Readonly<Record<string, string>> = {
  ...by('corrections/occurrence', '/reports', ['discoveredAt', 'occurredFrom', 'occurredUntil']),
  ...by('awareness', '/reports', ['firstSignalAt', 'processor.awareAt']),
  ...by('assessments', '/reports', ['subjectCount.min', 'subjectCount.max']),
  ...by('supplements', '/reports', ['reporter.reachableUntil']),
  ...by('awareness', 'awareness', ['awareAt', 'firstSignalAt', 'processorAwareAt']),
  ...by('because the proposal is named by it', 'awareness/confirmation', ['awareAt']),
  ...by('corrections/safety', 'safety', ['at']),
  ...by('corrections/controller-notice', 'controller-notice', ['informedAt']),
  ...by('measures', 'measures', ['dueAt']),
  ...by('corrections/measure', 'measures', ['takenAt']),
  ...by('corrections/deletion', 'deletions', ['confirmedAt']),
  ...by('assessments', 'assessments', [
    ...[
      'recordCount',
      'subjectCount',
      'facts.recordCount',
      'facts.subjectCount',
      'facts.recipientCount',
    ].flatMap((count) => [`${count}.min`, `${count}.max`]),
    'facts.unavailableHours',
  ]),
  ...by('decisions/on-behalf', 'decisions/on-behalf', ['decidedAt']),
  ...by('mandates', 'mandates', ['until']),
  ...by('corrections/board-contact', 'board-contacts', ['attemptedAt']),
  ...by('corrections/ap-notification', 'ap-notifications', ['notifiedAt']),
  ...by('corrections/subject-notification', 'subject-notifications', [
    ...['informedAt', 'intended', 'reached', 'returned', 'unreachable'],
  ]),
  ...by('corrections/subject-notification', 'affected-people/rounds', ['informedAt']),
  ...by('subject-notifications/results', 'subject-notifications/results', [
    'reached',
    'returned',
    'unreachable',
  ]),
  ...by('corrections/matter', 'matters', ['receivedAt', 'dueAt']),
  ...by('corrections/settlement', 'matters/{matter}/settlement', ['settledAt']),
  // What corrects is corrected by the same call once more.
  ...Object.fromEntries(
    (
      [
        ['receipt', ['receivedAt']],
        ['ap-notification', ['notifiedAt']],
        ['subject-notification', ['informedAt', 'intended', 'reached', 'returned', 'unreachable']],
        ['controller-notice', ['informedAt']],
        ['measure', ['takenAt']],
        ['deletion', ['confirmedAt']],
        ['safety', ['at']],
        ['board-contact', ['attemptedAt']],
        ['matter', ['receivedAt', 'dueAt']],
        ['settlement', ['settledAt']],
        ['occurrence', ['occurredFrom', 'occurredUntil', 'discoveredAt']],
      ] as const
    ).flatMap(([call, fields]) => Object.entries(by(`corrections/${call}`, `corrections/${call}`, fields))),
  ),
};

function by(call: string, path: string, fields: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map((field) => [`${path}.${field}`, call]));
}

/** These name an event by its revision. */
const NAMES_AN_EVENT = /\.(corrects|revision|notification|round|proposal)$/;

describe('every moment and every count', () => {
  it('that a person states has a call that corrects it', async () => {
    const { paths, components } = (await lekwacht.anyone.get('/v1/openapi.json')).body as OpenApi;
    const stated = Object.entries(paths)
      .flatMap(([path, { post }]) => {
        const schema = post?.requestBody?.content['application/json']?.schema;
        const isOfADossier = path === '/reports' || path.startsWith('/breaches/{id}/');
        return schema && isOfADossier ? momentsAndCounts(schema, components.schemas, path) : [];
      })
      .filter((one) => !NAMES_AN_EVENT.test(one));
    expect(stated.length).toBeGreaterThan(30);
    expect(stated.filter((one) => !(one in CORRECTED))).toEqual([]);
    expect(Object.keys(CORRECTED).filter((one) => !stated.includes(one))).toEqual([]);
    for (const [one, call] of Object.entries(CORRECTED)) {
      const isCall = call.startsWith('because ') || `/breaches/{id}/${call}` in paths;
      expect([one, call, isCall]).toEqual([one, call, true]);
    }
  });
});

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly post?: {
          readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
        };
      }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

function momentsAndCounts(
  schema: Schema,
  all: OpenApi['components']['schemas'],
  at: string,
): readonly string[] {
  const { $ref, oneOf = [], allOf = [], properties = {}, type, format } = schema;
  if ($ref !== undefined) return momentsAndCounts(all[$ref.split('/').at(-1)!]!, all, at);
  if (format === 'date-time' || type === 'integer' || type === 'number')
    return [at.replace('/breaches/{id}/', '')];
  if (oneOf.some((one) => one.format === 'date-time')) return [at.replace('/breaches/{id}/', '')];
  return [
    ...allOf.flatMap((one) => momentsAndCounts(one, all, at)),
    ...Object.entries(properties).flatMap(([name, property]) =>
      momentsAndCounts(property, all, `${at}.${name}`),
    ),
  ];
}
