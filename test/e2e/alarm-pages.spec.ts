import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AlarmSender } from '../../src/alarms/outbox/sender.timer.js';
import { KeptMessages } from '../../src/alarms/development/kept-messages.js';
import { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import type { Browser } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let administrator: Browser;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ env: { NODE_ENV: 'development' } });
  administrator = await loggedIn(lekwacht.url, 'administrator-of-kadera');
});
afterAll(() => lekwacht.close());

const HTML = { headers: { accept: 'text/html' } };
const page = (browser = administrator, query = '') =>
  browser.go(`${lekwacht.url}/desk/alarms${query}`, undefined, HTML);
const press = (path: string, fields: Record<string, string> = {}, browser = administrator) =>
  browser.post(`${lekwacht.url}/desk/alarms/${path}`, {
    ...{ submission: randomUUID(), organisatie: 'kadera', taal: 'nl' },
    ...fields,
  });
const ladder = () => lekwacht.application.app.get(OrganisationProfiles).get('kadera').onCallLadder;

describe('the page of alarms', () => {
  it('shows who is alarmed, in order, in Dutch and English', async () => {
    const { text } = await page();
    expect(ladder().length).toBeGreaterThan(0);
    for (const { role } of ladder()) expect(text).toContain(role);
    expect(text).toContain('Er is nog geen proefalarm gedaan.');
    expect((await page(administrator, '?taal=en')).text).toContain('There was no test alarm yet.');
  });

  it('is for administrators and, to read, for the FG', async () => {
    const fg = await loggedIn(lekwacht.url, 'fg-of-kadera');
    const { text } = await page(fg);
    expect(text).toContain('Alarmen van ');
    expect(text).not.toContain('Stuur een proefalarm');
    expect(text).not.toContain('name="url"');
    const handler = await loggedIn(lekwacht.url, 'handler-of-kadera');
    expect((await page(handler)).response.status).toBe(403);
    for (const path of ['test', 'webhooks', 'webhooks/rotation', 'webhooks/removal', 'webhooks/repetition'])
      expect((await press(path, {}, fg)).response.status).toBe(403);
    expect((await press('test', { organisatie: 'aanzien' })).response.status).toBe(403);
  });
});

describe('a test alarm', () => {
  it('reaches each step by each of its channels, says that it is one, and is recorded', async () => {
    const kept = lekwacht.application.app.get(KeptMessages);
    const submission = randomUUID();
    const { url, text } = await press('test', { submission });
    expect(url.searchParams.get('gedaan')).toBe('tried');
    expect(text).toContain('Het proefalarm is onderweg.');
    expect(text).toContain('onderweg');
    const sender = lekwacht.application.app.get(AlarmSender);
    await sender.tick();
    await press('test', { submission });
    await sender.tick();
    const messages = kept.all().filter(({ subject }) => subject === 'Lekwacht: proefalarm');
    const addresses = ladder().flatMap(({ contact: { email, phone } }) => [
      ...(email === undefined ? [] : [email]),
      ...(phone === undefined ? [] : [phone, phone]),
    ]);
    expect(messages.map(({ to }) => to).sort()).toEqual(addresses.sort());
    for (const message of messages) {
      expect(message.text).toMatch(/PROEF|Dit is een proef/);
      expect(message.text).not.toContain('/desk/');
    }
    expect((await page()).text).toContain('verstuurd');
    const recorded = (await lekwacht.events('test-alarms-')).map(({ type, metadata }) => [
      type,
      (JSON.parse(metadata) as { actor: { role: string } }).actor.role,
    ]);
    expect(recorded).toEqual([['TestAlarmSounded', 'administrator']]);
  });

  it('can be of one step, by the API', async () => {
    const [step] = ladder();
    const by = await lekwacht.as('administrator', 'kadera');
    const sound = (body: object, key: string = randomUUID()) =>
      by.post('/v1/organisations/kadera/test-alarms', body, { 'idempotency-key': key });
    const { status, body } = await sound({ step: step!.id });
    expect(status).toBe(200);
    expect(new Set((body.messages as { step: string }[]).map((one) => one.step))).toEqual(
      new Set([step!.id]),
    );
    expect((await sound({ step: 'nobody' })).body.errors).toEqual([
      { pointer: '/step', code: 'no-such-step', detail: expect.any(String) },
    ]);
    const handler = await lekwacht.as('handler', 'kadera');
    expect(
      (await handler.post('/v1/organisations/kadera/test-alarms', {}, { 'idempotency-key': randomUUID() }))
        .status,
    ).toBe(403);
  });
});

describe('webhooks on the page', () => {
  it('are added, with a secret that is shown once and in no address, rotated and taken away', async () => {
    const added = await press('webhooks', { url: 'https://hooks.example/lekwacht' });
    expect(added.text).toContain('https://hooks.example/lekwacht');
    const [secret] = /whsec_[A-Za-z0-9+/=]+/.exec(added.text) ?? [];
    expect(secret).toBeDefined();
    expect(added.url.href).not.toContain('whsec');
    const shown = await page();
    expect(shown.text).toContain('https://hooks.example/lekwacht');
    expect(shown.text).not.toContain('whsec_');
    const [, webhook = ''] = /name="webhook" value="([^"]+)"/.exec(shown.text) ?? [];
    const rotated = await press('webhooks/rotation', { webhook });
    expect(rotated.text).toContain('whsec_');
    expect(rotated.text).not.toContain(secret);
    const removed = await press('webhooks/removal', { webhook });
    expect(removed.text).toContain('De webhook is weggehaald.');
    expect(removed.text).toContain('Er zijn geen webhooks.');
  });

  it('that are none come back with what is wrong', async () => {
    const { response, text } = await press('webhooks', { url: 'http://hooks.example/' });
    expect(response.status).toBe(422);
    expect(text).toContain('Het moet een adres zijn dat met https begint');
    expect(text).toContain('value="http://hooks.example/"');
  });
});
