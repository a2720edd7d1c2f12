import { derivedUuid } from '../../shared/derived-uuid.js';
import type { Notice } from '../notice.js';
import { calendarOf, type CalendarEntry } from './calendar.js';
import { noticeWordsIn } from './notice-words.js';
import type { WordingInput } from './wording-input.js';

const NAMESPACE = '6b0f2a61-52d7-5d0e-9b3c-0c7a2f6f4e0d';

/** Kinds that speak of a term which one plans by; minutes of an alarm are for nobody's calendar. */
const PLANNED = ['report', 'deadline-near', 'duty'] as const satisfies readonly Notice['kind'][];

/** The terms of a message for the calendar; nothing where it speaks of none. */
export function calendarIn(
  notices: readonly Notice[],
  input: WordingInput,
  linkOf: (notice: Notice, input: WordingInput) => string | undefined,
): string | undefined {
  const entries = notices.flatMap((notice): readonly CalendarEntry[] => {
    const { kind, breach, dueAt, at, reference, organisation } = notice;
    if (!PLANNED.some((planned) => planned === kind) || breach === undefined || dueAt === undefined)
      return [];
    const url = linkOf(notice, input);
    return [
      {
        // That of a report is the term of Art. 33.
        uid: `${derivedUuid(JSON.stringify([organisation, breach, notice.facts?.['deadline'] ?? 'authority-notification']), NAMESPACE)}@lekwacht`,
        saidAt: at,
        dueAt,
        title: noticeWordsIn(input.language).calendar(input.organisation, reference),
        ...(url !== undefined && { url }),
        isOver: notice.facts?.['over'] === 1,
      },
    ];
  });
  return entries.length === 0 ? undefined : calendarOf(entries);
}
