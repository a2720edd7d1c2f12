import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { breachView } from '../../src/breach/views/breach.view.js';
import { BREACH_EVENT_TYPES, type BreachEvent } from '../../src/breach/domain/breach.js';
import { fold } from '../../src/breach/dossier/history.js';
import { timeLine } from '../../src/breach/views/time-line.view.js';
import { UNSEALED } from '../support/event-store/unsealed.js';
import { EventCodec } from '../../src/platform/event-store/event-codec.js';
import { parseMoment } from '../../src/shared/moment.js';
import type { RecordedEvent } from '../../src/shared/recorded-event.js';
import { dossiersWithEveryEventType } from './every-event-type.js';

/*
 * Event data as it is stored, one file per type and schema version. What was written once has to be read for
 * ever, so a file that is here is never changed: a new shape is a new schema version with a new file.
 * `GOLDEN=write npx jest test/golden` writes the files that are missing; it does not touch the others.
 */
const folder = fileURLToPath(new URL('./', import.meta.url));
const fileOf = (type: string, version: number): string => `${type}.v${version}.json`;
const read = (type: string, version: number): string =>
  readFileSync(folder + fileOf(type, version), 'utf8').trimEnd();

const codec = new EventCodec(BREACH_EVENT_TYPES, UNSEALED);
const lived = dossiersWithEveryEventType().flat();
const types = Object.entries(BREACH_EVENT_TYPES).map(
  ([type, { schemaVersion }]) => [type, schemaVersion] as const,
);
const firstOf = (type: string): RecordedEvent<BreachEvent> => {
  const found = lived.find(({ event }) => event.type === type);
  if (found === undefined) throw new Error(`the dossiers of every-event-type.ts hold no ${type}`);
  return found;
};

if (process.env['GOLDEN'] === 'write') {
  const there = new Set(readdirSync(folder));
  for (const [type, version] of types) {
    const file = fileOf(type, version);
    if (!there.has(file)) writeFileSync(folder + file, `${JSON.stringify(firstOf(type).event.data)}\n`);
  }
}

const stored = (
  type: string,
  version: number,
  { id, stream, revision, position, metadata } = firstOf(type),
) => ({
  id,
  stream,
  revision,
  position,
  type,
  data: read(type, version),
  metadata: JSON.stringify({ ...metadata, schemaVersion: version }),
});

it('there is a file for every event type in its newest version, and none for what is no event type', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files).toEqual(expect.arrayContaining(types.map(([type, version]) => fileOf(type, version))));
  for (const file of files) expect(Object.keys(BREACH_EVENT_TYPES)).toContain(file.split('.')[0]);
});

describe.each(types)('%s, schema version %i', (type, version) => {
  it('is read, and written again byte for byte', async () => {
    const [decoded] = await codec.decode([stored(type, version)]);
    const [encoded] = await codec.encode([decoded!]);
    expect(encoded?.data).toBe(read(type, version));
  });

  it('is written today as it was written then', () => {
    expect(JSON.stringify(firstOf(type).event.data)).toBe(read(type, version));
  });

  it('folds into a dossier, is shown, and has its place on the time line', async () => {
    const target = firstOf(type);
    const before = lived.filter(
      ({ stream, revision }) => stream === target.stream && revision < target.revision,
    );
    const decoded = (await codec.decode([stored(type, version)])) as RecordedEvent<BreachEvent>[];
    const breach = fold([...before, ...decoded]);
    expect(breachView(breach!)).toEqual(breachView(fold([...before, target])!));
    expect(parseMoment(timeLine(decoded)[0]!.happenedAt)).toBeDefined();
  });
});
