import { Injectable } from '@nestjs/common';
import { IdempotencyKeyReused, RevisionMismatch } from '../breach/dossier/dossier-errors.js';
import { IdempotentLog } from '../organisations/idempotent-log.js';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore } from '../platform/event-store/event-store.port.js';
import { RequestDigests } from '../platform/personal-data/request-digests.js';
import { Clock } from '../platform/time/clock.port.js';
import { withPersonal } from '../shared/personal-places.js';
import type { Actor, RecordedEvent } from '../shared/recorded-event.js';
import {
  ACCESS_REQUEST_EVENT_TYPES,
  accessRequestStream,
  type AccessRequestEvent,
} from './access-request.js';

/** What is asked of one request: by which command, with which content, on which revision. */
export interface AskedOfRequest {
  readonly id: string;
  readonly organisation: string;
  /** The same request asked again has the same id. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly content: unknown;
  /** Absent: it has not begun. */
  readonly ifMatch?: number;
}

/** Each access request in a stream of its own. */
@Injectable()
export class AccessRequestLog {
  readonly #log: IdempotentLog;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    clock: Clock,
    private readonly digests: RequestDigests,
  ) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  /** Empty where there is none. */
  read(id: string): Promise<readonly RecordedEvent[]> {
    return this.#log.read(accessRequestStream(id));
  }

  /** Keys of everything that it holds of the person. */
  async keysOf(id: string): Promise<readonly string[]> {
    const keys: string[] = [];
    for (const { event } of this.codec.sealed(await this.store.readStream(accessRequestStream(id))))
      withPersonal(event.data, (value) => {
        if ('sealed' in value) keys.push(value.sealed.key);
        return value;
      });
    return keys;
  }

  /** Whether this very command was carried out before. @throws IdempotencyKeyReused */
  isRepeat(history: readonly RecordedEvent[], { commandId, content }: AskedOfRequest): boolean {
    const known = history.find(({ id }) => id === commandId)?.metadata;
    if (
      known?.requestDigest !== undefined &&
      !(this.digests.fits(known.requestDigest, commandId, content) ?? true)
    )
      throw new IdempotencyKeyReused();
    return known !== undefined;
  }

  /** One fact. @throws RevisionMismatch somebody else acted since; IdempotencyKeyReused */
  async record(
    asked: AskedOfRequest,
    actor: Actor,
    decide: (history: readonly RecordedEvent[]) => AccessRequestEvent | undefined,
  ): Promise<void> {
    const { id, organisation, commandId, correlationId, content, ifMatch } = asked;
    await this.#log.append(accessRequestStream(id), organisation, (history, revision) => {
      if (this.isRepeat(history, asked)) return undefined;
      if (ifMatch !== undefined && ifMatch !== revision) throw new RevisionMismatch(ifMatch, revision);
      const event = decide(history);
      if (event === undefined) return undefined;
      return {
        ...{ id: commandId, event, actor, correlationId },
        schemaVersion: ACCESS_REQUEST_EVENT_TYPES[event.type].schemaVersion,
        requestDigest: this.digests.of(commandId, content),
      };
    });
  }
}
