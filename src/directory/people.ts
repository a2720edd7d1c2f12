import { Injectable } from '@nestjs/common';
import { AccountLinks } from '../organisations/account-links.js';
import { GrantLog } from '../organisations/grant-log.js';
import { link, unlink } from '../organisations/linking.js';
import type { Principal, Role } from '../platform/identity/principal.js';
import { accountsOf, isSamePerson } from '../shared/linked-accounts.js';
import { Refusal } from '../shared/refusal.js';
import { Directory } from './directory.query.js';

/** Who does it, authorised, in which role. */
export interface LinkingBy {
  readonly principal: Principal;
  readonly role: Role;
}

const SUPERVISORS: readonly Role[] = ['fg', 'board'];

/** Says of accounts of an organisation that they are one person's, or are not. */
@Injectable()
export class People {
  constructor(
    private readonly directory: Directory,
    private readonly grants: GrantLog,
    private readonly links: AccountLinks,
  ) {}

  /** @throws Refusal */
  async link(
    organisation: string,
    [one, other]: readonly [string, string],
    { principal, role }: LinkingBy,
  ): Promise<{ readonly recorded: boolean; readonly linked: boolean }> {
    const known = await this.links.linkedIn(organisation);
    const people = [one, other].flatMap((account) => accountsOf(known, account));
    const held = await Promise.all(people.map((account) => this.rolesOf(organisation, account)));
    const ofSupervisor = held.flat().some((had) => SUPERVISORS.includes(had));
    await this.grants.note(principal, organisation);
    const by = { id: principal.id, role };
    const recorded = await this.links.record(organisation, by, (links) =>
      link(links, [one, other], { by, ofSupervisor }),
    );
    return { recorded, linked: isSamePerson(await this.links.linkedIn(organisation), one, other) };
  }

  /** @returns whether anything was recorded @throws Refusal */
  async unlink(organisation: string, account: string, { principal, role }: LinkingBy): Promise<boolean> {
    await this.grants.note(principal, organisation);
    const by = { id: principal.id, role };
    return this.links.record(organisation, by, (links) => unlink(links, account, by));
  }

  /** Every role that is known of an account. @throws Refusal where nobody of this organisation has it */
  private async rolesOf(organisation: string, account: string): Promise<readonly Role[]> {
    const seen = await this.directory.rolesOf(organisation, account);
    const acted = await this.grants.rolesOf(account, organisation);
    if (seen === undefined && acted === undefined) {
      throw new Refusal('no-such-person', 'Nobody here has this account.', 'invalid', 'accounts');
    }
    return [...(seen ?? []), ...(acted ?? [])];
  }
}
