import type { DomainEvent, EventMetadata, RecordedEvent } from '../../shared/recorded-event.js';
import { withPersonal } from '../../shared/personal-places.js';
import type { KeyScope } from '../../shared/personal.js';
import type { EventRecord, StoredEvent } from './event-store.port.js';
import {
  readTexts,
  rewrittenTexts,
  UNREADABLE_FOR_NOW,
  UNREADABLE_TEXT,
  withReadTexts,
  withRewrittenTexts,
  withTextsToSeal,
} from './register-texts.js';

/** Every event type that this version of Lekwacht knows, with its newest shape. */
export type EventTypes = Readonly<
  Record<
    string,
    {
      readonly schemaVersion: number;
      /** Where its texts of the register stand: JSON pointers, `*` for every place of a list. */
      readonly registerTexts?: readonly string[];
      /** It puts other texts of the register in the place of earlier ones of its stream: see {@link Rewriting}. */
      readonly rewrites?: boolean;
    }
  >
>;

export interface EventToRecord {
  readonly id: string;
  /** Where it will stand: what is personal in it is sealed for that place. */
  readonly stream: string;
  readonly event: DomainEvent;
  readonly metadata: EventMetadata;
}

/** How personal values get into the text of an event, and out of it. */
export interface Sealing {
  seal(events: readonly EventToRecord[]): Promise<readonly EventToRecord[]>;
  /** Each sealed value with the place where it stands. */
  located(event: RecordedEvent): RecordedEvent;
  /**
   * As they lie in the log, or located: what is asked for is opened, everything else gets its place.
   * @param scopes which values; without: all
   */
  open(events: readonly RecordedEvent[], scopes?: readonly KeyScope[]): Promise<readonly RecordedEvent[]>;
  /** Whatever is sealed in these, wherever it was taken from. */
  openIn<T extends object>(sealed: readonly T[]): Promise<readonly T[]>;
}

/** Stands in whatever holds a personal value, sealed or not. */
const OF_SCOPE = '"scope"';

/** Whoever meets it stops: a fact that is skipped is a fact that is lost. */
export class UnknownEventType extends Error {
  override readonly name = 'UnknownEventType';
  constructor(
    readonly type: string,
    readonly schemaVersion: number,
    where: string,
  ) {
    super(`${where}: event type ${JSON.stringify(type)}, schema version ${schemaVersion}, is not known here`);
  }
}

/** Between facts and their JSON text, in which whatever is personal is sealed (ADR 36). By the batch: keys are fetched in here. */
export class EventCodec {
  readonly #types: ReadonlyMap<string, EventTypes[string]>;

  constructor(
    types: EventTypes,
    private readonly vault: Sealing,
  ) {
    this.#types = new Map(Object.entries(types));
  }

  get types(): readonly string[] {
    return [...this.#types.keys()];
  }

  /** The types of events that may put other texts in the place of earlier ones. */
  get rewriting(): readonly string[] {
    return this.types.filter((type) => this.#types.get(type)?.rewrites === true);
  }

  /**
   * @throws UnknownEventType before anything is written that could not be read again
   * @throws what the database of keys said, where it has none for them
   */
  async encode(events: readonly EventToRecord[]): Promise<EventRecord[]> {
    for (const { event, metadata } of events)
      this.#refuseUnknown(event.type, metadata.schemaVersion, 'to be recorded');
    const sealed = await this.vault.seal(
      events.map((recorded) => ({
        ...recorded,
        event: withTextsToSeal(recorded.event, this.#textsOf(recorded.event.type)),
      })),
    );
    return sealed.map(({ id, event, metadata }) => ({
      id,
      type: event.type,
      data: JSON.stringify(event.data),
      metadata: JSON.stringify(metadata),
    }));
  }

  /**
   * What is personal stays sealed: for lists, timers and process managers, which need none of it.
   * @throws UnknownEventType for a type, or a schema version, that is newer than this version of Lekwacht
   * @throws Error where a text of the register cannot be read: a list is rather not there than empty
   */
  async decode(stored: readonly StoredEvent[]): Promise<readonly RecordedEvent[]> {
    const events = await this.#open(stored, ['register']);
    return events.map((recorded) =>
      this.#read(recorded, (pointer) => {
        const { stream, revision, event } = recorded;
        throw new Error(`${pointer} of ${event.type} cannot be read (${stream} at revision ${revision})`);
      }),
    );
  }

  /**
   * The same with what is personal opened, for views, forms and acts that compare texts.
   * @throws what the database of keys said
   */
  async opened(stored: readonly StoredEvent[]): Promise<readonly RecordedEvent[]> {
    const events = await this.#open(stored);
    return events.map((recorded) => this.#read(recorded, () => UNREADABLE_TEXT));
  }

  /**
   * What was made of {@link sealed} events, as if they had been {@link opened} before.
   * @throws what the database of keys said
   */
  async openedIn<T extends object>(sealed: readonly T[]): Promise<readonly T[]> {
    const open = await this.vault.openIn(sealed);
    return open.map((value) => readTexts(value, () => UNREADABLE_TEXT) as T);
  }

  /**
   * The same while keys are out of reach, for the eye alone: whatever is sealed cannot be read for now. It raises no alarm of
   * a broken box, and goes into nothing that is recorded: {@link encode} refuses it.
   */
  withoutKeys(stored: readonly StoredEvent[]): readonly RecordedEvent[] {
    return this.sealed(stored).map((recorded) => {
      const data = withPersonal(recorded.event.data, (value) =>
        'sealed' in value ? { scope: value.scope, unreadable: true, forNow: true } : value,
      );
      const event = { ...recorded.event, data };
      return this.#read({ ...recorded, event }, () => UNREADABLE_FOR_NOW);
    });
  }

  /** Whether earlier events of its stream read otherwise since it was recorded. */
  rewrites({ event }: RecordedEvent): boolean {
    return this.#types.get(event.type)?.rewrites === true && rewrittenTexts(event).length > 0;
  }

  /** A stream from its first event, each text of the register as it was last put: as of any moment, and in every list. */
  rewritten(history: readonly RecordedEvent[]): readonly RecordedEvent[] {
    return withRewrittenTexts(history, (recorded) => this.rewrites(recorded));
  }

  /** As it lies in the log: whatever is sealed stays so, with its key and its place. */
  sealed(stored: readonly StoredEvent[]): readonly RecordedEvent[] {
    return stored.map((event) => {
      const decoded = this.#decodeOne(event);
      // Most of the walks through what an event says would find nothing.
      return event.data.includes(OF_SCOPE) ? this.vault.located(decoded) : decoded;
    });
  }

  /** What holds nothing personal, as most do, is not walked through. */
  async #open(
    stored: readonly StoredEvent[],
    scopes?: readonly KeyScope[],
  ): Promise<readonly RecordedEvent[]> {
    const events = stored.map((event) => this.#decodeOne(event));
    const holds = (_: unknown, at: number): boolean => stored[at]?.data.includes(OF_SCOPE) === true;
    const opened = (await this.vault.open(events.filter(holds), scopes)).values();
    return events.map((event, at) => (holds(event, at) ? (opened.next().value ?? event) : event));
  }

  #read(recorded: RecordedEvent, onUnreadable: (pointer: string) => string): RecordedEvent {
    return this.#textsOf(recorded.event.type).length === 0 ? recorded : withReadTexts(recorded, onUnreadable);
  }

  #textsOf(type: string): readonly string[] {
    return this.#types.get(type)?.registerTexts ?? [];
  }

  #decodeOne({ id, stream, revision, position, type, data, metadata }: StoredEvent): RecordedEvent {
    const parsed = JSON.parse(metadata) as EventMetadata;
    this.#refuseUnknown(type, parsed.schemaVersion, `${stream} at revision ${revision}`);
    return {
      id,
      stream,
      revision,
      position,
      event: { type, data: JSON.parse(data) as DomainEvent['data'] },
      metadata: parsed,
    };
  }

  #refuseUnknown(type: string, schemaVersion: number, where: string): void {
    const newest = this.#types.get(type)?.schemaVersion;
    const known = newest !== undefined && Number.isInteger(schemaVersion) && schemaVersion <= newest;
    if (!known) throw new UnknownEventType(type, schemaVersion, where);
  }
}
