import { onDutchClock, startOfDutchDay } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { StatedMomentAnswer } from '../../breach/contract/report.answer.js';
import type { Moment } from '../../shared/moment.js';

/** A moment with its year, on the Dutch clock: for what is read years later. */
export const momentOf = (at: Moment, language: Language): string =>
  onDutchClock(at, 'ccc d MMM yyyy, HH:mm', language);

/** A day of the Dutch calendar (`YYYY-MM-DD`). */
export const dayOf = (day: string, language: Language): string =>
  onDutchClock(startOfDutchDay(day), 'ccc d MMM yyyy', language);

/** As exactly as it was said. */
export const statedOf = ({ day, at }: StatedMomentAnswer, language: Language): string =>
  day === undefined ? momentOf(at, language) : dayOf(day, language);
