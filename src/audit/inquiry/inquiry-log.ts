import { Injectable } from '@nestjs/common';
import { IdempotencyKeyReused } from '../../breach/dossier/dossier-errors.js';
import { IdempotentLog } from '../../organisations/idempotent-log.js';
import { EventCodec } from '../../platform/event-store/event-codec.js';
import { EventStore, type StoredEvent } from '../../platform/event-store/event-store.port.js';
import { RequestDigests } from '../../platform/personal-data/request-digests.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Actor, RecordedEvent } from '../../shared/recorded-event.js';
import { INQUIRY_EVENT_TYPES, inquiryStream, type InquiryEvent } from './inquiry.js';

/** What is asked of one inquiry: by which command, with which content. */
export interface AskedOfInquiry {
  readonly id: string;
  /** The same request asked again has the same id. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly content: unknown;
}

/** Each inquiry in a stream of its own: a bundle shows it whole, and says nothing of another. */
@Injectable()
export class InquiryLog {
  readonly #log: IdempotentLog;

  constructor(
    private readonly store: EventStore,
    codec: EventCodec,
    clock: Clock,
    private readonly digests: RequestDigests,
  ) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  /** Empty where there is none. */
  read(id: string): Promise<readonly RecordedEvent[]> {
    return this.#log.read(inquiryStream(id));
  }

  /** As it lies in the log. */
  stored(id: string): Promise<readonly StoredEvent[]> {
    return this.store.readStream(inquiryStream(id));
  }

  /** Whether this very command was carried out before. @throws IdempotencyKeyReused */
  isRepeat(history: readonly RecordedEvent[], { commandId, content }: AskedOfInquiry): boolean {
    const known = history.find(({ id }) => id === commandId)?.metadata;
    if (
      known?.requestDigest !== undefined &&
      !(this.digests.fits(known.requestDigest, commandId, content) ?? true)
    )
      throw new IdempotencyKeyReused();
    return known !== undefined;
  }

  /** One fact. @throws IdempotencyKeyReused */
  async record(
    asked: AskedOfInquiry,
    organisation: string,
    actor: Actor,
    decide: (history: readonly RecordedEvent[]) => InquiryEvent,
  ): Promise<void> {
    const { id, commandId, correlationId, content } = asked;
    await this.#log.append(inquiryStream(id), organisation, (history) => {
      if (this.isRepeat(history, asked)) return undefined;
      const event = decide(history);
      return {
        ...{ id: commandId, event, actor, correlationId },
        schemaVersion: INQUIRY_EVENT_TYPES[event.type].schemaVersion,
        requestDigest: this.digests.of(commandId, content),
      };
    });
  }
}
