import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccessRequestSweep } from '../../src/access-requests/access-request-sweep.timer.js';
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
/** Whoever asks, and what may stand in no address, log, list or session. */
const NAME = 'Zilverling-Ósterwout';
const EMAIL = 'canary.zilverling@example.test';
const REPORTER = 'Melderman';
const PATH = '/v1/access-requests';

interface Place {
  readonly source: string;
  readonly of: string;
  readonly revision?: number;
  readonly pointer: string;
  readonly match: string;
  readonly text?: string;
  readonly why?: string;
  readonly words?: readonly string[];
}

let lekwacht: RunningLekwacht;
let handler: Person;
let fg: Person;
let board: Person;
let reported: Reported;
let other: Reported;
let restricted: Reported;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler', 'perspektief', 'handler');
  fg = await lekwacht.as('fg', 'perspektief', 'fg');
  board = await lekwacht.as('board', 'perspektief', 'board');
  reported = await lekwacht.report({
    description: `A letter about Bo ${NAME} lay at the neighbours, says ${REPORTER}. His sister Lotte is in it.`,
    location: 'At the neighbours.',
    reporter: {
      kind: 'employed',
      name: `An ${REPORTER}`,
      email: 'an@example.test',
      phone: '+31 6 11 22 33 44',
    },
  });
  const { id } = reported;
  await handler.acts(id, 'awareness', { awareAt: NOW, facts: `Bo ${NAME} phoned from 06 – 12 34 56 78.` });
  await handler.acts(id, 'supplements', { text: `His mail: ${EMAIL.toUpperCase()}.` });
  await handler.acts(id, 'assessments', anAssessment({ description: `It was opened; Bo ${NAME} is upset.` }));
  await handler.acts(id, 'ap-notifications', anApNotification(NOW));
  other = await lekwacht.report({ description: `Somebody else of the name of Bo, and one Osterwout.` });
  restricted = await lekwacht.report({ description: `Bo ${NAME} says who hurt him.` });
  const about = await handler.actorId(restricted);
  await fg.acts(restricted.id, 'restriction', {
    restricted: true,
    allowed: [],
    refused: [about],
    open: ['fg', 'board'],
  });
});
afterAll(() => lekwacht.close());

const enter = async (who: Person, fields: object = {}): Promise<string> => {
  const body = { organisation: 'perspektief', name: `Bo ${NAME}`, email: EMAIL, ...fields };
  const answer = await who.post(PATH, body, { 'idempotency-key': randomUUID() });
  if (answer.status !== 201) throw new Error(answer.text);
  return String(answer.body.id);
};
const one = (who: Person, id: string): Promise<Answer> => who.get(`${PATH}/${id}`);
async function act(who: Person, id: string, name: string, body: object = {}, seen?: string): Promise<Answer> {
  const etag = seen ?? (await one(who, id)).etag ?? '"0"';
  return who.post(`${PATH}/${id}/${name}`, body, { 'idempotency-key': randomUUID(), 'if-match': etag });
}
async function acts(who: Person, id: string, name: string, body: object = {}): Promise<void> {
  const { status, text } = await act(who, id, name, body);
  if (status !== 200) throw new Error(`${name}: ${text}`);
}
const placesFor = async (who: Person, id: string): Promise<readonly Place[]> =>
  (await one(who, id)).body.preparation.places as Place[];
const choice = ({ source, of, revision, pointer }: Place, said: object = {}): object => ({
  ...{ source, of, revision, pointer },
  ...said,
});
const ready = (who: Person, id: string): Promise<void> =>
  acts(who, id, 'preparation', { places: [], ready: true });

describe('somebody asks what is held of him', () => {
  let id: string;
  beforeAll(async () => {
    id = await enter(handler, {
      receivedAt: '2026-05-29T16:00:00+02:00',
      channel: 'letter',
      phone: '0612345678',
    });
    await acts(handler, id, 'search');
  });

  it('his request is entered once, with its month; from no future, and not without a way to find him', async () => {
    const { body } = await one(handler, id);
    expect(body).toMatchObject({ state: 'open', late: false, dueAt: '2026-06-29T21:59:59.999Z' });
    const key = { 'idempotency-key': randomUUID() };
    const asked = { organisation: 'perspektief', name: 'Somebody' };
    const [first, again] = [await handler.post(PATH, asked, key), await handler.post(PATH, asked, key)];
    expect([again.status, again.body]).toEqual([201, first.body]);
    const reused = await handler.post(PATH, { ...asked, name: 'Another' }, key);
    expect(reused.body.code).toBe('idempotency-key-reused');
    await acts(handler, String(first.body.id), 'withdrawal');
    for (const [fields, code] of [
      [{ name: undefined }, 'nothing-to-search-by'],
      [{ phone: '06-1' }, 'nothing-to-search-by'],
      [{ receivedAt: '2026-07-01T09:00:00+02:00' }, 'moment-in-the-future'],
    ] as const) {
      const { status, body: said } = await handler.post(
        PATH,
        { ...asked, ...fields },
        { 'idempotency-key': randomUUID() },
      );
      expect([status, said.errors[0].code]).toEqual([422, code]);
    }
  });

  it('everything that holds him is found with its whole text: report, facts, supplement, frozen form', async () => {
    const places = (await placesFor(fg, id)).filter(({ of }) => of === reported.id);
    expect(places.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/report/description', '/facts', '/text']),
    );
    const { preparation } = (await one(fg, id)).body;
    expect((preparation.places as { event?: string }[]).map(({ event }) => event)).toContain('ApNotified');
    expect(places.find(({ pointer }) => pointer === '/text')).toMatchObject({ match: 'whole' });
    expect(places[0]?.text).toContain('His sister Lotte');
  });

  it('until somebody says otherwise, a namesake and whoever reported are left out', async () => {
    const places = await placesFor(fg, id);
    const namesake = places.filter(({ of }) => of === other.id);
    expect(namesake.map(({ why, match }) => [why, match])).toEqual([['not-about-him', 'part']]);
    const report = places.find(({ of, pointer }) => of === reported.id && pointer === '/report/description');
    expect(report).toMatchObject({ words: ['melderman'], wordsWhy: 'reporter-confidential' });
    const own = await enter(fg, { name: `An ${REPORTER}`, email: 'an@example.test' });
    await acts(fg, own, 'search');
    const contact = (await placesFor(fg, own)).find(({ pointer }) => pointer === '/report/reporter/contact');
    expect(contact).toMatchObject({ match: 'whole', of: reported.id });
    expect(contact).not.toHaveProperty('why');
    // Who reported is known to those who handle it.
    expect((await placesFor(board, own)).map(({ pointer }) => pointer)).not.toContain(
      '/report/reporter/contact',
    );
    await acts(handler, own, 'withdrawal');
  });

  it('a handler learns nothing of a dossier that is shut to him; who watches may know how many', async () => {
    const seen = await one(handler, id);
    expect(seen.text).not.toContain(restricted.id);
    expect(seen.body.preparation).not.toHaveProperty('dossiersOutOfSight');
    expect((await placesFor(fg, id)).map(({ of }) => of)).toContain(restricted.id);
    const shut = await lekwacht.report({ description: 'Vera Schutsluis was here.' });
    await handler.actorId(shut);
    const allowed = await handler.actorId(reported);
    await handler.acts(shut.id, 'restriction', {
      restricted: true,
      allowed: [allowed],
      refused: [],
      open: ['fg'],
    });
    const [proposal] = (await handler.dossier(shut.id)).body.proposals as { proposal: number }[];
    await fg.acts(shut.id, 'proposals/confirmation', { proposal: proposal!.proposal, confirmed: true });
    const again = await enter(fg, { name: 'Vera Schutsluis', email: undefined });
    await acts(fg, again, 'search');
    expect((await one(board, again)).body.preparation.dossiersOutOfSight).toBe(1);
    expect((await one(board, again)).text).not.toContain(shut.id);
    await acts(handler, again, 'withdrawal');
  });

  it('nor of one of which he recused himself', async () => {
    const own = await lekwacht.report({ description: 'Wilma Buitensluis was here.' });
    const recused = await lekwacht.as('handler', 'perspektief', 'recused');
    await recused.acts(own.id, 'recusals', { function: 'handler', reason: 'It is about my own file.' });
    const about = await enter(recused, { name: 'Wilma Buitensluis', email: undefined });
    await acts(recused, about, 'search');
    expect(await placesFor(recused, about)).toEqual([]);
    expect((await one(recused, about)).text).not.toContain(own.id);
    expect((await placesFor(handler, about)).map(({ of }) => of)).toEqual([own.id]);
    await acts(handler, about, 'withdrawal');
  });

  it('what is left out is said by place, with a reason; of what one does not see nothing', async () => {
    const [first, ...rest] = (await placesFor(handler, id)).filter(({ of }) => of === reported.id);
    const all = (await placesFor(fg, id)).find(({ of }) => of === restricted.id)!;
    const said = (places: readonly object[]): Promise<Answer> =>
      act(handler, id, 'preparation', { places, ready: false });
    expect((await said([choice(all)])).body.errors[0].code).toBe('no-such-place');
    const words = { words: ['Lotte', 'Melderman'] };
    expect((await said([choice(first!, words)])).body.errors[0].code).toBe('reason-needed');
    const mistyped = { words: ['Lotje'], wordsWhy: 'rights-of-others' };
    expect((await said([choice(first!, mistyped)])).body.errors[0].code).toBe('word-not-there');
    const last = rest.at(-1)!;
    await acts(handler, id, 'preparation', {
      places: [
        choice(first!, { ...words, wordsWhy: 'rights-of-others' }),
        choice(last, { why: 'rights-of-others' }),
      ],
      ready: true,
    });
    expect((await placesFor(handler, id)).find(({ pointer }) => pointer === last.pointer)).toMatchObject({
      why: 'rights-of-others',
    });
    // Searched anew, what was said stays said, and somebody looks again.
    await acts(handler, id, 'search');
    expect((await placesFor(handler, id)).at(0)?.words).toEqual(['Lotte', 'Melderman']);
    expect((await one(handler, id)).body.ready).toBe(false);
    await ready(handler, id);
  });

  it('a second person releases it, who sees all of it, once it is sure who asks', async () => {
    expect((await act(board, id, 'release')).body.code).toBe('identity-not-confirmed');
    await acts(handler, id, 'identity', { how: 'called-back' });
    expect((await act(handler, id, 'identity', { how: 'known-here' })).body.code).toBe(
      'identity-confirmed-already',
    );
    const refused = await act(handler, id, 'release');
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
    expect((await act(board, id, 'release', {}, '"1"')).status).toBe(412);
    expect((await one(board, id)).body.mayRelease).toBe(true);
    expect((await one(handler, id)).body.mayRelease).toBe(false);
    expect((await one(board, id)).text).toContain(restricted.id);
    expect((await board.get(`${PATH}/${id}/answer`)).body.code).toBe('not-released');
    await acts(board, id, 'release');
    const ended = await act(handler, id, 'search');
    expect([ended.status, ended.body.code]).toEqual([409, 'access-request-ended']);
  });

  it('the answer holds what was not left out, nothing else, and what the law asks to tell', async () => {
    const { body, text } = await board.get(`${PATH}/${id}/answer`);
    expect(body).toMatchObject({ organisation: 'perspektief', asReleased: true });
    expect(text).toContain('lay at the neighbours, says █████. His sister █████ is in it.');
    expect(text).toContain('who hurt him');
    expect(text).not.toMatch(/Lotte|Melderman|and one Osterwout/iu);
    expect(body.leftOut).toEqual([{ why: 'rights-of-others', places: 2 }]);
    const told = (body.told as { article: string }[]).map(({ article }) => article);
    for (const letter of 'abcdefgh') expect(told).toContain(`15(1)(${letter})`);
    expect((await handler.get(`${PATH}/${id}/answer`)).status).toBe(403);
  });

  it('each opening is a look, also into each dossier that is shown', async () => {
    const { body } = await fg.get('/v1/organisations/perspektief/looks?limit=500');
    const looks = body.looks as { what: string; dossier?: string }[];
    expect(looks.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['access-request', 'access-answer']),
    );
    expect(looks).toContainEqual(expect.objectContaining({ what: 'access-answer', dossier: restricted.id }));
  });

  it('names nobody in its list, the log, a look or a line that is logged', async () => {
    const head = (await lekwacht.events('access-request-')).at(-1)!.position;
    await eventually(async () => {
      const { rows } = await lekwacht.database.postgres.query({
        text: `select 1 from subscription_checkpoints where name = 'access_requests' and position >= $1`,
        values: [head],
      });
      return rows.length > 0 ? true : undefined;
    });
    const list = await handler.get(PATH);
    expect((list.body.ended as { id: string }[]).map((ended) => ended.id)).toContain(id);
    const stored = JSON.stringify(await lekwacht.events('access-request-'));
    const { rows } = await lekwacht.database.postgres.query(
      `select row::text from access_requests union all select to_jsonb(looks)::text from looks`,
    );
    for (const where of [list.text, stored, JSON.stringify(rows), lekwacht.logged.join('\n')])
      expect(where).not.toMatch(/zilverling|sterwout|canary|12345678|melderman|lotte/iu);
  });

  it('what it held of the person is forgotten eight weeks after it ended, and not before', async () => {
    const sweep = lekwacht.application.app.get(AccessRequestSweep);
    const typesOf = async (): Promise<readonly string[]> =>
      (await lekwacht.events(`access-request-${id}`)).map(({ type }) => type);
    lekwacht.moveTo('2026-07-26T09:00:00+02:00');
    await sweep.tick();
    expect(await typesOf()).not.toContain('AccessRequestForgotten');
    lekwacht.moveTo('2026-07-28T09:00:00+02:00');
    for (const _twice of [1, 2]) await sweep.tick();
    expect((await typesOf()).filter((type) => type === 'AccessRequestForgotten')).toHaveLength(1);
    // A token of then is over.
    const later = await lekwacht.as('board', 'perspektief', 'board');
    const { body, text } = await one(later, id);
    expect(body).toMatchObject({ state: 'released', asked: { erased: true } });
    expect(text).not.toMatch(/zilverling/iu);
    expect((await later.get(`${PATH}/${id}/answer`)).body.code).toBe('request-forgotten');
    lekwacht.moveTo(NOW);
  });
});

describe('nobody alone hands anything over', () => {
  it('whoever prepared it does not release it, also not with another account of his', async () => {
    const id = await enter(fg);
    await acts(fg, id, 'search');
    await acts(fg, id, 'identity', { how: 'own-account' });
    expect((await act(board, id, 'release')).body.code).toBe('not-ready-for-release');
    await ready(fg, id);
    const refused = await act(fg, id, 'release');
    expect([refused.status, refused.body.code]).toEqual([403, 'release-by-another']);
    const twin = await lekwacht.as('board', 'perspektief', 'twin of the fg');
    const accounts = await Promise.all(
      [fg, twin].map(async (who) => String((await who.get('/v1/me')).body.id)),
    );
    const administrator = await lekwacht.as('administrator');
    const links = '/v1/organisations/perspektief/people/links';
    await eventually(async () =>
      (await administrator.post(links, { accounts })).status === 200 ? true : undefined,
    );
    await board.post(links, { accounts });
    expect((await act(twin, id, 'release')).body.code).toBe('release-by-another');
    await acts(handler, id, 'withdrawal');
  });

  it('nobody deals with his own request', async () => {
    const account = String((await board.get('/v1/me')).body.id);
    const id = await enter(handler, { account });
    for (const [name, body] of [
      ['search', {}],
      ['identity', { how: 'known-here' }],
      ['refusal', { ground: 'excessive' }],
    ] as const)
      expect((await act(board, id, name, body)).body.code).toBe('request-is-ones-own');
    await acts(board, id, 'withdrawal');
  });

  it('whoever may not see all of it is told only that somebody else releases it', async () => {
    const about = await lekwacht.report({ description: `Bo ${NAME} says that the director did it.` });
    const refused = [String((await board.get('/v1/me')).body.id)];
    const allowed = [await handler.actorId(about)];
    await handler.acts(about.id, 'restriction', {
      restricted: true,
      allowed,
      refused,
      open: ['fg', 'board'],
    });
    const [proposal] = (await handler.dossier(about.id)).body.proposals as { proposal: number }[];
    await fg.acts(about.id, 'proposals/confirmation', { proposal: proposal!.proposal, confirmed: true });
    const id = await enter(handler);
    await acts(handler, id, 'search');
    await acts(handler, id, 'identity', { how: 'known-here' });
    await ready(handler, id);
    const seen = await one(board, id);
    expect(seen.text).not.toContain(about.id);
    expect(seen.body).not.toHaveProperty('preparation.dossiersOutOfSight');
    expect((await act(board, id, 'release')).body.code).toBe('release-by-another');
    await acts(fg, id, 'release');
    expect((await board.get(`${PATH}/${id}/answer`)).body.code).toBe('answer-not-in-sight');
  });

  it('it is nobody’s of another organisation, nor a mandate holder’s', async () => {
    const id = await enter(handler);
    const stranger = await lekwacht.as('fg', 'kadera');
    expect((await one(stranger, id)).body.code).toBe('no-such-access-request');
    expect((await act(stranger, id, 'withdrawal')).status).toBe(404);
    expect((await stranger.get(`${PATH}/${randomUUID()}`)).status).toBe(404);
    expect((await (await lekwacht.as('mandate-holder')).get(PATH)).status).toBe(403);
    const body = { organisation: 'perspektief', name: 'Somebody' };
    const key = { 'idempotency-key': randomUUID() };
    expect((await stranger.post(PATH, body, key)).status).toBe(403);
  });
});

describe('the month', () => {
  it('is prolonged by two within the first, once, and what is late is flagged', async () => {
    const [one_, two] = [await enter(handler), await enter(handler)];
    await acts(handler, one_, 'extension', { reason: 'complex' });
    expect((await one(handler, one_)).body).toMatchObject({
      dueAt: '2026-09-01T21:59:59.999Z',
      extension: { reason: 'complex' },
    });
    expect((await act(handler, one_, 'extension', { reason: 'complex' })).body.code).toBe(
      'term-extended-already',
    );
    lekwacht.moveTo('2026-07-02T09:00:00+02:00');
    const later = await lekwacht.as('handler', 'perspektief', 'handler');
    expect((await act(later, two, 'extension', { reason: 'complex' })).body.code).toBe('first-month-over');
    expect([(await one(later, one_)).body.late, (await one(later, two)).body.late]).toEqual([false, true]);
    const list = await eventually(async () => {
      const { body } = await later.get(PATH);
      const open = body.open as { id: string; late: boolean; dueAt: string }[];
      return open.some(({ id }) => id === one_) ? open : undefined;
    });
    expect(list.find(({ id }) => id === two)?.late).toBe(true);
    expect([...list].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))).toEqual(list);
    lekwacht.moveTo(NOW);
  });

  it('ends with a refusal too, which a handler alone does not give', async () => {
    const id = await enter(handler);
    expect((await act(handler, id, 'refusal', { ground: 'not-identified' })).status).toBe(403);
    await acts(fg, id, 'refusal', { ground: 'not-identified' });
    expect((await one(fg, id)).body).toMatchObject({
      state: 'refused',
      refusal: { ground: 'not-identified' },
    });
  });
});

describe('a small organisation', () => {
  it('of two without an FG: one prepares, the board releases', async () => {
    const two = await lekwacht.as('handler', 'kadera', 'only handler');
    const director = await lekwacht.as('board', 'kadera', 'director');
    await lekwacht.report({ organisation: 'kadera', description: `Kadera knows Bo ${NAME}.` });
    const id = await enter(two, { organisation: 'kadera' });
    await acts(two, id, 'search');
    // Of its own dossiers alone.
    expect((await placesFor(two, id)).map(({ text }) => text)).toEqual([`Kadera knows Bo ${NAME}.`]);
    await acts(two, id, 'identity', { how: 'document-shown' });
    await ready(two, id);
    await acts(director, id, 'release');
    expect((await director.get(`${PATH}/${id}/answer`)).text).toContain('Kadera knows Bo');
  });
});
