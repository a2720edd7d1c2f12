import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { issueDevelopmentToken } from '../../src/platform/identity/development-issuer.js';
import { XLSX } from '../../src/register/file/register-files.service.js';
import { Register } from '../../src/register/register.query.js';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let fg: Person;
/** Which dossier is which. */
const names = new Map<string, string>();

const day = (of: number, time = '09:00'): string => `2026-06-0${of}T${time}:00+02:00`;

async function report(name: string, fields: object = {}): Promise<string> {
  const { id } = await lekwacht.report(fields);
  names.set(id, name);
  return id;
}

beforeAll(async () => {
  lekwacht = await runLekwacht({ at: day(1) });
  const handler = await lekwacht.as('handler');
  const board = await lekwacht.as('board');
  fg = await lekwacht.withGrants('fg', 'perspektief', undefined, ['kadera:fg']);
  const closed = await report('closed');
  lekwacht.moveTo(day(2));
  const notified = await report('notified');
  await handler.acts(notified, 'assessments', anAssessment());
  await handler.acts(notified, 'ap-notifications', anApNotification(day(2)));
  await handler.acts(notified, 'involvement', { system: 'Nedap ONS' });
  const withdrawn = await report('withdrawn');
  await handler.acts(withdrawn, 'ap-notifications', anApNotification(day(2)));
  lekwacht.moveTo(day(3, '00:00'));
  await report('new');
  await report('elsewhere', { organisation: 'kadera' });
  lekwacht.moveTo(day(3));
  await handler.acts(closed, 'awareness', { awareAt: day(1), facts: 'The ward phoned.' });
  await handler.acts(closed, 'assessments', anAssessment({ risk: 'unlikely', place: 'Ward 4' }));
  const no = { outcome: 'no', ground: 'risk-unlikely', reason: 'It came back unopened.' };
  await board.acts(closed, 'decisions', aDecision('notify-authority', no));
  await board.acts(closed, 'decisions', aDecision('inform-people', { ...no, ground: 'no-high-risk' }));
  await handler.acts(closed, 'closure', { conclusion: 'Done.' });
  await handler.acts(withdrawn, 'assessments', anAssessment({ risk: 'risk' }));
  const departure = 'It was read by nobody.';
  await board.acts(withdrawn, 'decisions', aDecision('notify-authority', { ...no, departure }));
  await handler.acts(
    withdrawn,
    'ap-notifications',
    anApNotification(day(3), { kind: 'withdrawal', withdrawalReason: 'It was none.' }),
  );
  await handler.acts(notified, 'subject-notifications', aSubjectNotification(day(3)));
  await lekwacht.projected();
}, 60_000);
afterAll(() => lekwacht.close());

interface Entry {
  readonly id: string;
}

async function lines(query: string): Promise<readonly (string | undefined)[]> {
  const { status, body, text } = await fg.get(`/v1/register?${query}`);
  if (status !== 200) throw new Error(text);
  return (body.entries as Entry[]).map(({ id }) => names.get(id));
}

const ALL = ['closed', 'notified', 'withdrawn', 'new', 'elsewhere'];
const FILTERS: readonly (readonly [query: string, lines: readonly string[]])[] = [
  ['', ALL],
  ['organisation=kadera', ['elsewhere']],
  ['status=closed', ['closed']],
  ['open=true', ['notified', 'withdrawn', 'new', 'elsewhere']],
  ['open=false', ['closed']],
  ['notified=true', ['notified']],
  ['notified=false', ['closed', 'withdrawn', 'new', 'elsewhere']],
  ['risk=high-risk', ['notified']],
  ['risk=unlikely', ['closed']],
  ['risk=risk', ['withdrawn']],
  ['receivedFrom=2026-06-02', ['notified', 'withdrawn', 'new', 'elsewhere']],
  ['receivedUntil=2026-06-02', ['closed', 'notified', 'withdrawn']],
  ['receivedFrom=2026-06-03&receivedUntil=2026-06-03', ['new', 'elsewhere']],
  ['receivedFrom=2026-06-02T07:00:01Z', ['new', 'elsewhere']],
  ['open=true&notified=false&receivedFrom=2026-06-02&organisation=perspektief', ['withdrawn', 'new']],
  ['risk=high-risk&open=false', []],
  ['text=unopened', ['closed', 'withdrawn']],
  ['text=unopened&open=true', ['withdrawn']],
  ['text=unopened%20-unopened', []],
  // Nothing but words that say nothing: no texts, rather than all.
  ['text=de', []],
  ['system=Nedap%20ONS', ['notified']],
  ['system=nedap%20%C3%B4ns', ['notified']],
  ['processor=somebody', []],
  ['location=ward%204', ['closed']],
];

it.each([
  ['2026-06-02', []],
  ['2026-06-03', ['closed', 'withdrawn']],
])('finds the words that stood in it on %s', async (asOf, expected) => {
  expect(await lines(`text=unopened&asOf=${asOf}`)).toEqual(expected);
});

/** The same filters, where the list of dossiers has them. */
const OF_DOSSIERS: readonly (readonly [query: string, dossiers: readonly string[]])[] = [
  ['system=NEDAP%20ons', ['notified']],
  ['location=ward%204', ['closed']],
  ['receivedFrom=2026-06-03', ['elsewhere', 'new']],
  ['receivedUntil=2026-06-01', ['closed']],
  ['open=false', ['closed']],
  ['status=closed&location=ward%204', ['closed']],
  ['assignedTo=5b6f1a52-0000-4000-8000-000000000000', []],
];

it.each(OF_DOSSIERS)('the list of dossiers is filtered by %s', async (query, expected) => {
  const { body } = await fg.get(`/v1/breaches?${query}`);
  const found = (body.dossiers as Entry[]).map(({ id }) => names.get(id));
  // Of two that came in the same moment, whichever has the greater id is first.
  expect(found.toSorted()).toEqual([...expected].toSorted());
});

it.each<readonly [string, readonly string[]]>([
  ['system=nedap%20ons', ['notified']],
  ['location=nowhere', []],
  ['incidentType=post-wrong-recipient', ['notified', 'withdrawn']],
  ['processor=somebody', []],
  ['assignedTo=5b6f1a52-0000-4000-8000-000000000000', []],
])('the dashboard is filtered by %s', async (query, expected) => {
  const { body } = await fg.get(`/v1/dashboard?${query}`);
  const { dossiers, total } = body as unknown as { dossiers: readonly Entry[]; total: number };
  expect(dossiers.map(({ id }) => names.get(id)).toSorted()).toEqual(expected);
  expect(total).toBe(expected.length);
});

describe('the register, filtered', () => {
  it.each(FILTERS)('by %s', async (query, expected) => {
    const found = await lines(query);
    expect(new Set(found)).toEqual(new Set(expected));
    expect(found).toHaveLength(expected.length);
  });

  it.each(FILTERS)('as of now it says the same: %s', async (query) => {
    expect(await lines(`${query}&asOf=${lekwacht.clock.now()}`)).toEqual(await lines(query));
  });

  it('as of then a line is judged by what was known then', async () => {
    // Two of one moment stand in the order of their ids.
    expect([...(await lines('asOf=2026-06-02&notified=true'))].sort()).toEqual(['notified', 'withdrawn']);
    expect(await lines('asOf=2026-06-02&open=false')).toEqual([]);
    expect(await lines('asOf=2026-06-02&risk=unlikely')).toEqual([]);
    expect(await lines('asOf=2026-06-02&status=reported')).toEqual(['closed']);
  });

  it('page by page loses none and shows none twice', async () => {
    for (const filter of ['notified=false', 'notified=false&asOf=2026-06-04']) {
      const seen: (string | undefined)[] = [];
      for (let next = ''; ;) {
        const { body } = await fg.get(`/v1/register?limit=1&${filter}${next}`);
        seen.push(...(body.entries as Entry[]).map(({ id }) => names.get(id)));
        if (body.next === undefined) break;
        next = `&cursor=${String(body.next)}`;
      }
      expect(seen).toEqual(await lines(filter));
    }
  });

  it('the file holds the same lines', async () => {
    const { text } = await fg.get('/v1/register?notified=true', { accept: 'text/csv' });
    expect(text.trim().split('\r\n')).toHaveLength(2);
  });

  /** Asks for a file of a register without an end. */
  async function endlessFile(accept: string) {
    const register = lekwacht.application.app.get(Register);
    const asked = { pages: 0, isOver: false };
    const whole = register.pages.bind(register);
    jest.spyOn(register, 'pages').mockImplementationOnce(async function* (...about) {
      try {
        const first = await whole(...about).next();
        if (first.done === true) return;
        const { entries } = first.value;
        const many = Array.from({ length: 100 }, (_, i) => entries[i % entries.length]!);
        for (; ; asked.pages++) yield { entries: many };
      } finally {
        asked.isOver = true;
      }
    });
    const token = await issueDevelopmentToken(lekwacht.config, { role: 'fg', organisation: 'perspektief' });
    const headers = { accept, authorization: `Bearer ${token}` };
    const request = get(`${lekwacht.url}/v1/register`, { headers });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    await once(answer, 'readable');
    // What comes first is the same for every register: he leaves while it is read.
    while (asked.pages === 0) await delay(1);
    return { asked, request };
  }

  it('a file waits for a reader who takes no more of it', async () => {
    const { asked, request } = await endlessFile('text/csv');
    let before: number;
    // What he has not taken fills what lies between, and then nothing more is read.
    for (let still = 0; still < 20; still = asked.pages === before ? still + 1 : 0) {
      before = asked.pages;
      await delay(25);
    }
    expect(asked.isOver).toBe(false);
    request.destroy();
  });

  it.each(['text/csv', XLSX])('a file ends where its reader leaves: %s', async (accept) => {
    const { asked, request } = await endlessFile(accept);
    const before = asked.pages;
    request.destroy();
    while (!asked.isOver) await delay(5);
    expect(asked.pages - before).toBeLessThan(20);
  });

  it.each(['risk=none', 'notified=perhaps', 'receivedFrom=yesterday', 'receivedUntil=2026-02-30', 'open=1'])(
    'refuses %s',
    async (query) => {
      expect((await fg.get(`/v1/register?${query}`)).status).toBe(422);
    },
  );
});
