import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Drainer } from '../../src/intake/spool/drainer.timer.js';
import { Spool, type SpooledGroup } from '../../src/intake/spool/spool.js';
import { StoreBreaker } from '../../src/intake/spool/store-breaker.js';
import { EventStoreUnavailable } from '../../src/platform/event-store/event-store.port.js';
import { storeOfTests } from '../support/event-store/event-store-of-tests.js';
import { aReport } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const AT = '2026-06-01T09:00:00+02:00';
const CANARY = 'Kwetterende Canarie';

let lekwacht: RunningLekwacht;
let spool: Spool;
let drainer: Drainer;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: AT, env: { LEKWACHT_SPOOL_AFTER_MS: '2000' } });
  spool = lekwacht.application.app.get(Spool);
  drainer = lekwacht.application.app.get(Drainer);
});
afterAll(() => lekwacht.close());
beforeEach(() => {
  lekwacht.moveTo(AT);
});

const postgres = () => lekwacht.database.postgres;
const eventOf = async (reference: unknown): Promise<Answer> =>
  (await lekwacht.as('handler')).get(`/v1/breaches?reference=${String(reference)}`);

const ON_POSTGRES = storeOfTests() === 'postgres';

/** The log is gone for so long as this takes; each statement on it fails. */
async function withoutLog<T>(work: () => Promise<T>): Promise<T> {
  const back = await (ON_POSTGRES ? renamedAway() : answersNothing());
  try {
    return await work();
  } finally {
    await back();
  }
}

async function renamedAway(): Promise<() => Promise<unknown>> {
  await postgres().query('alter table events rename to events_away');
  return () => postgres().query('alter table events_away rename to events');
}

/** Elsewhere a log is no table of ours. */
function answersNothing(): Promise<() => Promise<unknown>> {
  const away = (): Promise<never> => Promise.reject(new EventStoreUnavailable('unknown', 'away'));
  const { store } = lekwacht.application.engine;
  const spies = (['append', 'readStream'] as const).map((method) =>
    jest.spyOn(store, method).mockImplementation(away as never),
  );
  return Promise.resolve(() => {
    for (const spy of spies) spy.mockRestore();
    return Promise.resolve();
  });
}

/** Nobody is answered until what is returned is called: what was asked is done then. */
async function withholding(): Promise<() => Promise<void>> {
  if (ON_POSTGRES) {
    const session = await postgres().session('a lock');
    await session.query('begin; lock table events in access exclusive mode');
    return async () => {
      await session.query('rollback');
      await session.close();
    };
  }
  const { store } = lekwacht.application.engine;
  const read = store.readStream.bind(store);
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const spy = jest
    .spyOn(store, 'readStream')
    .mockImplementation((...asked) => held.then(() => read(...asked)));
  return () => {
    letGo();
    spy.mockRestore();
    return Promise.resolve();
  };
}

const drained = async (): Promise<void> => {
  await drainer.tick();
  expect(spool.waiting().count).toBe(0);
  await lekwacht.projected();
};

describe('while the log is away', () => {
  it('a report is kept, answered as ever, and a dossier with that moment when the log is back', async () => {
    const key = randomUUID();
    const body = aReport({ description: CANARY });
    const answer = await withoutLog(() => lekwacht.send(body, key));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ receivedAt: '2026-06-01T07:00:00.000Z', secret: expect.any(String) });
    expect(spool.waiting()).toMatchObject({ count: 1, oldest: '2026-06-01T07:00:00.000Z' });
    lekwacht.moveTo('2026-06-01T11:00:00+02:00');
    await drained();
    const [dossier] = (await eventOf(answer.body.reference)).body.dossiers as { id: string }[];
    const { body: seen } = await (await lekwacht.as('handler')).dossier(dossier!.id);
    expect(seen.moments.receivedAt).toBe('2026-06-01T07:00:00.000Z');
    expect(seen.report.description).toBe(CANARY);
    // The log answers a repeat as the spool did.
    expect((await lekwacht.send(body, key)).text).toBe(answer.text);
    expect(await lekwacht.eventTypes(dossier!.id)).toContain('BreachReported');
  });

  it('only the first finds out: others are kept at once, until the log has taken what waits', async () => {
    const breaker = lekwacht.application.app.get(StoreBreaker);
    await withoutLog(async () => {
      await lekwacht.send(aReport());
      expect(breaker.openSince).toBeDefined();
      const before = lekwacht.logged.length;
      await lekwacht.send(aReport());
      expect(lekwacht.logged.slice(before).join('')).not.toContain('did not take a report');
      await drainer.tick();
      expect([breaker.openSince !== undefined, spool.waiting().count]).toEqual([true, 2]);
      expect(drainer.health().detail).toMatch(/the log has been away since .*; 2 reports wait/);
    });
    await drained();
    expect(breaker.openSince).toBeUndefined();
    expect((await lekwacht.send(aReport())).status).toBe(201);
    expect(spool.waiting().count).toBe(0);
  });

  it('the same under the same key is the same receipt, byte for byte; another is refused', async () => {
    const key = randomUUID();
    const [first, again, other] = await withoutLog(async () => {
      const kept = await lekwacht.send(aReport(), key);
      lekwacht.moveTo('2026-06-01T09:30:00+02:00');
      return [
        kept,
        await lekwacht.send(aReport(), key),
        await lekwacht.send(aReport({ description: 'Iets anders.' }), key),
      ] as const;
    });
    expect(again.text).toBe(first.text);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    await drained();
  });

  it('what the domain refuses is refused, and kept nowhere', async () => {
    await withoutLog(async () => {
      const impossible = aReport({ subjectCount: { min: 5, max: 2 } });
      for (const body of [impossible, aReport({ organisation: 'nowhere' }), { organisation: 'kadera' }])
        expect((await lekwacht.send(body)).status).toBe(422);
    });
    expect(spool.waiting().count).toBe(0);
    await drained();
  });

  it('a person with a browser gets a receipt too', async () => {
    const { text } = await withoutLog(async () => {
      const form = await fetch(`${lekwacht.url}/meld/perspektief`);
      const submission = /name="submission" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
      const body = new URLSearchParams({
        ...{ submission, description: 'Een tas is weg.', safetyRisk: 'no', 'reporter.kind': 'employed' },
      });
      const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
      const answer = await fetch(`${lekwacht.url}/meld/perspektief`, { method: 'POST', body, headers });
      return { text: await answer.text() };
    });
    expect(text).toContain('Uw melding is binnen');
    expect(spool.waiting().count).toBe(1);
    await drained();
  });

  it('nothing of it lies readable, and nothing of it is logged', async () => {
    await withoutLog(() => lekwacht.send(aReport({ description: CANARY })));
    const { folder } = lekwacht.config.spool;
    for (const name of await readdir(folder, { recursive: true }))
      if (name.endsWith('.reports'))
        expect((await readFile(join(folder, name))).includes('Canarie')).toBe(false);
    expect(lekwacht.logged.join('')).not.toContain('Canarie');
    await drained();
  });
});

describe('a log that does not answer in time', () => {
  it('is not waited for longer than it has; what it did after all is not done again', async () => {
    const answers = await withholding();
    const begun = performance.now();
    const answer = await lekwacht.send(aReport());
    expect(answer.status).toBe(201);
    expect(performance.now() - begun).toBeGreaterThan(lekwacht.config.spool.afterMs - 50);
    await answers();
    await drained();
    const { dossiers } = (await eventOf(answer.body.reference)).body as { dossiers: { id: string }[] };
    expect(dossiers).toHaveLength(1);
    const types = await lekwacht.eventTypes(dossiers[0]!.id);
    expect(types.filter((type) => type === 'BreachReported')).toHaveLength(1);
  });
});

describe('what the log says of a kept report', () => {
  const keptTwice = async (second: object, at = '2026-06-01T10:00:00+02:00') => {
    const key = randomUUID();
    const first = aReport({ description: 'De eerste.' });
    // The log has it under this key already, and could not be asked when it came again.
    const recorded = await lekwacht.send(first, key);
    lekwacht.moveTo(at);
    const kept = await withoutLog(() => lekwacht.send({ ...first, ...second }, key));
    await drained();
    const { dossiers } = (await eventOf(recorded.body.reference)).body as { dossiers: { id: string }[] };
    return { recorded, kept, id: dossiers[0]!.id };
  };

  it('known with the same content: dropped', async () => {
    const { recorded, kept, id } = await keptTwice({});
    expect([kept.body.reference, kept.body.secret]).toEqual([recorded.body.reference, recorded.body.secret]);
    const types = await lekwacht.eventTypes(id);
    expect(types).not.toContain('ReportSupplemented');
    expect(types).not.toContain('ReceiptCorrected');
  });

  it('known with another content: it was acknowledged, so it is added to the dossier whole', async () => {
    const { kept, id } = await keptTwice({ description: 'De tweede.' });
    expect(kept.status).toBe(201);
    const { text } = await (await lekwacht.as('handler')).dossier(id);
    expect(text).toContain('De tweede.');
    expect(await lekwacht.eventTypes(id)).toContain('ReportSupplemented');
  });

  it('known with a later moment of receipt: the clock runs from the earlier one', async () => {
    const key = randomUUID();
    const kept = await withoutLog(() => lekwacht.send(aReport(), key));
    const { value: group } = (await spool.groups().next()) as { value: SpooledGroup };
    // Another process had the same report later, and the log before.
    lekwacht.moveTo('2026-06-01T12:00:00+02:00');
    const elsewhere = { ...group.reports[0]!.report!, receivedAt: lekwacht.clock.now() };
    await drainer['intake'].record(elsewhere);
    await drained();
    const { dossiers } = (await eventOf(kept.body.reference)).body as { dossiers: { id: string }[] };
    const { body } = await (await lekwacht.as('handler')).dossier(dossiers[0]!.id);
    expect(body.moments.receivedAt).toBe('2026-06-01T07:00:00.000Z');
  });

  it('refused after all: it lies in quarantine, and readiness says so', async () => {
    await withoutLog(() => lekwacht.send(aReport()));
    const profiles = lekwacht.application.app.get(Drainer)['intake']['profiles'];
    const find = jest.spyOn(profiles, 'find').mockReturnValue(undefined);
    await drainer.tick();
    find.mockRestore();
    expect(spool.waiting()).toMatchObject({ count: 0, quarantined: 1 });
    // Behind it stands whether its disk is full, which it may be where the tests run.
    expect(drainer.health()).toEqual({
      ok: false,
      detail: expect.stringMatching(/^nothing waits; 1 files in quarantine/),
    });
    const names = await readdir(join(lekwacht.config.spool.folder, 'quarantine'));
    expect(names).toHaveLength(1);
  });
});

describe('what waits', () => {
  it('is counted for handler and FG of its organisation, on the desk and on a page of its own, without a word of it', async () => {
    await drained();
    await withoutLog(() => lekwacht.send(aReport({ description: CANARY, safetyRisk: 'yes' })));
    lekwacht.moveTo('2026-06-01T09:30:00+02:00');
    await withoutLog(() => lekwacht.send(aReport({ description: CANARY })));
    const handler = await lekwacht.as('handler');
    const { body, text } = await handler.get('/v1/intake/waiting');
    expect(body.organisations).toMatchObject([
      { organisation: 'perspektief', waiting: 2, urgent: 1, oldest: '2026-06-01T07:00:00.000Z' },
    ]);
    expect(text).not.toContain(CANARY);
    const elsewhere = await (await lekwacht.as('fg', 'kadera')).get('/v1/intake/waiting');
    expect(elsewhere.body.organisations).toMatchObject([{ organisation: 'kadera', waiting: 0, stuck: [] }]);
    expect((await (await lekwacht.as('board')).get('/v1/intake/waiting')).status).toBe(403);
    await drained();
    expect((await handler.get('/v1/intake/waiting')).body.organisations).toMatchObject([{ waiting: 0 }]);
  });

  it('or is stuck, is shown until somebody helps', async () => {
    const { body } = await (await lekwacht.as('handler')).get('/v1/intake/waiting');
    // Of the one that was refused above.
    expect(body.organisations).toMatchObject([
      { waiting: 0, stuck: [{ receivedAt: '2026-06-01T07:00:00.000Z', urgent: false }] },
    ]);
  });
});

it('neither log nor disk: the report is not taken in, and says so', async () => {
  const keep = jest.spyOn(spool['options'].disk, 'write').mockRejectedValue(new Error('ENOSPC'));
  const key = randomUUID();
  const refused = await withoutLog(() => lekwacht.send(aReport(), key));
  keep.mockRestore();
  expect([refused.status, refused.body.code]).toEqual([503, 'report-not-kept']);
  expect(refused.headers['retry-after']).toBe('2');
  expect((await lekwacht.send(aReport(), key)).status).toBe(201);
});
