import { plusHours, type Moment } from '../../shared/moment.js';

/** What somebody on the ladder of an organisation is called for. */
export const STEP_FUNCTIONS = ['on-call', 'deputy', 'fg', 'board'] as const;
export type StepFunction = (typeof STEP_FUNCTIONS)[number];

/** How somebody on a ladder is reached. */
export const STEP_CHANNELS = ['mail', 'text', 'voice'] as const;
export type StepChannel = (typeof STEP_CHANNELS)[number];

/** A step of the ladder as a dossier keeps it: when it is called, and not whom it reaches, nor what the profile calls it. */
export interface LadderStep {
  readonly function: StepFunction;
  /** Minutes without an answer after which it is called. */
  readonly afterMinutes: number;
}

type Waits = readonly Pick<LadderStep, 'afterMinutes'>[];

/** Nobody takes over what he sleeps through in less, however quickly the steps follow each other. */
const SHORTEST_ANSWER_MINUTES = 5;

/** When the step of this number, from 0, is called. */
export function calledAt(ladder: Waits, rung: number, beganAt: Moment): Moment {
  return plusHours(beganAt, (ladder[rung]?.afterMinutes ?? 0) / 60);
}

/** Until when it may answer: the next is called then. The last one has as long as the one before it had. */
export function answersBy(ladder: Waits, rung: number, beganAt: Moment): Moment {
  if (rung < ladder.length - 1) return calledAt(ladder, rung + 1, beganAt);
  const before = ladder[rung - 1]?.afterMinutes;
  const last = ladder[rung]?.afterMinutes ?? 0;
  const minutes = before === undefined ? 0 : last - before;
  return plusHours(beganAt, (last + Math.max(minutes, SHORTEST_ANSWER_MINUTES)) / 60);
}

/** No article sets it: of the 72 hours of Art. 33(1) a person has most left who looks within this. */
const FIRST_LOOK_HOURS = 4;

/** Until when somebody looks at a report that came in then, before the FG hears that nobody did. */
export function firstLookBy(receivedAt: Moment): Moment {
  return plusHours(receivedAt, FIRST_LOOK_HOURS);
}
