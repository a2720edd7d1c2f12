import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';

export const onDay = (at: Moment, language: Language): string =>
  onDutchClock(at, 'd MMMM yyyy, HH:mm', language);
