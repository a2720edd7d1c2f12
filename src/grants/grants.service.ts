import { Injectable } from '@nestjs/common';
import { roleInOrganisation, needsFreshProof, type Asker } from '../breach/dossier/access.policy.js';
import { IdempotencyKeyReused } from '../breach/dossier/dossier-errors.js';
import { AccountLinks } from '../organisations/account-links.js';
import { GrantLog } from '../organisations/grant-log.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { FreshProofs } from '../platform/identity/fresh-proofs.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import { decideGrant, foldGrants, type GrantBook, type GrantCommand, type HeldGrant } from './given-grant.js';
import { GrantRecords } from './grant-records.js';

/** A command about a grant, as it is asked. */
export interface AskedGrant {
  readonly organisation: string;
  /** The same request asked again has the same id. */
  readonly commandId: string;
  readonly by: Asker;
}

/** Grants given in Lekwacht, for people whose provider knows no roles; and taken away, whoever gave them. */
@Injectable()
export class Grants {
  constructor(
    private readonly records: GrantRecords,
    private readonly presented: GrantLog,
    private readonly links: AccountLinks,
    private readonly proofs: FreshProofs,
    private readonly profiles: OrganisationProfiles,
  ) {}

  /** All that were ever given or taken away there. @throws NotAllowed */
  async of(asker: Asker, organisation: string): Promise<GrantBook> {
    roleInOrganisation(asker, organisation);
    return foldGrants(await this.records.read(organisation));
  }

  /**
   * @returns the grant as the command left it, now and at every repeat
   * @throws NotAllowed, FreshProofNeeded, Refusal, IdempotencyKeyReused, UnknownOrganisation
   */
  async act({ organisation, commandId, by }: AskedGrant, command: GrantCommand): Promise<HeldGrant> {
    const actor = { id: by.principal.id, role: roleInOrganisation(by, organisation) };
    const known = {
      elsewhere: (await this.presented.rolesOf(command.person, organisation)) ?? [],
      linked: await this.links.linkedIn(organisation),
    };
    const before = await this.records.read(organisation);
    if (!before.some(({ id }) => id === commandId)) {
      if (needsFreshProof(by.action)) this.proofs.demand(by.principal);
      this.profiles.get(organisation);
      // What is refused leaves nothing behind, also not who was refused.
      decideGrant(foldGrants(before), command, actor, known);
      await this.presented.note(by.principal, organisation);
    }
    await this.records.record(organisation, commandId, actor, (book) =>
      decideGrant(book, command, actor, known),
    );
    return asDoneThen(await this.records.read(organisation), commandId, command);
  }
}

function asDoneThen(
  history: readonly RecordedEvent[],
  id: string,
  { person, role }: GrantCommand,
): HeldGrant {
  const at = history.findIndex((recorded) => recorded.id === id);
  const held = foldGrants(history.slice(0, at + 1)).at(-1);
  // The last one touched is the one that was asked about, unless the key came with another question before.
  if (held?.person !== person || held.role !== role) throw new IdempotencyKeyReused();
  return held;
}
