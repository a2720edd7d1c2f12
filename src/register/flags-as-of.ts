import type { FlagName } from '../breach/domain/duties.js';
import { matterLaw } from '../law/term/matter-kinds.js';
import type { Moment } from '../shared/moment.js';
import type { RegisterEntryAnswer } from './register-entry.answer.js';

type Entry = Pick<RegisterEntryAnswer, 'flags' | 'openTerms' | 'enteredAt' | 'authorityNotifications'>;
type OpenTerm = Entry['openTerms'][number];

/** What went otherwise than it should by then: a term that is over is missed, before any clock has raised it. */
export function flagsAsOf(entry: Entry, asOf: Moment): readonly FlagName[] {
  const missed = entry.openTerms
    .filter(({ dueAt }) => dueAt < asOf && !wasBeforeEntry(entry, dueAt))
    .map((open) => flagOf(entry, open));
  return [...new Set([...entry.flags, ...missed.filter((flag) => flag !== undefined)])];
}

/** Of what had passed before it was entered, a person says whether it was missed (ADR 33). */
const wasBeforeEntry = ({ enteredAt }: Entry, dueAt: Moment): boolean =>
  enteredAt !== undefined && dueAt <= enteredAt;

function flagOf(entry: Entry, { term, matter, dueAt }: OpenTerm): FlagName | undefined {
  if (term === 'safety') return 'safety-deadline-missed';
  if (term === 'authority-notification') return wasNotifiedBy(entry, dueAt) ? undefined : 'deadline-missed';
  const isOurs = matter !== undefined && matterLaw(matter).direction !== 'owed';
  return isOurs ? 'matter-deadline-missed' : undefined;
}

/** What was withdrawn after the term: the clock runs again, and nothing was missed. */
const wasNotifiedBy = ({ authorityNotifications }: Entry, at: Moment): boolean =>
  authorityNotifications.some(
    ({ kind, notifiedAt, withdrawnAt }) =>
      kind === 'initial' && notifiedAt <= at && (withdrawnAt === undefined || withdrawnAt > at),
  );
