import type { MeasureAnswer } from '../../breach/contract/findings.answer.js';
import type { Language } from '../../law/sentence.js';
import { momentOf } from '../html/moments.js';
import { wordsIn } from '../words/words.js';
import { Corrected } from './corrected.js';

/** What was done and planned against it, and learnt from it. */
export function MeasureList({
  measures,
  lessons,
  language,
}: {
  measures: readonly MeasureAnswer[];
  lessons: readonly string[];
  language: Language;
}) {
  const words = wordsIn(language).recorded;
  if (measures.length === 0 && lessons.length === 0) return <p>{words.noMeasures}</p>;
  return (
    <ul>
      {measures.map((measure, index) => (
        <li key={index}>
          {measure.what} ({measureState(measure, language)})
          <Corrected {...{ corrections: measure.corrections, language }} />
        </li>
      ))}
      {lessons.map((lesson) => (
        <li key={lesson}>{words.lesson(lesson)}</li>
      ))}
    </ul>
  );
}

/** Whether it was done, and when. */
export function measureState(
  { withdrawn, dropped, droppedAt, takenAt, dueAt }: MeasureAnswer,
  language: Language,
): string {
  const words = wordsIn(language).recorded;
  if (withdrawn === true) return words.withdrawn;
  if (takenAt !== undefined) return words.taken(momentOf(takenAt, language));
  if (dropped !== undefined) return words.dropped(dropped, droppedAt && momentOf(droppedAt, language));
  return dueAt === undefined ? words.planned : words.plannedFor(momentOf(dueAt, language));
}
