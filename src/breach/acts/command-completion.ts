import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { accountsOf, type LinkedAccounts } from '../../shared/linked-accounts.js';
import { personal } from '../../shared/personal.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { apForm, type ApForm } from '../../law/ap-form/ap-form.js';
import { Directory } from '../../directory/directory.query.js';
import { AccountLinks } from '../../organisations/account-links.js';
import { calledInProfile } from '../../organisations/called-in-profile.js';
import { GrantLog } from '../../organisations/grant-log.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { HeldNow } from '../domain/against-erasing.js';
import type { BreachCommand } from '../domain/breach.js';
import type { BreachMerged } from '../domain/ending.js';
import type { NotifyAuthority } from '../domain/notifying-authority.js';
import type { Meanwhile, MergeBreach } from '../domain/merge.js';
import type { RestrictDossier } from '../domain/restricting.js';
import { SUPERVISORS } from '../domain/restriction.js';
import type { BreachDossier } from '../dossier/breach-dossier.aggregate.js';
import { BreachDossiers } from '../dossier/breach-dossier.repository.js';
import { NoSuchDossier } from '../dossier/dossier-errors.js';
import { fold, type History } from '../dossier/history.js';
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
    private readonly links: AccountLinks,
    private readonly directory: Directory,
  ) {}

  /** @param linked accounts of the dossier's organisation */
  async complete(
    asked: AskedCommand,
    dossier: BreachDossier,
    by: Authority,
    linked: LinkedAccounts,
  ): Promise<BreachCommand> {
    if (asked.type === 'AssessBreach') {
      return { ...asked, promises: this.profiles.find(organisationOf(dossier))?.promises ?? [] };
    }
    if (asked.type === 'EstablishInvolvement') {
      const profile = this.profiles.find(organisationOf(dossier));
      const { type, ...involved } = asked;
      return profile === undefined ? asked : { type, ...calledInProfile(profile, involved) };
    }
    if (asked.type === 'NotifyAuthority') {
      return {
        ...asked,
        salt: personal('dossier', randomBytes(16).toString('hex')),
        ...(await this.formOf(dossier, asked)),
      };
    }
    if (asked.type === 'MergeBreach') {
      const { into, ...merge } = asked;
      return { ...merge, survivor: await this.survivor(into, by) };
    }
    if (asked.type === 'UndoMerge') {
      return { ...asked, meanwhile: await this.meanwhile(dossier) };
    }
    if (asked.type === 'RestrictDossier') {
      const people = new Set([...asked.refused, ...(dossier.state?.restriction?.allowed ?? [])]);
      return { ...asked, supervisors: await this.supervisors(organisationOf(dossier), [...people], linked) };
    }
    if (asked.type === 'AppointDeputy') {
      const holds = await this.knownRoles(accountsOf(linked, asked.person), organisationOf(dossier));
      return { ...asked, holds: holds ?? [] };
    }
    if (asked.type === 'AssignDossier') {
      return { ...asked, holds: await this.lastHeld(asked.person, organisationOf(dossier)) };
    }
    if (asked.type === 'ProposeErasure' || asked.type === 'ApproveErasure') {
      return { ...asked, ...(await this.heldNow(dossier)) };
    }
    return asked;
  }

  private async heldNow(dossier: BreachDossier): Promise<HeldNow> {
    const { state } = dossier;
    const profile = this.profiles.find(organisationOf(dossier));
    return {
      held:
        state === undefined ? [] : await this.dossiers.held(state.id, await this.dossiers.historyOf(dossier)),
      ...(profile && { yearsKept: profile.retention.registerYearsAfterClosing }),
    };
  }

  /**
   * By the grants with which they acted or were last seen. Who is known by neither may be the FG; not both, or another
   * handler could confirm what shuts out somebody whom nobody knows.
   */
  private async supervisors(
    organisation: string,
    people: readonly string[],
    linked: LinkedAccounts,
  ): Promise<RestrictDossier['supervisors']> {
    const known = await Promise.all(
      people.map(async (id) => {
        const roles = (await this.knownRoles(accountsOf(linked, id), organisation)) ?? ['fg'];
        return SUPERVISORS.filter((role) => roles.includes(role)).map((role) => ({ id, role }));
      }),
    );
    return known.flat();
  }

  /** With which one of these accounts acted, or was last seen; `undefined` where nothing is known of any. */
  private async knownRoles(
    accounts: readonly string[],
    organisation: string,
  ): Promise<readonly string[] | undefined> {
    const acted = await Promise.all(accounts.map((account) => this.grants.rolesOf(account, organisation)));
    const seen = await Promise.all(accounts.map((account) => this.directory.rolesOf(organisation, account)));
    const known = [...acted, ...seen].filter((roles) => roles !== undefined);
    return known.length === 0 ? undefined : known.flat();
  }

  private async lastHeld(person: string | undefined, organisation: string): Promise<readonly string[]> {
    if (person === undefined) return [];
    const seen = await this.directory.rolesOf(organisation, person);
    return seen ?? (await this.grants.rolesOf(person, organisation)) ?? [];
  }

  /** Nothing where the organisation is no longer served: what happened outside is never refused. */
  private async formOf(
    dossier: BreachDossier,
    sent: Omit<NotifyAuthority, 'salt' | 'form'>,
  ): Promise<{ readonly form?: ApForm }> {
    const { notifiedAt, kind, incomplete, delayReason, delayReasonOmitted, withdrawalReason } = sent;
    const organisation = organisationOf(dossier);
    const profile = this.profiles.find(organisation);
    if (profile === undefined) return {};
    const input = formInput(
      await this.dossiers.historyOf(dossier),
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
    const { state, seen } = await this.dossiers.load(into);
    try {
      actorOn(state, by, state === undefined ? [] : await this.links.linkedIn(state.organisation));
      return seen;
    } catch (error) {
      if (error instanceof NoSuchDossier) return undefined;
      throw error;
    }
  }

  /** The dossiers that it went on in, whoever may see them: only that there is danger comes back with it. */
  private async meanwhile(dossier: BreachDossier): Promise<readonly Meanwhile[]> {
    const found: Meanwhile[] = [];
    const seen = new Set([dossier.state?.id]);
    for (let merger = mergerIn(await this.dossiers.historyOf(dossier)); merger !== undefined;) {
      const { position, event } = merger;
      const { into } = event.data;
      // Two people can have merged two dossiers into each other.
      if (seen.has(into)) break;
      seen.add(into);
      const history = await this.dossiers.history(into);
      const now = fold(history);
      const then = fold(history.filter((one) => one.position < position));
      if (now === undefined || then === undefined) break;
      const since = history.filter((one) => one.position > position).map((one) => one.event);
      found.push({ then, now, since });
      merger = now.ending?.kind === 'merged' ? mergerIn(history) : undefined;
    }
    return found;
  }
}

/** Where the dossier went up in another one, the last time. */
function mergerIn(history: History): RecordedEvent<BreachMerged> | undefined {
  return history.findLast((one): one is RecordedEvent<BreachMerged> => one.event.type === 'BreachMerged');
}

function organisationOf({ state }: BreachDossier): string {
  return state?.organisation ?? '';
}
