import type { DiscoveryAnswer, StatedMomentAnswer } from '../../breach/contract/report.answer.js';
import { dutchWall } from '../../law/clock.js';
import type { RecordableQuestion } from '../../law/ap-form/recordable-question.js';
import type { Moment } from '../../shared/moment.js';
import type { RegisterEntryAnswer } from '../register-entry.answer.js';
import type { CodeList, RegisterWords } from './register-words.js';

/** On the Dutch wall clock, as ISO 8601 has it: a day, or a day and a time. A day that was said stays that day. */
export interface Wall {
  readonly wall: string;
  /** Of a time that the clock shows twice, when summer time ends. */
  readonly half?: 'summer' | 'winter';
}

/** What stands in a cell: several texts are told apart as each kind of file can. */
export type Cell = string | number | Wall | readonly string[] | undefined;

/** The file as a whole, as each of its lines says it. */
export interface AboutFile {
  readonly words: RegisterWords;
  /** What an organisation is called. */
  readonly nameOf: (slug: string) => string;
  /** Which receipts it holds, in words. */
  readonly period: string;
  /** As it was known then. */
  readonly asOf: Moment;
}

export interface Column {
  /** In Dutch, each once. */
  readonly title: string;
  /** Where the API has it in an entry. */
  readonly field: string;
  /** The closed list whose words stand in it. */
  readonly codes?: CodeList;
  /** Closed lists whose words stand in it among other things, by where the API has their codes. */
  readonly within?: Within;
  /** Those of the list that can stand in it; absent: all. */
  readonly among?: readonly string[];
  /** Texts of some length stand in it: it is wider where there are widths. */
  readonly isLong?: true;
  readonly cell: (entry: RegisterEntryAnswer, about: AboutFile) => Cell;
}

export type Within = Readonly<Record<string, CodeList>>;

type Of<T> = (entry: RegisterEntryAnswer) => T | undefined;

/** Text, or a number, as it is. */
export const plain = (title: string, field: string, cell: Of<Cell>): Column => ({ title, field, cell });

/** The word of a code, or the words of several. */
export const coded = (
  title: string,
  field: string,
  codes: CodeList,
  code: Of<string | readonly string[]>,
): Column => ({
  ...{ title, field, codes },
  cell: (entry, { words }) => {
    const found = code(entry);
    const word = wordsOf(words, codes);
    return typeof found === 'string' ? word(found) : found?.map(word);
  },
});

/** The same, of a list of which this column has a part. */
export const among = (codes: readonly string[], column: Column): Column => ({ ...column, among: codes });

/** The same, where somebody may have told in words what `other` is: they are personal, and are not here. */
export const codedOrTold = (
  question: RecordableQuestion,
  ...[title, field, codes, code]: Parameters<typeof coded>
): Column => ({
  ...{ title, field, codes },
  cell: (entry, { words }) => {
    const found = code(entry);
    const isTold = entry.answeredInDossier.includes(question);
    const word = (one: string): string =>
      `${wordsOf(words, codes)(one)}${one === 'other' && isTold ? SEE_DOSSIER : ''}`;
    return typeof found === 'string' ? word(found) : found?.map(word);
  },
});

const SEE_DOSSIER = ' (zie dossier)';

/** A text of some length. */
export const text = (title: string, field: string, cell: Of<string>): Column => ({
  ...{ title, field, cell, isLong: true },
});

/** What several codes stand in among other things: a line of text for each. */
export const told = (
  title: string,
  field: string,
  lines: (entry: RegisterEntryAnswer, words: RegisterWords) => readonly string[] | undefined,
  within: Within = {},
): Column => ({ ...{ title, field, within, isLong: true }, cell: (entry, { words }) => lines(entry, words) });

export const moment = (title: string, field: string, at: Of<Moment>): Column => ({
  ...{ title, field },
  cell: (entry) => wallOf(at(entry)),
});

/** A moment, or the day that was said. */
export const stated = (
  title: string,
  field: string,
  at: Of<StatedMomentAnswer | DiscoveryAnswer>,
): Column => ({
  ...{ title, field },
  cell: (entry) => {
    const found = at(entry);
    return found?.day === undefined ? wallOf(found?.at) : { wall: found.day };
  },
});

/** A moment, unless a day was said. */
export const dayOrMoment = (title: string, field: string, day: Of<string>, at: Of<Moment>): Column => ({
  ...{ title, field },
  cell: (entry) => {
    const said = day(entry);
    return said === undefined ? wallOf(at(entry)) : { wall: said };
  },
});

export function wallOf(at: Moment | undefined): Wall | undefined {
  return at && dutchWall(at);
}

export const onWall = (at: Moment): string => inText(dutchWall(at));

export const inText = ({ wall, half }: Wall): string =>
  `${wall.replace('T', ' ')}${half === undefined ? '' : ` (${HALVES[half]})`}`;

const HALVES = { summer: 'zomertijd', winter: 'wintertijd' } as const;

export const wordsOf =
  ({ lists }: RegisterWords, list: CodeList) =>
  (code: string): string =>
    lists[list][code] ?? code;

/** The parts of a line that there are. */
export const line = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join(', ');
