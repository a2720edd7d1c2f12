import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdempotencyKeyReused } from '../../src/breach/dossier/dossier-errors.js';
import { Intake } from '../../src/intake/intake.service.js';
import type { ReportBody } from '../../src/intake/report.body.js';
import type { Statement } from '../../src/platform/postgres/postgres.port.js';
import { REACTIONS } from '../../src/reactions.js';
import { aReport } from '../support/http/acts-over-http.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let asked: string[];
beforeAll(async () => {
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());
beforeEach(() => {
  const { store } = lekwacht.application.engine;
  const [read, append] = [store.readStream.bind(store), store.append.bind(store)];
  asked = [];
  jest.spyOn(store, 'readStream').mockImplementation((stream, options) => {
    if (stream.startsWith('breach-')) asked.push('read');
    return read(stream, options);
  });
  jest.spyOn(store, 'append').mockImplementation((stream, expected, events) => {
    if (stream.startsWith('breach-')) asked.push('append');
    return append(stream, expected, events);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const BREACH_LISTS = ['register', 'dashboard', 'due_deadlines', 'look_ups', 'retention'];
const namesOf = (statements: readonly unknown[]): string[] =>
  statements.map((one) => (one as Statement).name ?? '').filter((name) => name.startsWith('list-'));
const inList = async (list: string, dossier: string): Promise<true | undefined> => {
  const text = `select from ${list} where key = $1`;
  const { rowCount } = await lekwacht.database.postgres.query({ text, values: [dossier] });
  return rowCount > 0 ? true : undefined;
};

describe('what a report asks of the log', () => {
  it('is one append: there is nothing to read before, and it is answered from what was recorded', async () => {
    const answer = await lekwacht.send(aReport(), randomUUID());
    expect([answer.status, asked]).toEqual([201, ['append']]);
  });

  it('sent again is read, and answered as the first time', async () => {
    const key = randomUUID();
    const first = await lekwacht.send(aReport(), key);
    asked = [];
    const again = await lekwacht.send(aReport(), key);
    expect([again.text, asked[0], asked.includes('read')]).toEqual([first.text, 'append', true]);
  });

  it('under a known key, with what no rule would let in, is refused for its key', async () => {
    const intake = lekwacht.application.app.get(Intake);
    const recorded = async (key: string, body: object): Promise<unknown> => {
      const submission = { key, correlationId: randomUUID(), content: body, acceptLanguage: undefined };
      return intake.record(intake.received(body as ReportBody, submission));
    };
    const empty = aReport({ subjectCount: { min: 9, max: 2 } });
    const key = randomUUID();
    await recorded(key, aReport());
    await expect(recorded(randomUUID(), empty)).rejects.toMatchObject({ code: 'empty-range' });
    await expect(recorded(key, empty)).rejects.toBeInstanceOf(IdempotencyKeyReused);
  });
});

describe('what a report asks of the lists', () => {
  it('is one statement of each that keeps a row of it, and that it is read once for all', async () => {
    const { postgres, codec } = lekwacht.application.engine;
    await lekwacht.projected(...REACTIONS.lists.map(({ name }) => name));
    const [queried, decoded] = [jest.spyOn(postgres, 'query'), jest.spyOn(codec, 'decode')];
    const { id } = await lekwacht.report();
    await lekwacht.projected(...REACTIONS.lists.map(({ name }) => name));
    const statements = queried.mock.calls.map(([statement]) => statement);
    expect(namesOf(statements).sort()).toEqual(BREACH_LISTS.map((list) => `list-write-${list}`).sort());
    const loads = statements.filter((one) => (one as Statement).text.startsWith('select key, position, row'));
    expect(loads).toEqual([]);
    const times = decoded.mock.calls.filter(([stored]) => stored.some(({ stream }) => stream.endsWith(id)));
    expect(times).toHaveLength(1);
  });

  it.each([
    ['is locked', 'begin; lock table register in access exclusive mode', 'rollback'],
    ['fails', 'alter table register rename to register_away', 'alter table register_away rename to register'],
  ])('is done by every other list while one of them %s, and the report is taken in', async (_, stop, go) => {
    const locker = await lekwacht.database.postgres.session('locker');
    await locker.query('set idle_in_transaction_session_timeout = 0');
    await locker.query(stop);
    let dossier = '';
    try {
      expect((await lekwacht.send(aReport())).status).toBe(201);
      dossier = (await lekwacht.events('breach-')).at(-1)?.stream.slice('breach-'.length) ?? '';
      for (const list of BREACH_LISTS.filter((name) => name !== 'register'))
        await eventually(() => inList(list, dossier));
    } finally {
      await locker.query(go);
      await locker.close();
    }
    await eventually(() => inList('register', dossier));
  });
});
