import { Injectable } from '@nestjs/common';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { fold } from '../breach/dossier/history.js';
import type { AffectedPerson, PersonOnList } from './affected-person.js';
import { ListRows } from './list-rows.js';
import { SealedPeople } from './sealed-people.js';

/** What somebody who asks what is held of him says of himself; one of these is enough. */
export interface Sought {
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly clientNumber?: string;
}

export interface FoundOnList extends PersonOnList {
  readonly dossier: string;
  /** Id of the row. */
  readonly id: string;
}

/**
 * Who is on which list, for an access request (Art. 15): as nothing is looked up by what is sealed, all rows of the organisation are
 * opened once. A person reads what comes out and decides whether it is the same somebody.
 */
@Injectable()
export class PeopleSearch {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly rows: ListRows,
    private readonly sealed: SealedPeople,
  ) {}

  /**
   * @returns everybody to whom one of these points, as the person concerned or as the representative; and how many rows nobody
   * can read
   * @throws KeysUnavailable
   */
  async find(
    organisation: string,
    sought: Sought,
  ): Promise<{ readonly found: readonly FoundOnList[]; readonly unreadable: number }> {
    // What was recorded and interrupted counts as well.
    for (const dossier of await this.rows.dossiers(organisation)) {
      const breach = fold(await this.dossiers.sealedHistory(dossier));
      if (breach !== undefined) await this.rows.settle(dossier, breach);
    }
    const found: FoundOnList[] = [];
    let unreadable = 0;
    for await (const rows of this.rows.inOrganisation(organisation)) {
      const opened = await this.sealed.open(rows);
      for (const [index, { dossier_id: dossier, person: id }] of rows.entries()) {
        const one = opened[index];
        if (one === undefined || !('value' in one)) unreadable++;
        else if (isSought(one.value.person, sought)) found.push({ dossier, id, ...one.value });
      }
    }
    return { found, unreadable };
  }
}

function isSought({ representative, safeContact, ...own }: AffectedPerson, sought: Sought): boolean {
  const to = safeContact?.to;
  const people = [own, ...(representative ? [representative] : [])];
  const said = {
    email: [...people.map(({ email }) => email), to],
    phone: [...people.map(({ phone }) => phone), to],
    name: people.map(({ name }) => name),
    clientNumber: [own.clientNumber],
  };
  return (Object.keys(said) as (keyof Sought)[]).some((field) => {
    const wanted = sought[field];
    return (
      wanted !== undefined && said[field].some((text) => text !== undefined && FITS[field](text, wanted))
    );
  });
}

/** Without case, accents, and signs between. */
const bare = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): readonly string[] => bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Of a number the last nine digits: however the country and the zero before it are written. */
const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(-9);

const FITS: Readonly<Record<keyof Sought, (text: string, wanted: string) => boolean>> = {
  email: (text, wanted) => wanted.trim() !== '' && bare(text).split(/\s+/).includes(bare(wanted.trim())),
  phone: (text, wanted) => digitsOf(wanted).length >= 6 && digitsOf(text) === digitsOf(wanted),
  // Of the words asked all stand in the name: "J. de Vries" is asked for as "de Vries" too.
  name: (text, wanted) => {
    const words = wordsOf(wanted);
    return words.length > 0 && words.every((word) => wordsOf(text).includes(word));
  },
  clientNumber: (text, wanted) =>
    wordsOf(wanted).length > 0 && wordsOf(text).join('') === wordsOf(wanted).join(''),
};
