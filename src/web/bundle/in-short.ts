import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import type { BreachEvent } from '../../breach/domain/breach.js';
import { momentOf } from '../html/moments.js';
import type { ThenProps } from '../replay/then-props.js';
import { wordsIn } from '../words/words.js';
import { escaped } from './proven-texts.js';

type Type = BreachEvent['type'];

/** What is asked of every dossier, and the events that answer it. */
const ASKED = {
  awareness: [
    ...(['AwarenessEstablished', 'AwarenessCorrected'] as const),
    ...(['LaterAwarenessProposed', 'LaterAwarenessRejected'] as const),
  ],
  authority: ['ApNotified', 'ApNumberReceived', 'SentFormRecorded'],
  late: ['DeadlineMissed', 'EarlierMissStated', 'ApNotified'],
  advice: ['AdviceRequested', 'AdviceGiven'],
  decided: [
    ...(['DecisionTaken', 'DecisionRevised', 'DecisionUpheld', 'DecisionConfirmed'] as const),
    ...(['DecisionContradicted', 'DecisionRatified', 'RatificationRefused', 'MandateGranted'] as const),
  ],
  people: ['SubjectsInformed', 'RoundResultRecorded'],
  corrections: [
    ...(['StatementCorrected', 'CorrectionProposed', 'CorrectionRejected', 'ReceiptCorrected'] as const),
    ...(['AwarenessCorrected', 'AlarmCorrected'] as const),
  ],
  erased: ['PersonalDataErased'],
} as const satisfies Record<string, readonly Type[]>;

const QUESTIONS = Object.keys(ASKED) as readonly (keyof typeof ASKED)[];

/** A notification answers why it was late where it was. */
function answers(question: keyof typeof ASKED, { event, data }: TimeLineEntryAnswer): boolean {
  const types: readonly string[] = ASKED[question];
  return types.includes(event) && (question !== 'late' || event !== 'ApNotified' || 'late' in data);
}

/** The questions that somebody from outside asks first, each with the lines that answer it. @param line HTML of one of them */
export function inShort(
  { known: { dossier, entries }, language }: ThenProps,
  line: (entry: TimeLineEntryAnswer) => string,
): string {
  const { bundle: words } = wordsIn(language);
  const { firstSignalAt, receivedAt } = dossier.moments;
  const signal =
    firstSignalAt === undefined
      ? words.noFirstSignal(momentOf(receivedAt, language))
      : momentOf(firstSignalAt, language);
  const parts = QUESTIONS.map((question) => {
    const found = entries.filter((entry) => answers(question, entry));
    const lines = found.map(
      (entry) =>
        `<li>${line(entry)}<p><a href="#regel-${entry.revision}">${escaped(words.toLine(entry.revision))}</a></p></li>`,
    );
    return (
      `<h3>${escaped(words.asked[question])}</h3>` +
      (lines.length === 0
        ? `<p>${escaped(words.nothingRecorded)}</p>`
        : `<ul class="lw-lines">${lines.join('')}</ul>`)
    );
  });
  return (
    `<h3>${escaped(words.asked.firstSignal)}</h3><p>${escaped(signal)}</p>${parts.join('\n')}` +
    `<h3>${escaped(words.asked.others)}</h3>` +
    `<p><a href="#inzage">${escaped(words.whoLooked)}</a>, <a href="#weggelaten">${escaped(words.leftOut)}</a></p>`
  );
}
