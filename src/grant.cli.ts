import { randomUUID } from 'node:crypto';
import type { Config } from './config.js';
import { openEngine } from './engine.js';
import { COMMAND_LINE, decideGrant, type GrantEvent } from './grants/given-grant.js';
import { GrantRecords } from './grants/grant-records.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { GrantLog } from './organisations/grant-log.js';
import { loadOrganisationProfiles } from './organisations/organisation-profiles.loader.js';
import { GivenGrants } from './platform/identity/given-grants.js';
import type { Role } from './platform/identity/principal.js';
import { Sessions } from './platform/identity/sessions.js';
import { createLog } from './platform/log/log.js';
import { SystemClock } from './platform/time/clock.port.js';

/** Whom an organisation needs before anybody can be given a role there. */
export const GIVEN_BY_COMMAND_LINE = ['administrator', 'board'] as const satisfies readonly Role[];

interface GrantByCommandLine {
  readonly organisation: string;
  readonly role: Role;
  readonly person: string;
  readonly withdraw: boolean;
}

/**
 * Gives or takes away a role, as whoever has the machine; a fact in the log like any other.
 * @throws UnknownOrganisation, Refusal
 */
export async function grantByCommandLine(
  config: Config,
  { organisation, role, person, withdraw }: GrantByCommandLine,
): Promise<void> {
  (await loadOrganisationProfiles(config.organisationsDirectory)).get(organisation);
  const engine = await openEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    const { store, codec, postgres } = engine;
    const clock = new SystemClock();
    const given = new GivenGrants(postgres);
    const records = new GrantRecords(store, codec, clock, given, new Sessions(postgres, clock, []));
    const elsewhere = (await new GrantLog(store, codec, clock).rolesOf(person, organisation)) ?? [];
    const type = withdraw ? 'WithdrawGrant' : 'GiveGrant';
    await records.record(organisation, randomUUID(), COMMAND_LINE, (book) =>
      confirmed(decideGrant(book, { type, person, role }, COMMAND_LINE, { elsewhere, linked: [] })),
    );
  } finally {
    await engine.close();
  }
}

/** Nobody is there yet who could confirm it. */
function confirmed(event: GrantEvent): GrantEvent {
  return event.type === 'GrantGiven' ? { ...event, data: { ...event.data, waits: false } } : event;
}
