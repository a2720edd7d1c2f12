import { createServer, type AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SmtpMail } from '../../../src/alarms/mail/smtp-mail.js';
import type { SmtpSettings } from '../../../src/alarms/mail/smtp-settings.js';
import type { Message } from '../../../src/alarms/sending.port.js';
import { SystemClock } from '../../../src/platform/time/clock.port.js';
import { selfSigned } from '../../support/alarms/certificate.js';
import { SmtpServerOfTests } from '../../support/alarms/smtp-server-of-tests.js';

const FROM = 'meldplek@lekwacht.test';
let server: SmtpServerOfTests;
beforeEach(async () => {
  server = await SmtpServerOfTests.start();
});
afterEach(() => server.stop());

const settings = (more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  ...{ host: '127.0.0.1', port: server.port, isSecure: false, mustEncrypt: false, from: FROM },
  ...more,
});
const mail = (more: Partial<SmtpSettings> = {}): SmtpMail => new SmtpMail(settings(more), new SystemClock());
const aMessage = (more: Partial<Message> = {}): Message => ({
  ...{ id: randomUUID(), to: 'dienst@kadera.test', subject: 'Bericht DL-2026-7K3F-9Q2M', language: 'nl' },
  ...{ text: 'Open https://lekwacht.test/desk', html: '<p>Open het</p>' },
  ...more,
});
const send = (message: Message, by: SmtpMail = mail()) => by.send(message, new AbortController().signal);
const headOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'));

describe('a mail', () => {
  it('is for one person, made by a machine, and recognisable at every try', async () => {
    const message = aMessage();
    expect([await send(message), await send(message)]).toEqual(['sent', 'sent']);
    const [first, second] = server.received;
    expect([first?.from, first?.to]).toEqual([FROM, [message.to]]);
    expect([first?.messageId, second?.messageId]).toEqual([
      `<${message.id}@lekwacht.test>`,
      `<${message.id}@lekwacht.test>`,
    ]);
    const head = headOf(first!.raw);
    expect(head).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(head).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
    expect(head).toMatch(/^Subject: Bericht DL-2026-7K3F-9Q2M\r$/m);
    expect(head).toMatch(/^To: dienst@kadera\.test\r$/m);
    expect(head).not.toMatch(/X-Mailer|nodemailer/i);
    expect(first?.raw).toContain('multipart/alternative');
  });

  it('carries a calendar beside its words', async () => {
    await send(aMessage({ calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }));
    expect(server.received[0]?.raw).toMatch(/text\/calendar.*method=PUBLISH/);
  });

  it.each([
    ['a second address', 'fg@kadera.test, evil@elders.test'],
    ['another command', 'fg@kadera.test>\r\nRCPT TO:<evil@elders.test'],
    ['a name', 'FG <fg@kadera.test>'],
    ['a group', 'allen: fg@kadera.test, evil@elders.test;'],
    ['a comment', 'fg@kadera.test(x)'],
    ['quotes', '"fg@kadera.test, evil"@elders.test'],
    ['a routed address', '@elders.test:fg@kadera.test'],
    ['nothing', ''],
  ])('never goes to %s in place of one plain address', async (_what, to) => {
    expect(await send(aMessage({ to }))).toEqual({ never: 'no-plain-address' });
    expect(server.received).toEqual([]);
  });

  it('a subject or an id with line ends adds no header and no recipient', async () => {
    const subject = 'Bericht\r\nBcc: evil@elders.test\r\n\r\nDag';
    await send(aMessage({ subject, id: 'x>\r\nBcc: evil@elders.test' }));
    const [received] = server.received;
    expect(received?.to).toEqual(['dienst@kadera.test']);
    expect(headOf(received!.raw)).not.toMatch(/^Bcc/im);
  });

  it('names of files and addresses in what it says are text', async () => {
    await send(
      aMessage({ text: 'path: /etc/passwd http://127.0.0.1/', html: '<img src="file:///etc/passwd">' }),
    );
    expect(server.received[0]?.raw).not.toContain('root:');
  });
});

describe('what a server says', () => {
  it.each([
    [550, { never: 'smtp-550' }],
    [451, { later: 'smtp-451' }],
  ])('%i of a recipient', async (code, handed) => {
    server.refuse = () => ({ code, said: 'dienst@kadera.test: no' });
    expect(await send(aMessage())).toEqual(handed);
  });

  it('a sender that is refused is ours to mend: the message waits', async () => {
    const strict = await SmtpServerOfTests.start({
      onMailFrom: (_address, _session, done) => {
        done(Object.assign(new Error('not you'), { responseCode: 550 }));
      },
    });
    expect(await send(aMessage(), mail({ port: strict.port }))).toEqual({ later: 'smtp-550' });
    await strict.stop();
  });

  it('a server that is not there, or says nothing, is asked another time', async () => {
    const gone = mail({ port: 1 });
    expect([await send(aMessage(), gone), await gone.check()]).toEqual([{ later: 'esocket' }, 'esocket']);
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const stop = AbortSignal.timeout(300);
    expect(await mail({ port }).send(aMessage(), stop)).toEqual({ later: 'eabort' });
    silent.close();
    expect(await mail().check()).toBeUndefined();
  });
});

describe('TLS', () => {
  const { key, cert } = selfSigned(['localhost']);

  it('is asked for: without it nothing is said', async () => {
    expect(await send(aMessage(), mail({ mustEncrypt: true }))).toMatchObject({ later: expect.any(String) });
    expect(server.received).toEqual([]);
  });

  it.each([true, false])(
    'with a certificate that somebody known signed (TLS from the start: %s)',
    async (secure) => {
      const tls = await SmtpServerOfTests.start({
        secure,
        key: key,
        cert: cert,
        disabledCommands: ['AUTH'],
      });
      const asked = settings({ host: 'localhost', port: tls.port, isSecure: secure, mustEncrypt: true });
      const strangers = new SmtpMail(asked, new SystemClock());
      expect(await send(aMessage(), strangers)).toMatchObject({ later: expect.any(String) });
      expect(tls.received).toEqual([]);
      const known = new SmtpMail(asked, new SystemClock(), [cert]);
      expect(await send(aMessage(), known)).toBe('sent');
      expect(tls.received).toHaveLength(1);
      await tls.stop();
    },
  );
});

describe('who logs in', () => {
  it('with a token of client credentials, asked for once and again when it is refused', async () => {
    const asked: string[] = [];
    const issuer = createHttpServer((request, response) => {
      text(request).then(
        (body) => {
          asked.push(body);
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ access_token: `token-${asked.length}`, expires_in: 3600 }));
        },
        () => undefined,
      );
    });
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const { port: issuerPort } = issuer.address() as AddressInfo;
    const accepted = { token: 'token-1' };
    const strict = await SmtpServerOfTests.start({
      ...{
        authOptional: false,
        authMethods: ['XOAUTH2'],
        allowInsecureAuth: true,
        disabledCommands: ['STARTTLS'],
      },
      onAuth: ({ accessToken, username }, _session, done) => {
        if (accessToken === accepted.token && username === FROM) done(null, { user: username });
        else done(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
      },
    });
    const tokens = {
      ...{ url: `http://127.0.0.1:${issuerPort}/token`, clientId: 'lekwacht', clientSecret: 'geheim' },
      scope: 'https://outlook.office365.com/.default',
    };
    const sender = mail({ port: strict.port, login: { user: FROM, tokens } });
    expect([await send(aMessage(), sender), await send(aMessage(), sender)]).toEqual(['sent', 'sent']);
    expect(asked).toHaveLength(1);
    expect(new URLSearchParams(asked[0])).toEqual(
      new URLSearchParams({
        ...{ grant_type: 'client_credentials', client_id: 'lekwacht', client_secret: 'geheim' },
        scope: 'https://outlook.office365.com/.default',
      }),
    );
    accepted.token = 'token-2';
    expect(await send(aMessage(), sender)).toBe('sent');
    accepted.token = 'none of them';
    expect(await send(aMessage(), sender)).toEqual({ later: expect.stringMatching(/^(eauth|smtp-5\d\d)$/) });
    await strict.stop();
    issuer.close();
  });

  it('with a password', async () => {
    const strict = await SmtpServerOfTests.start({
      ...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'desk' && password === 'geheim') done(null, { user: username });
        else done(new Error('no'));
      },
    });
    const login = { user: 'desk', password: 'geheim' };
    expect(await send(aMessage(), mail({ port: strict.port, login }))).toBe('sent');
    const wrong = mail({ port: strict.port, login: { ...login, password: 'anders' } });
    expect([await send(aMessage(), wrong), await wrong.check()]).toEqual([{ later: 'smtp-535' }, 'smtp-535']);
    await strict.stop();
  });
});
