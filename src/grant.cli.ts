import { randomUUID } from 'node:crypto';
import type { Config } from './config.js';
import { openEngine, type Engine } from './engine.js';
import {
  COMMAND_LINE,
  decideGrant,
  foldGrants,
  type GrantBook,
  type GrantEvent,
} from './grants/given-grant.js';
import { GrantRecords } from './grants/grant-records.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { GrantLog } from './organisations/grant-log.js';
import { loadOrganisationProfiles } from './organisations/organisation-profiles.loader.js';
import { actorKey } from './platform/identity/actor-key.js';
import { GivenGrants } from './platform/identity/given-grants.js';
import { opaqueActorId } from './platform/identity/opaque-actor-id.js';
import type { Role } from './platform/identity/principal.js';
import { Sessions } from './platform/identity/sessions.js';
import { createLog } from './platform/log/log.js';
import { assertMayStart } from './settings/refused.js';
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
    const { store, codec } = engine;
    const elsewhere =
      (await new GrantLog(store, codec, new SystemClock()).rolesOf(person, organisation)) ?? [];
    const type = withdraw ? 'WithdrawGrant' : 'GiveGrant';
    await recordsOn(engine).record(organisation, randomUUID(), COMMAND_LINE, (book) =>
      confirmed(decideGrant(book, { type, person, role }, COMMAND_LINE, { elsewhere, linked: [] })),
    );
  } finally {
    await engine.close();
  }
}

/** Whatever the command line gave there. @returns what was taken away now */
export async function withdrawGrantsIn(engine: Engine, organisation: string): Promise<GrantBook> {
  const records = recordsOn(engine);
  const held = foldGrants(await records.read(organisation)).filter(({ state }) => state !== 'withdrawn');
  for (const { person, role } of held)
    await records.record(organisation, randomUUID(), COMMAND_LINE, (book) =>
      decideGrant(book, { type: 'WithdrawGrant', person, role }, COMMAND_LINE, { elsewhere: [], linked: [] }),
    );
  return held;
}

function recordsOn({ store, codec, postgres }: Engine): GrantRecords {
  const clock = new SystemClock();
  return new GrantRecords(store, codec, clock, new GivenGrants(postgres), new Sessions(postgres, clock, []));
}

/**
 * The id of somebody who never logged in yet.
 * @param subject as the issuer of tokens tells people apart
 * @throws Error for an issuer that is not configured, or in words where the key it follows from is not what production asks for
 */
export function personOf(config: Config, issuer: string, subject: string): string {
  assertMayStart(config);
  if (!config.issuers.some((known) => known.issuer === issuer))
    throw new Error(
      `AUTH_ISSUERS has no issuer ${issuer}. It has: ${config.issuers.map((known) => known.issuer).join(', ') || 'none'}.`,
    );
  return opaqueActorId(issuer, subject, actorKey(config));
}

/** Nobody is there yet who could confirm it. */
function confirmed(event: GrantEvent): GrantEvent {
  return event.type === 'GrantGiven' ? { ...event, data: { ...event.data, waits: false } } : event;
}
