import { onDutchClock, startOfDutchDay } from '../../law/clock.js';
import type { CountRange } from '../../law/ap-vocabulary.js';
import type { Language } from '../../law/sentence.js';
import type { RecordedDiscovery, RecordedMoment } from '../../breach/domain/stated-moment.js';
import type { Moment } from '../../shared/moment.js';
import type { Withheld } from '../../platform/http/answer-fields.js';
import { shownText } from './withheld.js';
import type { SayInTitle } from './event-data.js';
import type { Words } from './shape.js';
import { wordsIn } from './words.js';

/** Values of events in words. What is absent stays absent. */
export class Say implements SayInTitle {
  readonly words: Words;
  constructor(
    readonly language: Language,
    /** The name of whoever has this actor id. */
    readonly who: (actor: string) => string,
  ) {
    this.words = wordsIn(language);
  }

  readonly at = (moment: Moment): string => onDutchClock(moment, 'd MMMM yyyy, HH:mm', this.language);

  maybeAt(moment: Moment | undefined): string | undefined {
    return moment === undefined ? undefined : this.at(moment);
  }

  /** @param day `YYYY-MM-DD` */
  day(day: string): string {
    return onDutchClock(startOfDutchDay(day), 'd MMMM yyyy', this.language);
  }

  /** A moment, or only the day that was said. */
  stated(recorded: RecordedMoment | undefined): string | undefined {
    if (recorded === undefined || typeof recorded === 'string') return this.maybeAt(recorded);
    return onDutchClock(recorded.at, 'd MMMM yyyy', this.language);
  }

  discovered({ precision, at }: RecordedDiscovery): string {
    if (precision === 'unknown' || at === undefined) return this.words.lists.precisions.unknown;
    return precision === 'day' ? onDutchClock(at, 'd MMMM yyyy', this.language) : this.at(at);
  }

  /** Free text of a person, or why it is not shown. */
  text(value: string | Withheld | undefined): string | undefined {
    return shownText(value, this.language);
  }

  maybeWho(actor: string | undefined): string | undefined {
    return actor === undefined ? undefined : this.who(actor);
  }

  /** All of them, as one reads a list aloud; nothing where there are none. */
  all(words: readonly string[] | undefined): string | undefined {
    return words === undefined || words.length === 0
      ? undefined
      : new Intl.ListFormat(this.language).format(words);
  }

  number(count: number | undefined): string | undefined {
    return count?.toLocaleString(this.language);
  }

  count(range: CountRange | undefined): string | undefined {
    if (range === undefined) return undefined;
    const from = range.min.toLocaleString(this.language);
    const to = range.max?.toLocaleString(this.language);
    if (to === undefined) return this.words.events.atLeast(from);
    return from === to ? from : this.words.events.range(from, to);
  }

  flag(value: boolean | undefined): string | undefined {
    return value === undefined ? undefined : this.words.lists.booleans[`${value}`];
  }

  /** Only where it is so. */
  onlyYes(value: boolean | undefined): string | undefined {
    return value === true ? this.flag(value) : undefined;
  }
}

/** The words of several values of a closed list. */
export const each = <K extends string>(
  words: Readonly<Record<K, string>>,
  values: readonly K[] | undefined,
): readonly string[] | undefined => values?.map((value) => words[value]);

/** The word of a value of a closed list that may be absent. */
export const one = <K extends string>(
  words: Readonly<Record<K, string>>,
  value: K | undefined,
): string | undefined => (value === undefined ? undefined : words[value]);
