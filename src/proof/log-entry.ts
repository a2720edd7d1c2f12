import { createHmac, hash } from 'node:crypto';
import type { StoredEvent } from '../platform/event-store/event-store.port.js';
import { hashInto } from './merkle-tree.js';

/** What an event says, without where a store keeps it: both stores have the same of it. */
export type LoggedEvent = Omit<StoredEvent, 'position'>;

/** Version, tag and digest: 1 + 32 + 32. */
export const ENTRY_BYTES = 65;

/** What the first byte of an entry says of the rest: a later form has another. */
const FORM = 1;
const TAG_FORM = 'lekwacht/stream/1';

/**
 * An event as a line of JSON. Metadata and data are taken as they were stored, byte for byte, in both stores; so
 * nothing has to be put into a canonical form first (ADR 63).
 */
export function lineOfEvent({ id, stream, revision, type, metadata, data }: LoggedEvent): string {
  return (
    `{"id":${JSON.stringify(id)},"stream":${JSON.stringify(stream)},"revision":${revision},` +
    `"type":${JSON.stringify(type)},"metadata":${metadata},"data":${data}}`
  );
}

/**
 * Opens the entries of one stream, and of no other: who has it recognises all of them, and so that none is missing.
 * @param tagKey 32 bytes @returns 32 bytes
 */
export function saltOfStream(tagKey: Buffer, stream: string): Buffer {
  return createHmac('sha256', tagKey).update(stream, 'utf8').digest();
}

/** By what entries of a stream are told from those of others. @param salt of {@link saltOfStream} @returns 32 bytes */
export function tagOfStream(salt: Buffer, stream: string): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(TAG_FORM), salt, Buffer.from(stream)]), 'buffer');
}

/** What the tree holds of an event: 65 bytes that say nothing to whoever has neither its line nor its stream's salt. */
export function entryOfEvent(event: LoggedEvent, tag: Buffer): Buffer {
  const entry = Buffer.allocUnsafe(ENTRY_BYTES);
  entry[0] = FORM;
  tag.copy(entry, 1);
  hashInto(entry, 1 + tag.length, lineOfEvent(event));
  return entry;
}
