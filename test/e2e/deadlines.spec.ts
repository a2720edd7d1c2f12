import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeadlineTimer } from '../../src/deadline/deadline-timer.js';
import { ReadModelNotReady } from '../../src/platform/subscriptions/read-model.js';
import { aDecision, anApNotification, anAssessment, aReport } from '../support/http/acts-over-http.js';
import {
  eventually,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const MONDAY_NINE = '2026-06-01T09:00:00+02:00';

interface Alarm {
  readonly deadline: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly marginHours?: number;
  readonly basis?: string;
}

let lekwacht: RunningLekwacht;
let handler: Person;
const begin = async (): Promise<void> => {
  lekwacht = await runLekwacht({ at: MONDAY_NINE });
  handler = await lekwacht.as('handler');
};

/** Hours after Monday, nine o'clock. */
const after = (hours: number): string => new Date(Date.parse(MONDAY_NINE) + hours * 3_600_000).toISOString();
const tickAt = async (hours: number): Promise<void> => {
  lekwacht.moveTo(after(hours));
  await lekwacht.tick();
};
/** Of the terms of the law; that nobody looked is told beside them. */
const alarmsOf = async ({ id }: Reported): Promise<readonly Alarm[]> =>
  ((await handler.dossier(id)).body.alarms as Alarm[]).filter(({ deadline }) => deadline !== 'first-look');
/** `48 24 12 4 1 missed`: what was raised, in order. */
const raised = async (reported: Reported): Promise<string> =>
  (await alarmsOf(reported)).map(({ kind, marginHours }) => marginHours ?? kind).join(' ');

describe('the clock of the law', () => {
  beforeAll(begin);
  afterAll(() => lekwacht.close());

  it('warns at each margin of the profile, once, and tells the miss, once', async () => {
    const reported = await lekwacht.report();
    const seen: string[] = [];
    for (const hours of [23.99, 24, 24, 47, 48, 60, 68, 71, 72, 72, 73, 100]) {
      await tickAt(hours);
      await lekwacht.tick();
      seen.push(await raised(reported));
    }
    expect(seen).toEqual([
      '',
      '48',
      '48',
      '48',
      '48 24',
      '48 24 12',
      '48 24 12 4',
      '48 24 12 4 1',
      '48 24 12 4 1 missed',
      '48 24 12 4 1 missed',
      '48 24 12 4 1 missed',
      '48 24 12 4 1 missed',
    ]);
    expect(await alarmsOf(reported)).toMatchObject([
      { basis: 'provisional', dueAt: '2026-06-04T07:00:00.000Z' },
      {},
      {},
      {},
      {},
      {},
    ]);
    expect((await handler.get(`/v1/breaches/${reported.id}/timeline`)).body.entries[3]).toMatchObject({
      event: 'DeadlineWarningRaised',
      by: { id: 'deadline-timer', role: 'system' },
    });
  });

  it('after days of downtime raises the tightest warning that passed, and after the term the miss alone', async () => {
    lekwacht.moveTo(MONDAY_NINE);
    const long = await lekwacht.report();
    await tickAt(24);
    const short = await lekwacht.report({ discoveredAt: after(24) });
    await tickAt(24 + 61);
    expect(await raised(long)).toBe('48 missed');
    expect(await raised(short)).toBe('12');
  });

  it('a correction of awareness supersedes what was raised before', async () => {
    lekwacht.moveTo(MONDAY_NINE);
    const reported = await lekwacht.report();
    await tickAt(25);
    // It turns out that somebody knew a day earlier: 23 hours are left instead of 47.
    await handler.acts(reported.id, 'awareness', { awareAt: after(-24), facts: 'The ward knew on Sunday.' });
    await lekwacht.tick();
    expect(await alarmsOf(reported)).toMatchObject([
      { marginHours: 48, dueAt: '2026-06-04T07:00:00.000Z', basis: 'provisional' },
      { marginHours: 24, dueAt: '2026-06-03T07:00:00.000Z', basis: 'established' },
    ]);
    await tickAt(72);
    expect(await raised(reported)).toBe('48 24 missed');
    // The old deadline passes in silence.
    await tickAt(80);
    expect(await raised(reported)).toBe('48 24 missed');
  });

  it('is silent once the AP was notified, or it was decided that it need not be', async () => {
    lekwacht.moveTo(MONDAY_NINE);
    const [notified, grounded] = [await lekwacht.report(), await lekwacht.report()];
    await handler.acts(notified.id, 'ap-notifications', anApNotification(MONDAY_NINE));
    await handler.acts(grounded.id, 'assessments', anAssessment({ risk: 'unlikely' }));
    const no = aDecision('notify-authority', { outcome: 'no', ground: 'risk-unlikely' });
    await (await lekwacht.as('board')).acts(grounded.id, 'decisions', no);
    await tickAt(200);
    expect([await raised(notified), await raised(grounded)]).toEqual(['', '']);
  });

  it('counts in minutes while somebody may be in danger', async () => {
    lekwacht.moveTo(MONDAY_NINE);
    const reported = await lekwacht.report({ safetyRisk: 'yes' });
    expect((await handler.dossier(reported.id)).body.openDuties[0].duty).toBe('avert-danger');
    await tickAt(7 / 60);
    expect(await raised(reported)).toBe('');
    await tickAt(29 / 60);
    expect(await raised(reported)).toBe('0.375');
    await tickAt(30 / 60);
    expect(await alarmsOf(reported)).toMatchObject([
      { kind: 'warning', deadline: 'safety', marginHours: 0.375 },
      { kind: 'missed', deadline: 'safety', dueAt: '2026-06-01T07:30:00.000Z' },
    ]);
  });
});

describe('two applications on one database', () => {
  beforeEach(begin);
  afterEach(() => lekwacht.close());

  it('that tick at once raise each warning once', async () => {
    const second = await runLekwacht({ beside: lekwacht });
    const dossiers: Reported[] = [];
    for (let i = 0; i < 5; i++) dossiers.push(await lekwacht.report());
    const timers = [lekwacht, second].map(({ application }) => application.app.get(DeadlineTimer));
    for (const hours of [24, 48, 72]) {
      lekwacht.moveTo(after(hours));
      await lekwacht.projected();
      await Promise.all([...timers, ...timers].map((timer) => timer.tick()));
    }
    await second.close();
    expect(await Promise.all(dossiers.map(raised))).toEqual(Array(5).fill('48 24 missed'));
    expect(timers.map(({ poisoned }) => poisoned)).toEqual([[], []]);
  });
});

describe('a dossier that cannot be read', () => {
  beforeEach(begin);
  afterEach(() => lekwacht.close());

  /** An event of a version of Lekwacht that is newer than this one. */
  const poison = async ({ id }: Reported): Promise<void> => {
    const { store } = lekwacht.application.engine;
    const [first] = await store.readStream(`breach-${id}`);
    const event = { id: crypto.randomUUID(), type: 'FactOfTomorrow', data: '{}', metadata: first!.metadata };
    await store.append(`breach-${id}`, 1, [event]);
  };
  /** What readiness says of the list of deadlines once it stands still; nobody is taken off the air for it. */
  const standingStill = (): Promise<string> =>
    eventually(async () => {
      const { body, status } = await lekwacht.anyone.get('/health/ready');
      expect(status).toBe(200);
      const checks = body.checks as { name: string; detail: string }[];
      const { detail } = checks.find(({ name }) => name === 'list-due_deadlines')!;
      return detail.startsWith('stands still') ? detail : undefined;
    });

  it('keeps no other dossier from its warnings, and is named in the log without its content', async () => {
    const poisoned = await lekwacht.report({ description: 'Canary Kwetter' });
    const others = [await lekwacht.report(), await lekwacht.report()];
    await poison(poisoned);
    // Reported after the lists stood still.
    const { reference } = (await lekwacht.send(aReport())).body;
    const timer = lekwacht.application.app.get(DeadlineTimer);
    await standingStill();
    for (const hours of [24, 48, 72]) {
      lekwacht.moveTo(after(hours));
      expect(await timer.tick()).toBe(others.length + 1);
    }
    const { events } = await lekwacht.application.engine.store.readAll('', { streamPrefixes: ['breach-'] });
    const later = events.find(({ data }) => data.includes(String(reference)))!.stream.slice('breach-'.length);
    for (const id of [...others.map((other) => other.id), later])
      expect(await alarmsOf({ id } as Reported)).toMatchObject([
        { marginHours: 48 },
        { marginHours: 24 },
        { kind: 'missed' },
      ]);
    expect(timer.poisoned).toEqual([poisoned.id]);
    const line = lekwacht.logged.find((text) => text.includes('could not be asked'))!;
    expect(JSON.parse(line)).toMatchObject({ breach: poisoned.id, error: { class: 'UnknownEventType' } });
    expect(lekwacht.logged.join('')).not.toContain('Kwetter');
  });

  it('not even while the list is built anew for another version and cannot get past it', async () => {
    const [poisoned, other] = [await lekwacht.report(), await lekwacht.report()];
    await poison(poisoned);
    await standingStill();
    await lekwacht.database.postgres.query(
      `update projections set active_generation = null, active_version = null where name = 'due_deadlines'`,
    );
    lekwacht.moveTo(after(24));
    await expect(lekwacht.application.app.get(DeadlineTimer).tick()).rejects.toThrow(ReadModelNotReady);
    expect(await raised(other)).toBe('48');
  });

  it('is seen in readiness, which stays 200, while reports and other dossiers work', async () => {
    const [poisoned, other] = [await lekwacht.report(), await lekwacht.report()];
    await poison(poisoned);
    expect((await handler.dossier(poisoned.id)).status).toBe(500);
    expect((await handler.act(other.id, 'supplements', { text: 'x' })).status).toBe(200);
    expect(
      (await lekwacht.send({ organisation: 'kadera', description: 'x', reporter: { kind: 'client' } }))
        .status,
    ).toBe(201);
    expect(await standingStill()).toBe('stands still: UnknownEventType');
  });
});
