import type { DutyAnswer } from '../../breach/contract/duty.answer.js';
import type { Language } from '../../law/sentence.js';
import { wordsIn } from '../words/words.js';

/** Their names leave open which of the two questions they are about. */
const OF_A_QUESTION: readonly DutyAnswer['duty'][] = ['advise', 'ratify', 'confirm-decision'];

/** A duty of somebody else: whom it waits for and what he has to do, and no order to whoever reads it. */
export function awaited({ duty, holder, subject = {} }: DutyAnswer, language: Language): string {
  const { dossier, lists } = wordsIn(language);
  const { question, kind, what } = subject;
  const about = [
    question && OF_A_QUESTION.includes(duty) && lists.questions[question],
    kind && lists.matterKinds[kind],
    what,
  ];
  return dossier.waitsFor(holder, [lists.awaited[duty], ...about.filter(Boolean)].join(': '));
}
