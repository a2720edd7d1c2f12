import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AlarmWatch } from '../../src/alarms/alarm-watch.timer.js';
import { keepsMessages } from '../../src/alarms/alarm-providers.js';
import { AlarmSender } from '../../src/alarms/outbox/sender.timer.js';
import { readConfig } from '../../src/config.js';
import { pause } from '../../src/platform/time/pause.js';
import { organisationsWithLadder } from '../support/alarms/organisations-with-ladder.js';
import { SmtpServerOfTests } from '../support/alarms/smtp-server-of-tests.js';
import { aReport } from '../support/http/acts-over-http.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const CANARY = 'Kwetterende Canarie';
const organisations = organisationsWithLadder('kadera');
afterAll(() => {
  organisations.remove();
});

/** A report in which every text that is sent holds a canary. */
const danger = () =>
  aReport({
    ...{ organisation: 'kadera', safetyRisk: 'yes', description: `${CANARY} woont nu elders.` },
    ...{ location: CANARY, system: CANARY, measuresTaken: CANARY },
    reporter: { kind: 'employed', name: CANARY, email: 'canarie@kadera.test', phone: '06-24681357' },
  });
const notices = async (lekwacht: RunningLekwacht) =>
  (await lekwacht.database.postgres.query('select * from alarm_notices')).rows;
/** Until what was recorded is put, and sent. */
const sent = (lekwacht: RunningLekwacht, count: number) =>
  eventually(async () => {
    await pause(20);
    await lekwacht.application.app.get(AlarmSender).tick();
    const rows = await notices(lekwacht);
    return rows.filter(({ state }) => state === 'sent').length >= count ? rows : undefined;
  });

describe('where Lekwacht is tried', () => {
  let lekwacht: RunningLekwacht;
  beforeAll(async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    lekwacht = await runLekwacht({ env: { LEKWACHT_ORGANISATIONS: organisations.folder } });
  });
  afterAll(() => lekwacht.close());

  it('what would have gone out is shown, in Dutch and English, to whoever looks; nothing of it was said by anybody', async () => {
    const page = async (query = '') => (await fetch(`${lekwacht.url}/development/berichten${query}`)).text();
    expect(await page()).toContain('Er is nog niets verstuurd');
    const { body } = await lekwacht.send(danger());
    const rows = await sent(lekwacht, 2);
    const [dutch, english] = [await page(), await page('?taal=en')];
    expect(dutch).toContain('Berichten die verstuurd zouden zijn');
    expect(english).toContain('Messages that would have been sent');
    for (const text of [dutch, english]) {
      expect(text).toContain(String(body.reference));
      expect(text).toContain('dienst@kadera.test');
      expect(text).toContain('fg@kadera.test');
    }
    for (const text of [dutch, english, JSON.stringify(rows)])
      expect(text).not.toMatch(/canarie|24681357|elders/i);
    // Null control: the rows are those of this report, and an address stands on the page and in no row.
    expect(JSON.stringify(rows)).toContain(String(body.reference));
    expect(JSON.stringify(rows)).not.toContain('@kadera.test');
  });

  it('there is no such page in production, nor where a mail server is set', () => {
    const production = { NODE_ENV: 'production' };
    const server = {
      LEKWACHT_SMTP_URL: 'smtps://mail.example.org',
      LEKWACHT_SMTP_FROM: 'meldplek@example.org',
    };
    expect([{}, production, server].map((env) => keepsMessages(readConfig(env)))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a mail server that goes away', () => {
  let lekwacht: RunningLekwacht;
  let server: SmtpServerOfTests;
  let listener: Server;
  let beats = 0;
  beforeAll(async () => {
    server = await SmtpServerOfTests.start();
    listener = createServer((_request, response) => {
      beats++;
      response.end();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    lekwacht = await runLekwacht({
      env: {
        ...{ LEKWACHT_SMTP_URL: server.url, LEKWACHT_SMTP_FROM: 'meldplek@lekwacht.test' },
        ...{ LEKWACHT_ORGANISATIONS: organisations.folder },
        LEKWACHT_HEARTBEAT_URL: `http://127.0.0.1:${port}/beat`,
      },
    });
  });
  afterAll(async () => {
    await lekwacht.close();
    await server.stop();
    listener.closeAllConnections();
    listener.close();
  });

  const watch = () => lekwacht.application.app.get(AlarmWatch);
  /** Three looks are a minute. */
  const minute = async () => {
    for (let look = 0; look < 3; look++) await watch().tick();
  };
  const dashboard = async () => {
    const browser = await loggedIn(lekwacht.url, 'fg-of-kadera', '/desk');
    const path = `${lekwacht.url}/desk`;
    return (
      await browser.go(path, ({ pathname }) => pathname === '/login', { headers: { accept: 'text/html' } })
    ).text;
  };
  const metric = async (name: string) => {
    const { text } = await lekwacht.anyone.get('/metrics');
    return Number(new RegExp(`^lekwacht_alarms_${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };

  it('is told: by the dashboard, readiness, metrics, and a heartbeat that stops; and no more when it is back', async () => {
    await minute();
    expect([watch().notGoingOutSince, beats, await metric('heartbeat_heard')]).toEqual([undefined, 1, 1]);
    await minute();
    expect(beats).toBe(2);
    expect(await dashboard()).not.toContain('Alarmen gaan niet uit');

    const { port } = server;
    await server.stop();
    await minute();
    expect(watch().notGoingOutSince).toBe(lekwacht.clock.now());
    expect(await dashboard()).toContain('Alarmen gaan niet uit sinds');
    expect(watch().health()).toMatchObject({ ok: false, detail: expect.stringContaining('esocket') });
    lekwacht.moveTo('2026-06-01T09:05:00+02:00');
    expect(await metric('not_going_out_seconds')).toBe(300);
    await minute();
    expect(beats).toBe(2);

    server = await SmtpServerOfTests.start({}, port);
    await minute();
    expect([watch().notGoingOutSince, beats]).toEqual([undefined, 3]);
    expect(await dashboard()).not.toContain('Alarmen gaan niet uit');
  });

  it('is told as well where it takes nothing, though it answers: an urgent alarm waits', async () => {
    server.refuse = () => ({ code: 451, said: 'later' });
    await lekwacht.send(danger());
    await eventually(async () => {
      await pause(20);
      await lekwacht.application.app.get(AlarmSender).tick();
      return (await notices(lekwacht)).some(({ attempts }) => Number(attempts) > 0) ? true : undefined;
    });
    const at = lekwacht.clock.now();
    await minute();
    expect(watch().notGoingOutSince).toBeUndefined();
    lekwacht.moveTo('2026-06-01T09:10:00+02:00');
    await minute();
    expect(watch().notGoingOutSince).toBe(at);
    expect(await metric('waiting')).toBeGreaterThan(0);

    server.refuse = () => undefined;
    lekwacht.moveTo('2026-06-01T09:30:00+02:00');
    const rows = await sent(lekwacht, 2);
    expect(server.received.length).toBeGreaterThanOrEqual(2);
    for (const { raw } of server.received) expect(raw).not.toMatch(/canarie|24681357|elders/i);
    expect(JSON.stringify(rows)).not.toMatch(/canarie|24681357|elders|@kadera/i);
    await minute();
    expect(watch().notGoingOutSince).toBeUndefined();
  });
});
