import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { moment } from '../../src/shared/moment.js';
import { anApNotification, aReport } from '../support/http/acts-over-http.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const at = (seconds: number): string =>
  new Date(Date.parse('2026-06-01T09:00:00+02:00') + seconds * 1000).toISOString();
const THREE_DAYS = 3 * 24 * 3600;

let lekwacht: RunningLekwacht;
let handler: Person;
let open: Reported;
let meanwhile: string;

const jumpTo = (seconds: number): void => {
  lekwacht.clock.jumpTo(moment(at(seconds)));
};
const readiness = async () => {
  const { status, body } = await lekwacht.anyone.get('/health/ready');
  const checks = body.checks as { name: string; ok: boolean }[];
  return [status, checks.find(({ name }) => name === 'clock')?.ok];
};

beforeAll(async () => {
  lekwacht = await runLekwacht({ at: at(0) });
  handler = await lekwacht.as('handler');
  open = await lekwacht.report({ safetyRisk: 'yes' });
});
afterAll(() => lekwacht.close());

it('breaker 2: five seconds three days ahead raise nothing, and readiness and the log say why', async () => {
  jumpTo(THREE_DAYS);
  expect(await lekwacht.tick()).toBe(0);
  expect(await readiness()).toEqual([200, false]);
  await handler.acts(open.id, 'supplements', { text: 'Said while the clock was ahead.' });
  meanwhile = (await lekwacht.send(aReport())).body.reference;
  lekwacht.moveTo(at(THREE_DAYS + 5));
  await lekwacht.tick();
  expect(lekwacht.logged.join('')).toContain('the clock cannot be believed');
  jumpTo(5);
  expect(await readiness()).toEqual([200, true]);
});

it('then nothing false stands in the log, and what follows bears the right moment', async () => {
  await lekwacht.tick();
  await handler.acts(open.id, 'ap-notifications', anApNotification(at(5)));
  const { alarms, flags } = (await handler.dossier(open.id)).body;
  expect([alarms, flags]).toEqual([[], ['authority-notified-without-decision']]);
  const { entries } = (await handler.get(`/v1/breaches/${open.id}/timeline`)).body;
  const recorded = (entries as { event: string; recordedAt: string; clockUncertain?: true }[]).map(
    ({ event, recordedAt, clockUncertain }) => [event, recordedAt, clockUncertain],
  );
  expect(recorded.slice(-2)).toEqual([
    ['ReportSupplemented', at(THREE_DAYS), true],
    ['ApNotified', at(5), undefined],
  ]);
  const asKnown = (await handler.get(`/v1/breaches/${open.id}/as-of?at=${at(5)}`)).body;
  expect([asKnown.notifications.length, asKnown.supplements.length]).toEqual([1, 1]);
});

it('a report that was taken in meanwhile is marked, and corrected by a person', async () => {
  await lekwacht.projected();
  const { dossiers } = (await handler.get(`/v1/breaches?reference=${meanwhile}`)).body;
  const { id } = dossiers[0];
  expect((await handler.dossier(id)).body).toMatchObject({
    moments: { receivedAt: at(THREE_DAYS), receiptUncertain: true },
    openDuties: [{ duty: 'correct-receipt' }, {}, {}, {}, {}],
  });
  await handler.acts(id, 'corrections/receipt', { receivedAt: at(3), reason: 'The gateway logged it.' });
  expect((await handler.dossier(id)).body).toMatchObject({
    moments: { receivedAt: at(3) },
    awareness: { at: at(3), deadline: { dueAt: at(THREE_DAYS + 3) } },
  });
});

it('what a clock raised that was ahead from the start is corrected by the next tick of a right one', async () => {
  const other = await lekwacht.report({ organisation: 'kadera' });
  lekwacht.moveTo(at(THREE_DAYS + 100));
  await lekwacht.tick();
  const fg = await lekwacht.as('fg', 'kadera');
  expect((await fg.dossier(other.id)).body.flags).toEqual(['deadline-missed']);
  lekwacht.moveTo(at(60));
  await lekwacht.tick();
  const { flags, alarms } = (await fg.dossier(other.id)).body;
  expect(flags).toEqual([]);
  for (const alarm of alarms as object[])
    expect(alarm).toMatchObject({ corrected: { because: 'clock-was-wrong' } });
});

it('one that came in later takes two people: the board is the second where there are only two', async () => {
  jumpTo(60 - 2 * 3600);
  const { reference } = (await lekwacht.send(aReport())).body;
  jumpTo(60);
  await lekwacht.projected();
  const { id } = (await handler.get(`/v1/breaches?reference=${reference}`)).body.dossiers[0];
  const said = { receivedAt: at(30), reason: 'The gateway logged it.' };
  const { next } = (await handler.acts(id, 'corrections/receipt', said)).body;
  expect(next[0]).toMatchObject({
    duty: 'confirm-later-receipt',
    subject: { receivedAt: at(30) },
    words: { nl: expect.stringContaining('tweede persoon') },
    call: { path: '/breaches/{id}/corrections/receipt' },
  });
  const board = await lekwacht.as('board');
  await board.acts(id, 'corrections/receipt', { ...said, reason: 'I saw the mail.' });
  const { moments, openDuties } = (await board.dossier(id)).body;
  expect(moments).toMatchObject({ receivedAt: at(30) });
  expect(JSON.stringify(openDuties)).not.toContain('receipt');
});
