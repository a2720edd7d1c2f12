import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCases } from '../../examples/case.js';
import { Desk } from '../../examples/desk.js';
import { playCase, type Played } from '../../examples/play-case.js';
import { moment } from '../../src/shared/moment.js';
import { createTestDatabase } from '../support/test-database.js';

const directory = mkdtempSync(join(tmpdir(), 'lekwacht-test-'));
const cases = loadCases();
const all = new Map<string, Played>();
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let desk: Desk;

beforeAll(async () => {
  database = await createTestDatabase();
  desk = await Desk.open({
    LEKWACHT_DATA: directory,
    DATABASE_URL: database.connection.connectionString,
  });
  for (const example of cases) all.set(example.case, await playCase(desk, example));
}, 60_000);

afterAll(async () => {
  await desk.close();
  await database.drop();
  rmSync(directory, { recursive: true });
});

describe.each(cases.map((example) => [example.case, example] as const))('The case %s', (name, example) => {
  const played = (): Played => all.get(name)!;

  it('is taken in as it happened, and refused only where the case says so', () => {
    const statuses = played().answers.map(({ step, status }) => [step.call, status]);
    expect(statuses).toEqual(
      example.steps.map(({ call, expect: status }) => [call, status ?? (call === 'report' ? 201 : 200)]),
    );
  });

  it('knows on each chosen day what was known then, and no more', () => {
    for (const { at, expected, was } of played().known) {
      const { dueAt, ...facts } = expected;
      expect({ at, ...was }).toMatchObject({ at, ...facts });
      if (dueAt !== undefined) expect(was.dueAt).toBe(moment(dueAt));
    }
  });

  it('ends as the case says', () => {
    const { expected } = example;
    const { moments, awareness, notifications, flags, openDuties } = played().dossier;
    const [first] = notifications;
    if (expected.firstSignalAt !== undefined)
      expect(moments.firstSignalAt).toBe(moment(expected.firstSignalAt));
    if (expected.awareAt !== undefined) expect(awareness.at).toBe(moment(expected.awareAt));
    if (expected.dueAt !== undefined) expect(awareness.deadline.dueAt).toBe(moment(expected.dueAt));
    if (expected.notified !== undefined) expect(notifications.length > 0).toBe(expected.notified);
    if (expected.notifiedAt !== undefined) expect(first?.notifiedAt).toBe(moment(expected.notifiedAt));
    if (expected.daysLate !== undefined) expect(first?.late?.days).toBe(expected.daysLate);
    if (expected.flags !== undefined) expect([...flags].sort()).toEqual([...expected.flags].sort());
    if (expected.openDuties !== undefined) {
      expect(openDuties.map(({ duty }) => duty)).toEqual(expected.openDuties);
    }
  });
});
