import { longestIn } from '../../platform/personal-data/sealed-box.js';
import { withPersonal } from '../../shared/personal-places.js';
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

/** How much a dossier holds. */
export interface DossierSize {
  readonly events: number;
  /** See {@link sizeOf}. */
  readonly characters: number;
}

export const isFull = ({ events, characters }: DossierSize): boolean =>
  events >= FULL_EVENTS || characters >= FULL_CHARACTERS;

export function sizeOfHistory(history: History): DossierSize {
  const characters = history.reduce((sum, { event }) => sum + sizeOf(event.data).characters, 0);
  return { events: history.length, characters };
}

/**
 * @returns how long these data are as they are given, and how long as people read them: of what is sealed that is known but for
 * the few characters that its box is filled up with
 */
export function sizeOf(data: object): { readonly stored: number; readonly characters: number } {
  let boxes = 0;
  let texts = 0;
  withPersonal(data, (value) => {
    if ('sealed' in value) {
      boxes += JSON.stringify(value.sealed).length;
      texts += longestIn(value.sealed.box);
    }
    return value;
  });
  const stored = JSON.stringify(data).length;
  return { stored, characters: stored - boxes + texts };
}

/** @throws Refusal */
export function refuseWhereFull(size: DossierSize, type: BreachCommand['type']): void {
  if (ONLY_ADDS.has(type) && isFull(size))
    throw new Refusal(
      'dossier-full',
      'This dossier holds as much as a dossier may. What the law asks can still be recorded: decisions, notifications, safety, its end. Put the rest into a file, or into another report.',
    );
}
