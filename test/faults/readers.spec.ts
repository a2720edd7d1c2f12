import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FAULT_MS, FaultyDesk, percentile, type Sent } from '../support/faults/faulty-desk.js';
import type { HttpClient } from '../support/http/http-client.js';
import { formWith } from '../support/http/running-lekwacht.js';

/** Nineteen of twenty; where the machine is as slow with nobody reading, three times that. */
const QUICK_MS = 200;

let faulty: FaultyDesk;
let dossier: string;
beforeAll(async () => {
  faulty = await FaultyDesk.build();
  await faulty.start();
  dossier = await heavyDossier();
}, FAULT_MS);
afterAll(() => faulty.remove(), FAULT_MS);

async function newDossier(handler: HttpClient): Promise<string> {
  const { answer } = await faulty.report();
  const ask = () => handler.get(`/v1/breaches?reference=${String(answer?.body.reference)}`);
  let found = await ask();
  while (!(found.body.dossiers?.length > 0)) found = await ask();
  return (found.body.dossiers[0] as { readonly id: string }).id;
}

/** As large as a dossier gets. */
async function heavyDossier(): Promise<string> {
  const handler = await faulty.as('handler');
  const id = await newDossier(handler);
  for (;;) {
    const { etag = '' } = await handler.get(`/v1/breaches/${id}`);
    const headers = { 'if-match': etag, 'idempotency-key': randomUUID() };
    const text = `x${'\u00e9'.repeat(19_000)}`;
    const { status, body } = await handler.post(`/v1/breaches/${id}/supplements`, { text }, headers);
    if (status === 409 && body.code === 'dossier-full') return id;
    if (status !== 200) throw new Error(`a supplement was answered ${status}`);
  }
}

function told(what: string, sent: readonly Sent[]): void {
  const [half, most, all] = [50, 95, 100].map((share) => percentile(sent, share).toFixed(0));
  console.log(`${what}: ${sent.length} reports, median ${half} ms, p95 ${most} ms, longest ${all} ms`);
}

it(
  'a list that is locked for ten seconds keeps no report waiting',
  async () => {
    const database = await faulty.database();
    const fg = await faulty.as('fg');
    const locker = await database.session('locker');
    await locker.query(
      'set idle_in_transaction_session_timeout = 0; begin; lock table dashboard, register in access exclusive mode',
    );
    const statuses: number[] = [];
    const asking = (async () => {
      const asked: Promise<unknown>[] = [];
      for (let times = 0; times < 40; times++) {
        const path = times % 2 === 0 ? '/v1/dashboard' : '/v1/register';
        asked.push(fg.get(path).then(({ status }) => statuses.push(status)));
        await delay(250);
      }
      await Promise.all(asked);
    })();
    const sent = await faulty.reportDuring(delay(10_000));
    await locker.query('rollback');
    await locker.close();
    await database.close();
    await asking;
    told('a locked list', sent);
    expect(new Set(sent.map(({ answer }) => answer?.status))).toEqual(new Set([201]));
    // What was asked last may be answered when the lock is gone.
    expect(statuses.filter((status) => ![200, 503].includes(status))).toEqual([]);
    expect(statuses).toContain(503);
    expect(percentile(sent, 50)).toBeLessThan(QUICK_MS);
    expect(await faulty.lost(sent)).toEqual([]);
  },
  FAULT_MS,
);

it(
  'sixty who read the time line of a dossier that is full, at once, keep no report waiting',
  async () => {
    const quiet = await faulty.reportDuring(delay(4_000));
    told('nobody reads', quiet);
    const begun = performance.now();
    const reading = faulty.readAtOnce(`/v1/breaches/${dossier}/timeline`, 'fg', 60);
    const sent = await faulty.reportDuring(reading);
    told(`sixty time lines (${((performance.now() - begun) / 1_000).toFixed(1)} s)`, sent);
    const statuses = await reading;
    console.log(
      `${statuses.filter((status) => status === 200).length} of 60 were answered, the others heard 503`,
    );
    expect(statuses).toHaveLength(60);
    expect(statuses.filter((status) => ![200, 503].includes(status))).toEqual([]);
    expect(new Set(sent.map(({ answer }) => answer?.status))).toEqual(new Set([201]));
    expect(percentile(sent, 95)).toBeLessThan(Math.max(QUICK_MS, 3 * percentile(quiet, 95)));
  },
  FAULT_MS,
);

it(
  'who reads nothing of a file is cut after a minute, and not before',
  async () => {
    const handler = await faulty.as('handler');
    const id = await newDossier(handler);
    const { etag = '' } = await handler.get(`/v1/breaches/${id}`);
    const headers = { 'if-match': etag, 'idempotency-key': randomUUID() };
    // More than the kernel takes for him.
    const file = formWith({ content: 'een brief\n'.repeat(1_900_000) });
    const { status, body } = await handler.request('POST', `/v1/breaches/${id}/attachments`, file, headers);
    expect(status).toBe(200);
    const line = (await faulty.line()).pause();
    line.write(
      [
        `GET /v1/breaches/${id}/attachments/${String(body.attachment)}?unscanned=true HTTP/1.1`,
        `host: ${new URL(faulty.url).host}`,
        `authorization: ${await faulty.authorization('handler')}`,
        '\r\n',
      ].join('\r\n'),
    );
    const begun = performance.now();
    while (await faulty.keeps(line)) await delay(250);
    const seconds = (performance.now() - begun) / 1_000;
    console.log(`who reads nothing was cut after ${seconds.toFixed(1)} s`);
    expect([seconds > 58, seconds < 75]).toEqual([true, true]);
    line.destroy();
  },
  FAULT_MS,
);

it(
  'a hundred who ask whether it is ready keep no report waiting',
  async () => {
    let isOver = false;
    const monitor = async (): Promise<void> => {
      while (!isOver) {
        const { status } = await faulty.http.get('/health/ready');
        if (status !== 200) throw new Error(`ready was answered ${status}`);
      }
    };
    const monitors = Promise.all(Array.from({ length: 100 }, monitor));
    const sent = await faulty.reportDuring(delay(5_000));
    isOver = true;
    await monitors;
    told('a hundred monitors', sent);
    expect(new Set(sent.map(({ answer }) => answer?.status))).toEqual(new Set([201]));
  },
  FAULT_MS,
);

it(
  'storms of one report under one key are one dossier, with one answer',
  async () => {
    for (let storm = 0; storm < 20; storm++) {
      const before = (await faulty.recorded()).size;
      const key = randomUUID();
      const sent = await Promise.all(Array.from({ length: 16 }, () => faulty.report(key)));
      expect(new Set(sent.map(({ answer }) => answer?.text)).size).toBe(1);
      expect(sent[0]?.answer?.status).toBe(201);
      expect((await faulty.recorded()).size).toBe(before + 1);
    }
  },
  FAULT_MS,
);
