import { isUuid } from '../../shared/uuid.js';
import { AppendRejected, NO_STREAM, type EventRecord } from './event-store.port.js';

export const LARGEST_STREAM_NAME = 200;
const LARGEST_TYPE_NAME = 200;
export const MOST_EVENTS_OF_AN_APPEND = 1_000;
/** UTF-8 bytes of data and metadata together. */
export const LARGEST_APPEND = 4 * 1024 * 1024;

const LARGEST_REVISION = 2 ** 31 - 1;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * What no adapter could ever store is refused before it shares a batch with the appends of others.
 * @returns size of the append in UTF-8 bytes
 * @throws AppendRejected
 */
export function refuseWhatCanNeverBeStored(
  stream: string,
  expectedRevision: number,
  events: readonly EventRecord[],
): number {
  refuseUnless(isName(stream, LARGEST_STREAM_NAME), 'the stream name is empty, too long or no text');
  refuseUnless(Number.isInteger(expectedRevision), 'the expected revision is no integer');
  refuseUnless(expectedRevision >= NO_STREAM, 'the expected revision is below that of a missing stream');
  refuseUnless(expectedRevision + events.length <= LARGEST_REVISION, 'the expected revision is out of range');
  refuseUnless(events.length > 0, 'an append needs an event');
  refuseUnless(events.length <= MOST_EVENTS_OF_AN_APPEND, 'too many events in one append');
  refuseUnless(new Set(events.map(({ id }) => id)).size === events.length, 'an event id occurs twice');

  let bytes = 0;
  for (const { id, type, data, metadata } of events) {
    // One spelling only, so that an id reads back as it was written.
    refuseUnless(isUuid(id), 'an event id is no UUID in lower case');
    refuseUnless(isName(type, LARGEST_TYPE_NAME), 'an event type is empty, too long or no text');
    refuseUnless(isText(data) && isText(metadata), 'an event holds U+0000 or half a surrogate pair');
    bytes += Buffer.byteLength(data) + Buffer.byteLength(metadata);
  }
  refuseUnless(bytes <= LARGEST_APPEND, 'the append is too large');
  return bytes;
}

function isName(text: string, largest: number): boolean {
  return text.length > 0 && text.length <= largest && isText(text);
}

/** Neither can be stored as text anywhere; JSON text made by `JSON.stringify` holds them escaped. */
function isText(text: string): boolean {
  return !text.includes('\0') && !LONE_SURROGATE.test(text);
}

/** The reason never quotes the append: it may hold names. */
function refuseUnless(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new AppendRejected(reason);
}
