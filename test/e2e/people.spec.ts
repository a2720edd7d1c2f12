import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantByCommandLine } from '../../src/grant.cli.js';
import { DirectorySightings } from '../../src/directory/directory-sightings.js';
import { SealedNames } from '../../src/directory/sealed-names.js';
import { Log } from '../../src/platform/log/log.js';
import { SpentKeys } from '../../src/platform/personal-data/spent-keys.js';
import { Postgres } from '../../src/platform/postgres/postgres.port.js';
import { Clock } from '../../src/platform/time/clock.port.js';
import { Directory } from '../../src/directory/directory.query.js';
import { issueDevelopmentToken } from '../../src/platform/identity/development-issuer.js';
import { Sightings } from '../../src/platform/identity/sightings.port.js';
import type { Role } from '../../src/platform/identity/principal.js';
import type { Answer, HttpClient } from '../support/http/http-client.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: '2026-06-01T09:00:00+02:00' });
});
afterAll(() => lekwacht.close());

const peoplePath = (organisation: string): string => `/v1/organisations/${organisation}/people`;
const idOf = async (who: HttpClient): Promise<string> => String((await who.get('/v1/me')).body.id);
/** Whoever showed a token is in the directory a moment later; no request waited for it. */
const settled = (): Promise<void> => lekwacht.application.app.get<DirectorySightings>(Sightings).settled();

interface Listed {
  readonly id: string;
  readonly name?: string;
  readonly function?: string;
  readonly roles: readonly string[];
  readonly linkedTo: readonly string[];
}
async function listed(who: HttpClient, organisation: string): Promise<readonly Listed[]> {
  await settled();
  return (await who.get(peoplePath(organisation))).body.people as Listed[];
}
async function named(role: Role, organisation: string, subject: string, name: string): Promise<HttpClient> {
  const token = await issueDevelopmentToken(lekwacht.config, { role, organisation, subject, name });
  return lekwacht.with({ authorization: `Bearer ${token}` });
}

describe('the directory of an organisation', () => {
  it('knows who was given a role by the command line and never logged in, and forgets whose only role was taken away', async () => {
    const [person, organisation] = [randomUUID(), 'aanzien'];
    const grant = (withdraw: boolean): Promise<void> =>
      grantByCommandLine(lekwacht.config, { person, organisation, role: 'board', withdraw });
    const handler = await lekwacht.as('handler', organisation);
    await grant(false);
    expect(await listed(handler, organisation)).toContainEqual({
      id: person,
      roles: ['board'],
      linkedTo: [],
    });
    await grant(true);
    expect((await listed(handler, organisation)).map(({ id }) => id)).not.toContain(person);
  });

  it('tells the roles that were given and taken away since somebody was seen', async () => {
    const organisation = 'aanzien';
    const handler = await lekwacht.as('handler', organisation);
    const person = await idOf(handler);
    const grant = (role: Role, withdraw: boolean): Promise<void> =>
      grantByCommandLine(lekwacht.config, { person, organisation, role, withdraw });
    const roles = async () => {
      const reader = await lekwacht.as('handler', organisation, 'another-handler');
      return (await listed(reader, organisation)).find(({ id }) => id === person)?.roles;
    };
    await grant('board', false);
    expect(await roles()).toEqual(['handler', 'board']);
    await grant('handler', true);
    expect(await roles()).toEqual(['board']);
  });

  it('knows whoever showed a token, by the name that his issuer gives him, with roles and function', async () => {
    const handler = await lekwacht.as('handler');
    const id = await idOf(handler);
    expect(await listed(handler, 'perspektief')).toContainEqual({
      id,
      name: 'Hanna Hofman (perspektief)',
      function: 'Privacymedewerker',
      roles: ['handler'],
      lastSeen: '2026-06-01T07:00:00.000Z',
      linkedTo: [],
    });
  });

  it('knows who has no name too, and keeps a name when a later token carries none', async () => {
    const nameless = await lekwacht.as('handler', 'kadera', 'nameless');
    await nameless.get('/v1/me');
    expect(await listed(nameless, 'kadera')).toContainEqual(
      expect.not.objectContaining({ name: expect.anything() }),
    );
    const id = await idOf(await named('handler', 'kadera', 'nameless', 'Nina Noord'));
    await nameless.get('/v1/me');
    expect(await listed(nameless, 'kadera')).toContainEqual(
      expect.objectContaining({ id, name: 'Nina Noord' }),
    );
  });

  it('is looked up by the people of that organisation alone', async () => {
    const [own, stranger] = [await lekwacht.as('fg'), await lekwacht.as('fg', 'kadera')];
    const id = await idOf(own);
    await settled();
    const refused = await stranger.get(peoplePath('perspektief'));
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
    expect(refused.text).not.toContain('Groen');
    const directory = lekwacht.application.app.get(Directory);
    expect(await directory.namesOf('perspektief', [id, id, 'deadline-timer'])).toEqual(
      new Map([[id, { name: 'Frits Groen (perspektief)', function: 'FG' }]]),
    );
    expect(await directory.namesOf('kadera', [id])).toEqual(new Map());
    expect(await directory.namesOf('perspektief', [])).toEqual(new Map());
  });

  it('fails no request when it cannot be written, and is written at the next', async () => {
    const who = await named('handler', 'perspektief', 'late', 'Lies Laat');
    const { postgres } = lekwacht.database;
    await postgres.query('alter table directory rename to directory_away');
    expect((await who.get('/v1/me')).status).toBe(200);
    await settled();
    await postgres.query('alter table directory_away rename to directory');
    await who.get('/v1/me');
    expect((await listed(who, 'perspektief')).map(({ name }) => name)).toContain('Lies Laat');
    expect(lekwacht.logged.join('')).toContain('the directory could not be brought up to date');
  });

  it('is written once in some minutes for whoever asks every second', async () => {
    const who = await lekwacht.as('handler', 'perspektief', 'busy');
    const { postgres } = lekwacht.application.engine;
    const version = async (): Promise<unknown> =>
      (await postgres.query({ text: 'select xmin::text from directory where actor_id = $1', values: [id] }))
        .rows;
    const id = await idOf(who);
    await settled();
    const first = await version();
    for (let i = 0; i < 5; i++) await who.get('/v1/me');
    await settled();
    expect(await version()).toEqual(first);
    lekwacht.moveTo('2026-06-01T09:06:00+02:00');
    await who.get('/v1/me');
    await settled();
    expect(await version()).not.toEqual(first);
  });

  it('lies sealed; a name that is replaced keeps no key, and the one that is repeated keeps its own', async () => {
    const { postgres } = lekwacht.application.engine;
    const keyOf = async (): Promise<unknown> => {
      const text = 'select key from directory where actor_id = $1';
      return (await postgres.query<{ key: unknown }>({ text, values: [id] })).rows[0]?.key;
    };
    const id = await idOf(await named('handler', 'kadera', 'sealed', 'Trouwe Canarie'));
    await settled();
    const [rows] = [(await postgres.query('select t::text from directory t')).rows];
    expect(JSON.stringify(rows)).not.toMatch(/Canarie|Groen/);
    const before = await keyOf();
    // Another process, which has noted nobody yet.
    const { app } = lekwacht.application;
    const other = new DirectorySightings(
      app.get(Postgres),
      app.get(Clock),
      app.get(Log),
      app.get(SealedNames),
      app.get(SpentKeys),
    );
    const sighting = {
      id,
      grants: [{ organisation: 'kadera', role: 'handler' }],
      awaitedIn: [],
      function: undefined,
    } as const;
    await other.note({ ...sighting, name: 'Trouwe Canarie' });
    expect(await keyOf()).toBe(before);
    await other.note({ ...sighting, name: 'Trouwe Vink' });
    await lekwacht.application.app.get(SpentKeys).forget();
    expect(await keyOf()).not.toBe(before);
    const gone = await lekwacht.application.engine.keys.vault.forget([String(before)], id);
    expect(gone).toBe(0);
    expect((await lekwacht.application.app.get(Directory).namesOf('kadera', [id])).get(id)).toMatchObject({
      name: 'Trouwe Vink',
    });
  });

  it('names nobody in the log of facts, in what is logged or in sessions', async () => {
    await named('handler', 'perspektief', 'canary', 'Canary Kwetter').then((who) => who.get('/v1/dashboard'));
    await settled();
    const facts = JSON.stringify(await lekwacht.events());
    for (const name of [/Canary/, /Hanna Hofman/, /Frits Groen/]) {
      expect(facts).not.toMatch(name);
      expect(lekwacht.logged.join('')).not.toMatch(name);
    }
  });
});

describe('a dossier is assigned', () => {
  it('by a handler to somebody who was seen as one; dossier, list, dashboard and time line say so', async () => {
    const reported = await lekwacht.report({ organisation: 'kwartier' });
    const [handler, board] = [
      await lekwacht.as('handler', 'kwartier'),
      await lekwacht.as('board', 'kwartier'),
    ];
    const newcomer = await lekwacht.as('handler', 'kwartier', 'newcomer');
    const person = await idOf(newcomer);
    await settled();
    await handler.acts(reported.id, 'assignment', { person });
    expect((await board.dossier(reported.id)).body.assignedTo).toBe(person);
    await lekwacht.projected();
    const { body } = await handler.get('/v1/dashboard');
    const shown = [...body.dossiers, ...body.unverified.dossiers] as { id: string; assignedTo?: string }[];
    expect(shown.find(({ id }) => id === reported.id)?.assignedTo).toBe(person);
    expect((await board.get(`/v1/breaches/${reported.id}/timeline`)).body.entries).toContainEqual(
      expect.objectContaining({ event: 'DossierAssigned', data: { person } }),
    );
    await handler.acts(reported.id, 'assignment', {});
    expect((await board.dossier(reported.id)).body).not.toHaveProperty('assignedTo');
  });

  it('not to the board, to nobody knows whom, nor by the board', async () => {
    const reported = await lekwacht.report({ organisation: 'kwartier' });
    const [handler, board] = [
      await lekwacht.as('handler', 'kwartier'),
      await lekwacht.as('board', 'kwartier'),
    ];
    const director = await idOf(board);
    await settled();
    for (const person of [director, randomUUID()]) {
      const { status, body } = await handler.act(reported.id, 'assignment', { person });
      expect([status, body.errors]).toMatchObject([422, [{ pointer: '/person', code: 'does-not-handle' }]]);
    }
    expect((await board.act(reported.id, 'assignment', {})).status).toBe(403);
  });
});

describe('accounts of one person are linked', () => {
  const ORGANISATION = 'kadera';
  let admin: Person;
  let handler: Person;
  /** The same human being, by another issuer. */
  let second: Person;
  let fg: Person;
  const link = (who: HttpClient, accounts: readonly string[]): Promise<Answer> =>
    who.post(`${peoplePath(ORGANISATION)}/links`, { accounts });
  const unlink = (who: HttpClient, account: string): Promise<Answer> =>
    who.post(`${peoplePath(ORGANISATION)}/links/removal`, { account });
  const report = (): Promise<Reported> => lekwacht.report({ organisation: ORGANISATION });

  beforeAll(async () => {
    admin = await lekwacht.as('administrator', ORGANISATION);
    handler = await lekwacht.as('handler', ORGANISATION, 'one and the same');
    second = await lekwacht.as('handler', ORGANISATION, 'the same again');
    fg = await lekwacht.as('fg', ORGANISATION);
    for (const who of [admin, handler, second, fg]) await who.get('/v1/me');
    await settled();
  });

  it('by an administrator, at once and at every road: nobody is his own second person', async () => {
    const { id } = await report();
    const [one, other] = [await idOf(handler), await idOf(second)];
    const proposal = async (): Promise<number> =>
      (await second.dossier(id)).body.proposals[0].proposal as number;
    await handler.acts(id, 'deputies', { for: 'fg', person: randomUUID(), reason: 'The FG is away.' });
    expect((await link(handler, [one, other])).status).toBe(403);
    expect((await link(admin, [one, other])).body).toEqual({ recorded: true, linked: true });
    expect((await link(admin, [other, one])).body).toEqual({ recorded: false, linked: true });
    const confirming = { proposal: await proposal(), confirmed: true };
    const refused = await second.act(id, 'proposals/confirmation', confirming);
    expect([refused.status, refused.body.code]).toEqual([403, 'second-person-needed']);
    const people = await listed(fg, ORGANISATION);
    expect(people.find((person) => person.id === one)?.linkedTo).toEqual([other]);
    expect((await unlink(admin, one)).body).toEqual({ recorded: true, linked: false });
    expect((await second.act(id, 'proposals/confirmation', confirming)).status).toBe(200);
  });

  it('whom a dossier is about, it shuts out under each of his accounts: dossier, lists and counts', async () => {
    const { id, reference } = await report();
    const [one, other] = [await idOf(handler), await idOf(second)];
    const restricting = await lekwacht.as('handler', ORGANISATION);
    await restricting.acts(id, 'restriction', { restricted: true, refused: [one], allowed: [other] });
    await lekwacht.projected();
    expect((await second.dossier(id)).status).toBe(200);
    expect((await second.get('/v1/breaches')).text).toContain(reference);
    await link(admin, [one, other]);
    expect((await second.dossier(id)).status).toBe(404);
    for (const path of ['/v1/breaches', '/v1/dashboard', '/v1/register', '/v1/register?asOf=2026-06-02'])
      expect([path, (await second.get(path)).text.includes(reference)]).toEqual([path, false]);
    expect((await restricting.dossier(id)).status).toBe(200);
    await unlink(admin, other);
    expect((await second.dossier(id)).status).toBe(200);
  });

  it('a link opens nothing: what lets in, lets in that one account', async () => {
    const { id } = await report();
    const [one, other] = [await idOf(handler), await idOf(second)];
    await handler.acts(id, 'restriction', { restricted: true });
    await link(admin, [one, other]);
    expect((await handler.dossier(id)).status).toBe(200);
    expect((await second.dossier(id)).status).toBe(404);
    await unlink(admin, one);
  });

  it('an account of FG or board by two people, or an administrator could shut them out alone', async () => {
    const [one, supervisor] = [await idOf(handler), await idOf(fg)];
    expect((await link(fg, [one, supervisor])).body.code).toBe('administrator-needed');
    expect((await link(admin, [one, supervisor])).body).toEqual({ recorded: true, linked: false });
    expect((await link(admin, [one, supervisor])).body).toEqual({ recorded: false, linked: false });
    expect((await admin.get(peoplePath(ORGANISATION))).body.proposedLinks).toEqual([
      { accounts: [one, supervisor].sort(), proposedBy: await idOf(admin) },
    ]);
    expect((await link(fg, [supervisor, one])).body).toEqual({ recorded: true, linked: true });
    expect((await admin.get(peoplePath(ORGANISATION))).body.proposedLinks).toEqual([]);
    await unlink(admin, one);
  });

  it('are unlinked by another administrator than the person himself, also under his other account', async () => {
    const also = await lekwacht.as('administrator', ORGANISATION, 'administrator too');
    const [own, other] = [await idOf(also), await idOf(handler)];
    await settled();
    expect((await link(also, [own, other])).body.linked).toBe(true);
    expect((await unlink(also, other)).body.code).toBe('about-you');
    expect((await unlink(admin, other)).body.recorded).toBe(true);
    expect((await unlink(admin, other)).body).toEqual({ recorded: false, linked: false });
  });

  it('only accounts that somebody here has, and of this organisation alone', async () => {
    const one = await idOf(handler);
    for (const [accounts, code] of [
      [[one, randomUUID()], 'no-such-person'],
      [[one, one], 'same-account'],
    ] as const) {
      const { status, body } = await link(admin, accounts);
      expect([status, body.errors]).toMatchObject([422, [{ pointer: '/accounts', code }]]);
    }
    const elsewhere = await lekwacht.as('administrator', 'perspektief');
    expect((await link(elsewhere, [one, one])).status).toBe(403);
  });

  it('every link is a fact with who made it, in the log of the organisation', async () => {
    const facts = await lekwacht.events(`accounts-${ORGANISATION}`);
    const by = await idOf(admin);
    expect(new Set(facts.map(({ type }) => type))).toEqual(
      new Set(['AccountsLinked', 'AccountUnlinked', 'AccountsLinkProposed']),
    );
    expect(JSON.parse(facts[0]!.metadata)).toMatchObject({ actor: { id: by, role: 'administrator' } });
    const grants = JSON.stringify(await lekwacht.events(`grants-${ORGANISATION}`));
    expect(grants).toContain(by);
  });
});
