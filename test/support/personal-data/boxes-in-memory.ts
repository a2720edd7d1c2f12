import { withPersonal } from '../../../src/shared/personal-places.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import type { EventToRecord, Sealing } from '../../../src/platform/event-store/event-codec.js';
import { isStoredBox, type StoredBox } from '../../../src/shared/personal-places.js';
import type { KeyScope, Personal } from '../../../src/shared/personal.js';

/** Seals as the vault does, with a cipher that any child reads and keys that a test forgets: nothing has to be asked. */
export class BoxesInMemory implements Sealing {
  #keys = 0;
  /** Keys that were asked for. */
  asked = 0;
  readonly forgotten = new Set<string>();

  seal(events: readonly EventToRecord[]): Promise<readonly EventToRecord[]> {
    return Promise.resolve(events.map((recorded) => within(recorded, (value) => this.#sealed(value))));
  }

  located(recorded: RecordedEvent): RecordedEvent {
    const { id: event, stream, metadata } = recorded;
    const place = { stream, event, type: recorded.event.type, schemaVersion: metadata.schemaVersion };
    return within(recorded, (value, pointer) =>
      isStoredBox(value)
        ? { scope: value.scope, sealed: { ...place, pointer, key: value.key, box: value.box } }
        : value,
    );
  }

  open(events: readonly RecordedEvent[], scopes?: readonly KeyScope[]): Promise<readonly RecordedEvent[]> {
    return Promise.resolve(
      events.map((recorded) => within(this.located(recorded), (value) => this.#opened(value, scopes))),
    );
  }

  openIn<T extends object>(sealed: readonly T[]): Promise<readonly T[]> {
    return Promise.resolve(sealed.map((one) => withPersonal(one, (value) => this.#opened(value)) as T));
  }

  #sealed(value: Personal<unknown> | StoredBox): unknown {
    if ('sealed' in value || 'unreadable' in value) throw new Error('taken over without having been read');
    if (!('value' in value)) return value;
    const box = Buffer.from(' '.repeat(61) + JSON.stringify(value.value)).toString('base64url');
    return { scope: value.scope, key: `key-${++this.#keys}`, box };
  }

  #opened(value: Personal<unknown> | StoredBox, scopes?: readonly KeyScope[]): unknown {
    if (!('sealed' in value) || scopes?.includes(value.scope) === false) return value;
    this.asked += 1;
    const { key, box } = value.sealed;
    if (this.forgotten.has(key)) return { scope: value.scope, erased: true };
    return { scope: value.scope, value: JSON.parse(Buffer.from(box, 'base64url').toString()) as unknown };
  }
}

function within<E extends EventToRecord>(
  recorded: E,
  replace: (value: Personal<unknown> | StoredBox, pointer: string) => unknown,
): E {
  const { event } = recorded;
  return { ...recorded, event: { ...event, data: withPersonal(event.data, replace) } };
}
