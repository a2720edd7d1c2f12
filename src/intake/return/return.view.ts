import type { Breach, BreachEvent } from '../../breach/domain/breach.js';
import { standingNotification } from '../../breach/domain/authority-notification.js';
import { plain } from '../../breach/contract/plain.js';
import { fold, type History } from '../../breach/dossier/history.js';
import type { Language, Sentence } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { reporterAlarm } from '../reporter-alarm.answer.js';
import {
  ASKED_WORDS,
  CLOSED_WORDS,
  DISMISSED_WORDS,
  NEXT_WORDS,
  OPEN_ALARM_WORDS,
  STATUS_WORDS,
} from './return-words.js';
import type { ReturnAnswer, ReturnState } from './return.answer.js';

/** What a reporter began, and the dossier that it goes on in: the same where it was merged into none. */
export interface Reported {
  readonly own: History;
  readonly current: History;
}

type Recorded = RecordedEvent<BreachEvent>;
type Of<T extends BreachEvent['type']> = Recorded & { readonly event: Extract<BreachEvent, { type: T }> };

const isA =
  <T extends BreachEvent['type']>(type: T) =>
  (recorded: Recorded): recorded is Of<T> =>
    recorded.event.type === type;

const breachOf = (history: History): Breach => {
  const breach = fold(history);
  if (breach === undefined) throw new Error('a report that has a receipt is not there');
  return breach;
};

export const isMerged = ({ own, current }: Reported): boolean => own[0]?.stream !== current[0]?.stream;

/**
 * What was asked of this reporter: of a dossier that another was merged into, since his report came to it. What was asked before
 * was asked of somebody else.
 */
export function askedOf(reported: Reported): readonly Of<'QuestionAsked'>[] {
  const { own, current } = reported;
  const asked = current.filter(isA('QuestionAsked'));
  if (!isMerged(reported)) return asked;
  const { id } = breachOf(own);
  const since = current.findLast(
    ({ event }) => event.type === 'ReportAbsorbed' && event.data.from === id,
  )?.revision;
  return since === undefined ? [] : asked.filter(({ revision }) => revision > since);
}

/** A pure function of what the log holds: nobody else's words, no advice, no risk, no name of anybody who works there. */
export function returnView(
  reported: Reported,
  language: Language,
): Readonly<Pick<ReturnAnswer, keyof ReturnAnswer>> {
  const own = breachOf(reported.own);
  const current = breachOf(reported.current);
  const said = (sentence: Sentence): string => sentence[language];
  const { outcomeWished = false, reference, organisation, moments } = own;
  const state = stateOf(current);
  const outcome = outcomeWished ? outcomeOf(current) : undefined;
  const questions = askedOf(reported);
  const ofQuestion = new Set(questions.map(({ event }) => event.data.question));
  const mine = saidBy(reported, own);
  const answersTo = (question: string) =>
    mine.filter((each) => each.question === question).map(({ text, at }) => ({ text, at }));
  const isOpen = (question: string): boolean =>
    current.ending === undefined && current.openQuestions.includes(question);
  const isAsked = questions.some(({ event }) => isOpen(event.data.question));
  const alarm = state === 'finished' ? undefined : reporterAlarm(own.report, current.dangerAlarm, language);
  const notAsked = alarm?.open === true ? OPEN_ALARM_WORDS : NEXT_WORDS[state];
  return plain({
    ...{ reference, organisation, receivedAt: moments.receivedAt, language },
    ...{
      state,
      status: said(STATUS_WORDS[state]),
      next: said(isAsked ? ASKED_WORDS : notAsked),
      outcomeWished,
    },
    alarm,
    outcome: outcome && said(outcome),
    questions: questions.map(({ event: { data }, metadata }) => ({
      ...data,
      askedAt: metadata.recordedAt,
      open: isOpen(data.question),
      answers: answersTo(data.question),
    })),
    words: [
      ...reportItself(own),
      ...mine
        .filter(({ question }) => question === undefined || !ofQuestion.has(question))
        .map(({ text, at }) => ({ what: 'addition' as const, text, at })),
    ],
  });
}

/** One that is still merged into another is somewhere on its way to it: it is being handled. */
function stateOf({ ending, lookedAt }: Breach): ReturnState {
  if (ending !== undefined && ending.kind !== 'merged') return 'finished';
  return lookedAt === undefined ? 'received' : 'being-handled';
}

function outcomeOf(current: Breach): Sentence | undefined {
  const { ending } = current;
  if (ending?.kind === 'dismissed') return DISMISSED_WORDS[ending.ground];
  if (ending?.kind !== 'closed') return undefined;
  return CLOSED_WORDS[standingNotification(current) === undefined ? 'not-notified' : 'notified'];
}

function reportItself({ report, moments: { receivedAt: at } }: Breach) {
  return (['description', 'location', 'system', 'measuresTaken'] as const).flatMap((what) => {
    const text = report[what];
    return text === undefined ? [] : [{ what, text, at }];
  });
}

interface Said {
  readonly text: Personal<string>;
  readonly at: Moment;
  /** Absent: to none. */
  readonly question?: string;
}

/** What this reporter added, here and where it went on. */
function saidBy(reported: Reported, { id }: Breach): readonly Said[] {
  const here = saidIn(reported.own, undefined);
  return isMerged(reported) ? [...here, ...saidIn(reported.current, id)] : here;
}

/** @param from the merged dossier whose reporter is meant; absent: that of this one */
function saidIn(history: History, from: string | undefined): readonly Said[] {
  return history.flatMap(({ event, metadata: { recordedAt: at } }): readonly Said[] => {
    if (event.type !== 'ReportSupplemented' && event.type !== 'QuestionAnswered') return [];
    const { by, text, question } = event.data;
    if (by !== 'reporter' || event.data.from !== from) return [];
    return [{ text, at, ...(question !== undefined && { question }) }];
  });
}
