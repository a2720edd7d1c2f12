import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlarmSender } from '../../src/alarms/outbox/sender.timer.js';
import { SmtpServerOfTests } from '../support/alarms/smtp-server-of-tests.js';
import {
  eventually,
  runLekwacht,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

/** Whoever is on call, somebody who stands in, and the board. */
const LADDER = [
  {
    ...{ id: 'dienst', role: 'achterwacht', function: 'on-call', afterMinutes: 0 },
    contact: { email: 'dienst@kadera.test', phone: '06-11111111' },
  },
  {
    ...{ id: 'vervanger', role: 'vervanger', function: 'deputy', afterMinutes: 8 },
    contact: { email: 'vervanger@kadera.test' },
  },
  {
    ...{ id: 'bestuur', role: 'directiebestuurder', function: 'board', afterMinutes: 14 },
    contact: { email: 'bestuur@kadera.test' },
  },
];
const FG = { name: 'Roos Canarie', contact: { email: 'fg@kadera.test' } };
const STATED = ['fg.name', 'fg.contact.email', 'onCallLadder'];

/** Kadera as it ships, with whom it would call. */
function kadera(): string {
  const shipped = readFileSync(new URL('../../organisations/kadera.yaml', import.meta.url), 'utf8');
  const profile = parse(shipped) as { statedIn: object; notStated: string[] };
  return stringify({
    ...{ ...profile, fg: FG, onCallLadder: LADDER },
    notStated: profile.notStated.filter((path) => !STATED.includes(path)),
    statedIn: { ...profile.statedIn, ...Object.fromEntries(STATED.map((path) => [path, 'roster'])) },
  });
}

/** Of the report, and of whoever is concerned: none of it leaves the house. */
const CONTENT = /Kwetter|Zwolle|ex-partner|slachtoffer@|medewerker@/i;

const folder = mkdtempSync(join(tmpdir(), 'lekwacht-night-'));
let smtp: SmtpServerOfTests;
let lekwacht: RunningLekwacht;
let reported: Reported;
beforeAll(async () => {
  writeFileSync(join(folder, 'kadera.yaml'), kadera());
  smtp = await SmtpServerOfTests.start();
  lekwacht = await runLekwacht({
    at: '2026-06-05T23:10:00+02:00',
    env: {
      ...{
        LEKWACHT_ORGANISATIONS: folder,
        LEKWACHT_SMTP_URL: smtp.url,
        LEKWACHT_SMTP_FROM: 'lekwacht@desk.test',
      },
      LEKWACHT_PUBLIC_URL: 'https://lekwacht.test',
    },
  });
  reported = await lekwacht.report({
    ...{ organisation: 'kadera', safetyRisk: 'yes', incidentType: 'email-wrong-recipient' },
    description: 'Het adres van mevrouw Kwetter in Zwolle ging naar haar ex-partner.',
    reporter: { kind: 'employed', name: 'Mo Kwetter', email: 'medewerker@kadera.test' },
  });
}, 60_000);
afterAll(async () => {
  await lekwacht.close();
  await smtp.stop();
  rmSync(folder, { recursive: true });
});

/** Whoever got something since, by address, in order; waits for the last of them. */
async function until(last: string, from = 0): Promise<readonly string[]> {
  await eventually(async () => {
    await lekwacht.application.app.get(AlarmSender).tick();
    return smtp.received.slice(from).some(({ to }) => to.includes(last)) ? true : undefined;
  });
  return smtp.received.slice(from).flatMap(({ to }) => to);
}

/** Everything that is under way has come. */
async function settled(): Promise<readonly string[]> {
  const before = smtp.received.length;
  await lekwacht.tick();
  await lekwacht.projected();
  for (let quiet = 0; quiet < 8; quiet++) {
    await lekwacht.application.app.get(AlarmSender).tick();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return smtp.received.slice(before).flatMap(({ to }) => to);
}

/** As it is read: quoted-printable (RFC 2045) undone. */
const plain = (raw: string): string =>
  raw
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const alarmOf = async (): Promise<unknown> => {
  const { reference, secret } = reported;
  const { body } = await lekwacht.anyone.post('/v1/reports/access', { reference, secret });
  return body.alarm;
};

describe('a night at Kadera: an address reaches whoever it must not reach', () => {
  it('at 23:10 whoever is on call hears of it, and the FG, at once', async () => {
    expect([...(await until('dienst@kadera.test')), ...(await settled())].sort()).toEqual([
      'dienst@kadera.test',
      'fg@kadera.test',
    ]);
    expect(await alarmOf()).toMatchObject({ open: true });
  });

  it('at 23:18 nobody answered, and the next is called; the first one is not told again', async () => {
    const before = smtp.received.length;
    lekwacht.moveTo('2026-06-05T23:17:59+02:00');
    await lekwacht.tick();
    // A quarter of the term for safety is gone: whoever is at it hears so.
    expect([...(await settled())].sort()).toEqual(['dienst@kadera.test', 'fg@kadera.test']);
    lekwacht.moveTo('2026-06-05T23:18:00+02:00');
    await lekwacht.tick();
    expect((await until('vervanger@kadera.test', before)).slice(2)).toEqual(['vervanger@kadera.test']);
  });

  it('at 23:22 he takes it over: the receipt says so, and nobody else is called that night', async () => {
    lekwacht.moveTo('2026-06-05T23:22:00+02:00');
    const handler = await lekwacht.as('handler', 'kadera');
    await handler.dossier(reported.id);
    await handler.acts(reported.id, 'alarm-acknowledgement', {});
    expect(await alarmOf()).toMatchObject({ open: false, takenOverAt: '2026-06-05T21:22:00.000Z' });
    lekwacht.moveTo('2026-06-05T23:24:00+02:00');
    expect((await settled()).filter((to) => to === 'bestuur@kadera.test')).toEqual([]);
  });

  it('by 23:35 something was done: the term for safety is kept', async () => {
    lekwacht.moveTo('2026-06-05T23:35:00+02:00');
    const handler = await lekwacht.as('handler', 'kadera');
    await handler.dossier(reported.id);
    await handler.acts(reported.id, 'safety', {
      ...{ kind: 'measure', at: '2026-06-05T23:34:00+02:00', note: 'Zij slaapt vannacht elders.' },
      dangerAverted: true,
    });
    lekwacht.moveTo('2026-06-06T07:00:00+02:00');
    await lekwacht.tick();
    const { body } = await handler.dossier(reported.id);
    expect(body.flags).not.toContain('safety-deadline-missed');
    const types = await lekwacht.eventTypes(reported.id);
    expect(types.filter((type) => type === 'DeadlineMissed')).toHaveLength(1);
    expect(types).toContain('AlarmAcknowledged');
  });

  it('nothing of what was reported left the house, and nothing went to whoever reported or is concerned', async () => {
    await settled();
    for (const { raw, to, from, subject } of smtp.received) {
      const text = plain(raw);
      const headers = text.slice(0, text.indexOf('\r\n\r\n'));
      expect([from, to.length]).toEqual(['lekwacht@desk.test', 1]);
      expect(to[0]).toMatch(/^(dienst|fg|vervanger)@kadera\.test$/);
      expect(`${headers}\n${subject}\n${text}`).not.toMatch(CONTENT);
      expect(text).toContain(reported.reference);
      expect(text).toContain('https://lekwacht.test/desk/dossiers/');
      expect(headers).toMatch(/^Auto-Submitted: auto-generated$/im);
    }
  });
});
