import { expect, it } from '@jest/globals';
import {
  AppendRejected,
  EventStoreUnavailable,
  NO_STREAM,
  WrongExpectedRevision,
  type EventStore,
} from '../../src/platform/event-store/event-store.port.js';
import type { Contract } from './event-store.contract.js';
import { aBreach, anEvent, ids, wholeLog } from './event-store.harness.js';

const ODD_TEXTS = [
  JSON.stringify({
    b: 1,
    a: '\u2028\u2029\uFEFF\u0085',
    emoji: '👩🏽‍⚕️🏳️‍🌈',
    rtl: 'دَاتَا',
    composed: 'é é',
    last: '\uFFFF\u{10FFFF}',
  }),
  JSON.stringify({ nul: '\u0000', lone: '\uD800', del: '\u007F', quotes: `'"\`\\$1{}` }),
  '{ "b" : 1,\t"a":1.0,\n"a":1e2, "ü":"\\u00fc" }',
];

export function appendContract({ log }: Contract): void {
  it('a new stream starts at revision 0, and every append says where its last event stands', async () => {
    const { store } = log();
    const stream = aBreach();
    const first = await store.append(stream, NO_STREAM, [anEvent(), anEvent()]);
    const second = await store.append(stream, 1, [anEvent()]);
    const [, last, next] = await store.readStream(stream);
    expect(first).toEqual({ revision: 1, position: last?.position, repeated: false });
    expect(second).toEqual({ revision: 2, position: next?.position, repeated: false });
    expect(second.position > first.position).toBe(true);
  });

  it('an append at a stale revision is refused with the actual one', async () => {
    const { store } = log();
    const stream = aBreach();
    await store.append(stream, NO_STREAM, [anEvent(), anEvent(), anEvent()]);
    for (const expected of [NO_STREAM, 0, 1, 3, 7])
      expect(await conflict(store, stream, expected, [anEvent()])).toMatchObject({
        stream,
        expected,
        actual: 2,
      });
    expect(await conflict(store, aBreach(), 0, [anEvent()])).toMatchObject({
      expected: 0,
      actual: NO_STREAM,
    });
    expect(await wholeLog(store)).toHaveLength(3);
  });

  it('a repeated append succeeds with what is stored, also after later appends', async () => {
    const { store } = log();
    const stream = aBreach();
    const events = [anEvent(), anEvent()];
    const first = await store.append(stream, NO_STREAM, events);
    await store.append(stream, 1, [anEvent(), anEvent()]);
    const again = await store.append(
      stream,
      NO_STREAM,
      events.map((event) => ({ ...event, data: '"other"' })),
    );
    expect(again).toEqual({ ...first, repeated: true });
    expect((await store.readStream(stream)).map(({ data }) => data)).not.toContain('"other"');
  });

  it('the same append twice at once is written once', async () => {
    const { store } = log();
    const events = [anEvent(), anEvent()];
    const stream = aBreach();
    const answers = await Promise.all([1, 2, 3].map(() => store.append(stream, NO_STREAM, events)));
    expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true, true]);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
    expect(ids(await store.readStream(stream))).toEqual(ids(events));
  });

  it('an append whose ids stand there only in part, or in another order, is a conflict', async () => {
    const { store } = log();
    const stream = aBreach();
    const [a, b, c] = [anEvent(), anEvent(), anEvent()] as const;
    await store.append(stream, NO_STREAM, [a, b]);
    for (const events of [[a, c], [c, b], [a, b, c], [b, a], [b]])
      expect(await conflict(store, stream, NO_STREAM, events)).toMatchObject({ actual: 1 });
    expect(await conflict(store, stream, 0, [b, c])).toMatchObject({ expected: 0, actual: 1 });
    expect(await store.append(stream, 0, [b])).toMatchObject({ revision: 1, repeated: true });
    expect(ids(await store.readStream(stream))).toEqual(ids([a, b]));
  });

  it('odd Unicode comes back byte for byte', async () => {
    const { store } = log();
    const stream = aBreach();
    const events = ODD_TEXTS.map((text) => ({ ...anEvent(text), metadata: text }));
    await store.append(stream, NO_STREAM, events);
    const stored = await store.readStream(stream);
    expect(stored.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }))).toEqual(events);
    expect((await store.readAll('')).events).toEqual(stored);
  });

  it('what can never be stored is refused, and its neighbours are written', async () => {
    const { store } = log();
    const good = aBreach();
    const twin = anEvent();
    const bad: [string, number, ReturnType<typeof anEvent>[]][] = [
      [aBreach(), NO_STREAM, []],
      [aBreach(), NO_STREAM, [{ ...anEvent(), id: 'not-a-uuid' }]],
      [aBreach(), NO_STREAM, [twin, twin]],
      [aBreach(), NO_STREAM, [{ ...anEvent(), data: '"\u0000"' }]],
      [aBreach(), NO_STREAM, [{ ...anEvent(), metadata: '"\uD800"' }]],
      [aBreach(), NO_STREAM, [{ ...anEvent(), type: '' }]],
      [aBreach(), 0.5, [anEvent()]],
      [aBreach(), -2, [anEvent()]],
      [aBreach(), 2 ** 31, [anEvent()]],
      ['', NO_STREAM, [anEvent()]],
      ['breach-'.repeat(50), NO_STREAM, [anEvent()]],
      [aBreach(), NO_STREAM, [anEvent(JSON.stringify('x'.repeat(5 * 1024 * 1024)))]],
    ];
    const written = store.append(good, NO_STREAM, [anEvent()]);
    for (const append of bad) await expect(store.append(...append)).rejects.toThrow(AppendRejected);
    await expect(written).resolves.toMatchObject({ revision: 0 });
    expect(await wholeLog(store)).toHaveLength(1);
  });

  it('a stream keeps its order under concurrent writers', async () => {
    const stores = [log().store, await log().reopen()];
    const streams = [aBreach(), aBreach(), aBreach()];
    const acknowledged: string[] = [];
    await Promise.all(
      Array.from({ length: 12 }, async (_none, writer) => {
        const store = stores[writer % 2]!;
        const stream = streams[writer % 3]!;
        for (let count = 0; count < 15; count++) acknowledged.push(await appendAtEnd(store, stream));
      }),
    );
    const all = await wholeLog(stores[0]!);
    expect(ids(all).sort()).toEqual(acknowledged.sort());
    for (const stream of streams) {
      const events = all.filter((event) => event.stream === stream);
      expect(events.map(({ revision }) => revision)).toEqual(events.map((_event, index) => index));
      expect(await stores[1]!.readStream(stream)).toEqual(events);
    }
  }, 60_000);

  it('closing answers every append that waits, and refuses new ones', async () => {
    const { store } = log();
    const streams = Array.from({ length: 200 }, aBreach);
    const waiting = streams.map((stream) => store.append(stream, NO_STREAM, [anEvent()]));
    const closed = store.close();
    await expect(store.append(aBreach(), NO_STREAM, [anEvent()])).rejects.toThrow(EventStoreUnavailable);
    const answers = await Promise.allSettled(waiting);
    await closed;
    const written = streams.filter((_stream, index) => answers[index]?.status === 'fulfilled');
    const after = await wholeLog(await log().reopen());
    expect(after.map(({ stream }) => stream)).toEqual(expect.arrayContaining(written));
    await store.close();
  });
}

async function conflict(store: EventStore, ...append: Parameters<EventStore['append']>): Promise<unknown> {
  const outcome = await store.append(...append).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(WrongExpectedRevision);
  return outcome;
}

/** As a command does: read, append, and start over at a conflict. */
async function appendAtEnd(store: EventStore, stream: string): Promise<string> {
  const event = anEvent();
  for (;;) {
    const revision = (await store.readStream(stream)).length - 1;
    try {
      await store.append(stream, revision, [event]);
      return event.id;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      expect(error.actual).toBeGreaterThan(revision);
    }
  }
}
