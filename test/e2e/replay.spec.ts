import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import type { Role } from '../../src/platform/identity/principal.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

/** What was answered then. */
interface Snapshot {
  readonly at: string;
  readonly etag: string | undefined;
  readonly text: string;
}

type Step = readonly [at: string, who: Role | 'clock', act?: string, body?: object];

const day = (of: number, time: string): string => `2026-03-${String(of)}T${time}:00+01:00`;

/** Over the change to summer time on 29 March 2026, with everything a dossier can go through. */
const STEPS: readonly Step[] = [
  [day(27, '09:10'), 'handler', 'safety', { kind: 'measure', at: day(27, '09:05'), note: 'Moved house.' }],
  [day(27, '09:10'), 'handler', 'safety', { kind: 'safe-contact', at: day(27, '09:10'), note: 'By phone.' }],
  [
    day(27, '09:10'),
    'handler',
    'safety',
    { kind: 'measure', at: day(27, '09:10'), note: 'x', dangerAverted: true },
  ],
  [day(27, '10:00'), 'handler', 'awareness', { awareAt: day(27, '07:30'), facts: 'The ward phoned.' }],
  [day(27, '10:00'), 'fg', 'organisation-role', { role: 'controller', reason: 'Our own client.' }],
  [day(28, '10:00'), 'clock'],
  [day(28, '11:00'), 'handler', 'assessments', anAssessment({ description: 'In detail.' })],
  [
    day(28, '11:00'),
    'handler',
    'measures',
    { kind: 'prevention', what: 'A course.', dueAt: day(31, '09:00') },
  ],
  [day(28, '11:30'), 'board', 'advice-requests', { questions: ['notify-authority'] }],
  [day(28, '12:00'), 'fg', 'advice', { question: 'notify-authority', outcome: 'yes', reason: 'A risk.' }],
  [day(29, '12:00'), 'clock'],
  [day(29, '21:00'), 'clock'],
  [
    day(29, '21:00'),
    'handler',
    'board-contacts',
    { attemptedAt: day(29, '20:00'), reached: false, how: 'Phone.' },
  ],
  [day(29, '22:00'), 'mandate-holder', 'decisions', aDecision('notify-authority')],
  [day(29, '23:00'), 'handler', 'ap-notifications', anApNotification(day(29, '22:30'), { incomplete: true })],
  [
    day(30, '09:00'),
    'board',
    'ratifications',
    { question: 'notify-authority', ratified: false, reason: 'No.' },
  ],
  [day(30, '09:30'), 'board', 'decisions', aDecision('notify-authority')],
  [day(30, '09:30'), 'board', 'decisions', aDecision('inform-people')],
  [day(30, '10:00'), 'handler', 'subject-notifications', aSubjectNotification(day(30, '10:00'))],
  [
    day(30, '11:00'),
    'handler',
    'ap-notifications',
    anApNotification(day(30, '11:00'), { kind: 'supplement' }),
  ],
  [day(30, '12:00'), 'handler', 'closure', { conclusion: 'Done.' }],
  [day(31, '09:00'), 'handler', 'supplements', { text: 'A second letter turned up.' }],
  [
    day(31, '09:30'),
    'handler',
    'matters',
    { kind: 'complaint', receivedAt: day(31, '09:00'), dueAt: day(31, '12:00'), what: 'A' },
  ],
  [day(31, '13:00'), 'clock'],
];

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: day(27, '09:00') });
});
afterAll(() => lekwacht.close());

describe('what was answered then is what the replay answers now', () => {
  let reported: Reported;
  const snapshots: Snapshot[] = [];

  const snapshot = async (): Promise<void> => {
    const { text, etag } = await (await lekwacht.as('handler')).dossier(reported.id);
    snapshots.push({ at: lekwacht.clock.now(), etag, text });
  };

  beforeAll(async () => {
    reported = await lekwacht.report({ safetyRisk: 'yes', discoveredAt: day(27, '08:00') });
    await snapshot();
    for (const [at, who, act, body] of STEPS) {
      lekwacht.moveTo(at);
      if (who === 'clock') await lekwacht.tick();
      else await (await lekwacht.as(who)).acts(reported.id, act!, body!);
      await snapshot();
    }
  });

  const asOf = async (query: string): Promise<Snapshot> => {
    const { text, etag } = await (await lekwacht.as('fg')).get(`/v1/breaches/${reported.id}/as-of?${query}`);
    return { at: '', etag, text };
  };

  it('the case is long and the clock spoke in it', async () => {
    const types = await lekwacht.eventTypes(reported.id);
    expect(types.filter((type) => type.startsWith('Deadline')).length).toBeGreaterThanOrEqual(4);
    expect(new Set(types).size).toBeGreaterThanOrEqual(20);
    expect(new Set(snapshots.map(({ etag }) => etag)).size).toBe(STEPS.length + 1);
  });

  it('as of every revision: the same body under the same ETag', async () => {
    for (const { etag, text } of snapshots) {
      const revision = etag!.replaceAll('"', '');
      expect(await asOf(`revision=${revision}`)).toEqual({ at: '', etag, text });
    }
  });

  it('as of every moment, and of the moments between: the last answer recorded by then', async () => {
    const moments = [...new Set(snapshots.map(({ at }) => at))];
    const between = moments.map((at) => new Date(Date.parse(at) + 1).toISOString());
    for (const at of [...moments, ...between]) {
      const last = snapshots.findLast((then) => then.at <= at)!;
      expect(await asOf(`at=${at}`)).toEqual({ ...last, at: '' });
    }
  });

  it('a second application on the same log answers the same', async () => {
    const second = await runLekwacht({ beside: lekwacht });
    const { text, etag } = await (await second.as('board')).dossier(reported.id);
    await second.close();
    expect({ text, etag }).toEqual({ text: snapshots.at(-1)!.text, etag: snapshots.at(-1)!.etag });
  });

  it('a revision the dossier never had is not there, and one way to ask has to be chosen', async () => {
    const fg = await lekwacht.as('fg');
    const path = `/v1/breaches/${reported.id}/as-of`;
    expect((await fg.get(`${path}?revision=999`)).status).toBe(404);
    expect((await fg.get(`${path}?at=2020-01-01T00:00:00Z`)).status).toBe(404);
    for (const query of ['', `?revision=1&at=2026-03-28T00:00:00Z`]) {
      expect(await fg.get(path + query)).toMatchObject({ status: 422, body: { code: 'at-or-revision' } });
    }
  });
});
