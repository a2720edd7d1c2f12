import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import type { Notice } from '../../src/alarms/notice.js';
import { isPublicAddress } from '../../src/alarms/outside/public-address.js';
import type { OutsideRules } from '../../src/alarms/outside/post-outside.js';
import { HttpsWebhooks } from '../../src/alarms/webhooks/https-webhooks.js';
import { WebhookDeliveries } from '../../src/alarms/webhooks/webhook-deliveries.js';
import { WebhookRows } from '../../src/alarms/webhooks/webhook-rows.js';
import { Clock } from '../../src/platform/time/clock.port.js';
import { moment } from '../../src/shared/moment.js';
import { aReport } from '../support/http/acts-over-http.js';
import { selfSigned } from '../support/alarms/certificate.js';
import { answer, OutsideServer, type Told } from '../support/alarms/outside-server.js';
import {
  eventually,
  runLekwacht,
  type Person,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const HOST = 'hooks.example';
/** Of this machine, and no loopback that anything else listens on: the test says that it may be reached. */
const OUTSIDE = '127.0.0.2';
const never = new AbortController().signal;

let lekwacht: RunningLekwacht;
let server: OutsideServer;
let administrator: Person;
const tls = selfSigned([HOST]);
beforeAll(async () => {
  // The verifier looks at the clock of the machine: five minutes.
  lekwacht = await runLekwacht({ at: new Date().toISOString() });
  server = await OutsideServer.on(OUTSIDE, tls);
  administrator = await lekwacht.as('administrator', 'kadera', 'anna');
});
afterAll(async () => {
  await server.stop();
  await lekwacht.close();
});
beforeEach(() => {
  server.told.length = 0;
  server.answers = answer(204);
});

const WEBHOOKS = '/v1/organisations/kadera/webhooks';
const ask = (path: string, body: object, key: string = randomUUID(), by = administrator) =>
  by.post(`${WEBHOOKS}${path}`, body, { 'idempotency-key': key });
const register = async (path = '/events') => {
  const { status, body, text } = await ask('', { url: `https://${HOST}:${server.port}${path}` });
  if (status !== 200) throw new Error(text);
  return body as { id: string; secret: string; url: string };
};
const remove = (webhook: string) => ask('/removal', { webhook });

/** @param rules for what only a test lets through */
function sending(rules: Partial<OutsideRules> = {}): HttpsWebhooks {
  const { app } = lekwacht.application;
  return new HttpsWebhooks(app.get(WebhookRows), app.get(WebhookDeliveries), app.get(Clock), {
    mayReach: (address) => address === OUTSIDE || isPublicAddress(address),
    resolve: () => Promise.resolve([{ address: OUTSIDE, family: 4 }]),
    ca: tls.cert,
    ...rules,
  });
}

const aNotice = (webhook: string, facts: Notice['facts'] = {}): Notice => ({
  ...{ cause: randomUUID(), at: lekwacht.clock.now(), organisation: 'kadera', breach: randomUUID() },
  ...{ reference: 'DL-2026-7K3F-9Q2M', kind: 'event', channel: 'webhook', urgent: true },
  ...{ recipient: { kind: 'webhook', id: webhook }, dueAt: moment('2026-12-24T03:00:00+01:00') },
  facts: { event: 'DeadlineMissed', deadline: 'safety', ...facts },
});
const send = (webhook: string, notices = [aNotice(webhook)], by = sending()) =>
  by.send(randomUUID(), webhook, notices, never);
const verify = (secret: string, { headers, body }: Told): unknown =>
  new Verifier(secret).verify(body, headers as Record<string, string>);

describe('an event at a webhook', () => {
  it('is a CloudEvent that the library of Standard Webhooks believes: ids, kinds and moments, and no reference', async () => {
    const { id, secret } = await register();
    const notice = aNotice(id);
    expect(await send(id, [notice])).toBe('sent');
    const [told] = server.told;
    expect(told).toMatchObject({ method: 'POST', path: '/events' });
    expect(told!.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(verify(secret, told!)).toEqual({
      ...{ specversion: '1.0', id: notice.cause, source: 'urn:lekwacht:kadera' },
      ...{ type: 'nl.lekwacht.DeadlineMissed', subject: notice.breach, time: notice.at },
      datacontenttype: 'application/json',
      data: {
        ...{ organisation: 'kadera', breach: notice.breach, deadline: 'safety' },
        dueAt: '2026-12-24T02:00:00.000Z',
      },
    });
    expect(JSON.stringify(server.told)).not.toContain('DL-2026');
  });

  it('is not believed with another body, id, moment or secret', async () => {
    const [one, other] = [await register(), await register('/other')];
    await send(one.id);
    const [told] = server.told;
    const seconds = Number(told!.headers['webhook-timestamp']);
    const changed = (headers: object, body = told!.body): Told => ({
      ...told!,
      body,
      headers: { ...told!.headers, ...headers },
    });
    expect(() => verify(one.secret, changed({}))).not.toThrow();
    expect(() => verify(one.secret, changed({}, `${told!.body} `))).toThrow();
    expect(() => verify(one.secret, changed({ 'webhook-id': randomUUID() }))).toThrow();
    for (const shift of [-301, 301])
      expect(() => verify(one.secret, changed({ 'webhook-timestamp': `${seconds + shift}` }))).toThrow();
    expect(() => verify(other.secret, changed({}))).toThrow();
  });

  it('that was sent long ago and is sent again is signed anew, under the same id', async () => {
    const { id, secret } = await register();
    server.answers = answer(500);
    const notice = aNotice(id);
    expect(await send(id, [notice])).toEqual({ later: 'answered-500' });
    server.answers = answer(200);
    expect(await send(id, [notice])).toBe('sent');
    const [first, second] = server.told;
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.body).toBe(first!.body);
    expect(() => verify(secret, second!)).not.toThrow();
  });

  it('is signed with both secrets for a day after a rotation, then with the new one alone', async () => {
    const { id, secret } = await register();
    const key = randomUUID();
    const { body: rotated } = await ask('/rotation', { webhook: id }, key);
    expect(rotated.secret).not.toBe(secret);
    expect((await ask('/rotation', { webhook: id }, key)).body.secret).toBe(rotated.secret);
    await send(id);
    const [told] = server.told;
    expect(told!.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    for (const either of [secret, rotated.secret]) expect(() => verify(either, told!)).not.toThrow();
    const now = lekwacht.clock.now();
    lekwacht.moveTo(new Date(Date.parse(now) + 24 * 3_600_000).toISOString());
    await send(id);
    lekwacht.moveTo(now);
    expect(server.told[1]!.headers['webhook-signature']).toMatch(/^v1,\S+$/);
  });

  it('goes nowhere once the webhook was taken away', async () => {
    const { id } = await register();
    expect((await remove(id)).body).toEqual({ removed: true });
    expect((await remove(id)).body).toEqual({ removed: false });
    expect(await send(id)).toEqual({ never: 'no-webhook' });
    const { rows } = await lekwacht.database.postgres.query(
      `select key, box, removed_by is not null as known from webhooks where id = '${id}'`,
    );
    expect(rows).toEqual([{ key: null, box: null, known: true }]);
  });
});

describe('the address of a webhook', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await register());
  });
  const resolving = (...lists: readonly (readonly string[])[]) => {
    let asked = 0;
    const resolve = () =>
      Promise.resolve(
        (lists[Math.min(asked++, lists.length - 1)] ?? []).map((address) => ({
          address,
          family: address.includes(':') ? 6 : 4,
        })),
      );
    return { resolve, asked: () => asked };
  };

  it.each([
    [['127.0.0.1']],
    [['10.1.2.3']],
    [['169.254.169.254']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::7f00:1']],
    [['fd00::1']],
    // One of them is enough.
    [[OUTSIDE, '192.168.0.1']],
  ])('is not connected to where it leads to %j', async (addresses) => {
    const { resolve } = resolving(addresses);
    expect(await send(id, undefined, sending({ resolve }))).toEqual({ later: 'address-not-public' });
    expect(server.told).toEqual([]);
  });

  it('is looked up once, and the connection is made to what was checked', async () => {
    const rebinding = resolving([OUTSIDE], ['127.0.0.1']);
    expect(await send(id, undefined, sending({ resolve: rebinding.resolve }))).toBe('sent');
    expect(rebinding.asked()).toBe(1);
    expect(server.told).toHaveLength(1);
  });

  it('that is a number is checked like any other, also as it comes from the database', async () => {
    for (const host of ['127.0.0.1', '[::ffff:7f00:1]', '[::1]', '2130706433'])
      await lekwacht.application.app
        .get(WebhookRows)
        .change(id, ({ secrets }) => ({
          url: new URL(`https://${host}:${server.port}/`).href,
          secrets,
        }))
        .then(async () => {
          expect(await send(id)).toEqual({ later: 'address-not-public' });
        });
    await lekwacht.application.app
      .get(WebhookRows)
      .change(id, ({ secrets }) => ({ url: `https://${HOST}:${server.port}/events`, secrets }));
    expect(server.told).toEqual([]);
  });

  it('is not followed to another', async () => {
    server.answers = answer(307, '', { location: `https://${HOST}:${server.port}/elsewhere` });
    expect(await send(id)).toEqual({ later: 'answered-307' });
    expect(server.told.map(({ path }) => path)).toEqual(['/events']);
  });

  it('that answers without end, slowly, not at all, or with another certificate holds nobody up', async () => {
    server.answers = (_told, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(16_384), () => setImmediate(more));
      };
      more();
    };
    expect(await send(id)).toBe('sent');
    server.answers = (_told, response) => void response.writeHead(200).write('x');
    expect(await send(id, undefined, sending({ timeoutMs: 200 }))).toEqual({ later: 'timeout' });
    server.answers = () => undefined;
    expect(await send(id, undefined, sending({ timeoutMs: 200 }))).toEqual({ later: 'timeout' });
    const other = selfSigned(['other.example']).cert;
    expect(await send(id, undefined, sending({ ca: other }))).toEqual({ later: 'tls' });
    const nowhere = { resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    expect(await send(id, undefined, sending(nowhere))).toEqual({ later: 'no-address' });
    const silent = { resolve: () => new Promise<never>(() => undefined), timeoutMs: 100 };
    expect(await send(id, undefined, sending(silent))).toEqual({ later: 'timeout' });
  });

  it('that is gone is tried no more', async () => {
    server.answers = answer(410);
    expect(await send(id)).toEqual({ never: 'answered-410' });
  });
});

describe('what was sent', () => {
  it('is known with what came of it, and is sent once more as it was', async () => {
    const { id } = await register();
    server.answers = answer(503);
    const notice = aNotice(id);
    await send(id, [notice]);
    const [before] = server.told;
    const list = async () =>
      (await administrator.get(`${WEBHOOKS}/${id}/deliveries`)).body.deliveries as unknown;
    const message = before!.headers['webhook-id'];
    expect(await list()).toEqual([
      {
        ...{ message, type: 'nl.lekwacht.DeadlineMissed', triedAt: lekwacht.clock.now() },
        ...{ tries: 1, outcome: 'answered-503' },
      },
    ]);
    server.answers = answer(200);
    expect(
      await sending().again(
        (await lekwacht.application.app.get(WebhookRows).find(id))!,
        String(message),
        never,
      ),
    ).toBe('sent');
    expect(server.told.at(-1)!.body).toBe(before!.body);
    expect(await list()).toMatchObject([{ message, tries: 2, outcome: 'sent' }]);
    // The desk itself reaches nothing but the internet.
    const again = await ask('/deliveries/repetition', { webhook: id, message });
    expect(again).toMatchObject({
      status: 200,
      body: { outcome: expect.stringMatching(/^(no-address|timeout)$/) },
    });
    expect(await ask('/deliveries/repetition', { webhook: id, message: randomUUID() })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/message', code: 'no-such-delivery' }] },
    });
  });

  it('is forgotten after thirty days', async () => {
    const { id } = await register();
    await send(id);
    const now = lekwacht.clock.now();
    lekwacht.moveTo(new Date(Date.parse(now) + 30.1 * 24 * 3_600_000).toISOString());
    await send(id);
    lekwacht.moveTo(now);
    const { body } = await administrator.get(`${WEBHOOKS}/${id}/deliveries`);
    expect(body.deliveries).toHaveLength(1);
  });
});

describe('which events are told', () => {
  const toldOf = async (breach: string) => {
    const { rows } = await lekwacht.database.postgres.query<{ content: string }>({
      text: `select content from alarm_notices where channel = 'webhook' and content like '%' || $1 || '%'`,
      values: [breach],
    });
    return rows.map(({ content }) => JSON.parse(content) as Notice);
  };

  it('are those of a dossier that is not restricted, to each webhook of its organisation, without a word of it', async () => {
    const { id } = await register('/told');
    const hidden = { organisation: 'kadera', description: 'CANARY', aboutHandler: true };
    expect((await lekwacht.send(aReport(hidden))).status).toBe(201);
    const restricted = (await lekwacht.events('breach-')).at(-1)!.stream.slice('breach-'.length);
    const open = await lekwacht.report({ organisation: 'kadera', description: 'CANARY' });
    const other = await lekwacht.report({ organisation: 'aanzien' });
    const handler = await lekwacht.as('handler', 'kadera');
    await handler.acts(open.id, 'safety', { kind: 'risk', at: lekwacht.clock.now(), note: 'CANARY' });
    const told = await eventually(async () => {
      const all = (await toldOf(open.id)).filter(({ recipient }) => JSON.stringify(recipient).includes(id));
      return all.length >= 2 ? all : undefined;
    });
    expect(told.map(({ facts }) => facts)).toEqual([
      { event: 'BreachReported' },
      { event: 'SafetyRiskRaised' },
    ]);
    expect(told[0]).toMatchObject({ kind: 'event', dueAt: expect.any(String), breach: open.id });
    expect(JSON.stringify(told)).not.toContain('CANARY');
    expect(JSON.stringify(told)).not.toContain(open.reference);
    // The log is told in order: what came before was told, or never will be.
    expect(await toldOf(restricted)).toEqual([]);
    expect(await toldOf(other.id)).toEqual([]);
  });
});

describe('who sets up a webhook', () => {
  beforeAll(async () => {
    const { body } = await administrator.get(WEBHOOKS);
    for (const { id } of body.webhooks) await remove(id);
  });

  it('is an administrator of that organisation, who proved lately who he is; the FG sees where events go', async () => {
    const url = 'https://hooks.example/own';
    for (const role of ['handler', 'fg', 'board', 'mandate-holder'] as const)
      expect((await ask('', { url }, randomUUID(), await lekwacht.as(role, 'kadera'))).status).toBe(403);
    expect((await ask('', { url }, randomUUID(), await lekwacht.as('administrator', 'aanzien'))).status).toBe(
      403,
    );
    const { id } = await register('/for-fg');
    const fg = await lekwacht.as('fg', 'kadera');
    const { body, text } = await fg.get(WEBHOOKS);
    expect(body.webhooks).toContainEqual(expect.objectContaining({ id, registeredAt: expect.any(String) }));
    expect(text).not.toContain('whsec_');
    expect((await (await lekwacht.as('handler', 'kadera')).get(WEBHOOKS)).status).toBe(403);
    const elsewhere = await lekwacht.as('administrator', 'aanzien');
    expect(
      await elsewhere.post(
        '/v1/organisations/aanzien/webhooks/rotation',
        { webhook: id },
        { 'idempotency-key': randomUUID() },
      ),
    ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/webhook', code: 'no-such-webhook' }] } });
    expect(
      (await elsewhere.post('/v1/organisations/aanzien/webhooks/removal', { webhook: id })).body,
    ).toEqual({ removed: false });
    expect((await elsewhere.get(`/v1/organisations/aanzien/webhooks/${id}/deliveries`)).status).toBe(422);
  });

  it('sets it up once, however often it is asked under one key', async () => {
    const key = randomUUID();
    const once = await ask('', { url: 'https://hooks.example/once' }, key);
    expect((await ask('', { url: 'https://hooks.example/once' }, key)).body).toEqual(once.body);
    expect(await ask('', { url: 'https://hooks.example/twice' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    const { body } = await administrator.get(WEBHOOKS);
    expect((body.webhooks as { url: string }[]).filter(({ url }) => url.endsWith('/once'))).toHaveLength(1);
    await remove(once.body.id);
  });

  it.each([
    ['http://hooks.example/', 'webhook-needs-https'],
    ['hooks.example', 'webhook-needs-https'],
    ['https://anna:secret@hooks.example/', 'webhook-needs-https'],
    ['file:///etc/passwd', 'webhook-needs-https'],
    ['https://127.0.0.1/', 'webhook-not-outside'],
    ['https://localhost/', 'webhook-not-outside'],
    ['https://[::1]/', 'webhook-not-outside'],
    ['https://0x7f.1/', 'webhook-not-outside'],
    ['https://[::ffff:10.0.0.1]/', 'webhook-not-outside'],
  ])('is told at once that %s is none', async (url, code) => {
    expect(await ask('', { url })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/url', code }] },
    });
  });

  it('does so ten times at most', async () => {
    const { body } = await administrator.get(WEBHOOKS);
    for (const { id } of body.webhooks) await remove(id);
    for (let i = 0; i < 10; i++) await register(`/${i}`);
    expect(await ask('', { url: 'https://hooks.example/' })).toMatchObject({
      status: 409,
      body: { code: 'too-many-webhooks' },
    });
  });

  it('leaves neither address nor secret where anybody could read it', async () => {
    const { rows } = await lekwacht.database.postgres.query('select * from webhooks, webhook_deliveries');
    const logged = lekwacht.logged.join('\n');
    for (const text of [JSON.stringify(rows), logged]) {
      expect(text).not.toContain(HOST);
      expect(text).not.toContain('whsec_');
    }
  });
});
