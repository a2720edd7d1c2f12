import { Injectable } from '@nestjs/common';
import { needsFreshProof, roleInOrganisation, type Asker } from '../breach/dossier/access.policy.js';
import { IdempotencyKeyReused } from '../breach/dossier/dossier-errors.js';
import { AccountLinks } from '../organisations/account-links.js';
import { GrantLog } from '../organisations/grant-log.js';
import { LiveProfiles } from '../organisations/live-profiles.js';
import { OrganisationLog } from '../organisations/organisation-log.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { decideProfile, type ProfileBook, type ProfileCommand } from '../organisations/profile-book.js';
import { openedPart, type ProfileEvent } from '../organisations/profile-change.js';
import { FreshProofs } from '../platform/identity/fresh-proofs.js';
import { canonicalJson } from '../shared/canonical-json.js';
import type { Moment } from '../shared/moment.js';

/** A command about a profile, as it is asked. */
export interface AskedOfProfile {
  readonly organisation: string;
  /** The same request asked again has the same id. */
  readonly commandId: string;
  readonly by: Asker;
}

/** A profile with all that was changed of it here and what waits. */
export interface ProfileSeen {
  readonly content: OrganisationProfile;
  readonly book: ProfileBook;
  /** As its file has it in this process. */
  readonly file: OrganisationProfile;
}

/** Reads and changes the profile of an organisation while the desk runs (ADR 60). */
@Injectable()
export class ProfileChanges {
  constructor(
    private readonly log: OrganisationLog,
    private readonly live: LiveProfiles,
    private readonly profiles: OrganisationProfiles,
    private readonly links: AccountLinks,
    private readonly presented: GrantLog,
    private readonly proofs: FreshProofs,
  ) {}

  /** @param at as it was then; absent: as it is @throws NotAllowed, UnknownOrganisation */
  async of(asker: Asker, organisation: string, at?: Moment): Promise<ProfileSeen> {
    roleInOrganisation(asker, organisation);
    const file = this.profiles.file(organisation);
    await this.live.bookOf(organisation);
    const then = at === undefined ? undefined : await this.log.profileAt(organisation, at);
    const content = then?.content ?? this.profiles.get(organisation);
    return { content, file, book: await this.log.bookOf(organisation, at) };
  }

  /**
   * @returns once it counts in this process; repeated it changes nothing
   * @throws NotAllowed, FreshProofNeeded, Refusal, IdempotencyKeyReused, UnknownOrganisation
   */
  async act(
    { organisation, commandId, by }: AskedOfProfile,
    commandOn: (profile: OrganisationProfile) => ProfileCommand,
  ): Promise<void> {
    const actor = { id: by.principal.id, role: roleInOrganisation(by, organisation) };
    this.profiles.file(organisation);
    await this.live.bookOf(organisation);
    const command = commandOn(this.profiles.get(organisation));
    const linked = await this.links.linkedIn(organisation);
    const decide = (book: ProfileBook): ProfileEvent => decideProfile(book, command, actor, linked);
    const known = await this.log.changeOf(organisation, commandId);
    if (known !== undefined && !isOf(known, command)) throw new IdempotencyKeyReused();
    if (known === undefined) {
      if (needsFreshProof(by.action)) this.proofs.demand(by.principal);
      // What is refused leaves nothing behind, also not who was refused.
      decide(await this.log.bookOf(organisation));
      await this.presented.note(by.principal, organisation);
      await this.log.change(organisation, commandId, actor, decide);
    }
    await this.live.bookOf(organisation);
  }
}

/** Whether this command led to that, when it was asked the first time. */
function isOf({ data }: ProfileEvent, command: ProfileCommand): boolean {
  if (!('change' in command)) return 'proposal' in data && data.proposal === command.proposal;
  return 'change' in data && canonicalJson(openedPart(data.change)) === canonicalJson(command.change);
}
