import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aReport } from '../support/http/acts-over-http.js';
import { CrashApplication, PATIENCE_MS } from '../support/crash/crash-application.js';

/** So many that the rebuild is not over before it began. */
const BEFORE = 200;

let desk: CrashApplication;
beforeAll(async () => {
  desk = await CrashApplication.build();
  await desk.start();
}, PATIENCE_MS);
afterAll(() => desk.remove());

it(
  'public 15: beside a running desk on its own PostgreSQL a list is computed anew, and no report is missing in it',
  async () => {
    const references = new Set<string>();
    const report = async (): Promise<void> => {
      const answer = await desk.http.post('/v1/reports', aReport(), { 'idempotency-key': randomUUID() });
      expect(answer.status).toBe(201);
      references.add(String(answer.body.reference));
    };
    for (let i = 0; i < BEFORE; i++) await report();
    const before = references.size;
    const rebuilt = desk.command('rebuild', 'register');
    let isDone = false;
    void rebuilt.finally(() => (isDone = true));
    while (!isDone) await report();
    expect(await rebuilt).toMatchObject({ code: 0, said: expect.stringContaining('register: ') });
    expect(references.size).toBeGreaterThan(before);
    await report();

    const fg = await desk.as('fg', 'perspektief');
    const listed = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await fg.get(`/v1/register?limit=200${cursor}`);
        found.push(...(body.entries as { reference: string }[]).map(({ reference }) => reference));
        if (body.next === undefined) return found.sort();
        cursor = `&cursor=${encodeURIComponent(String(body.next))}`;
      }
    };
    const end = performance.now() + PATIENCE_MS;
    while ((await listed()).length < references.size && performance.now() < end);
    expect(await listed()).toEqual([...references].sort());
    // The desk still is the one that runs there, and nobody took its PostgreSQL away.
    expect((await desk.http.get('/health/ready')).status).toBe(200);
  },
  3 * PATIENCE_MS,
);
