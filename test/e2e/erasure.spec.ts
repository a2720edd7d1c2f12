import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Drafts } from '../../src/drafts/drafts.js';
import { Subscriptions } from '../../src/platform/subscriptions/subscriptions.js';
import { REACTIONS } from '../../src/reactions.js';
import { withPersonal } from '../../src/shared/personal-places.js';
import { anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import {
  eventually,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import type { Answer } from '../support/http/http-client.js';

const NOW = '2026-06-01T09:00:00+02:00';
const SIX_YEARS_LATER = '2032-06-02T09:00:00+02:00';
const NAME = 'Kwetter-Ábels';

interface Found {
  readonly revision: number;
  readonly pointer: string;
  readonly event: string;
  readonly isText: boolean;
  readonly excerpt: string;
}

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

const find = async (who: Person, id: string, contains = NAME): Promise<readonly Found[]> => {
  const { status, body } = await who.post(`/v1/breaches/${id}/personal-values/search`, { contains });
  expect(status).toBe(200);
  return body.places as Found[];
};
const propose = (who: Person, id: string, fields: object): Promise<Answer> =>
  who.act(id, 'erasures', { what: 'reporter', ground: 'objection', reason: 'He asked for it.', ...fields });
const placesOf = (found: readonly Found[], replacement?: string): object => ({
  what: 'values',
  values: found.map(({ revision, pointer, isText }) => ({
    ...{ revision, pointer },
    ...(isText && replacement !== undefined && { replacement }),
  })),
});
async function erase(by: Person, second: Person, id: string, fields: object): Promise<number> {
  const { status, body, text } = await propose(by, id, fields);
  if (status !== 200) throw new Error(text);
  const erasure = Number(body.revision);
  await second.acts(id, `erasures/${erasure}/approval`, {});
  return erasure;
}
const completed = (id: string, times = 1): Promise<true> =>
  eventually(async () => {
    const types = await lekwacht.eventTypes(id);
    return types.filter((type) => type === 'ErasureCompleted').length === times ? true : undefined;
  });
const keysForgotten = async (): Promise<number> => {
  const { rows } = await lekwacht.database.postgres.query<{ count: number }>(
    'select count(*)::int as count from personal.keys where forgotten_at is not null',
  );
  return rows[0]!.count;
};

/** Named in the report, in a supplement, in the assessment and so in the frozen form. */
async function aNamedDossier(organisation = 'perspektief', by = handler): Promise<Reported> {
  const reported = await lekwacht.report({
    organisation,
    description: `A letter about ${NAME} went astray.`,
    location: 'At the neighbours.',
    reporter: { kind: 'employed', name: `An ${NAME}`, email: 'abels@example.test' },
    contactPerson: { name: NAME, phone: '+31 6 12 34 56 78' },
  });
  const { id } = reported;
  await by.acts(id, 'awareness', { awareAt: NOW, facts: 'The neighbour phoned.' });
  await by.acts(id, 'supplements', { text: `The neighbour says ${NAME} lives there.` });
  await by.acts(id, 'assessments', anAssessment({ description: `It was opened; ${NAME} is upset.` }));
  return reported;
}

describe('a name in everything held of a dossier', () => {
  let reported: Reported;
  let before: Answer;
  let revision: number;
  beforeAll(async () => {
    reported = await aNamedDossier();
    await handler.acts(reported.id, 'ap-notifications', anApNotification(NOW));
    before = await handler.dossier(reported.id);
    revision = Number(/\d+/.exec(before.etag ?? '')?.[0]);
  });

  it('is found in the report, its contacts, a supplement, and the frozen form, whatever the case and the accents', async () => {
    const found = await find(handler, reported.id, 'kwetter-abels');
    const pointers = found.map(({ pointer }) => pointer);
    for (const pointer of [
      '/report/description',
      '/report/reporter/contact',
      '/report/contactPerson',
      '/text',
    ])
      expect(pointers).toContain(pointer);
    expect(found.map(({ event }) => event)).toContain('ApNotified');
    expect(found[0]?.excerpt).toContain(NAME);
    expect(await find(handler, reported.id, 'Nobody at all')).toEqual([]);
  });

  it('is told to nobody who may not know of it: the reporter not to the board, nothing to another organisation', async () => {
    const pointers = (await find(board, reported.id)).map(({ pointer }) => pointer);
    expect(pointers).toContain('/report/description');
    expect(pointers.filter((pointer) => /contact/.test(pointer))).toEqual([]);
    const stranger = await lekwacht.as('handler', 'kadera');
    const path = `/v1/breaches/${reported.id}/personal-values/search`;
    expect((await stranger.post(path, { contains: NAME })).status).toBe(404);
    const mandate = await lekwacht.as('mandate-holder');
    expect((await mandate.post(path, { contains: NAME })).status).toBe(403);
    expect((await handler.post(path, { contains: ' ' })).status).toBe(422);
  });

  it('leaves a look, and stands in no log', async () => {
    const looks = (await fg.get(`/v1/breaches/${reported.id}/looks`)).body.looks as { what: string }[];
    expect(looks.map(({ what }) => what)).toContain('personal-values');
    expect(lekwacht.logged.filter((line) => /kwetter/i.test(line))).toEqual([]);
  });

  it('goes by two people, and another text stands in its place: then, before and on the time line', async () => {
    const found = await find(handler, reported.id);
    const forgotten = await keysForgotten();
    const erasure = await erase(handler, colleague, reported.id, placesOf(found, 'A client was named.'));
    await completed(reported.id);
    // With what was sent to the AP goes the salt of its digest: it would confirm each guess.
    expect(await keysForgotten()).toBe(forgotten + found.length + 1);
    expect(await find(handler, reported.id)).toEqual([]);
    const dossier = await handler.dossier(reported.id);
    const asOf = await handler.get(`/v1/breaches/${reported.id}/as-of?revision=${revision}`);
    const timeLine = await handler.get(`/v1/breaches/${reported.id}/timeline`);
    const form = await handler.get(`/v1/breaches/${reported.id}/ap-form`);
    for (const answer of [dossier, asOf, timeLine, form]) {
      expect([answer.status, /kwetter/i.test(answer.text)]).toEqual([200, false]);
      expect(answer.text).toContain('A client was named.');
    }
    const by = dossier.body.erasures[0].approved.revision as number;
    expect(dossier.body.erasures[0].erasure).toBe(erasure);
    expect(asOf.body.report.reporter.contact).toEqual({ erased: true, by });
    // And nothing else changed of what was known then.
    expect(asOf.body.report).toMatchObject({ location: 'At the neighbours.' });
    expect(Object.keys(asOf.body)).toEqual(Object.keys(before.body));
  });

  it('has a certificate, which holds nothing of it and says since when', async () => {
    const { body } = await handler.dossier(reported.id);
    const { erasure } = body.erasures[0];
    const path = `/v1/breaches/${reported.id}/erasures/${erasure}/certificate`;
    const certificate = await fg.get(path);
    expect(certificate.body).toMatchObject({
      ...{ erasure, what: 'values', ground: 'objection', reference: reported.reference, definitive: false },
      definitiveBy: '2026-07-07',
      leftTheHouse: [{ event: 'ApNotified' }],
    });
    expect(certificate.body.remarks[0].en).toContain('Not yet definitive');
    expect(certificate.text).not.toMatch(/kwetter/i);
    expect((await fg.get(path.replace(`/${erasure}/`, '/0/'))).body.code).toBe('no-such-erasure');
  });

  it('is definitive once every wrapping key of then is destroyed', async () => {
    const { postgres } = lekwacht.database;
    const { body } = await handler.dossier(reported.id);
    const path = `/v1/breaches/${reported.id}/erasures/${body.erasures[0].erasure}/certificate`;
    const epochs = 'personal.wrapping_epochs';
    await postgres.query(`update ${epochs} set destroyed_at = now()`);
    expect((await fg.get(path)).body).toMatchObject({ definitive: true });
    await postgres.query(`update ${epochs} set destroyed_at = null`);
    expect((await fg.get(path)).body).toMatchObject({ definitive: false });
  });
});

describe('a name that slipped into a text of the register', () => {
  const SUMMARY = `Letter about ${NAME} at another address.`;
  const WITHOUT = 'Letter about a client at another address.';
  let reported: Reported;
  let revision: number;
  let found: readonly Found[];
  beforeAll(async () => {
    reported = await lekwacht.report();
    const { id } = reported;
    await handler.acts(id, 'awareness', { awareAt: NOW, facts: 'The neighbour phoned.' });
    await handler.acts(id, 'assessments', anAssessment({ summary: SUMMARY }));
    await handler.acts(id, 'ap-notifications', anApNotification(NOW));
    await handler.acts(id, 'lessons', { lesson: 'Look at the address twice.' });
    revision = Number(/\d+/.exec((await handler.dossier(id)).etag ?? '')?.[0]);
    found = await find(handler, id);
  });
  const everywhere = async (): Promise<readonly string[]> => {
    const { id } = reported;
    await lekwacht.projected();
    const paths = ['', '/timeline', '/ap-form', `/as-of?revision=${revision}`].map(
      (path) => `/v1/breaches/${id}${path}`,
    );
    const csv = await fg.get('/v1/register', { accept: 'text/csv' });
    const answers = await Promise.all([...paths, '/v1/register'].map((path) => fg.get(path)));
    for (const { status, text } of answers) expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    return [...answers, csv].map(({ text }) => text);
  };

  it('is found where it was said, and where it was sent', async () => {
    expect(found.map(({ event, pointer }) => `${event}${pointer}`)).toEqual(
      expect.arrayContaining(['BreachAssessed/summary', 'ApNotified/content/assessment/summary']),
    );
    for (const text of await everywhere()) expect(text).toContain(SUMMARY);
  });

  it('is replaced and never left out, by a text that names nobody', async () => {
    const { id } = reported;
    expect((await propose(handler, id, placesOf(found))).body.code).toBe('register-needs-a-text');
    const { status, body } = await propose(handler, id, placesOf(found, 'Ask abels@example.test.'));
    expect([status, body.errors]).toMatchObject([
      422,
      [{ pointer: '/values', code: 'personal-data-in-register-text' }],
    ]);
  });

  it('goes by two people out of the dossier of any moment, the form, the register and the table behind it', async () => {
    const { id } = reported;
    const erasure = await erase(handler, colleague, id, placesOf(found, WITHOUT));
    await completed(id);
    const certificate = await fg.get(`/v1/breaches/${id}/erasures/${erasure}/certificate`);
    expect((certificate.body.remarks as { en: string }[]).at(-1)?.en).toContain('out of the lists');
    expect(certificate.body.places).toContainEqual(
      expect.objectContaining({ pointer: '/summary', replaced: true }),
    );
    for (const text of await everywhere()) {
      expect(text).toContain(WITHOUT);
      expect(text).not.toMatch(/kwetter/i);
    }
    const { rows } = await lekwacht.database.postgres.query<{ row: string }>(
      'select row::text as row from register',
    );
    expect(rows.filter(({ row }) => row.includes(WITHOUT))).toHaveLength(1);
    expect(rows.filter(({ row }) => /kwetter/i.test(row))).toEqual([]);
    expect(await find(handler, id)).toEqual([]);
  });

  it('is the same in a register that is built anew', async () => {
    const rows = async (): Promise<readonly object[]> =>
      (
        await lekwacht.database.postgres.query(
          `select r.key, r.position, r.row::text as row from register r
           join (select max(generation) as generation from register) g using (generation) order by key`,
        )
      ).rows;
    const before = await rows();
    const lists = { projections: REACTIONS.lists, processManagers: [] };
    const rebuilding = new Subscriptions(lekwacht.application.engine, lists, {
      settings: { retirementGrace: 0 },
    });
    await rebuilding.rebuild('register');
    await rebuilding.stop();
    expect(await rows()).toEqual(before);
  });
});

describe('who may', () => {
  it('a second person decides, under a recent proof; the FG proposes or objects, and decides nothing', async () => {
    const { id } = await aNamedDossier();
    const { body } = await propose(fg, id, {});
    const erasure = Number(body.revision);
    const waiting = (await board.dossier(id)).body.openDuties as { duty: string; subject?: object }[];
    expect(waiting).toContainEqual(
      expect.objectContaining({ duty: 'look-at-erasure', subject: { erasure } }),
    );
    expect((await fg.act(id, `erasures/${erasure}/approval`, {})).status).toBe(403);
    expect((await handler.act(id, `erasures/${erasure}/objection`, { reason: 'No.' })).status).toBe(403);
    await fg.acts(id, `erasures/${erasure}/objection`, { reason: 'The AP may still ask for it.' });
    expect((await handler.act(id, `erasures/${erasure}/approval`, {})).body.code).toBe('fg-objects');
    const bare = await board.act(id, `erasures/${erasure}/approval`, {});
    expect(bare.body.errors).toMatchObject([
      { pointer: '/despiteObjection', code: 'reason-against-objection' },
    ]);
    const despiteObjection = 'It endangers him.';
    await board.acts(id, `erasures/${erasure}/approval`, { despiteObjection });
    await completed(id);
  });

  it('nobody approves what he proposed, or what is about him; 412 where somebody wrote meanwhile', async () => {
    const { id } = await aNamedDossier();
    const me = String((await colleague.get('/v1/me')).body.id);
    const { body, etag = '' } = await propose(handler, id, { concerns: [me] });
    const approval = `erasures/${String(body.revision)}/approval`;
    const own = await handler.act(id, approval, {});
    expect([own.status, own.body.code]).toEqual([403, 'second-person-needed']);
    const about = await colleague.act(id, approval, {});
    expect([about.status, about.body.code]).toEqual([403, 'about-you']);
    await handler.acts(id, 'supplements', { text: 'Meanwhile.' });
    expect((await board.act(id, approval, {}, { ifMatch: etag })).status).toBe(412);
    expect(await lekwacht.eventTypes(id)).not.toContain('PersonalDataErased');
    await board.dossier(id);
    await board.acts(id, approval, {});
  });

  it('a legal hold holds it back until FG or board lift it', async () => {
    const { id } = await aNamedDossier();
    await handler.acts(id, 'legal-holds', { reason: 'A lawsuit was announced.' });
    const { hold } = (await handler.dossier(id)).body.legalHolds[0];
    const refused = await propose(handler, id, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'legal-hold']);
    const lifting = `legal-holds/${String(hold)}/lifting`;
    expect((await handler.act(id, lifting, { reason: 'It is over.' })).status).toBe(403);
    await board.acts(id, lifting, { reason: 'It is over.' });
    expect((await propose(handler, id, {})).status).toBe(200);
  });

  it('what is asked wrongly is told at its field', async () => {
    const { id } = await aNamedDossier();
    const nowhere = { what: 'values', values: [{ revision: 0, pointer: '/report/nothing' }] };
    const { status, body } = await propose(handler, id, nowhere);
    expect([status, body.errors[0].code, body.errors[0].pointer]).toEqual([422, 'nothing-there', '/values']);
    const malformed = { what: 'values', values: [{ revision: -1 }] };
    const pointers = ((await propose(handler, id, malformed)).body.errors as { pointer: string }[]).map(
      ({ pointer }) => pointer,
    );
    expect(pointers).toEqual(['/values/0/revision', '/values/0/pointer']);
    for (const values of ['x', [1], [[]], {}])
      expect((await propose(handler, id, { what: 'values', values })).status).toBe(422);
    expect((await board.act(id, 'erasures/first/approval', {})).body.code).toBe('no-such-proposal');
  });
});

describe('what stays', () => {
  it('one value of eleven, also out of the frozen form, while sixteen handlers write: exactly that is gone', async () => {
    const { id } = await aNamedDossier();
    const texts = Array.from({ length: 10 }, (_, n) => `Text number ${String.fromCharCode(97 + n)}.`);
    for (const text of texts) await handler.acts(id, 'supplements', { text });
    // What the organisation knew it from stands in the AP's form too, which is frozen when it is sent.
    const wanted = 'Text number z, of a neighbour.';
    await handler.acts(id, 'awareness', {
      awareAt: '2026-06-01T08:30:00+02:00',
      ...{ facts: wanted, reason: 'He phoned earlier.' },
    });
    await handler.acts(id, 'ap-notifications', anApNotification(NOW));
    const writers = await Promise.all(
      Array.from({ length: 16 }, (_, n) => lekwacht.as('handler', 'perspektief', `writer ${n}`)),
    );
    const written: string[] = [];
    const writing = writers.map(async (writer, n) => {
      for (let time = 0; time < 8; time++) {
        const text = `Writer ${n}, time ${time}.`;
        const { status } = await writer.act(id, 'supplements', { text });
        if (status === 200) written.push(text);
        else await writer.dossier(id);
      }
    });
    /** As a person does: he looks again where somebody wrote meanwhile. */
    const untilDone = async (act: () => Promise<Answer>): Promise<number> => {
      for (;;) {
        const { status, body } = await act();
        if (status === 200) return Number(body.revision);
        await handler.dossier(id);
      }
    };
    const found = await find(handler, id, wanted);
    expect(found.map(({ event }) => event)).toEqual(['AwarenessCorrected', 'ApNotified']);
    const erasure = await untilDone(() => propose(handler, id, placesOf(found)));
    await untilDone(() => colleague.act(id, `erasures/${erasure}/approval`, {}));
    await Promise.all(writing);
    await completed(id);
    const { text } = await handler.get(`/v1/breaches/${id}/timeline`);
    for (const one of [...texts, ...written]) expect([one, text.includes(one)]).toEqual([one, true]);
    expect(text).not.toContain(wanted);
    // In the log itself, by its keys: those places, and no other.
    const gone: string[] = [];
    const { store, codec } = lekwacht.application.engine;
    for (const { revision, event } of await codec.opened(await store.readStream(`breach-${id}`)))
      withPersonal(event.data, (value, pointer) => {
        if (!('value' in value)) gone.push(`${revision} ${pointer}`);
        return value;
      });
    // With the salt of what was sent, which would confirm each guess at it.
    const sent = found.at(-1)?.revision;
    expect(gone).toEqual([
      ...found.map(({ revision, pointer }) => `${revision} ${pointer}`),
      `${sent} /salt`,
    ]);
  }, 60_000);

  it('asked twice under one key it is one event, and one forgetting', async () => {
    const { id } = await aNamedDossier();
    const { body } = await propose(handler, id, {});
    const path = `erasures/${String(body.revision)}/approval`;
    const key = randomUUID();
    const ifMatch = (await colleague.dossier(id)).etag ?? '';
    const both = await Promise.all([1, 2].map(() => colleague.act(id, path, {}, { key, ifMatch })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await completed(id);
    await board.dossier(id);
    expect((await board.act(id, path, {})).body.code).toBe('no-such-proposal');
    const types = await lekwacht.eventTypes(id);
    expect(types.filter((type) => type === 'PersonalDataErased')).toHaveLength(1);
  });
});

describe('what is due', () => {
  it('is listed by the term of the profile, erased as a whole by two, and then listed no more', async () => {
    const { id, reference } = await aNamedDossier();
    await board.acts(id, 'decisions', {
      ...{ question: 'notify-authority', outcome: 'no', ground: 'risk-unlikely' },
      ...{ reason: 'Nobody read it.', departure: 'The assessment was too strict.' },
    });
    await handler.acts(id, 'dismissal', { ground: 'test-report', reason: 'It was an exercise.' });
    const { proposals } = (await colleague.dossier(id)).body as { proposals: { proposal: number }[] };
    await colleague.acts(id, 'proposals/confirmation', {
      proposal: proposals[0]!.proposal,
      confirmed: true,
    });
    const early = await propose(handler, id, { what: 'dossier' });
    expect([early.status, early.body.code]).toEqual([409, 'term-not-over']);
    const due = async (who = handler): Promise<readonly object[]> => {
      await lekwacht.projected();
      return (await who.get('/v1/retention')).body.due as object[];
    };
    expect(await due()).toEqual([]);
    const then = lekwacht.clock.now();
    lekwacht.moveTo(SIX_YEARS_LATER);
    expect(await due()).toMatchObject([{ id, reference, held: false, proposed: false }]);
    expect(await due(await lekwacht.as('handler', 'kadera'))).toEqual([]);
    const { body } = await propose(handler, id, { what: 'dossier', ground: 'no-longer-needed' });
    await lekwacht.projected();
    const listed = (await board.get('/v1/retention')).body;
    expect(listed.due).toMatchObject([{ id, proposed: true }]);
    expect(listed.proposed).toContainEqual(expect.objectContaining({ id, reference }));
    const drafts = lekwacht.application.app.get(Drafts);
    const draft = { dossier: id, person: 'somebody', page: 'assessment' };
    await drafts.save(draft, { summary: [NAME] });
    await board.dossier(id);
    await board.acts(id, `erasures/${String(body.revision)}/approval`, {});
    await completed(id);
    expect(await due()).toEqual([]);
    expect(await drafts.at(draft)).toBeUndefined();
    const dossier = await handler.dossier(id);
    expect(dossier.text).not.toMatch(/kwetter|neighbour/i);
    expect(dossier.body.assessment.assessment.summary).toContain('A letter about care');
    lekwacht.moveTo(then);
  });
});

describe('two without an FG', () => {
  it('the handler proposes and the director decides, and the other way round', async () => {
    const first = await lekwacht.as('handler', 'aanzien', 'two: handler');
    const director = await lekwacht.as('board', 'aanzien', 'two: director');
    const { id } = await aNamedDossier('aanzien', first);
    await erase(first, director, id, {});
    await completed(id);
    const found = await find(director, id);
    const { body } = await propose(director, id, placesOf(found, 'A client was named.'));
    const duties = (await first.dossier(id)).body.openDuties as { duty: string; holder: string }[];
    expect(duties).toContainEqual(expect.objectContaining({ duty: 'decide-on-erasure', holder: 'handler' }));
    await first.acts(id, `erasures/${String(body.revision)}/rejection`, { reason: 'It is needed for now.' });
    await erase(director, first, id, placesOf(found, 'A client was named.'));
    await completed(id, 2);
    expect((await first.dossier(id)).text).not.toMatch(/kwetter/i);
  });
});
