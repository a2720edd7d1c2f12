import { applyDecorators } from '@nestjs/common';
import type { EventStore, StoredEvent } from '../../platform/event-store/event-store.port.js';
import { field } from '../../platform/http/field-rule.js';

/** `<stream>@<revision>`: what either store finds at once. By its id neither does in all of its log. */
const NAMED = /^([a-z][a-z0-9-]{0,199})@(0|[1-9]\d{0,9})$/;

/** There is no such event, or it is none of this person's business: he cannot tell which. */
export class NoSuchEvent extends Error {
  override readonly name = 'NoSuchEvent';
}

/** The name of an event: its stream, and its revision there from 0. */
export function EventName(description: string): PropertyDecorator {
  return applyDecorators(
    field(
      { type: 'string', pattern: NAMED.source, example: 'breach-2c5ea4c0-4067-4a1c-8d1c-f53a4a6d1d8a@0' },
      { description },
      [
        {
          code: 'not-an-event',
          detail: 'Must be <stream>@<revision>.',
          holds: (value) => typeof value === 'string' && NAMED.test(value),
        },
      ],
    ),
  );
}

/** @throws NoSuchEvent */
export async function namedEvent(store: EventStore, name: string): Promise<StoredEvent> {
  const [, stream = '', revision = ''] = NAMED.exec(name) ?? [];
  const fromRevision = Number(revision);
  const [event] = await store.readStream(stream, { fromRevision, maxCount: 1 });
  if (event?.revision !== fromRevision) throw new NoSuchEvent();
  return event;
}
