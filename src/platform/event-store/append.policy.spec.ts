import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  LARGEST_APPEND,
  LARGEST_STREAM_NAME,
  MOST_EVENTS_OF_AN_APPEND,
  refuseWhatCanNeverBeStored,
} from './append.policy.js';
import { AppendRejected, NO_STREAM, type EventRecord } from './event-store.port.js';

function event(overrides: Partial<EventRecord> = {}): EventRecord {
  return { id: randomUUID(), type: 'BreachReported', data: '{}', metadata: '{}', ...overrides };
}
function many(count: number): EventRecord[] {
  return Array.from({ length: count }, () => event());
}
const twin = event();

describe('what can never be stored is refused before it meets the appends of others', () => {
  it.each<[string, string, number, EventRecord[]]>([
    ['no stream name', '', NO_STREAM, [event()]],
    ['too long a stream name', 'x'.repeat(LARGEST_STREAM_NAME + 1), NO_STREAM, [event()]],
    ['a stream name that is no text', 'breach-\0', NO_STREAM, [event()]],
    ['half a revision', 'breach-1', 0.5, [event()]],
    ['no revision', 'breach-1', Number.NaN, [event()]],
    ['a revision below none', 'breach-1', -2, [event()]],
    ['a revision out of range', 'breach-1', 2 ** 31 - 1, [event()]],
    ['no events', 'breach-1', NO_STREAM, []],
    ['too many events', 'breach-1', NO_STREAM, many(MOST_EVENTS_OF_AN_APPEND + 1)],
    ['an id that is no UUID', 'breach-1', NO_STREAM, [event({ id: 'x' })]],
    ['an id in capitals', 'breach-1', NO_STREAM, [event({ id: twin.id.toUpperCase().replace(/\d/, 'A') })]],
    ['an id twice', 'breach-1', NO_STREAM, [twin, event(), twin]],
    ['no type', 'breach-1', NO_STREAM, [event({ type: '' })]],
    ['U+0000', 'breach-1', NO_STREAM, [event(), event({ data: '"\0"' })]],
    ['half a surrogate pair', 'breach-1', NO_STREAM, [event({ metadata: '"\uDC00"' })]],
    ['too many bytes', 'breach-1', NO_STREAM, [event({ data: 'é'.repeat(LARGEST_APPEND / 2) })]],
  ])('%s', (_what, stream, revision, events) => {
    expect(() => refuseWhatCanNeverBeStored(stream, revision, events)).toThrow(AppendRejected);
  });

  it('whatever else is let through, and measured in bytes', () => {
    const data = JSON.stringify({ text: '👩🏽‍⚕️\u2028', nul: '\0', half: '\uD800' });
    const longest = 'x'.repeat(LARGEST_STREAM_NAME);
    const bytes = refuseWhatCanNeverBeStored(longest, 2 ** 31 - 2, [event({ data })]);
    expect(bytes).toBe(Buffer.byteLength(data) + 2);
    expect(refuseWhatCanNeverBeStored('breach-1', 0, many(MOST_EVENTS_OF_AN_APPEND))).toBe(4_000);
  });

  it('the reason quotes nothing of the append', () => {
    const naming = event({ data: '"Jansen \0"' });
    const refusing = (): number => refuseWhatCanNeverBeStored('Jansen', NO_STREAM, [naming]);
    expect(refusing).toThrow(AppendRejected);
    expect(refusing).not.toThrow('Jansen');
  });
});
