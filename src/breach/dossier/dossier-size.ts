import { Refusal } from '../../shared/refusal.js';
import type { BreachCommand } from '../domain/breach.js';
import type { History } from './history.js';

/** UTF-16 units of the data of all its events: five hundred pages. Who reads it keeps nobody else waiting. */
const FULL_CHARACTERS = 1024 ** 2;
const FULL_EVENTS = 2_000;

/**
 * What anybody may add as often as he likes, and no term of the law waits for. Everything else has room in a full dossier too:
 * safety, awareness, decisions, the AP, the people concerned, corrections and its end (ADR 59).
 */
const ONLY_ADDS: ReadonlySet<BreachCommand['type']> = new Set([
  ...(['SupplementReport', 'AskReporter', 'AnswerQuestion', 'PlanMeasure', 'TakeMeasure'] as const),
  ...(['RecordLesson', 'EstablishRootCause', 'RequestAdvice', 'WriteLetterText'] as const),
  ...(['ReceiveAttachment', 'AssignDossier', 'LinkIncident'] as const),
]);

export function isFull(history: History): boolean {
  if (history.length >= FULL_EVENTS) return true;
  let characters = 0;
  return history.some(({ event }) => (characters += JSON.stringify(event.data).length) >= FULL_CHARACTERS);
}

/** @throws Refusal */
export function refuseWhereFull(history: History, type: BreachCommand['type']): void {
  if (ONLY_ADDS.has(type) && isFull(history))
    throw new Refusal(
      'dossier-full',
      'This dossier holds as much as a dossier may. What the law asks can still be recorded: decisions, notifications, safety, its end. Put the rest into a file, or into another report.',
    );
}
