import { plusHours, type Moment } from '../shared/moment.js';
import type { DomainEvent, RecordedEvent } from '../shared/recorded-event.js';
import { Refusal } from '../shared/refusal.js';

/** Whoever this step of the ladder reaches is not there until then; why is nobody's business. */
type AbsenceStated = DomainEvent<'AbsenceStated', { readonly step: string; readonly until: Moment }>;
/** He is there again sooner. */
type AbsenceEnded = DomainEvent<'AbsenceEnded', { readonly step: string }>;

export type AbsenceEvent = AbsenceStated | AbsenceEnded;

export const ABSENCE_EVENT_TYPES = {
  AbsenceStated: { schemaVersion: 1 },
  AbsenceEnded: { schemaVersion: 1 },
} as const;

/** Longer than that somebody else stands on the ladder. */
const LONGEST_DAYS = 92;

/** Until when each step is absent, by its id; what is over stands in it too. */
export type Absences = ReadonlyMap<string, Moment>;

/** @param at what was recorded until then, and nothing later: asked again, it is the same */
export function absencesIn(history: readonly RecordedEvent[], at?: Moment): Absences {
  const until = new Map<string, Moment>();
  for (const { event, metadata } of history) {
    if (at !== undefined && metadata.recordedAt > at) continue;
    const { type, data } = event as AbsenceEvent;
    if (type === 'AbsenceStated') until.set(data.step, data.until);
    else until.delete(data.step);
  }
  return until;
}

/** Ids of the steps that are absent then. */
export function absentAt(absences: Absences, at: Moment): ReadonlySet<string> {
  return new Set([...absences].filter(([, until]) => until > at).map(([step]) => step));
}

/** @param until absent: he is there again @returns nothing where that is known already @throws Refusal */
export function stateAbsence(
  absences: Absences,
  step: string,
  until: Moment | undefined,
  now: Moment,
): AbsenceEvent | undefined {
  const known = absences.get(step);
  if (until === undefined) {
    return known === undefined || known <= now ? undefined : { type: 'AbsenceEnded', data: { step } };
  }
  if (until <= now)
    throw new Refusal('absence-over', 'This absence would be over before it began.', 'invalid', 'until');
  if (until > plusHours(now, LONGEST_DAYS * 24)) {
    throw new Refusal(
      'absence-too-long',
      'For longer than three months put somebody else on the ladder of the profile.',
      'invalid',
      'until',
    );
  }
  return known === until ? undefined : { type: 'AbsenceStated', data: { step, until } };
}
