import type { BreachEvent } from '../breach/domain/breach.js';
import type { DangerAlarm } from '../breach/domain/ladder.js';
import { worksForTheOrganisation } from '../breach/domain/report.js';
import type { Language } from '../law/sentence.js';
import { reporterAlarm } from './reporter-alarm.answer.js';
import type { ReceiptAnswer } from './receipt.answer.js';

/** A deadline in the past needs words: nobody should think that reporting is of no use any more. */
const POSSIBLY_TOO_LATE: Readonly<Record<Language, string>> = {
  nl: 'Volgens uw melding is dit al langer bekend. De termijn voor de Autoriteit Persoonsgegevens is dan mogelijk al voorbij. Dat u het meldt is goed: een collega kijkt er zo snel mogelijk naar.',
  en: 'You reported that this was discovered some time ago. The term for notifying the authority may have passed already. It is good that you report it: a colleague looks at it as soon as possible.',
};

/**
 * What the reporter is told, from the events that his report led to, or will lead to once the log takes it. Nothing of it is
 * personal.
 * @param secretOf the secret of this receipt, by its digest
 * @param danger of the dossier as it is now
 * @throws Error where the first of them is no report
 */
export function reportAnswer(
  [first, ...later]: readonly BreachEvent[],
  secretOf: (digest: string) => string,
  danger?: DangerAlarm,
): ReceiptAnswer {
  if (first?.type !== 'BreachReported') throw new Error('a report that was acknowledged is not there');
  const { reference, receivedAt, deadline, report, secretDigest } = first.data;
  const shown = later.find((event) => event.type === 'ContainmentAdviceShown');
  const alarm = reporterAlarm(report, danger, shown?.data.language ?? 'nl');
  const isTold = worksForTheOrganisation(report.reporter.kind);
  return {
    ...{ reference, secret: secretOf(secretDigest), receivedAt },
    ...(isTold && { deadline: deadline.dueAt }),
    ...(isTold &&
      deadline.dueAt <= receivedAt && { deadlineNote: POSSIBLY_TOO_LATE[shown?.data.language ?? 'nl'] }),
    ...(alarm && { alarm }),
    containmentAdvice: shown?.data.advice ?? [],
  };
}
