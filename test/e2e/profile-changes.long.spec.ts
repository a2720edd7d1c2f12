import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Addresses } from '../../src/alarms/addresses.js';
import { Whom } from '../../src/alarms/whom.port.js';
import { BreachDossiers } from '../../src/breach/dossier/breach-dossier.repository.js';
import { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const PHONE = '06 9876 5432';
const DIENST = {
  ...{ id: 'dienst', role: 'achterwacht', function: 'on-call', afterMinutes: 0 },
  contact: { phone: PHONE, email: 'dienst-canary@zorg.example' },
};
const BOARD = {
  ...{ id: 'directeur', role: 'directeur', function: 'board', afterMinutes: 5 },
  contact: { email: 'directeur-canary@zorg.example' },
};

let lekwacht: RunningLekwacht;
let administrator: Person;
let board: Person;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  administrator = await lekwacht.as('administrator', 'kadera');
  board = await lekwacht.as('board', 'kadera');
});
afterAll(() => lekwacht.close());

const AT = '/v1/organisations/kadera/profile';
const send = (who: Person, path: string, body: object = {}, key: string = randomUUID()) =>
  who.post(`${AT}/${path}`, body, { 'idempotency-key': key });
const revision = async (): Promise<number> => Number((await administrator.get(AT)).body.revision);
const profileIn = ({ application }: RunningLekwacht) =>
  application.app.get(OrganisationProfiles).get('kadera');

/** What this process would send because of the newest change, and where to. */
async function toldBy({ application }: RunningLekwacht): Promise<string[]> {
  const { store, codec } = application.engine;
  const recorded = (await codec.decode(await store.readStream('organisation-kadera'))).at(-1)!;
  const notices = await application.app.get(Whom).noticesOf(recorded);
  return Promise.all(
    notices.map(async (notice) => `${notice.kind} ${(await application.app.get(Addresses).of(notice))?.to}`),
  );
}

describe('who is called, changed by one person', () => {
  it('counts at once, and no number is readable in the log', async () => {
    const changed = await send(administrator, 'changes', { seen: await revision(), ladder: [DIENST, BOARD] });
    expect(changed.body).toMatchObject({ ladder: [DIENST, BOARD], changedHere: ['ladder'] });
    expect(profileIn(lekwacht).onCallLadder).toEqual([DIENST, BOARD]);
    const stored = await lekwacht.application.engine.store.readStream('organisation-kadera');
    expect(JSON.stringify(stored)).not.toContain('canary');
    expect(lekwacht.logged.join()).not.toContain('canary');
  });

  it('tells the board, and at his old address whoever was taken off', async () => {
    const other = { ...BOARD, contact: { email: 'other@zorg.example' } };
    await send(administrator, 'changes', { seen: await revision(), ladder: [DIENST, other] });
    expect(await toldBy(lekwacht)).toEqual([
      'profile-changed other@zorg.example',
      'profile-changed directeur-canary@zorg.example',
    ]);
  });

  it('is refused where nobody could be reached, where somebody else changed it, and to whoever may not', async () => {
    const seen = await revision();
    const nobody = { ...DIENST, contact: {} };
    expect((await send(administrator, 'changes', { seen, ladder: [nobody] })).body).toMatchObject({
      errors: [{ pointer: '/ladder/0/contact', code: 'step-out-of-reach' }],
    });
    const stale = await send(administrator, 'changes', { seen: 0, ladder: [DIENST] });
    expect([stale.status, stale.body.code]).toEqual([409, 'profile-changed-meanwhile']);
    const handler = await lekwacht.as('handler', 'kadera');
    expect((await send(handler, 'changes', { seen, ladder: [DIENST] })).status).toBe(403);
    expect((await handler.get(AT)).status).toBe(403);
    expect((await administrator.get('/v1/organisations/aanzien/profile')).status).toBe(403);
    expect(await revision()).toBe(seen);
  });

  it('is changed once however often it is asked', async () => {
    const key = randomUUID();
    const body = { seen: await revision(), contacts: { reportingContacts: { phone: '038 123 4567' } } };
    const [once, again] = [
      await send(administrator, 'changes', body, key),
      await send(administrator, 'changes', body, key),
    ];
    expect([once.status, again.status]).toEqual([200, 200]);
    expect(again.body.revision).toBe(once.body.revision);
    const other = { ...body, contacts: { reportingContacts: {} } };
    expect((await send(administrator, 'changes', other, key)).status).toBe(422);
  });
});

describe('what binds the organisation', () => {
  it('counts once the board confirms it and not backwards', async () => {
    const mandates = { standingRecordOnly: true, emergency: { marginHours: 6 } };
    const asked = await send(administrator, 'proposals', { seen: await revision(), mandates });
    expect(asked.body).toMatchObject({ mandates: { emergency: { marginHours: 12 } } });
    const [{ id }] = asked.body.waiting as [{ id: string }];
    const before = lekwacht.clock.now();
    lekwacht.moveTo('2026-06-02T09:00:00+02:00');
    const confirmed = await send(board, 'confirmation', { proposal: id });
    expect(confirmed.body).toMatchObject({ mandates, waiting: [] });
    const then = (await administrator.get(`${AT}?at=${encodeURIComponent(before)}`)).body;
    expect(then).toMatchObject({ mandates: { emergency: { marginHours: 12 } }, waiting: [{ id }] });
    const reported = await lekwacht.report({ organisation: 'kadera' });
    const [first] = await lekwacht.application.app.get(BreachDossiers).sealedHistory(reported.id);
    expect(first!.event.data).toMatchObject({ rules: { emergencyMandateMarginHours: 6 } });
  });
});

describe('the page of the profile', () => {
  const PATH = '/desk/organisation?organisatie=kadera';
  it('changes a number, and shows who did', async () => {
    const browser = await loggedIn(lekwacht.url, 'administrator-of-kadera');
    const { text } = await browser.go(`${lekwacht.url}${PATH}`);
    const hidden = hiddenFields(text, 'name="ladder.0.role"');
    const form = {
      ...{
        ...hidden,
        'ladder.0.role': 'achterwacht',
        'ladder.0.function': 'on-call',
        'ladder.0.afterMinutes': '0',
      },
      ...{ 'ladder.0.contact.phone': '', 'ladder.1.remove': 'true' },
    };
    const url = `${lekwacht.url}/desk/organisation/changes`;
    const wrong = await browser.post(url, form);
    expect([wrong.response.status, wrong.text]).toEqual([
      422,
      expect.stringContaining('Iemand op de lijst heeft geen telefoonnummer en geen e-mailadres.'),
    ]);
    const right = { ...form, submission: randomUUID(), 'ladder.0.contact.phone': '06 1111 2222' };
    const done = await browser.post(url, right);
    expect(done.text).toContain('Dat is veranderd. FG en bestuur krijgen bericht.');
    expect(done.text).toContain('06 1111 2222');
    expect(profileIn(lekwacht).onCallLadder).toMatchObject([
      { id: 'dienst', contact: { phone: '06 1111 2222' } },
    ]);
  });

  it('puts a proposal to the board, who confirms it', async () => {
    const browser = await loggedIn(lekwacht.url, 'administrator-of-kadera');
    const { text } = await browser.go(`${lekwacht.url}${PATH}`);
    const hidden = hiddenFields(text, 'name="retention.registerYearsAfterClosing"');
    const form = { ...hidden, 'retention.registerYearsAfterClosing': '7,5' };
    const proposed = await browser.post(`${lekwacht.url}/desk/organisation/proposals`, form);
    expect(proposed.text).toContain('Het voorstel ligt bij het bestuur.');
    expect(proposed.text).not.toContain('>Bevestig<');
    const director = await loggedIn(lekwacht.url, 'board-of-kadera');
    const page = await director.go(`${lekwacht.url}${PATH}`);
    expect(page.text).toContain('7.5');
    const waiting = hiddenFields(page.text, '/desk/organisation/confirmation');
    const confirmed = await director.post(`${lekwacht.url}/desk/organisation/confirmation`, waiting);
    expect(confirmed.text).toContain('Het voorstel is bevestigd, en geldt vanaf nu.');
    expect(profileIn(lekwacht).retention.registerYearsAfterClosing).toBe(7.5);
  });
});
