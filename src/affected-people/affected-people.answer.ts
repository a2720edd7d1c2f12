import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import { NOTICE_MEANS, type NoticeMeans } from '../law/ap-vocabulary.js';
import type { Moment } from '../shared/moment.js';
import { AffectedPersonBody, SafeContactBody } from './affected-person.body.js';
import { OUTCOMES_OF_TELLING, type OutcomeOfTelling } from './affected-person.js';
import { MOST_PEOPLE } from './listing.service.js';
import { WHY_NOT_AT_ALL, type WhyNotAtAll } from './why-not-told.js';

const PEOPLE = { min: 0, max: MOST_PEOPLE } as const;

class TellingAnswer {
  @Count({ min: 0, max: 1_000_000, description: 'Revision of the round.' }) readonly round!: number;
  @MomentField() readonly at!: Moment;
  @OneOf(OUTCOMES_OF_TELLING, { optional: true, description: 'Absent: nobody knows yet.' })
  readonly became?: OutcomeOfTelling;
}

class SafeContactAnswer extends SafeContactBody {
  @Flag({
    optional: true,
    description:
      'It was agreed before somebody came to be in danger: nobody is told by it until it is said again, or another one.',
  })
  readonly lapsed?: true;
}

/** Somebody on the list. */
export class PersonOnListAnswer extends AffectedPersonBody {
  @Nested(() => SafeContactAnswer, {
    optional: true,
    description: 'Used in place of every other way, also of a representative; the others are never printed.',
  })
  override readonly safeContact?: SafeContactAnswer;
  @UuidField({ description: 'Of the row, and of nothing else.' }) readonly id!: string;
  @ManyOf(NOTICE_MEANS, { description: 'How whoever is to be told may be reached now; none: see `whyNot`.' })
  readonly ways!: readonly NoticeMeans[];
  @OneOf(WHY_NOT_AT_ALL, {
    optional: true,
    description:
      'Why nobody may tell this person yet: no letter is made, and nobody can say that he was told.',
  })
  readonly whyNot?: WhyNotAtAll;
  @ListOf(() => TellingAnswer, { description: 'Rounds in which this person was told.' })
  readonly told!: readonly TellingAnswer[];
  @Flag({ description: 'Told, as far as anybody knows: what came back is to be told anew.' })
  readonly isTold!: boolean;
}

export class AffectedPeopleAnswer {
  @Count({ ...PEOPLE, description: 'On the list.' }) readonly people!: number;
  @Count({ ...PEOPLE, description: 'Of them: who may be told now, and by which way is known.' })
  readonly reachable!: number;
  @Count(PEOPLE) readonly withSafeContact!: number;
  @Count({ ...PEOPLE, description: 'Told, as far as anybody knows.' }) readonly told!: number;
  @Count({ ...PEOPLE, description: 'Of whom nothing can be read any more.' }) readonly unreadable!: number;
  @Flag({
    description:
      'Whether the rows are those that the log tells of; if not, some are missing, and nobody is told by this list.',
  })
  readonly isComplete!: boolean;
  @MomentField({ optional: true, description: 'When the list goes; absent while the dossier goes on.' })
  readonly keptUntil?: Moment;
  @Flag({ description: 'Whether a legal hold or an open matter keeps it beyond that.' })
  readonly isHeld!: boolean;
  @ListOf(() => PersonOnListAnswer, { description: 'In the order in which they were put on it.' })
  readonly entries!: readonly PersonOnListAnswer[];
  @Words({ optional: true, description: 'Of the next page, as `after`; absent on the last.' })
  readonly next?: string;
}

class FaultInFileAnswer {
  @Count({ min: 1, max: 10_000_000, description: 'Line of the file.' }) readonly line!: number;
  @Count({ min: 1, max: 1_000_000, optional: true, description: 'Absent: the whole line.' })
  readonly column?: number;
  @Words({ optional: true, description: 'Field of the body of a person.' }) readonly field?: string;
  @Words({ description: 'As a fault of that field, or of the file.' }) readonly code!: string;
}

/** What a file would put on the list. It repeats nothing that stands in the file. */
export class CheckedFileAnswer {
  @Count({ ...PEOPLE, description: 'People in it that are without fault.' }) readonly people!: number;
  @Count({ ...PEOPLE, description: 'Of them: who stand on the list already, by their client number.' })
  readonly onList!: number;
  @ListOf(() => FaultInFileAnswer, { description: 'The first of them; with one, nothing is taken over.' })
  readonly faults!: readonly FaultInFileAnswer[];
}
