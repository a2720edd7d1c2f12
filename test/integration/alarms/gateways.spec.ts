import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadRoad, UnusableGateway } from '../../../src/alarms/phone/gateway.loader.js';
import { GatewaySending, type PhoneChannel } from '../../../src/alarms/phone/gateway-sending.js';
import type { Message } from '../../../src/alarms/sending.port.js';
import { answer, OutsideServer, type AnswersWith } from '../../support/alarms/outside-server.js';

const FOLDER = 'gateways';
const SECRET = '00000000-1111-2222-3333-444444444444';
const MESSAGE: Message = {
  id: '7d9f3a52-5c1e-4a57-9a3e-0f3f6a7f9b11',
  to: '06-12345678',
  subject: 'Lekwacht: spoed',
  text: 'SPOED. "Neem" het {to} over \\ {secret}',
  language: 'nl',
};
const never = new AbortController().signal;

let folder: string;
let secretFile: string;
let server: OutsideServer;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lekwacht-gateways-'));
  secretFile = join(folder, 'secret');
  writeFileSync(secretFile, `${SECRET}\n`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  server = await OutsideServer.on('127.0.0.1');
});
afterEach(() => server.stop());

/** The gateway as its file has it, at a server of this machine in place of its own. */
function gatewayOf(name: 'cm' | 'spryng', channel: PhoneChannel, patienceMs = 2_000): GatewaySending {
  const { road, ...rest } = loadRoad(channel, { gateway: name, secretFile, from: 'Lekwacht' }, FOLDER);
  const url = new URL(road.url);
  return new GatewaySending(
    { [channel]: { ...rest, road: { ...road, url: `http://127.0.0.1:${server.port}${url.pathname}` } } },
    { mayReach: () => true, timeoutMs: patienceMs },
  );
}
const told = () => {
  const { body, ...rest } = server.told.at(-1)!;
  return { ...rest, body: JSON.parse(body) as unknown };
};

/** As the pages of CM.com say that it answers. */
const cm = {
  accepted: answer(200, {
    ...{ details: 'Created 1 message(s)', errorCode: 0 },
    messages: [
      { to: '0031612345678', status: 'Accepted', parts: 1, messageDetails: null, messageErrorCode: 0 },
    ],
  }),
  rejected: answer(400, {
    ...{ details: 'Created 0 message(s)', errorCode: 201 },
    messages: [
      { to: '0031', status: 'Rejected', parts: 0, messageDetails: 'is not a number', messageErrorCode: 303 },
    ],
  }),
  unknown: answer(400, {
    ...{ details: 'No account found for the given authentication', errorCode: 101 },
    messages: [],
  }),
};

describe('CM.com', () => {
  it('is asked for a text as its pages say; what is filled in stays a text and is not filled in again', async () => {
    server.answers = cm.accepted;
    expect(await gatewayOf('cm', 'text').send('text', MESSAGE, never)).toBe('sent');
    expect(told()).toMatchObject({
      method: 'POST',
      path: '/v1.0/message',
      headers: { 'x-cm-producttoken': SECRET, 'content-type': 'application/json' },
      body: {
        messages: {
          msg: [
            {
              from: 'Lekwacht',
              to: [{ number: '0031612345678' }],
              body: { type: 'auto', content: MESSAGE.text },
              reference: MESSAGE.id,
            },
          ],
        },
      },
    });
  });

  it('is asked to call and to say it', async () => {
    server.answers = answer(200, {});
    expect(await gatewayOf('cm', 'voice').send('voice', MESSAGE, never)).toBe('sent');
    expect(told()).toMatchObject({
      path: '/voiceapi/v2/Notification',
      body: {
        ...{ callee: '0031612345678', caller: 'Lekwacht', prompt: MESSAGE.text, 'prompt-type': 'TTS' },
        voice: { language: 'nl-NL' },
      },
    });
  });

  it.each<[string, AnswersWith, unknown]>([
    ['a number that it refuses: never', cm.rejected, { never: 'gateway-refused-message' }],
    ['a token that it does not know: another time', cm.unknown, { later: 'gateway-knows-us-not' }],
    ['too much at once', answer(429), { later: 'gateway-is-busy' }],
    ['trouble of its own', answer(503, 'Service Unavailable'), { later: 'gateway-answered-503' }],
    ['a page in place of an answer', answer(200, '<html>'), { later: 'gateway-answered-200' }],
    ['a redirect', answer(302, '', { location: 'http://127.0.0.1:1/' }), { later: 'gateway-answered-302' }],
  ])('answers %s', async (_what, answers, handed) => {
    server.answers = answers;
    const gateway = gatewayOf('cm', 'text');
    expect(await gateway.send('text', MESSAGE, never)).toEqual(handed);
    expect(server.told).toHaveLength(1);
    expect(await gateway.check()).toBe(
      'later' in (handed as object) ? (handed as { later: string }).later : undefined,
    );
  });
});

describe('Spryng', () => {
  it('is asked for a text as its pages say', async () => {
    server.answers = answer(200, { id: '9dbc5ffb-7524-4fae-9514-51decd94a44f', body: MESSAGE.text });
    expect(await gatewayOf('spryng', 'text').send('text', MESSAGE, never)).toBe('sent');
    expect(told()).toMatchObject({
      path: '/v1/messages',
      headers: { authorization: `Bearer ${SECRET}` },
      body: {
        ...{ body: MESSAGE.text, originator: 'Lekwacht', recipients: ['31612345678'], route: 'business' },
        reference: MESSAGE.id,
      },
    });
  });

  it.each([
    [401, { later: 'gateway-knows-us-not' }],
    [402, { later: 'gateway-wants-money' }],
    [422, { never: 'gateway-refused-422' }],
    [429, { later: 'gateway-is-busy' }],
    [500, { later: 'gateway-answered-500' }],
  ])('answers %i', async (status, handed) => {
    server.answers = answer(status, { message: 'no' });
    expect(await gatewayOf('spryng', 'text').send('text', MESSAGE, never)).toEqual(handed);
  });
});

describe('a gateway', () => {
  it('is not asked about what is no phone number, nor for what it has no road', async () => {
    const gateway = gatewayOf('spryng', 'text');
    expect(await gateway.send('text', { ...MESSAGE, to: '112' }, never)).toEqual({
      never: 'no-phone-number',
    });
    expect(await gateway.send('voice', MESSAGE, never)).toEqual({ never: 'no-gateway' });
    expect([gateway.carries('text'), gateway.carries('voice')]).toEqual([true, false]);
    expect(server.told).toEqual([]);
  });

  it('that does not answer, or never ends, or is not there, is tried another time', async () => {
    server.answers = () => undefined;
    expect(await gatewayOf('spryng', 'text', 100).send('text', MESSAGE, never)).toEqual({
      later: 'gateway-timeout',
    });
    server.answers = (_told, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(4_096), () => setImmediate(more));
      };
      more();
    };
    // As much as is read of it says nothing against it.
    expect(await gatewayOf('spryng', 'text').send('text', MESSAGE, never)).toBe('sent');
    const gone = gatewayOf('spryng', 'text');
    await server.stop();
    expect(await gone.send('text', MESSAGE, never)).toEqual({ later: 'gateway-connection' });
    expect(await gone.check()).toBe('gateway-connection');
  });

  it('whose file or secret cannot be used stops the start, and the secret is not told', () => {
    const load = (gateway: string, secret = secretFile) =>
      loadRoad('text', { gateway, secretFile: secret, from: 'Lekwacht' }, FOLDER);
    const written = (content: object): string => {
      const path = join(folder, 'own.json');
      writeFileSync(path, JSON.stringify(content));
      return path;
    };
    const own = (url: string) => ({
      ...{ name: 'x', describedAt: ['https://x.example'] },
      text: { url, headers: {}, body: {}, answers: [{ status: '2xx', means: 'sent' }] },
    });
    expect(load(written(own('https://x.example/sms'))).road.url).toBe('https://x.example/sms');
    for (const [gateway, secret] of [
      ['nobody', secretFile],
      [written(own('http://x.example/sms')), secretFile],
      [written({ ...own('https://x.example'), more: 1 }), secretFile],
      ['spryng', join(folder, 'none')],
    ] as const)
      expect(() => load(gateway, secret)).toThrow(UnusableGateway);
    expect(() => loadRoad('voice', { gateway: 'spryng', secretFile, from: 'x' }, FOLDER)).toThrow(
      'has nothing for voice',
    );
    const two = join(folder, 'two-lines');
    writeFileSync(two, `${SECRET}\nx-evil: 1`);
    expect(() => load('spryng', two)).toThrow(/^(?!.*00000000).*nothing else/s);
  });
});
