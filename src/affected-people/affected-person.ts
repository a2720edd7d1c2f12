import type { ListFigures } from '../breach/domain/affected-people.js';
import {
  PUBLIC_MEANS,
  type DataCategory,
  type NoticeMeans,
  type SpecialCategory,
} from '../law/ap-vocabulary.js';
import type { LetterReader, Representative } from '../law/letter/letter.js';
import type { Moment } from '../shared/moment.js';
import { Refusal } from '../shared/refusal.js';

/** How somebody can be reached safely: never by what everybody reads. */
export const SAFE_MEANS = ['letter', 'email', 'phone', 'in-person', 'other'] as const satisfies NoticeMeans[];
export type SafeMeans = (typeof SAFE_MEANS)[number];

interface Reach {
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** Somebody whom a breach concerns, as the list of its dossier has him. */
export interface AffectedPerson extends Reach {
  /** One of these two at least. */
  readonly name?: string;
  readonly clientNumber?: string;
  /** In place of every other way, his own and his representative's. */
  readonly safeContact?: {
    readonly means: SafeMeans;
    readonly to: string;
    /** It was agreed before somebody came to be in danger, and nobody has said since that it still is safe. */
    readonly lapsed?: true;
  };
  /** A language code; letters are in Dutch and in English. */
  readonly language: string;
  readonly reader: LetterReader;
  /** Who is told in his place. */
  readonly representative?: Reach & { readonly role: Representative; readonly name: string };
  /** Of this person; absent: as the dossier says of all. */
  readonly leaked?: readonly (DataCategory | SpecialCategory)[];
}

/** What became of telling somebody. */
export const OUTCOMES_OF_TELLING = ['reached', 'returned', 'unreachable'] as const;
export type OutcomeOfTelling = (typeof OUTCOMES_OF_TELLING)[number];

export interface Telling {
  /** The change of the list that was recorded with the round. */
  readonly change: string;
  readonly at: Moment;
  /** Absent: nobody knows yet. */
  readonly became?: OutcomeOfTelling;
}

/** What a row holds, sealed. */
export interface PersonOnList {
  readonly person: AffectedPerson;
  readonly told: readonly Telling[];
}

/** One way to reach somebody. */
export interface Way {
  readonly means: NoticeMeans;
  readonly to: string;
}

/**
 * How to reach whoever is to be told. Where there is a safe contact, by it alone; where there is a representative, by his ways alone:
 * a parent must not learn where the child lives, nor a child's house who decides for it.
 */
export function waysTo({ safeContact, representative, ...own }: AffectedPerson): readonly Way[] {
  if (safeContact !== undefined) return [safeContact];
  const { address, email, phone } = representative ?? own;
  return [
    ...(address === undefined ? [] : [{ means: 'letter', to: address } as const]),
    ...(email === undefined ? [] : [{ means: 'email', to: email } as const]),
    ...(phone === undefined ? [] : [{ means: 'phone', to: phone } as const]),
  ];
}

/** Whether a round by these means can tell this person. */
export function canBeToldBy(person: AffectedPerson, means: readonly NoticeMeans[]): boolean {
  const ways = waysTo(person).map((way) => way.means);
  return means.some((one) => !PUBLIC_MEANS.includes(one) && ways.includes(one));
}

/** Whether he is told, as far as anybody knows: what came back is to be told anew. */
export function isTold({ told }: PersonOnList): boolean {
  const last = told.at(-1);
  return last !== undefined && (last.became === undefined || last.became === 'reached');
}

/** How often somebody was told so once more. */
function again(people: readonly PersonOnList[], isMeant: (telling: Telling) => boolean): number {
  return people.reduce((sum, { told }) => sum + Math.max(0, told.filter(isMeant).length - 1), 0);
}

/** @param unreadable how many of the list nobody can read: they cannot be reached either */
export function figuresOf(
  people: readonly PersonOnList[],
  unreadable: number,
): Omit<Required<ListFigures>, 'digest'> {
  const count = (isOne: (one: PersonOnList) => boolean): number => people.filter(isOne).length;
  return {
    people: people.length + unreadable,
    reachable: count(({ person }) => waysTo(person).length > 0),
    withSafeContact: count(({ person: { safeContact } }) => safeContact !== undefined && !safeContact.lapsed),
    toldAgain: again(people, () => true),
    reachedAgain: again(people, ({ became }) => became === 'reached'),
  };
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** @throws Refusal where nobody is named, or what should be an address of e-mail is none */
export function refuseIncomplete({ name, clientNumber, email, representative }: AffectedPerson): void {
  if (name === undefined && clientNumber === undefined)
    throw new Refusal('nobody-named', 'A name or a client number is needed.', 'invalid', 'name');
  for (const [field, value] of [
    ['email', email],
    ['representative.email', representative?.email],
  ] as const) {
    if (value !== undefined && !EMAIL.test(value))
      throw new Refusal('not-an-email', 'This is no e-mail address.', 'invalid', field);
  }
}
