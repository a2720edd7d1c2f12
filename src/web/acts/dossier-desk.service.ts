import { Injectable } from '@nestjs/common';
import { ActCatalogue, type Act } from '../../breach/acts/act-catalogue.js';
import type { Breach } from '../../breach/domain/breach.js';
import { safetyAtStake } from '../../breach/domain/safety.js';
import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import { may, type Action, type Asker } from '../../breach/dossier/access.policy.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { Viewers } from '../../breach/lists/visibility.js';
import { breachView } from '../../breach/views/breach.view.js';
import { timeLine } from '../../breach/views/time-line.view.js';
import { DossierLists } from '../../dashboard/dossier-list.query.js';
import { Directory } from '../../directory/directory.query.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { AccountLinks } from '../../organisations/account-links.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { Principal, Role } from '../../platform/identity/principal.js';
import type { Options } from './act-fields.js';
import { choicesInProfile } from './choices-in-profile.js';
import { nameIn, type ActName } from './act-groups.js';
import type { LinkedAccounts } from '../../shared/linked-accounts.js';
import { isUuid } from '../../shared/uuid.js';
import type { Names } from '../html/who.js';
import { wordsIn } from '../words/words.js';
import { isOffered, type Surroundings } from './act-subjects.js';

const MOST_OTHERS = 100;

/** A dossier as somebody stands before it: what he may see of it, and what he may do. */
export interface DossierDesk extends Surroundings {
  readonly revision: number;
  /** Accounts of the organisation that are one person's. */
  readonly linked: LinkedAccounts;
  /** Somebody may be in danger, wherever that is known from (ADR 17). */
  readonly isSafetyAtStake: boolean;
  readonly mayDo: (action: Action) => boolean;
  /** What there is to do here, for him. */
  readonly offered: ReadonlySet<ActName>;
  /** The act that each path of the API is. */
  readonly byPath: ReadonlyMap<string, ActName>;
}

@Injectable()
export class DossierDesks {
  constructor(
    private readonly acts: ActCatalogue,
    private readonly lists: DossierLists,
    private readonly links: AccountLinks,
    private readonly viewers: Viewers,
    private readonly directory: Directory,
    private readonly profiles: OrganisationProfiles,
  ) {}

  async of(
    history: History,
    { principal }: Pick<Asker, 'principal'>,
    language: Language,
  ): Promise<DossierDesk> {
    const breach = fold(history);
    const last = history.at(-1);
    if (breach === undefined || last === undefined) throw new NoSuchDossier();
    const { linked, mayDo } = await this.rightsIn(breach, principal);
    const entries = mayDo('breach.replay') ? timeLine(history) : [];
    const dossier = breachView(breach);
    const around: Surroundings = {
      ...{ dossier, language, entries, others: [], people: [] },
      inProfile: choicesInProfile(this.profiles.find(dossier.organisation), language),
      names: await this.namesIn(dossier, entries),
    };
    const all = this.acts.all();
    return {
      ...around,
      linked,
      isSafetyAtStake: safetyAtStake(breach),
      revision: last.revision,
      mayDo,
      offered: new Set(
        all
          .filter(({ name, action }) => mayDo(action) && isOffered(name as ActName, around))
          .map(({ name }) => name as ActName),
      ),
      byPath: this.acts.byPath() as ReadonlyMap<string, ActName>,
    };
  }

  /** What somebody may do in a dossier, for a page that shows nothing else of it. */
  async rightsIn(breach: Breach, principal: Principal): Promise<Pick<DossierDesk, 'linked' | 'mayDo'>> {
    const linked = await this.links.linkedIn(breach.organisation);
    return { linked, mayDo: (action) => may({ principal, action }, breach, linked) };
  }

  /** With what this act chooses from beyond the dossier itself: people, other dossiers. */
  async withChoices(act: ActName, desk: DossierDesk, asker: Asker): Promise<DossierDesk> {
    if (act === 'mergeBreach') return { ...desk, others: await this.others(desk, asker) };
    if (act === 'restrictDossier' || act === 'appointDeputy' || act === 'proposeErasure')
      return { ...desk, people: await this.people(desk) };
    if (act === 'assign') return { ...desk, people: await this.people(desk, ['handler', 'fg']) };
    return desk;
  }

  private async namesIn(
    { organisation, assignedTo, entry, alarm }: DossierAnswer,
    entries: readonly TimeLineEntryAnswer[],
  ): Promise<Names> {
    const about = entries.flatMap(({ by, data }) => [by.id, ...peopleNamedIn(data)]);
    const ids = [
      ...about,
      ...[assignedTo, entry?.enteredBy, alarm?.answered?.by].filter((id) => id !== undefined),
    ];
    const names = await this.directory.namesOf(organisation, ids);
    return new Map([...names].map(([id, { name }]) => [id, name]));
  }

  /** @param roles only who holds one of these */
  private async people({ dossier, language }: DossierDesk, roles?: readonly Role[]): Promise<Options> {
    const words = wordsIn(language).lists.roles;
    const people = await this.directory.peopleOf(dossier.organisation);
    return people
      .filter((person) => roles === undefined || person.roles.some((role) => roles.includes(role)))
      .map(({ id, name, roles: held }) => [
        id,
        `${name ?? id.slice(0, 8)} (${held.map((role) => words[role]).join(', ')})`,
      ]);
  }

  /** Other open dossiers of the same organisation that this person may see. */
  private async others({ dossier, language }: DossierDesk, { principal }: Asker): Promise<Options> {
    const { rows } = await this.lists.page({
      ...{
        organisations: [dossier.organisation],
        viewer: await this.viewers.of(principal, [dossier.organisation]),
      },
      ...{ open: true, limit: MOST_OTHERS },
    });
    return rows
      .filter(({ id }) => id !== dossier.id)
      .map(({ id, reference, moments }) => [
        id,
        `${reference} (${onDutchClock(moments.receivedAt, 'd MMM yyyy', language)})`,
      ]);
  }

  /** @param slug as in an address; `undefined` where there is no such act */
  act(slug: string): (Act & { readonly name: ActName }) | undefined {
    return this.acts.find(nameIn(slug)) as (Act & { readonly name: ActName }) | undefined;
  }
}

/** Actor ids in what was recorded: deputies, those whom a restriction names, who proposed something. */
export function peopleNamedIn(data: object): readonly string[] {
  return Object.values(data).flatMap((value: unknown) => [value].flat().filter(isUuid));
}
