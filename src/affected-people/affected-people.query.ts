import { Injectable } from '@nestjs/common';
import {
  changesBeforeDanger,
  type AffectedPeopleFields,
  type ListedPeople,
} from '../breach/domain/affected-people.js';
import type { Breach } from '../breach/domain/breach.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { fold, type History } from '../breach/dossier/history.js';
import { Refusal } from '../shared/refusal.js';
import type { PersonOnList } from './affected-person.js';
import { digestOf, ListRows } from './list-rows.js';
import { SealedPeople, type SealedPerson } from './sealed-people.js';

/** Somebody on a list, by the id of his row. */
export interface NamedPerson extends PersonOnList {
  readonly id: string;
}

/** The list of people concerned of one dossier, as it stands now. */
export interface AffectedPeopleList {
  /** The dossier that it was read with. */
  readonly breach: Breach;
  readonly rows: readonly SealedPerson[];
  /** In the order in which they were put on it. */
  readonly people: readonly NamedPerson[];
  /** Ids of those of whom nothing can be read any more. */
  readonly unreadable: readonly string[];
  /** Whether the rows are those that the log tells of; if not, some are missing or another database was put back. */
  readonly isComplete: boolean;
}

const EMPTY = digestOf([]);

/** Reads lists, whole: for their own page, and for rounds and letters. */
@Injectable()
export class AffectedPeople {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly rows: ListRows,
    private readonly sealed: SealedPeople,
  ) {}

  /** @param history of a dossier that the asker may read @throws NoSuchDossier, KeysUnavailable */
  async of(history: History): Promise<AffectedPeopleList> {
    let breach = known(history);
    let rows = await this.settled(breach);
    if (!isAsTold(rows, breach.affectedPeople)) {
      // Somebody may have changed it since the history was read.
      breach = known(await this.dossiers.history(breach.id));
      rows = await this.settled(breach);
    }
    const opened = await this.sealed.open(rows);
    const old = breach.affectedPeople && changesBeforeDanger(breach.affectedPeople);
    const people = rows.flatMap(({ person: id, change }, index) => {
      const one = opened[index];
      if (one === undefined || !('value' in one)) return [];
      return [{ id, ...(old?.has(change) ? withLapsedContact(one.value) : one.value) }];
    });
    const readable = new Set(people.map(({ id }) => id));
    return {
      ...{ breach, rows, people },
      unreadable: rows.flatMap(({ person }) => (readable.has(person) ? [] : [person])),
      isComplete: isAsTold(rows, breach.affectedPeople),
    };
  }

  private async settled({ id, ...breach }: Breach): Promise<readonly SealedPerson[]> {
    await this.settle(id, breach);
    const rows = await this.rows.of(id);
    const gone = new Set(breach.goneLists.flatMap(({ changes }) => changes));
    return rows.filter(({ change }) => !gone.has(change));
  }

  private async settle(dossier: string, breach: AffectedPeopleFields): Promise<void> {
    if (await this.rows.isWaiting(dossier)) await this.rows.settle(dossier, breach);
  }
}

/** Whoever agreed on it did not know of the danger that is known now. */
function withLapsedContact({ person, told }: PersonOnList): PersonOnList {
  const { safeContact, ...others } = person;
  return {
    told,
    person: { ...others, ...(safeContact && { safeContact: { ...safeContact, lapsed: true } }) },
  };
}

function known(history: History): Breach {
  const breach = fold(history);
  if (breach === undefined) throw new NoSuchDossier();
  return breach;
}

const isAsTold = (rows: readonly SealedPerson[], list: ListedPeople | undefined): boolean =>
  digestOf(rows) === (list?.digest ?? EMPTY);

/** Nothing is told, and nobody counted, with a hole in the list. @throws Refusal */
export function refuseHoles({ unreadable, isComplete }: AffectedPeopleList): void {
  if (unreadable.length > 0 || !isComplete) {
    throw new Refusal(
      'list-unreadable',
      'Of somebody on the list nothing can be read, or rows of it are missing: put that right first.',
    );
  }
}

/** @throws Refusal */
export function personOn({ people }: AffectedPeopleList, id: string): NamedPerson {
  const person = people.find((one) => one.id === id.toLowerCase());
  if (person === undefined) throw new Refusal('not-on-the-list', 'Nobody with this id is on the list.');
  return person;
}
