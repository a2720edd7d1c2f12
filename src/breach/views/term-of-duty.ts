import type { DeadlineAnswer } from '../contract/clock.answer.js';
import type { DutyAnswer } from '../contract/duty.answer.js';
import type { DutyName } from '../domain/duties.js';
import type { DeadlineName } from '../domain/deadlines.js';

/** Terms that run for one duty alone. */
const TERMS: { readonly [D in DutyName]?: DeadlineName } = {
  'avert-danger': 'safety',
  'notify-authority': 'authority-notification',
  'supplement-notification': 'supplement-notification',
  'confirm-later-awareness': 'confirmation:later-awareness',
  'confirm-later-receipt': 'confirmation:later-receipt',
  'confirm-dismissal': 'confirmation:dismissal',
  'confirm-restriction': 'confirmation:restriction',
};

/** Until when a duty is to be done; absent where the law, and nobody else, set a term: then it is without delay. */
export function termOfDuty<Term extends Pick<DeadlineAnswer, 'deadline' | 'dueAt'>>(
  { duty, subject: { matter, corrects } = {} }: Pick<DutyAnswer, 'duty' | 'subject'>,
  terms: readonly Term[],
): Term | undefined {
  const named =
    TERMS[duty] ??
    (matter !== undefined
      ? `matter:${matter}`
      : duty === 'confirm-correction' && `confirmation:correction:${corrects}`);
  return terms.find(({ deadline }) => deadline === named);
}
