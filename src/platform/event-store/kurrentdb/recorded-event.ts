import { jsonEvent, type EventData, type ResolvedEvent } from '@eventstore/db-client';
import type { EventRecord, StoredEvent } from '../event-store.port.js';
import { fromJsonValue, toJsonValue } from './json-value.js';
import { toPosition } from './log-position.js';

/** An event as the client gives it. */
export type ServerEvent = Pick<
  NonNullable<ResolvedEvent['event']>,
  'id' | 'streamId' | 'revision' | 'type' | 'position'
> & { readonly data: unknown; readonly metadata?: unknown };

export function toServerEvent({ id, type, data, metadata }: EventRecord): EventData {
  return jsonEvent({ id, type, data: toJsonValue(data), metadata: toJsonValue(metadata) });
}

/** What the server keeps for itself: statistics, users, metadata of streams, links. */
export function isSystemEvent({ streamId, type }: ServerEvent): boolean {
  return streamId.startsWith('$') || type.startsWith('$');
}

/** @throws Error when the server leaves the position out */
export function toStoredEvent(event: ServerEvent): StoredEvent {
  const { id, streamId, revision, type, data, metadata, position } = event;
  if (position === undefined) throw new Error('the server left out the position of an event');
  return {
    id,
    stream: streamId,
    revision: Number(revision),
    position: toPosition(position),
    type,
    data: fromJsonValue(data),
    metadata: fromJsonValue(metadata),
  };
}
