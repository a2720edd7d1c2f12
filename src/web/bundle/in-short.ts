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
    ...(['BreachAssessed', 'OccurrenceEstablished'] as const),
  ],
  erased: ['ErasureProposed', 'ErasureRejected', 'PersonalDataErased', 'ErasureCompleted'],
} as const satisfies Record<string, readonly Type[]>;

const QUESTIONS = Object.keys(ASKED) as readonly (keyof typeof ASKED)[];

/** The lines that answer it, and those that corrected one of these: no figure that was wrong stands there alone. */
function answersTo(
  question: keyof typeof ASKED,
  entries: readonly TimeLineEntryAnswer[],
): readonly TimeLineEntryAnswer[] {
  const types: readonly string[] = ASKED[question];
  const firstAssessment = entries.find(({ event }) => event === 'BreachAssessed')?.revision;
  const found = entries.filter(
    ({ event, data, revision }) =>
      types.includes(event) &&
      // A notification answers why it was late where it was; an assessment corrects where it is not the first.
      (question !== 'late' || event !== 'ApNotified' || 'late' in data) &&
      (question !== 'corrections' || revision !== firstAssessment),
  );
  const corrections = new Set(found.map(({ correctedBy }) => correctedBy));
  return entries.filter((entry) => found.includes(entry) || corrections.has(entry.revision));
}

/** How many people were reached in all, as the dossier has it now. */
function reachedInAll({ known: { dossier }, language }: ThenProps): readonly string[] {
  const { recorded: words, lists } = wordsIn(language);
  const { reached, concerned, toBeTold = 0, restCoveredBy } = dossier.peopleReached;
  return [
    ...(reached === undefined || concerned === undefined ? [] : [words.reached(reached, concerned)]),
    ...(toBeTold > 0 ? [words.toBeTold(toBeTold)] : []),
    ...(restCoveredBy === undefined ? [] : [words.covered(lists.covers[restCoveredBy])]),
  ];
}

/** The questions that somebody from outside asks first, each with the lines that answer it. @param line HTML of one of them */
export function inShort(props: ThenProps, line: (entry: TimeLineEntryAnswer) => string): string {
  const { known, language } = props;
  const { dossier, entries } = known;
  const { bundle: words } = wordsIn(language);
  const { firstSignalAt, receivedAt } = dossier.moments;
  const signal =
    firstSignalAt === undefined
      ? words.noFirstSignal(momentOf(receivedAt, language))
      : momentOf(firstSignalAt, language);
  const parts = QUESTIONS.map((question) => {
    const total = question === 'people' ? reachedInAll(props) : [];
    const lines = answersTo(question, entries).map(
      (entry) =>
        `<li>${line(entry)}<p><a href="#regel-${entry.revision}">${escaped(words.toLine(entry.revision))}</a></p></li>`,
    );
    return (
      `<h3>${escaped(words.asked[question])}</h3>` +
      total.map((one) => `<p>${escaped(one)}</p>`).join('') +
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
