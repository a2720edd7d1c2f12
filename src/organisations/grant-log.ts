import { Injectable } from '@nestjs/common';
import { derivedUuid } from '../shared/derived-uuid.js';
import { Clock } from '../platform/time/clock.port.js';
import { EventCodec } from '../platform/event-store/event-codec.js';
import { EventStore } from '../platform/event-store/event-store.port.js';
import type { Principal, Role } from '../platform/identity/principal.js';
import type { Moment } from '../shared/moment.js';
import { IdempotentLog, type NewEvent } from './idempotent-log.js';

/** From here on this person acted with these roles; from the organisation's own issuer, or given here. */
interface GrantsPresented {
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
  readonly #log: IdempotentLog;

  constructor(store: EventStore, codec: EventCodec, clock: Clock) {
    this.#log = new IdempotentLog(store, codec, clock);
  }

  /** The roles that a person held when he last acted; `undefined` of somebody who never did. */
  async rolesOf(person: string, organisation: string): Promise<readonly Role[] | undefined> {
    const history = await this.#log.read(`grants-${organisation}`);
    const last = history.findLast(({ event }) => (event as GrantsPresented).data.person === person);
    return last && (last.event as GrantsPresented).data.roles;
  }

  /** Who had acted by then, each with the roles that he held when he last did. */
  async rolesAt(organisation: string, at: Moment): Promise<ReadonlyMap<string, readonly Role[]>> {
    const history = await this.#log.read(`grants-${organisation}`);
    return new Map(
      history
        .filter(({ metadata }) => metadata.recordedAt <= at)
        .map(({ event }) => {
          const { person, roles } = (event as GrantsPresented).data;
          return [person, roles] as const;
        }),
    );
  }

  async note(principal: Pick<Principal, 'id' | 'grants'>, organisation: string): Promise<void> {
    const roles = [
      ...new Set(
        principal.grants.filter((grant) => grant.organisation === organisation).map(({ role }) => role),
      ),
    ].sort();
    const key = `${organisation} ${principal.id}`;
    const said = roles.join(' ');
    if (this.#known.get(key) === said) return;
    await this.#log.append(`grants-${organisation}`, organisation, (history, revision) => {
      const last = history.findLast(({ event }) => (event as GrantsPresented).data.person === principal.id);
      if (last !== undefined && (last.event as GrantsPresented).data.roles.join(' ') === said)
        return undefined;
      return presented(principal.id, organisation, roles, revision);
    });
    this.#known.set(key, said);
  }
}

function presented(person: string, organisation: string, roles: readonly Role[], revision: number): NewEvent {
  const event: GrantsPresented = { type: 'GrantsPresented', data: { person, roles } };
  return {
    id: derivedUuid(JSON.stringify([organisation, person, roles, revision]), NAMESPACE),
    event,
    actor: { id: person, role: 'bearer' },
    schemaVersion: GRANT_EVENT_TYPES.GrantsPresented.schemaVersion,
  };
}
