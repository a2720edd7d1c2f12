import type { KeyScope, Personal, SealedValue } from '../../shared/personal.js';
import type { DomainEvent, RecordedEvent } from '../../shared/recorded-event.js';
import { GivingWay } from '../time/giving-way.js';
import type { EventToRecord, Sealing } from '../event-store/event-codec.js';
import type { StoredEvent } from '../event-store/event-store.port.js';
import type { KeyPool } from './key-pool.js';
import { isStoredBox, withPersonal, type StoredBox } from '../../shared/personal-places.js';
import type { RequestDigests } from './request-digests.js';
import type { SealedRows } from './sealed-rows.js';
import { openedBox, sealedBox, type SealedPlace } from './sealed-box.js';
import type { KnownKey, SealingKeys } from './sealing-keys.js';

/** Seals what is personal on its way into the log, and opens it for whoever may read it (ADR 36). */
export class Vault implements Sealing {
  constructor(
    private readonly keys: SealingKeys,
    private readonly pool: KeyPool,
    readonly requests: RequestDigests,
    readonly rows: SealedRows,
    /** Called for each value that should open and does not. */
    private readonly onUnreadable: (value: SealedValue) => void,
  ) {}

  /** Each value under a key of its own. @throws what the database said, where no key can be had */
  async seal(events: readonly EventToRecord[]): Promise<readonly EventToRecord[]> {
    const open: ToSeal[] = [];
    const sealed = events.map((recorded) => ({
      ...recorded,
      event: withData(recorded.event, (value, pointer) => {
        if ('sealed' in value || 'unreadable' in value)
          throw new Error(`${recorded.event.type}${pointer} was taken over without having been read`);
        if (!('value' in value)) return value;
        const { scope } = value;
        const stored = { scope, key: '', box: '' };
        open.push({ recorded, pointer, value: value.value, stored });
        return stored;
      }),
    }));
    if (open.length === 0) return events;
    const keys = await this.pool.take(open.length);
    for (const [at, { recorded, pointer, value, stored }] of open.entries()) {
      const key = keys[at];
      if (key === undefined) throw new Error('a key was asked for and none was given');
      stored.key = key.id;
      stored.box = sealedBox(value, key.bytes, placeOf(recorded, pointer, stored));
    }
    return sealed;
  }

  located(recorded: RecordedEvent): RecordedEvent {
    return withPlaces(recorded, (value) => value);
  }

  /**
   * As they lie in the log, or {@link located}: what is asked for is opened, everything else gets its place. One query for all keys.
   * @param scopes which values; without: all
   */
  async open(
    events: readonly RecordedEvent[],
    scopes?: readonly KeyScope[],
  ): Promise<readonly RecordedEvent[]> {
    const closed: ToOpen[] = [];
    const isAsked = ({ scope }: { readonly scope: KeyScope }): boolean => scopes?.includes(scope) ?? true;
    const opened = events.map((recorded) =>
      withPlaces(recorded, (value) =>
        'sealed' in value && isAsked(value) ? leftOpenFor(value, closed) : value,
      ),
    );
    await this.fill(closed);
    return opened;
  }

  /** One query for all keys. */
  async openIn<T extends object>(sealed: readonly T[]): Promise<readonly T[]> {
    const closed: ToOpen[] = [];
    const opened = sealed.map(
      (one) => withPersonal(one, (value) => ('sealed' in value ? leftOpenFor(value, closed) : value)) as T,
    );
    await this.fill(closed);
    return opened;
  }

  private async fill(closed: readonly ToOpen[]): Promise<void> {
    if (closed.length === 0) return;
    const known = await this.keys.known(closed.map(({ value }) => value.sealed.key));
    const way = new GivingWay();
    for (const { value, place } of closed) {
      if (way.isDue) await way.giveWay();
      Object.assign(place, this.opened(value, known.get(value.sealed.key)));
    }
  }

  /**
   * Before anything is read or written: that these keys are those of this log.
   * @param first events of the log, as they are stored
   * @throws Error in words for whoever starts it
   */
  async belongsTo(first: readonly StoredEvent[]): Promise<void> {
    const keys: string[] = [];
    for (const { stream, data } of first)
      withPersonal(JSON.parse(data) as object, (value) => {
        if (isStoredBox(value)) keys.push(value.key);
        else if ('value' in value) throw readable(stream);
        return value;
      });
    const known = await this.keys.known(keys);
    if (keys.some((key) => !known.has(key)))
      throw new Error(
        'The keys of this log are not in this database (schema "personal"): with it every personal value could not be read. Take them along from the database where they are.',
      );
  }

  /**
   * The keys themselves, for whoever may show a value together with what proves it; nothing of one that is not here.
   * @throws KeysUnavailable
   */
  keysToShow(ids: readonly string[]): Promise<ReadonlyMap<string, KnownKey>> {
    return this.keys.known(ids);
  }

  /** Those of which nothing is known here: neither a key nor that it was forgotten. */
  async missing(keys: readonly string[]): Promise<readonly string[]> {
    const known = await this.keys.known(keys);
    return keys.filter((key) => !known.has(key));
  }

  /** @param because id of the event, where there is one @returns how many were forgotten now */
  forget(keys: readonly string[], because: string | undefined): Promise<number> {
    return this.keys.forget(keys, because);
  }

  /** @param because id of the event @returns whether no backup opens any more what was forgotten because of it */
  isBeyondReach(because: string): Promise<boolean> {
    return this.keys.isBeyondReach(because);
  }

  private opened({ scope, sealed }: Sealed, key: KnownKey | undefined): Personal<unknown> {
    if (key !== undefined && 'forgottenBecause' in key) return { scope, erased: true };
    const { box, ...place } = sealed;
    const opened = key && openedBox(box, key.bytes, { ...place, scope });
    if (opened !== undefined) return { scope, value: opened.value };
    this.onUnreadable(sealed);
    return { scope, unreadable: true };
  }
}

function withData<E extends DomainEvent>(
  event: E,
  replace: (value: Personal<unknown> | StoredBox, pointer: string) => unknown,
): E {
  return { ...event, data: withPersonal(event.data, replace) };
}

/** A value, and where its box goes once there is a key for it. */
interface ToSeal {
  readonly recorded: EventToRecord;
  readonly pointer: string;
  readonly value: unknown;
  readonly stored: Writable<StoredBox>;
}

type Writable<T> = { -readonly [name in keyof T]: T[name] };

function placeOf(
  { id, stream, event, metadata }: EventToRecord,
  pointer: string,
  { scope, key }: StoredBox,
): SealedPlace {
  const { schemaVersion } = metadata;
  return { stream, event: id, type: event.type, schemaVersion, pointer, scope, key };
}

type Sealed = Extract<Personal<unknown>, { sealed: SealedValue }>;

/** A value, and where it goes once there is a key for it: what it stands in is walked through once. */
interface ToOpen {
  readonly value: Sealed;
  readonly place: object;
}

/** Nobody sees it before it is filled. */
function leftOpenFor(value: Sealed, closed: ToOpen[]): Personal<unknown> {
  const place = { scope: value.scope };
  closed.push({ value, place });
  return place as Personal<unknown>;
}

/**
 * As it stands in the log, each box with its place.
 * @param replace what is made of each of them
 * @throws Error for a log that was written before there was sealing
 */
function withPlaces(
  recorded: RecordedEvent,
  replace: (value: Personal<unknown>) => Personal<unknown>,
): RecordedEvent {
  const { id: event, stream, metadata } = recorded;
  const { type, data } = recorded.event;
  const placed = withPersonal(data, (value, pointer) => {
    if (isStoredBox(value)) {
      const { scope, key, box } = value;
      const { schemaVersion } = metadata;
      return replace({ scope, sealed: { stream, event, type, schemaVersion, pointer, key, box } });
    }
    if ('value' in value) throw readable(stream);
    return replace(value);
  });
  return placed === data ? recorded : { ...recorded, event: { type, data: placed } };
}

const readable = (stream: string): Error =>
  new Error(
    `${stream} holds readable personal values: this log is older than their sealing. Remove the data directory (there was no production before) and start again.`,
  );
