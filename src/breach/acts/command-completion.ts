import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { apForm, type ApForm } from '../../law/ap-form/ap-form.js';
import { GrantLog } from '../../organisations/grant-log.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { BreachCommand } from '../domain/breach.js';
import type { NotifyAuthority } from '../domain/notifying-authority.js';
import type { MergeBreach } from '../domain/merge.js';
import type { RestrictDossier } from '../domain/restricting.js';
import { SUPERVISORS } from '../domain/restriction.js';
import type { BreachDossier } from '../dossier/breach-dossier.aggregate.js';
import { BreachDossiers } from '../dossier/breach-dossier.repository.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import { formInput } from '../views/form-input.js';
import type { AskedCommand } from './act-on-breach.command.js';
import { actorOn, type Authority } from './authority.js';

/** Adds to a command what the asker cannot know: from the dossier it is for, another one, or the profile. */
@Injectable()
export class CommandCompletion {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly profiles: OrganisationProfiles,
    private readonly grants: GrantLog,
  ) {}

  async complete(asked: AskedCommand, dossier: BreachDossier, by: Authority): Promise<BreachCommand> {
    if (asked.type === 'AssessBreach') {
      return { ...asked, promises: this.profiles.find(organisationOf(dossier))?.promises ?? [] };
    }
    if (asked.type === 'NotifyAuthority') {
      return { ...asked, salt: randomBytes(16).toString('hex'), ...this.formOf(dossier, asked) };
    }
    if (asked.type === 'MergeBreach') {
      const { into, ...merge } = asked;
      return { ...merge, survivor: await this.survivor(into, by) };
    }
    if (asked.type === 'RestrictDossier') {
      const people = new Set([...asked.refused, ...(dossier.state?.restriction?.allowed ?? [])]);
      return { ...asked, supervisors: await this.supervisors(organisationOf(dossier), [...people]) };
    }
    if (asked.type === 'AppointDeputy') {
      const holds = await this.grants.rolesOf(asked.person, organisationOf(dossier));
      return { ...asked, holds: holds ?? [] };
    }
    return asked;
  }

  /**
   * The desk has no directory of people, only the grants with which they acted. Who never did may be the FG; not both,
   * or another handler could confirm what shuts out somebody whom nobody knows.
   */
  private async supervisors(
    organisation: string,
    people: readonly string[],
  ): Promise<RestrictDossier['supervisors']> {
    const known = await Promise.all(
      people.map(async (id) => {
        const roles = (await this.grants.rolesOf(id, organisation)) ?? ['fg'];
        return SUPERVISORS.filter((role) => roles.includes(role)).map((role) => ({ id, role }));
      }),
    );
    return known.flat();
  }

  /** Nothing where the organisation is no longer served: what happened outside is never refused. */
  private formOf(
    dossier: BreachDossier,
    sent: Omit<NotifyAuthority, 'salt' | 'form'>,
  ): { readonly form?: ApForm } {
    const { notifiedAt, kind, incomplete, delayReason, delayReasonOmitted, withdrawalReason } = sent;
    const organisation = organisationOf(dossier);
    const profile = this.profiles.find(organisation);
    if (profile === undefined) return {};
    const input = formInput(
      dossier.history,
      { content: profile, digest: this.profiles.digest(organisation) },
      {
        kind,
        asOf: notifiedAt,
        incomplete,
        ...((delayReason !== undefined || delayReasonOmitted === true) && {
          delay: { ...(delayReason !== undefined && { reason: delayReason }) },
        }),
        ...(withdrawalReason !== undefined && { withdrawalReason }),
      },
    );
    return { form: apForm(input) };
  }

  /** The dossier to go on in, if the asker may see it: else it is as if there were none. */
  private async survivor(into: string, by: Authority): Promise<MergeBreach['survivor']> {
    const { state } = await this.dossiers.load(into);
    try {
      actorOn(state, by);
      return state;
    } catch (error) {
      if (error instanceof NoSuchDossier) return undefined;
      throw error;
    }
  }
}

function organisationOf({ state }: BreachDossier): string {
  return state?.organisation ?? '';
}
