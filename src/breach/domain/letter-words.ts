import type { LetterPart } from '../../law/letter/letter.js';
import type { ForPeople, LetterContact, LetterDetails } from '../../law/letter/letter-words.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { ReportAbsorbed } from './awareness.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { fields } from './fields.js';
import { refuseWhatFitsNotEveryReader } from './for-people.js';
import type { MeasureDropped, MeasurePlanned, MeasureTaken } from './measures.js';
import {
  safetyAtStake,
  type SafetyFields,
  type SafetyMeasureTaken,
  type SafetyRiskRaised,
} from './safety.js';

/** A sentence for the people concerned, in one part of their letters; a later one of that part counts. */
export type LetterTextWritten = DomainEvent<
  'LetterTextWritten',
  {
    readonly part: LetterPart;
    /** Absent: what was written for this part is taken back. */
    readonly forPeople?: ForPeople;
  }
>;

/** What a letter says beyond the AP's form, out of closed lists; a later one counts. */
export type LetterDetailsRecorded = DomainEvent<'LetterDetailsRecorded', LetterDetails>;

/** Whom the people of this breach can ask, where it is not, or not only, who the profile names. */
export type LetterContactNamed = DomainEvent<
  'LetterContactNamed',
  { readonly contact: Personal<LetterContact> }
>;

/** Whether it was written while it was known that somebody may be in danger: else it may name a place (ADR 18). */
interface Written {
  readonly knowingOfDanger: boolean;
}

interface SentenceOfMeasure extends ForPeople, Written {
  readonly measure: string;
  readonly taken: boolean;
}

/** What was said for the letters to the people concerned, and for nobody else. */
interface LetterWords {
  readonly texts: { readonly [P in LetterPart]?: ForPeople & Written };
  readonly ofMeasures: readonly SentenceOfMeasure[];
  readonly details?: LetterDetails & Written;
  readonly contact?: Written & { readonly who: Personal<LetterContact> };
}

export interface LetterWordsFields {
  readonly letterWords: LetterWords;
}

export const letterWords = fields<
  LetterWordsFields,
  | LetterTextWritten
  | LetterDetailsRecorded
  | LetterContactNamed
  | MeasurePlanned
  | MeasureTaken
  | MeasureDropped
  | ReportAbsorbed
  | SafetyMeasureTaken
  | SafetyRiskRaised,
  SafetyFields
>({
  initial: { letterWords: { texts: {}, ofMeasures: [] } },
  on: {
    LetterTextWritten: ({ letterWords: known, ...before }, { part, forPeople }) => {
      const { [part]: _before, ...others } = known.texts;
      const now = forPeople && { [part]: { ...forPeople, knowingOfDanger: safetyAtStake(before) } };
      return { letterWords: { ...known, texts: { ...others, ...now } } };
    },
    LetterDetailsRecorded: ({ letterWords: known, ...before }, details) => ({
      letterWords: { ...known, details: { ...details, knowingOfDanger: safetyAtStake(before) } },
    }),
    LetterContactNamed: ({ letterWords: known, ...before }, { contact }) => ({
      letterWords: { ...known, contact: { who: contact, knowingOfDanger: safetyAtStake(before) } },
    }),
    MeasurePlanned: (before, { measure, forPeople }) => ofMeasure(before, measure, false, forPeople),
    MeasureTaken: (before, { measure, forPeople }) => ofMeasure(before, measure, true, forPeople),
    MeasureDropped: ({ letterWords: known }, dropped) => ({
      letterWords: {
        ...known,
        ofMeasures: known.ofMeasures.filter(({ measure }) => measure !== dropped.measure),
      },
    }),
    // What was written knowing of one danger was not written knowing of the next.
    SafetyRiskRaised: ({ letterWords: known }) => ({ letterWords: unknowing(known) }),
    ReportAbsorbed: ({ letterWords: known }, { safetyAtStake: isAtStakeThere }) =>
      isAtStakeThere ? { letterWords: unknowing(known) } : {},
    SafetyMeasureTaken: ({ letterWords: known }, { learntIn }) =>
      learntIn === undefined ? {} : { letterWords: unknowing(known) },
  },
});

function ofMeasure(
  { letterWords: known, ...before }: LetterWordsFields & SafetyFields,
  measure: string,
  taken: boolean,
  forPeople: ForPeople | undefined,
): Partial<LetterWordsFields> {
  const planned = known.ofMeasures.find((other) => other.measure === measure);
  const sentence = forPeople
    ? { measure, ...forPeople, knowingOfDanger: safetyAtStake(before), taken }
    : planned && { ...planned, taken };
  if (sentence === undefined) return {};
  const others = known.ofMeasures.filter((other) => other.measure !== measure);
  return { letterWords: { ...known, ofMeasures: [...others, sentence] } };
}

function unknowing({ texts, ofMeasures, details, contact }: LetterWords): LetterWords {
  const knowingOfDanger = false;
  return {
    texts: Object.fromEntries(
      Object.entries(texts).map(([part, text]) => [part, { ...text, knowingOfDanger }]),
    ),
    ofMeasures: ofMeasures.map((sentence) => ({ ...sentence, knowingOfDanger })),
    ...(details && { details: { ...details, knowingOfDanger } }),
    ...(contact && { contact: { ...contact, knowingOfDanger } }),
  };
}

export type WriteLetterText = Command<'WriteLetterText', LetterTextWritten['data']>;
export type RecordLetterDetails = Command<'RecordLetterDetails', LetterDetailsRecorded['data']>;
export type NameLetterContact = Command<'NameLetterContact', LetterContactNamed['data']>;

function writeLetterText(
  { letterWords: { texts }, ...breach }: LetterWordsFields & SafetyFields,
  { part, forPeople }: WriteLetterText,
): readonly LetterTextWritten[] {
  refuseWhatFitsNotEveryReader(forPeople);
  const known = texts[part];
  const saysNothingNew = forPeople ? isSaid(known, forPeople, breach) : known === undefined;
  return saysNothingNew
    ? []
    : [{ type: 'LetterTextWritten', data: { part, ...(forPeople && { forPeople }) } }];
}

function recordLetterDetails(
  { letterWords: { details }, ...breach }: LetterWordsFields & SafetyFields,
  { type: _type, ...data }: RecordLetterDetails,
): readonly LetterDetailsRecorded[] {
  return isSaid(details, data, breach) ? [] : [{ type: 'LetterDetailsRecorded', data }];
}

/** The same, said again after a danger became known, is said knowing of it. */
function isSaid(known: Written | undefined, said: object, breach: SafetyFields): boolean {
  if (known === undefined) return false;
  const { knowingOfDanger, ...before } = known;
  return canonicalJson(before) === canonicalJson(said) && (knowingOfDanger || !safetyAtStake(breach));
}

function nameLetterContact(
  _breach: object,
  { type: _type, ...data }: NameLetterContact,
): readonly LetterContactNamed[] {
  return [{ type: 'LetterContactNamed', data }];
}

export const letterWordsDecisions = {
  WriteLetterText: alsoWhen('ended', writeLetterText),
  RecordLetterDetails: alsoWhen('ended', recordLetterDetails),
  NameLetterContact: alsoWhen('ended', nameLetterContact),
} satisfies Decisions;
