import { atTheLatest, type Moment } from '../../shared/moment.js';
import type { NotificationFields } from './authority-notification.js';
import type {
  DecisionConfirmed,
  DecisionContradicted,
  DecisionFields,
  DecisionRevised,
  DecisionTaken,
  RatificationRefused,
} from './decision.js';
import { append, fields, type Change } from './fields.js';
import type { Outcome, Question } from './question.js';

interface OutcomeSince {
  readonly question: Question;
  readonly since: Moment;
  /** Absent: nothing is decided any more. */
  readonly outcome?: Outcome;
}

export interface OutcomeFields {
  /** What was decided since when: by it acts are put in order, whichever was written down first. */
  readonly outcomes: readonly OutcomeSince[];
}

type Recorded = { readonly recordedAt: Moment };

// What somebody heard the board say counts from when he wrote it down, and once the board confirms it from when it was
// said: else one person could make an act look decided that was not.
const decided = (
  _: object,
  { question, outcome }: { readonly question: Question; readonly outcome: Outcome },
  { recordedAt }: Recorded,
): Change<OutcomeFields> => ({ outcomes: append({ question, since: recordedAt, outcome }) });

const undecided = (
  _: object,
  { question }: { readonly question: Question },
  { recordedAt }: Recorded,
): Change<OutcomeFields> => ({ outcomes: append({ question, since: recordedAt }) });

export const outcomes = fields<
  OutcomeFields,
  DecisionTaken | DecisionRevised | DecisionConfirmed | DecisionContradicted | RatificationRefused,
  DecisionFields
>({
  initial: { outcomes: [] },
  on: {
    DecisionTaken: decided,
    DecisionRevised: decided,
    DecisionConfirmed: ({ decisions }, { question }) => {
      const confirmed = decisions[question];
      return confirmed === undefined
        ? {}
        : { outcomes: append({ question, since: confirmed.decidedAt, outcome: confirmed.outcome }) };
    },
    DecisionContradicted: undecided,
    RatificationRefused: undecided,
  },
});

/** What stood decided on a question at a moment. */
export function outcomeAt(
  { outcomes: all }: OutcomeFields,
  question: Question,
  at: Moment,
): Outcome | undefined {
  return all
    .filter((each) => each.question === question && each.since <= at)
    .reduce<OutcomeSince | undefined>(
      (latest, each) => (latest === undefined || each.since >= latest.since ? each : latest),
      undefined,
    )?.outcome;
}

/** Whether that stood decided when somebody acted, in whatever second of the minute that a form says he did so. */
export function stoodDecided(
  breach: OutcomeFields,
  { question, outcome, at }: { readonly question: Question; readonly outcome: Outcome; readonly at: Moment },
): boolean {
  const until = atTheLatest(at);
  return (
    outcomeAt(breach, question, at) === outcome ||
    breach.outcomes.some(
      (each) =>
        each.question === question && each.outcome === outcome && each.since > at && each.since <= until,
    )
  );
}

/** Whether it was decided by then that the AP is notified, or that it is not after all; a supplement needs no decision. */
export function wasDecided(
  breach: OutcomeFields,
  { kind, notifiedAt }: Pick<NotificationFields['notifications'][number], 'kind' | 'notifiedAt'>,
): boolean {
  if (kind === 'supplement') return true;
  const outcome = kind === 'initial' ? 'yes' : 'no';
  return stoodDecided(breach, { question: 'notify-authority', outcome, at: notifiedAt });
}
