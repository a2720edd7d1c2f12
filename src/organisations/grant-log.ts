import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { lawInForceAt } from '../law/law-version.js';
import { Clock } from '../platform/clock/clock.port.js';
import { EventCodec, type EventToRecord } from '../platform/event-store/event-codec.js';
import { EventStore, NO_STREAM, WrongExpectedRevision } from '../platform/event-store/event-store.port.js';
import type { Principal, Role } from '../platform/identity/principal.js';

/** From here on this person acted with these roles; they come with the token, from the organisation's own issuer. */
export interface GrantsPresented {
  readonly type: 'GrantsPresented';
  readonly data: { readonly person: string; readonly roles: readonly Role[] };
}

export const GRANT_EVENT_TYPES = { GrantsPresented: { schemaVersion: 1 } } as const;

const NAMESPACE = 'a2c5e9b0-7a52-5d7e-93f4-6c1f2e8d4b19';

/**
 * Keeps in the log who held which role when: issuers forget, and an inquiry asks years later. Written before
 * the first act of a person whose roles are new or have changed.
 */
@Injectable()
export class GrantLog {
  /** Roles last written, by organisation and person, for this process. */
  readonly #known = new Map<string, string>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
  ) {}

  async note(principal: Principal, organisation: string): Promise<void> {
    const roles = [
      ...new Set(
        principal.grants.filter((grant) => grant.organisation === organisation).map(({ role }) => role),
      ),
    ].sort();
    const key = `${organisation} ${principal.id}`;
    if (this.#known.get(key) === roles.join(' ')) return;
    await this.#write(principal.id, organisation, roles);
    this.#known.set(key, roles.join(' '));
  }

  async #write(person: string, organisation: string, roles: readonly Role[]): Promise<void> {
    const stream = `grants-${organisation}`;
    for (;;) {
      const history = await this.codec.decode(await this.store.readStream(stream));
      const last = history.findLast(({ event }) => (event as GrantsPresented).data.person === person);
      if (last !== undefined && (last.event as GrantsPresented).data.roles.join(' ') === roles.join(' '))
        return;
      const revision = history.at(-1)?.revision ?? NO_STREAM;
      try {
        await this.store.append(
          stream,
          revision,
          await this.codec.encode([this.#presented(person, organisation, roles, revision)]),
        );
        return;
      } catch (error) {
        // Somebody else's grants were written in between: look again.
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  #presented(person: string, organisation: string, roles: readonly Role[], revision: number): EventToRecord {
    const id = uuidv5(JSON.stringify([organisation, person, roles, revision]), NAMESPACE);
    const now = this.clock.now();
    const event: GrantsPresented = { type: 'GrantsPresented', data: { person, roles } };
    return {
      id,
      event,
      metadata: {
        recordedAt: now,
        actor: { id: person, role: 'bearer' },
        organisation,
        commandId: id,
        correlationId: id,
        causationId: id,
        schemaVersion: GRANT_EVENT_TYPES.GrantsPresented.schemaVersion,
        lawVersion: lawInForceAt(now).id,
        nonce: randomBytes(16).toString('hex'),
      },
    };
  }
}
