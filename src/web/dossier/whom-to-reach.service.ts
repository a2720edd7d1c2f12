import { Injectable } from '@nestjs/common';
import type { Breach } from '../../breach/domain/breach.js';
import { functionsOf, isRecused } from '../../breach/domain/deputies.js';
import type { Holder } from '../../breach/domain/duties.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { isOpenTo } from '../../breach/domain/restriction.js';
import { Directory, type Person } from '../../directory/directory.query.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { StepFunction } from '../../law/term/on-call-ladder.js';
import { accountsOf, type LinkedAccounts } from '../../shared/linked-accounts.js';
import { dutyPath } from '../acts/act-links.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';

interface Contact {
  readonly phone?: string;
  readonly email?: string;
}

/** Whom a dossier waits for, and how the organisation says that they are reached. */
export interface Awaited {
  readonly holder: Holder;
  readonly people: readonly Pick<Person, 'id' | 'name' | 'function' | 'lastSeen'>[];
  readonly contact: Contact;
}

/** Names for “waits for the board”: who can do it in this dossier, for whoever may read who the people are. */
@Injectable()
export class WhomToReach {
  constructor(
    private readonly directory: Directory,
    private readonly profiles: OrganisationProfiles,
  ) {}

  /** Of those that the reader cannot do himself; one query, and none where nothing waits for another. */
  async in(history: History, desk: DossierDesk): Promise<readonly Awaited[]> {
    const { dossier, offered, byPath, linked } = desk;
    const others = dossier.openDuties.filter((duty) => {
      const to = dutyPath(dossier.id, duty, byPath);
      return to === undefined || !offered.has(to.act);
    });
    const holders = [...new Set(others.map(({ holder }) => holder))];
    if (holders.length === 0 || !desk.mayDo('people.read')) return [];
    const breach = fold(history);
    if (breach === undefined) return [];
    const people = await this.directory.peopleOf(breach.organisation);
    const profile = this.profiles.find(breach.organisation);
    return holders.map((holder) => ({
      holder,
      people: people
        .filter((person) => canAct(person, holder, breach, linked))
        // Who has several accounts is one.
        .filter(({ linkedTo }, index, all) => !all.slice(0, index).some(({ id }) => linkedTo.includes(id))),
      contact: (profile && contactOf(holder, profile)) ?? {},
    }));
  }
}

/** He holds the function, or stands in for who does; and is not who the dossier is shut to, or who stepped back. */
function canAct({ id, roles }: Person, holder: Holder, breach: Breach, linked: LinkedAccounts): boolean {
  const accounts = accountsOf(linked, id);
  const holds = roles.includes(holder) || functionsOf(breach, id).includes(holder);
  return holds && isOpenTo(breach, { id, accounts, roles }) && !isRecused(breach, accounts, holder);
}

/** As the profile says it. */
function contactOf(holder: Holder, profile: OrganisationProfile): Contact | undefined {
  const { fg, onCallLadder, reportingContacts } = profile;
  const onLadder = (called: StepFunction) => onCallLadder.find((step) => step.function === called)?.contact;
  switch (holder) {
    case 'fg':
      return fg?.contact ?? onLadder('fg');
    case 'board':
      return onLadder('board');
    case 'handler':
      return reportingContacts;
  }
}
