import { describe, expect, it } from '@jest/globals';
import { moment } from '../../shared/moment.js';
import type { EventMetadata } from '../../shared/recorded-event.js';
import { personal, type Personal } from '../../shared/personal.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { withPersonal } from '../../shared/personal-places.js';
import { EventCodec, UnknownEventType, type Sealing } from './event-codec.js';
import { FORGOTTEN_TEXT, UNREADABLE_TEXT } from './register-texts.js';
import type { StoredEvent } from './event-store.port.js';

const NOTHING_PERSONAL: Sealing = {
  seal: (events) => Promise.resolve(events),
  located: (event) => event,
  open: (events) => Promise.resolve(events),
  openIn: (sealed) => Promise.resolve(sealed),
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

describe('a text of the register', () => {
  const texts = ['/reason', '/answers/*/text'];
  const types = {
    Closed: { schemaVersion: 2, registerTexts: texts },
    Erased: { schemaVersion: 2, registerTexts: ['/registerTexts/*/text'], rewrites: true },
  };
  const becomes = (change: (value: Personal<unknown>) => object): Sealing => ({
    ...NOTHING_PERSONAL,
    open: (events, scopes) =>
      Promise.resolve(
        events.map((recorded): RecordedEvent => {
          const data = withPersonal(recorded.event.data, (value) =>
            (scopes?.includes(value.scope) ?? true) ? change(value as Personal<unknown>) : value,
          );
          return { ...recorded, event: { ...recorded.event, data } };
        }),
      ),
  });
  const sealing = new EventCodec(types, NOTHING_PERSONAL);
  const data = {
    reason: 'It ended.',
    answers: [{ text: 'yes' }, { text: personal('dossier', 'Kees') }, {}],
    other: 'It ended.',
  };
  const recorded = async (event: { readonly type: string; readonly data: object }): Promise<StoredEvent[]> =>
    (await sealing.encode([{ id: 'e', stream: 'breach-1', event, metadata }])).map(stored);

  it('is given to be sealed wherever it is said to stand, and comes back as it was', async () => {
    const closed = await recorded({ type: 'Closed', data });
    expect(JSON.parse(closed[0]?.data ?? '')).toEqual({
      reason: { scope: 'register', value: 'It ended.' },
      answers: [{ text: { scope: 'register', value: 'yes' } }, { text: personal('dossier', 'Kees') }, {}],
      other: 'It ended.',
    });
    for (const read of [await sealing.decode(closed), await sealing.opened(closed)])
      expect(read[0]?.event.data).toEqual(data);
  });

  it('that was forgotten is a mark; one that cannot be read stops a list, shows in a dossier, and is not passed on', async () => {
    const stored = await recorded({ type: 'Closed', data });
    const forgotten = new EventCodec(
      types,
      becomes(({ scope }) => ({ scope, erased: true })),
    );
    expect((await forgotten.decode(stored))[0]?.event.data).toMatchObject({ reason: FORGOTTEN_TEXT });
    const unreadable = new EventCodec(
      types,
      becomes(({ scope }) => ({ scope, unreadable: true })),
    );
    await expect(unreadable.decode(stored)).rejects.toThrow(
      '/reason of Closed cannot be read (breach-1 at revision 3)',
    );
    const opened = await unreadable.opened(stored);
    expect(opened[0]?.event.data).toMatchObject({ reason: UNREADABLE_TEXT });
    await expect(sealing.encode(opened)).rejects.toThrow('/reason was taken over without having been read');
  });

  it('reads as it was last put, and so does what had put it', async () => {
    const put = (revision: number, ...registerTexts: readonly object[]) => ({
      ...stored({ type: 'Erased', data: JSON.stringify({ registerTexts }), revision }),
    });
    const closed = await recorded({ type: 'Closed', data });
    const history = await sealing.opened([
      ...closed.map((first) => ({ ...first, revision: 0 })),
      put(1, { revision: 0, pointer: '/reason', text: 'Ended by K.' }),
      put(
        2,
        { revision: 0, pointer: '/reason', text: 'Ended.' },
        { revision: 1, pointer: '/registerTexts/0/text', text: '-' },
      ),
      put(3),
    ]);
    expect(history.map((each) => sealing.rewrites(each))).toEqual([false, true, true, false]);
    const [first, second] = sealing.rewritten(history);
    expect(first?.event.data).toEqual({ ...data, reason: 'Ended.' });
    expect(second?.event.data).toEqual({ registerTexts: [{ revision: 0, pointer: '/reason', text: '-' }] });
    expect(sealing.rewritten(history.slice(0, 1))).toEqual(history.slice(0, 1));
  });

  it('that was put in the place of another, and is replaced itself, is read nowhere any more', async () => {
    const put = (revision: number, ...registerTexts: readonly object[]) =>
      stored({ type: 'Erased', data: JSON.stringify({ registerTexts }), revision });
    const closed = await recorded({ type: 'Closed', data });
    const history = await sealing.opened([
      ...closed.map((first) => ({ ...first, revision: 0 })),
      put(1, { revision: 0, pointer: '/reason', text: 'Ended by Kees.' }),
      put(2, { revision: 1, pointer: '/registerTexts/0/text', text: 'Ended by K.' }),
      put(3, { revision: 2, pointer: '/registerTexts/0/text', text: 'Ended.' }),
    ]);
    expect(JSON.stringify(sealing.rewritten(history))).not.toMatch(/by K/);
    expect(sealing.rewritten(history)[0]?.event.data).toMatchObject({ reason: 'Ended.' });
  });
});
