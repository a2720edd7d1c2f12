import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AffectedPeople } from '../../src/affected-people/affected-people.query.js';
import { ListTerms } from '../../src/affected-people/list-term.timer.js';
import { SpentKeys } from '../../src/platform/personal-data/spent-keys.js';
import { aDecision, anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import {
  eventually,
  runLekwacht,
  type Person,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
/** Stands in lists and nowhere else. */
const CANARY = 'Kwetterkanarie';

let lekwacht: RunningLekwacht;
let handler: Person;
let colleague: Person;
let fg: Person;
let board: Person;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler', 'perspektief', 'handler');
  colleague = await lekwacht.as('handler', 'perspektief', 'colleague');
  fg = await lekwacht.as('fg', 'perspektief', 'fg');
  board = await lekwacht.as('board', 'perspektief', 'board');
});
afterAll(() => lekwacht.close());

const aPerson = (n: number, fields: object = {}): object => ({
  ...{ name: `An ${CANARY} ${n}`, clientNumber: `C-${n}`, address: `Kade ${n}\n8011 AA Zwolle` },
  ...fields,
});
interface Listed {
  readonly id: string;
  readonly clientNumber: string;
  readonly told: readonly object[];
}
interface List extends Readonly<Record<string, unknown>> {
  readonly entries: readonly Listed[];
}
const listOf = async (id: string, who = handler): Promise<List> => {
  const { status, body } = await who.get(`/v1/breaches/${id}/affected-people`);
  expect(status).toBe(200);
  return body as List;
};
const aDossier = async (...people: readonly object[]): Promise<string> => {
  const { id } = await lekwacht.report();
  for (const person of people) await handler.acts(id, 'affected-people', person);
  return id;
};
const idsOn = async (id: string): Promise<readonly string[]> =>
  (await listOf(id)).entries.map(({ id: one }) => one);
const rows = async (id: string): Promise<readonly Record<string, unknown>[]> =>
  (await lekwacht.database.postgres.query('select * from affected_people order by person')).rows.filter(
    (row) => (row as { dossier_id: string }).dossier_id === id,
  );
const keysOf = async (id: string): Promise<readonly string[]> =>
  (await rows(id)).map(({ key }) => String(key));
const forgotten = async (keys: readonly string[]): Promise<number> => {
  const found = await lekwacht.database.postgres.query<{ count: number }>({
    text: 'select count(*)::int as count from personal.keys where id = any($1::uuid[]) and forgotten_at is not null',
    values: [keys],
  });
  return found.rows[0]!.count;
};
const tick = async (): Promise<void> => {
  await lekwacht.application.app.get(ListTerms).tick();
  await lekwacht.application.app.get(SpentKeys).tick();
};

describe('people on the list of a dossier', () => {
  it('are added, read in the order in which they came, changed and taken off', async () => {
    const id = await aDossier(
      aPerson(1),
      aPerson(2, { safeContact: { means: 'phone', to: 'Ria, 06 12 34 56 78' } }),
      { clientNumber: 'C-3' },
    );
    const list = await listOf(id, fg);
    expect(list).toMatchObject({ people: 3, reachable: 2, withSafeContact: 1, told: 0, isComplete: true });
    expect(list.entries).toMatchObject([
      { clientNumber: 'C-1', ways: ['letter'], language: 'nl', reader: 'adult', isTold: false },
      { clientNumber: 'C-2', ways: ['phone'] },
      { clientNumber: 'C-3', ways: [] },
    ]);
    const [first, second] = await idsOn(id);
    const before = await keysOf(id);
    await handler.acts(
      id,
      `affected-people/${first}/details`,
      aPerson(1, { phone: '038 1', language: 'EN' }),
    );
    await handler.acts(id, 'affected-people/removals', { people: [second] });
    expect((await listOf(id)).entries).toMatchObject([
      { id: first, clientNumber: 'C-1', ways: ['letter', 'phone'], language: 'en' },
      { clientNumber: 'C-3' },
    ]);
    // What was replaced and taken off opens no more.
    expect(await forgotten(before)).toBe(2);
    expect(await rows(id)).toHaveLength(2);
  });

  it('stand in the dossier as figures alone', async () => {
    const id = await aDossier(aPerson(1));
    const dossier = await handler.dossier(id);
    expect(dossier.body.affectedPeople).toEqual({ people: 1, reachable: 1, withSafeContact: 0 });
    expect((await lekwacht.eventTypes(id)).at(-1)).toBe('AffectedPeopleListed');
  });

  it('are nobody’s without a name or a number, or twice by the same number', async () => {
    const id = await aDossier(aPerson(1));
    const refused = async (person: object) =>
      (await handler.act(id, 'affected-people', person)).body.errors as object;
    expect(await refused({ phone: '038' })).toMatchObject([{ pointer: '/name', code: 'nobody-named' }]);
    expect(await refused({ name: 'Bo', email: 'bo' })).toMatchObject([
      { pointer: '/email', code: 'not-an-email' },
    ]);
    expect(await refused({ clientNumber: 'c-1' })).toMatchObject([
      { pointer: '/clientNumber', code: 'already-on-list' },
    ]);
    expect(await rows(id)).toHaveLength(1);
  });

  it('are for handler and FG, and for nobody to whom the dossier is shut', async () => {
    const id = await aDossier(aPerson(1));
    expect((await board.get(`/v1/breaches/${id}/affected-people`)).status).toBe(403);
    const mandated = await lekwacht.as('mandate-holder', 'perspektief');
    expect((await mandated.get(`/v1/breaches/${id}/affected-people`)).status).toBe(403);
    const elsewhere = await lekwacht.as('handler', 'kadera');
    expect((await elsewhere.get(`/v1/breaches/${id}/affected-people`)).status).toBe(404);
    expect((await elsewhere.act(id, 'affected-people', aPerson(2))).status).toBe(404);
    expect((await board.act(id, 'affected-people', aPerson(2))).status).toBe(403);
    const me = (await colleague.get('/v1/me')).body.id as string;
    await handler.acts(id, 'restriction', { restricted: true, allowed: [], refused: [me] });
    expect((await colleague.get(`/v1/breaches/${id}/affected-people`)).status).toBe(404);
  });

  it('are changed once by an act that is sent twice, and by none of those at once who did not see it', async () => {
    const id = await aDossier();
    const key = randomUUID();
    const ifMatch = (await handler.dossier(id)).etag ?? '';
    const send = () => handler.act(id, 'affected-people', aPerson(1), { key, ifMatch });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await send()).body.revision).toBe(answers[0].body.revision);
    const other = (n: number) => colleague.act(id, 'affected-people', aPerson(n), { ifMatch: seen });
    const seen = (await colleague.dossier(id)).etag ?? '';
    const both = await Promise.all([2, 3, 4].map(other));
    // Who did not see the newest is told so, and nothing of his is left behind.
    const done = both.filter(({ status }) => status === 200).length;
    expect(both.every(({ status }) => [200, 412].includes(status))).toBe(true);
    expect(done).toBeGreaterThan(0);
    expect(await listOf(id)).toMatchObject({ people: 1 + done, isComplete: true });
    expect(await rows(id)).toHaveLength(1 + done);
  });

  it('are changed once too where the same act is done between what it read and what it makes of it', async () => {
    const id = await aDossier();
    const key = randomUUID();
    const send = () => handler.act(id, 'affected-people', aPerson(1), { key });
    const lists = lekwacht.application.app.get(AffectedPeople);
    const of = lists.of.bind(lists);
    const first: Awaited<ReturnType<typeof send>>[] = [];
    const spy = jest.spyOn(lists, 'of').mockImplementationOnce(async (history) => {
      first.push(await send());
      return of(history);
    });
    const second = await send();
    spy.mockRestore();
    expect([first[0]?.status, second.status]).toEqual([200, 200]);
    expect(second.body.revision).toBe(first[0]?.body.revision);
    expect(await rows(id)).toHaveLength(1);
    // Whoever is somebody else is refused as ever.
    expect((await handler.act(id, 'affected-people', aPerson(1))).status).toBe(422);
  });

  it('come in pages', async () => {
    const id = await aDossier();
    const lines = Array.from({ length: 60 }, (_, n) => `Iemand ${n};C-${n}`);
    await handler.acts(id, 'affected-people/import', { csv: `naam;clientnummer\n${lines.join('\n')}` });
    const { entries, next, people } = await listOf(id);
    expect([people, entries.length]).toEqual([60, 50]);
    const rest = (await handler.get(`/v1/breaches/${id}/affected-people?after=${String(next)}`)).body;
    expect((rest.entries as readonly Listed[]).map(({ clientNumber }) => clientNumber)).toEqual(
      Array.from({ length: 10 }, (_, n) => `C-${n + 50}`),
    );
    expect(rest.next).toBeUndefined();
  });
});

describe('a safe way to one of them', () => {
  const safeWay = { safeContact: { means: 'email', to: 'an@thuis.example' } };
  const first = async (id: string) => (await listOf(id)).entries[0] as Listed & Record<string, unknown>;

  it('that stood there before anybody knew of the danger is asked for anew (ADR 17)', async () => {
    const id = await aDossier(aPerson(1, safeWay));
    expect(await first(id)).toMatchObject({ ways: ['email'] });
    const now = { at: NOW, note: 'He reads her mail.' };
    for (const said of [
      { kind: 'risk', ...now },
      { kind: 'measure', dangerAverted: true, ...now },
      { kind: 'safe-contact', ...now },
    ])
      await handler.acts(id, 'safety', said);
    const lapsed = await first(id);
    expect(lapsed).toMatchObject({ ways: [], whyNot: 'safe-contact-needed', safeContact: { lapsed: true } });
    const { status, body } = await handler.act(id, 'affected-people/rounds', {
      ...{ people: [lapsed.id], means: ['email'], informedAt: NOW, content: 'What leaked.' },
    });
    expect([status, body.code]).toEqual([422, 'not-to-be-told']);
    // Whoever says it again knows of the danger.
    await handler.acts(id, `affected-people/${lapsed.id}/details`, aPerson(1, safeWay));
    expect(await first(id)).toMatchObject({ ways: ['email'], safeContact: safeWay.safeContact });
    expect((await first(id)).safeContact).not.toHaveProperty('lapsed');
  });
});

describe('a table of people', () => {
  const check = (id: string, body: object) =>
    handler.post(`/v1/breaches/${id}/affected-people/import/check`, body);

  it('is looked at first, and taken over whole', async () => {
    const id = await aDossier();
    const file = Buffer.from('naam;clientnummer;adres\r\nZoë;1;Kade 1\r\nBo;2;\r\n', 'latin1').toString(
      'base64',
    );
    expect((await check(id, { file })).body).toEqual({ people: 2, onList: 0, faults: [] });
    expect(await rows(id)).toHaveLength(0);
    await handler.acts(id, 'affected-people/import', { file });
    expect((await listOf(id)).entries).toMatchObject([{ name: 'Zoë', ways: ['letter'] }, { name: 'Bo' }]);
    expect((await check(id, { file })).body).toMatchObject({ people: 2, onList: 2 });
    expect((await handler.act(id, 'affected-people/import', { file })).body.errors).toMatchObject([
      { pointer: '/file', code: 'already-on-list' },
    ]);
  });

  it('with a fault in one line is not taken over at all, and says where, not what', async () => {
    const id = await aDossier();
    const csv = [
      'naam;clientnummer;e-mail;veilig via;veilig contact;vertegenwoordiger',
      `${CANARY};1;goed@example.test;;;`,
      `;;${CANARY};;;`,
      `Bo;1;fout;pigeon;${CANARY};ouder`,
    ].join('\n');
    const { body, text } = await check(id, { csv });
    expect(body.faults).toEqual([
      { line: 3, column: 1, field: 'name', code: 'nobody-named' },
      { line: 4, field: 'representative.name', code: 'required' },
      { line: 4, column: 4, field: 'safeContact.means', code: 'not-in-list' },
    ]);
    expect(text).not.toContain(CANARY);
    const refused = await handler.act(id, 'affected-people/import', { csv });
    expect(refused).toMatchObject({ status: 422, body: { code: 'faults-in-file', faults: body.faults } });
    expect(refused.text).not.toContain(CANARY);
    expect(await rows(id)).toEqual([]);
    expect(await lekwacht.eventTypes(id)).not.toContain('AffectedPeopleListed');
  });
});

describe('a round of telling', () => {
  const round = { informedAt: NOW, means: ['letter'], content: 'What happened and what to do.' };

  it('takes its number from the list, and its result from what became of each', async () => {
    const id = await aDossier(
      aPerson(1),
      aPerson(2),
      aPerson(3, { safeContact: { means: 'phone', to: '06' } }),
    );
    await handler.acts(id, 'affected-people/rounds', round);
    const dossier = (await handler.dossier(id)).body;
    expect(dossier.informed).toMatchObject([{ intended: 2, means: ['letter'] }]);
    const { revision } = dossier.informed[0];
    const [first, second, third] = await idsOn(id);
    expect((await listOf(id)).entries.map(({ told }) => told)).toMatchObject([
      [{ round: revision }],
      [{ round: revision }],
      [],
    ]);
    const result = (fields: object) =>
      handler.act(id, 'affected-people/results', { round: revision, ...fields });
    expect((await result({ became: 'returned', people: [second] })).status).toBe(200);
    expect((await result({ became: 'reached' })).status).toBe(200);
    expect((await handler.dossier(id)).body.informed).toMatchObject([{ reached: 1, returned: 1 }]);
    expect(await listOf(id)).toMatchObject({ told: 1 });
    // What came back is told anew, with the one who can only be phoned.
    expect((await result({ became: 'reached', people: [third] })).body.errors[0]).toMatchObject({
      code: 'not-in-round',
    });
    await handler.acts(id, 'affected-people/rounds', { ...round, means: ['phone', 'letter'] });
    expect((await handler.dossier(id)).body.informed).toMatchObject([{}, { intended: 2 }]);
    expect((await handler.act(id, 'affected-people/rounds', round)).body.errors[0]).toMatchObject({
      code: 'nobody-to-tell',
    });
    await handler.acts(id, 'affected-people/rounds', { ...round, means: ['in-person'], people: [first] });
    expect(await listOf(id)).toMatchObject({ isComplete: true });
    // Told twice she stands for nobody else: the one who waits by telephone is still to be reached.
    const { informed } = (await handler.dossier(id)).body;
    await handler.acts(id, 'affected-people/results', { round: informed[2].revision, became: 'reached' });
    const { peopleReached } = (await handler.dossier(id)).body;
    expect(peopleReached).toMatchObject({ concerned: 3, reached: 1, notReached: 2 });
  });

  describe('where somebody may be in danger', () => {
    const people = [
      aPerson(1, { safeContact: { means: 'letter', to: 'Postbus 1' } }),
      aPerson(2, {
        ...{ reader: 'under-sixteen', safeContact: { means: 'letter', to: 'Postbus 2' } },
        representative: { role: 'parent', name: 'Mia' },
      }),
      aPerson(3, { phone: '06' }),
      aPerson(4, { safeContact: { means: 'phone', to: 'Ria, 06' } }),
    ];
    let id: string;
    let ids: readonly string[];
    const tell = (fields: object) => handler.act(id, 'affected-people/rounds', { ...round, ...fields });
    const aside = async () =>
      (await handler.get(`/v1/breaches/${id}/affected-people/letters`)).body.setAside as object[];
    beforeEach(async () => {
      ({ id } = await lekwacht.report({ safetyRisk: 'yes' }));
      for (const one of people) await handler.acts(id, 'affected-people', one);
      ids = await idsOn(id);
    });

    it('tells nobody before there is a safe way for all, whoever is ticked', async () => {
      expect((await tell({})).body.errors).toMatchObject([{ code: 'nobody-to-tell' }]);
      expect((await tell({ people: [ids[0]] })).body).toMatchObject({
        code: 'not-to-be-told',
        people: [{ id: ids[0], why: 'safe-contact-first' }],
      });
      expect(await listOf(id)).toMatchObject({ told: 0, reachable: 0 });
    });

    it('tells those to whom a letter may be made, and leaves the others where they are, with why', async () => {
      await handler.acts(id, 'safety', { kind: 'safe-contact', at: NOW, note: 'By the sister.' });
      expect(await listOf(id)).toMatchObject({
        ...{ people: 4, reachable: 2 },
        entries: [
          { ways: ['letter'] },
          { ways: [], whyNot: 'interest-of-child-unknown' },
          { ways: [], whyNot: 'safe-contact-needed' },
          { ways: ['phone'] },
        ],
      });
      await handler.acts(id, 'affected-people/rounds', round);
      expect((await handler.dossier(id)).body.informed).toMatchObject([{ intended: 1 }]);
      expect((await listOf(id)).entries.map(({ told }) => told.length)).toEqual([1, 0, 0, 0]);
      expect(await aside()).toMatchObject([
        { id: ids[1], why: 'interest-of-child-unknown', ways: [] },
        { id: ids[2], why: 'safe-contact-needed', ways: [] },
        { id: ids[3], why: 'not-by-letter', ways: [{ means: 'phone' }] },
      ]);
      await handler.acts(id, 'interest-of-child', { interest: 'allows', reason: 'Mia brought her here.' });
      await handler.acts(id, 'affected-people/rounds', round);
      expect((await listOf(id)).entries.map(({ told }) => told.length)).toEqual([1, 1, 0, 0]);
    });

    it.each([[['letter']], [['phone']], [['email']], [['in-person']], [['other']], [['letter', 'phone']]])(
      'refuses whoever was ticked and may not be told, by one way or several: %j',
      async (means) => {
        await handler.acts(id, 'safety', { kind: 'safe-contact', at: NOW, note: 'By the sister.' });
        const refused = await tell({ means, people: ids.slice(0, 3) });
        expect([refused.status, refused.body.code]).toEqual([422, 'not-to-be-told']);
        expect(refused.body.people).toEqual(
          expect.arrayContaining([
            { id: ids[1], why: 'interest-of-child-unknown' },
            { id: ids[2], why: 'safe-contact-needed' },
          ]),
        );
        expect(refused.text).not.toContain(CANARY);
        expect(await listOf(id)).toMatchObject({ told: 0 });
        expect((await handler.dossier(id)).body.informed).toEqual([]);
      },
    );
  });

  it('by another way than the one safe one, or by none that is known, tells nobody who was ticked', async () => {
    const id = await aDossier(
      aPerson(1, { safeContact: { means: 'phone', to: 'Ria, 06' } }),
      { clientNumber: 'C-2' },
      aPerson(3, { reader: 'under-sixteen' }),
    );
    const ids = await idsOn(id);
    const tell = (means: readonly string[], ...people: readonly (string | undefined)[]) =>
      handler.act(id, 'affected-people/rounds', { ...round, means, people });
    expect((await tell(['letter', 'website'], ...ids)).body).toMatchObject({
      people: [
        { id: ids[0], why: 'not-by-these-means' },
        { id: ids[1], why: 'no-way' },
        { id: ids[2], why: 'representative-needed' },
      ],
    });
    expect((await tell(['in-person'], ids[0])).body.code).toBe('not-to-be-told');
    expect((await tell(['website'], ids[1])).body.code).toBe('not-to-be-told');
    // Whoever has no safe way of his own can be told where he is met.
    expect((await tell(['in-person'], ids[1])).status).toBe(200);
    expect((await tell(['phone'], ids[0])).status).toBe(200);
  });

  it('is refused while a row is missing: somebody would be passed over', async () => {
    const id = await aDossier(aPerson(1), aPerson(2));
    await lekwacht.database.postgres.query({
      text: 'delete from affected_people where dossier_id = $1 and person = $2',
      values: [id, (await idsOn(id))[0]],
    });
    expect(await listOf(id)).toMatchObject({ people: 1, isComplete: false });
    expect((await handler.act(id, 'affected-people/rounds', round)).body.code).toBe('list-unreadable');
    await handler.acts(id, 'affected-people', aPerson(1));
    expect(await listOf(id)).toMatchObject({ people: 2, isComplete: true });
  });

  it('is refused while somebody cannot be read; he can be taken off', async () => {
    const id = await aDossier(aPerson(1), aPerson(2));
    const [first] = await idsOn(id);
    await lekwacht.database.postgres.query({
      text: `update affected_people set box = (select box from affected_people where person = $2)
             where person = $1`,
      values: await idsOn(id),
    });
    expect(await listOf(id)).toMatchObject({ people: 2, unreadable: 1 });
    expect((await handler.act(id, 'affected-people/rounds', round)).body.code).toBe('list-unreadable');
    await handler.acts(id, 'affected-people/removals', { people: [first] });
    expect(await listOf(id)).toMatchObject({ people: 1, unreadable: 0, isComplete: true });
  });
});

describe('an access request', () => {
  const searched = async (wanted: object, organisation = 'perspektief') => {
    const who = await lekwacht.as('handler', organisation);
    const begun = { 'idempotency-key': randomUUID() };
    const { body } = await who.post('/v1/access-requests', { organisation, ...wanted }, begun);
    const path = `/v1/access-requests/${String(body.id)}`;
    const { etag = '' } = await who.get(path);
    await who.post(`${path}/search`, {}, { 'idempotency-key': randomUUID(), 'if-match': etag });
    const { preparation } = (await who.get(path)).body as {
      preparation: { places: { source: string; of: string; text?: string; why?: string }[] };
    };
    return preparation.places.filter(({ source }) => source === 'affected-people');
  };

  it('finds somebody on every list of the organisation, by whatever he says of himself', async () => {
    const id = await aDossier(
      aPerson(71, { name: 'Jan-Willem de Vríes', phone: '+31 6 44 55 66 77', email: 'JW@example.test' }),
      aPerson(72, { representative: { role: 'guardian', name: 'Mia Voogd', phone: '038-1112223' } }),
    );
    for (const wanted of [
      { name: 'Jan Willem de Vries' },
      { phone: '0644556677' },
      { email: 'jw@example.test' },
      { clientNumber: 'c-71' },
    ]) {
      const places = (await searched(wanted)).filter(({ of }) => of === id);
      expect(places).toHaveLength(1);
      expect(places[0]!.text).toContain('C-71');
      expect(places[0]!.text).not.toContain('Mia Voogd');
    }
    // Who stands up for somebody is told what is held of himself, and nothing of the other.
    const [voogd] = (await searched({ phone: '0381112223' })).filter(({ of }) => of === id);
    expect(voogd!.text).toContain('Mia Voogd');
    expect(voogd!.text).not.toContain('C-72');
    expect((await searched({ name: 'Vries' })).filter(({ of }) => of === id)).toHaveLength(1);
    expect(await searched({ name: 'Jan Willem de Vries' }, 'kadera')).toEqual([]);
  });

  it('shows nobody what stands on the list of a dossier that is shut to him', async () => {
    const id = await aDossier(aPerson(73, { name: 'Geheime Canarie' }));
    const who = await lekwacht.as('handler', 'perspektief');
    await (
      await lekwacht.as('fg', 'perspektief')
    ).acts(id, 'restriction', {
      ...{ restricted: true, allowed: [], open: ['fg', 'board'] },
      refused: [String((await who.get('/v1/me')).body.id)],
    });
    expect(await searched({ name: 'Geheime Canarie' })).toEqual([]);
  });
});

describe('what was interrupted', () => {
  it('counts once its event is there, whoever did not settle it', async () => {
    const id = await aDossier(aPerson(1));
    await lekwacht.database.postgres.query({
      text: 'update affected_people set is_listed = false where dossier_id = $1',
      values: [id],
    });
    expect(await listOf(id)).toMatchObject({ people: 1, isComplete: true });
    expect(await rows(id)).toMatchObject([{ is_listed: true }]);
  });

  it('is taken out with its key where no event ever named it, and not before it is sure', async () => {
    const id = await aDossier(aPerson(1));
    const [key] = await keysOf(id);
    const change = randomUUID();
    await lekwacht.database.postgres.query({
      text: 'update affected_people set is_listed = false, change = $2 where dossier_id = $1',
      values: [id, change],
    });
    await tick();
    expect(await rows(id)).toHaveLength(1);
    await lekwacht.database.postgres.query({
      text: `update affected_people set prepared_at = now() - interval '2 hours' where dossier_id = $1`,
      values: [id],
    });
    await tick();
    expect(await rows(id)).toEqual([]);
    expect(await forgotten([key!])).toBe(1);
  });

  it('leaves nothing where the act was refused', async () => {
    const id = await aDossier(aPerson(1));
    const answer = await handler.post(`/v1/breaches/${id}/affected-people`, aPerson(2), {
      'idempotency-key': randomUUID(),
      'if-match': '"0"',
    });
    expect(answer.status).toBe(412);
    expect(await rows(id)).toHaveLength(1);
  });
});

describe('a list whose dossier is over', () => {
  let id: string;
  let keys: readonly string[];
  const close = async (dossier: string): Promise<void> => {
    await fg.acts(dossier, 'dismissal', { ground: 'test-report', reason: 'It was a drill.' });
  };
  const at = (day: string): void => void lekwacht.moveTo(`${day}T09:00:00+02:00`);

  beforeAll(async () => {
    id = await aDossier(aPerson(1), aPerson(2));
    keys = await keysOf(id);
    await close(id);
  });
  afterAll(() => void lekwacht.moveTo(NOW));

  it('is kept for the term of the profile, and while a legal hold asks for it', async () => {
    expect(await listOf(id)).toMatchObject({ keptUntil: '2026-08-30T07:00:00.000Z', isHeld: false });
    at('2026-08-29');
    await tick();
    expect(await rows(id)).toHaveLength(2);
    const { body } = await fg.act(id, 'legal-holds', { reason: 'A claim is expected.' });
    at('2026-09-02');
    await tick();
    expect(await listOf(id)).toMatchObject({ people: 2, isHeld: true });
    const { hold } = (await fg.dossier(id)).body.legalHolds[0];
    expect(body.recorded).toBe(true);
    await fg.acts(id, `legal-holds/${String(hold)}/lifting`, { reason: 'It did not come.' });
  });

  it('goes with its keys once nothing holds it, and the log says how many were on it', async () => {
    await tick();
    expect(await listOf(id)).toMatchObject({ people: 0, isComplete: true, entries: [] });
    expect((await lekwacht.eventTypes(id)).filter((type) => type === 'AffectedPeopleTakenOut')).toHaveLength(
      1,
    );
    await eventually(async () => ((await forgotten(keys)) === keys.length ? true : undefined));
    expect(await rows(id)).toEqual([]);
    await tick();
    expect((await lekwacht.eventTypes(id)).filter((type) => type === 'AffectedPeopleTakenOut')).toHaveLength(
      1,
    );
  });

  it('that is put back with an old database is forgotten again', async () => {
    lekwacht.moveTo(NOW);
    const again = await aDossier(aPerson(1));
    const [row] = await rows(again);
    await close(again);
    at('2026-12-01');
    await tick();
    await eventually(async () => ((await rows(again)).length === 0 ? true : undefined));
    await lekwacht.database.postgres.query({
      text: `insert into affected_people (dossier_id, person, change, organisation, key, box, is_listed)
             values ($1, $2, $3, $4, $5, $6, true)`,
      values: ['dossier_id', 'person', 'change', 'organisation', 'key', 'box'].map((name) => row![name]),
    });
    expect(await listOf(again)).toMatchObject({ people: 0 });
    await tick();
    expect(await rows(again)).toEqual([]);
  });
});

describe('a dossier that is erased', () => {
  it('takes its list along, and the certificate says so', async () => {
    lekwacht.moveTo(NOW);
    const id = await aDossier(aPerson(1), aPerson(2));
    const keys = await keysOf(id);
    await fg.acts(id, 'dismissal', { ground: 'test-report', reason: 'It was a drill.' });
    lekwacht.moveTo('2032-06-02T09:00:00+02:00');
    const proposed = await handler.act(id, 'erasures', {
      ...{ what: 'dossier', ground: 'no-longer-needed', reason: 'Its term is over.' },
    });
    const erasure = Number(proposed.body.revision);
    await colleague.acts(id, `erasures/${erasure}/approval`, {});
    expect(await listOf(id)).toMatchObject({ people: 0, isComplete: true });
    await eventually(async () => ((await forgotten(keys)) === keys.length ? true : undefined));
    expect(await rows(id)).toEqual([]);
    const { body } = await fg.get(`/v1/breaches/${id}/erasures/${erasure}/certificate`);
    expect(body.affectedPeople).toBe(2);
    expect((body.remarks as readonly { nl: string }[]).map(({ nl }) => nl).join(' ')).toContain(
      'lijst van betrokkenen',
    );
    lekwacht.moveTo(NOW);
  });
});

describe('nobody on a list', () => {
  it('stands anywhere else: not in the log, a table, another answer, an address or what is logged', async () => {
    const id = await aDossier(
      aPerson(1, {
        ...{ email: `${CANARY}@example.test`, phone: `${CANARY} 06` },
        safeContact: { means: 'letter', to: `Via ${CANARY}` },
        representative: { role: 'parent', name: `Mia ${CANARY}`, address: `${CANARY}straat 1` },
      }),
    );
    await handler.acts(id, 'assessments', anAssessment());
    await handler.acts(id, 'ap-notifications', anApNotification(NOW));
    await board.acts(id, 'decisions', aDecision('inform-people'));
    await handler.acts(id, 'affected-people/rounds', {
      ...{ informedAt: NOW, means: ['letter'], content: 'What happened.' },
    });
    await lekwacht.projected();
    const paths = [
      ...['', '/time-line', '/ap-form', '/edpb-template', '/letter'].map(
        (part) => `/v1/breaches/${id}${part}`,
      ),
      ...['/v1/register', '/v1/breaches', '/v1/retention', '/v1/dashboard'],
    ];
    for (const path of paths) expect((await fg.get(path)).text).not.toContain(CANARY);
    const csv = await (
      await lekwacht.as('fg', 'perspektief', 'fg')
    ).get('/v1/register', { accept: 'text/csv' });
    expect(csv.text).not.toContain(CANARY);
    const { postgres } = lekwacht.database;
    const tables = await postgres.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables.rows) {
      const { rows: held } = await postgres.query<{ text: string }>(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`,
      );
      expect([name, held[0]!.text.includes(CANARY)]).toEqual([name, false]);
    }
    expect(lekwacht.logged.join('\n')).not.toContain(CANARY);
    expect(JSON.stringify(await lekwacht.events())).not.toContain(CANARY);
  });
});
