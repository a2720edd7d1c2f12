import type { DutyAnswer } from '../contract/duty.answer.js';
import type { Duty, DutyName } from '../domain/duties.js';
import type { Sentence } from '../../law/sentence.js';
import { DUTY_WORDS } from './duty-words.js';

/** The act that fulfils each duty, under the dossier; what stands between braces is of the duty's subject. */
export const FULFILLED_BY: Readonly<Record<DutyName, string>> = {
  'avert-danger': 'safety',
  'establish-safe-contact': 'safety',
  'correct-receipt': 'corrections/receipt',
  'confirm-later-receipt': 'corrections/receipt',
  'establish-awareness': 'awareness',
  'confirm-later-awareness': 'awareness/confirmation',
  'confirm-correction': 'corrections/confirmation',
  assess: 'assessments',
  'inform-controller': 'controller-notice',
  advise: 'advice',
  'decide-on-authority': 'decisions',
  'decide-on-people': 'decisions',
  // Or `decisions/upholding`: a new decision, also in the same words, is always right.
  'reconsider-on-authority': 'decisions',
  'reconsider-on-people': 'decisions',
  ratify: 'ratifications',
  'confirm-decision': 'decisions/confirmation',
  'notify-authority': 'ap-notifications',
  'decide-on-what-was-notified': 'decisions',
  'withdraw-notification': 'ap-notifications',
  'supplement-notification': 'ap-notifications',
  'record-number-of-authority': 'ap-notifications',
  'inform-people': 'subject-notifications',
  'communicate-publicly': 'subject-notifications',
  'finish-measures': 'measures',
  'settle-matters': 'matters/{matter}/settlement',
  'tell-others': 'matters/{matter}/settlement',
  'await-answer': 'questions/{asked}/answer',
  'look-at-addition': 'supplements/review',
  'confirm-dismissal': 'proposals/confirmation',
  'confirm-restriction': 'proposals/confirmation',
  'confirm-deputy': 'proposals/confirmation',
  'decide-on-erasure': 'erasures/{erasure}/approval',
  'look-at-erasure': 'erasures/{erasure}/objection',
  'appoint-deputy': 'deputies',
  'decide-anew-on-authority': 'decisions',
  'decide-anew-on-people': 'decisions',
  'state-number-of-people': 'assessments',
  'record-result-of-round': 'subject-notifications/results',
};

/** A duty as people read it: about what, in words, and the call that fulfils it. */
export function dutyView(duty: Duty): DutyAnswer {
  return {
    ...duty,
    words: wordsOf(duty),
    call: { method: 'POST', path: `/breaches/{id}/${FULFILLED_BY[duty.duty]}` },
  };
}

function wordsOf({ duty, subject }: Duty): Sentence {
  const words = DUTY_WORDS[duty];
  // Which subject goes with which duty is checked where both are declared.
  return typeof words === 'function' ? (words as (about: typeof subject) => Sentence)(subject) : words;
}

/** What is to be done after an act: first what it brought. */
export function nextDuties(before: readonly Duty[], after: readonly Duty[]): readonly DutyAnswer[] {
  const identity = ({ duty, subject }: Duty): string => JSON.stringify([duty, subject ?? null]);
  const known = new Set(before.map(identity));
  const isNew = (duty: Duty): boolean => !known.has(identity(duty));
  return [...after.filter(isNew), ...after.filter((duty) => !isNew(duty))].map(dutyView);
}
