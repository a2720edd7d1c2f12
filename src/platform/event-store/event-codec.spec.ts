import { describe, expect, it } from '@jest/globals';
import { moment } from '../../shared/moment.js';
import type { EventMetadata } from '../../shared/recorded-event.js';
import { EventCodec, UnknownEventType, type Sealing } from './event-codec.js';
import type { StoredEvent } from './event-store.port.js';

const NOTHING_PERSONAL: Sealing = {
  seal: (events) => Promise.resolve(events),
  located: (event) => event,
  open: (events) => Promise.resolve(events),
};
const codec = new EventCodec({ BreachReported: { schemaVersion: 2 } }, NOTHING_PERSONAL);
const metadata: EventMetadata = {
  recordedAt: moment('2026-03-01T02:16:21Z'),
  actor: { id: 'reporter', role: 'melder' },
  organisation: 'kadera',
  commandId: 'c',
  correlationId: 'c',
  causationId: 'c',
  schemaVersion: 2,
  lawVersion: '2018-05-25',
  nonce: '00112233445566778899aabbccddeeff',
};
const event = {
  type: 'BreachReported',
  data: { b: 1, a: '\u2028 👩🏽‍⚕️ é \uFFFF', nothing: null, odd: '\u0000\uD800', ['__proto__']: 'own' },
};

function stored(overrides: Partial<StoredEvent>): StoredEvent {
  return {
    id: 'e',
    stream: 'breach-1',
    revision: 3,
    position: '7',
    type: 'BreachReported',
    data: '{}',
    metadata: JSON.stringify(metadata),
    ...overrides,
  };
}

describe('the event codec', () => {
  it('gives back what it was given, byte for byte in its text', async () => {
    const records = await codec.encode([{ id: 'e', stream: 'breach-1', event, metadata }]);
    const decoded = await codec.decode(records.map(stored));
    expect(decoded).toEqual([{ id: 'e', stream: 'breach-1', revision: 3, position: '7', event, metadata }]);
    expect(await codec.encode(decoded)).toEqual(records);
  });

  it('writes text that any store can hold, whatever the event says', async () => {
    const records = await codec.encode([{ id: 'e', stream: 'breach-1', event, metadata }]);
    expect(records.map(({ data }) => data).join()).not.toMatch(/\p{Surrogate}|\0/u);
  });

  it.each([
    ['a type that it does not know', { type: 'BreachForgotten' }],
    ['a name that only JavaScript knows', { type: 'constructor' }],
    ['a shape from the future', { metadata: JSON.stringify({ ...metadata, schemaVersion: 3 }) }],
    ['no schema version at all', { metadata: '{}' }],
  ])('stops at %s, and says where', async (_what, overrides) => {
    const decoding = codec.decode([stored({}), stored(overrides)]);
    await expect(decoding).rejects.toThrow(UnknownEventType);
    await expect(decoding).rejects.toThrow('breach-1 at revision 3');
  });

  it('reads the older shapes', async () => {
    const older = JSON.stringify({ ...metadata, schemaVersion: 1 });
    await expect(codec.decode([stored({ metadata: older })])).resolves.toHaveLength(1);
  });

  it('does not write what it could not read', async () => {
    const unknown = { ...event, type: 'BreachForgotten' };
    await expect(codec.encode([{ id: 'e', stream: 'breach-1', event: unknown, metadata }])).rejects.toThrow(
      UnknownEventType,
    );
  });
});
