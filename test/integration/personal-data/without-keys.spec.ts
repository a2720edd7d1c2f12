import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREACH_EVENT_TYPES, type BreachEvent } from '../../../src/breach/domain/breach.js';
import { fold, type History } from '../../../src/breach/dossier/history.js';
import { breachView } from '../../../src/breach/views/breach.view.js';
import { timeLine } from '../../../src/breach/views/time-line.view.js';
import { EventCodec, type EventTypes } from '../../../src/platform/event-store/event-codec.js';
import type { StoredEvent } from '../../../src/platform/event-store/event-store.port.js';
import { EnvironmentCustody } from '../../../src/platform/personal-data/environment-custody.js';
import { openVault } from '../../../src/platform/personal-data/open-vault.js';
import { withPersonal, withTexts } from '../../../src/shared/personal-places.js';
import { dossiersWithEveryEventType } from '../../golden/every-event-type.js';
import { play, steps } from '../../support/arbitrary/arbitrary-breach.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

let database: TestDatabase;
let codec: EventCodec;
let alarms: number;
beforeAll(async () => {
  database = await createTestDatabase();
  alarms = 0;
  const custody = new EnvironmentCustody(new Map([[1, randomBytes(32)]]));
  codec = new EventCodec(
    BREACH_EVENT_TYPES,
    await openVault(database.postgres, custody, () => {
      alarms++;
    }),
  );
});
afterAll(() => database.drop());

/** As the log would hold it, and as it reads without keys. */
async function read(history: History): Promise<{ readonly stored: StoredEvent[]; readonly shown: History }> {
  const fresh = history.map((recorded) => ({ ...recorded, id: randomUUID() }));
  const records = await codec.encode(fresh);
  const stored = records.map((record, at) => ({ ...record, ...placeOf(fresh[at]!) }));
  return { stored, shown: codec.withoutKeys(stored) as History };
}

const placeOf = ({ stream, revision, position }: History[number]) => ({ stream, revision, position });

/** Where a text of a person or of the register stands, and how many there are. */
function texts({ type, data }: BreachEvent): { readonly count: number; readonly without: object } {
  let count = 0;
  const gone = () => {
    count++;
    return 'a text';
  };
  const places = (BREACH_EVENT_TYPES as EventTypes)[type]?.registerTexts ?? [];
  const without = withTexts(
    withPersonal(data, (value) => ('value' in value || 'unreadable' in value ? gone() : value)),
    places,
    (text) => (text === 'a text' ? text : gone()),
  );
  return { count, without };
}

async function expectReadWithoutKeys(history: History): Promise<void> {
  const { stored, shown } = await read(history);
  for (const [at, recorded] of history.entries()) {
    const [was, is] = [texts(recorded.event), texts(shown[at]!.event)];
    // Each text is gone, and nothing else: codes, moments, numbers and decisions are as they were.
    expect(is.without).toEqual(JSON.parse(JSON.stringify(was.without)));
    expect(is.count).toBe(was.count);
    if (was.count > 0)
      await expect(codec.encode([shown[at]!])).rejects.toThrow('taken over without having been read');
    else expect((await codec.encode([shown[at]!]))[0]!.data).toBe(stored[at]!.data);
  }
  const breach = fold(shown)!;
  expect(JSON.stringify(breachView(breach))).not.toContain('"erased":true');
  expect(JSON.stringify(timeLine(shown))).not.toContain('"erased":true');
}

it('every kind of event is shown without keys: its texts cannot be read, and are recorded nowhere again', async () => {
  for (const history of dossiersWithEveryEventType()) await expectReadWithoutKeys(history);
  expect(alarms).toBe(0);
});

it('so is whatever history was lived', async () => {
  await fc.assert(
    fc.asyncProperty(steps, (all) => expectReadWithoutKeys(play(all).end.history)),
    { numRuns: 25 },
  );
  expect(alarms).toBe(0);
});
