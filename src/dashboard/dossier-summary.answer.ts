import { STATUSES, type Status } from '../breach/domain/status.js';
import { COUNTED } from '../breach/lists/flat-list.js';
import type { FlagName, Holder } from '../breach/domain/duties.js';
import { type Basis, CLAIM, ClaimAnswer, DeadlineAnswer } from '../breach/contract/clock.answer.js';
import { OutOfSightAnswer } from '../breach/contract/out-of-sight.answer.js';
import { DutyAnswer, SentenceAnswer } from '../breach/contract/duty.answer.js';
import { Figure, ListOf, ListOfWords, Words } from '../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** A clock as it stands at the moment of asking. */
class RunningClockAnswer extends DeadlineAnswer {
  @Figure({ description: 'Full minutes; negative once overdue.' }) readonly minutesLeft!: number;
  @Flag() readonly overdue!: boolean;
}

class ShortAwarenessAnswer {
  @MomentField() readonly at!: Moment;
  @OneOf(['provisional', 'established']) readonly basis!: Basis;
}

class ShortClaimAnswer extends ClaimAnswer {
  @Flag({ description: 'Possibly too late already.' }) readonly overdue!: boolean;
}

class UnansweredAnswer {
  @Words({ description: 'As the advice calls the fact.' }) readonly fact!: string;
  @Nested(() => SentenceAnswer) readonly question!: SentenceAnswer;
}

/** A line of the dashboard. Nothing personal: the dossier itself has that. */
export class DossierSummaryAnswer {
  @UuidField() readonly id!: string;
  @Words({ description: 'The label people use, `DL-…`; not unique by law.' }) readonly reference!: string;
  @SlugField() readonly organisation!: string;
  @OneOf(STATUSES) readonly status!: Status;
  @MomentField() readonly receivedAt!: Moment;
  @Nested(() => ShortAwarenessAnswer) readonly awareness!: ShortAwarenessAnswer;
  @Nested(() => ShortClaimAnswer, { optional: true, description: CLAIM })
  readonly claimed?: ShortClaimAnswer;
  @Flag({ description: 'Whether a person has looked at the report.' }) readonly verified!: boolean;
  @ListOf(() => RunningClockAnswer) readonly clocks!: readonly RunningClockAnswer[];
  @Flag({ description: 'Somebody may be in danger, and nobody has taken the alarm over.' })
  readonly alarmOpen!: boolean;
  @OneOf(['handler', 'fg', 'board'], {
    optional: true,
    description: 'Who has to move first; absent when nothing is open.',
  })
  readonly blockedOn?: Holder;
  @UuidField({ optional: true, description: 'Actor id of who takes care of it; absent: nobody.' })
  readonly assignedTo?: string;
  @ListOf(() => DutyAnswer) readonly openDuties!: readonly DutyAnswer[];
  @ListOf(() => UnansweredAnswer, {
    description:
      'Which answers it lacks: what belongs to every breach, and on what the advice hung when it was last assessed.',
  })
  readonly unanswered!: readonly UnansweredAnswer[];
  @ListOfWords({ description: 'What went otherwise than it should.' }) readonly flags!: readonly FlagName[];
  @Figure({
    optional: true,
    description: 'Art. 34 has no term in hours: full hours since the risk to people was first judged high.',
  })
  readonly hoursSinceHighRisk?: number;
}

class DashboardLineAnswer extends DossierSummaryAnswer {
  @Flag({ optional: true, description: 'Where `since` was given: something was recorded in it since.' })
  readonly changed?: boolean;
  @ListOfWords({
    description: 'Of the holders of its open duties those that the asker is, or stands in for.',
  })
  readonly yours!: readonly Holder[];
}

export class DossierPageAnswer {
  @ListOf(() => DossierSummaryAnswer, { description: 'Newest receipt first.' })
  readonly dossiers!: readonly DossierSummaryAnswer[];
  @Words({
    optional: true,
    description:
      'Cursor of the next page; absent on the last. Where no index finds what was asked, a page ends after 2,000 dossiers of an organisation that were looked at: it may then be short, or empty.',
  })
  readonly next?: string;
}

/** As far as anything is counted (ADR 66). */
const MANY = { min: 0, max: COUNTED };

const COUNT_NAMES = [
  'open',
  'overdue',
  'danger',
  'mine',
  'changed',
  'handler',
  'fg',
  'board',
  'verified',
  'unverified',
] as const;
export type CountName = (typeof COUNT_NAMES)[number];

class UnverifiedAnswer {
  @Count({
    ...MANY,
    description: 'How many; all of them in pages: `/v1/breaches?open=true&unverified=true`.',
  })
  readonly total!: number;
  @ListOf(() => DashboardLineAnswer, {
    description: 'At most 50, what states danger first, then the nearest deadline, counted from receipt.',
  })
  readonly dossiers!: readonly DashboardLineAnswer[];
  @ListOf(() => DashboardLineAnswer, {
    description: 'Where there are more: at most 50 at the other end, the newest receipt first.',
  })
  readonly newest!: readonly DashboardLineAnswer[];
  @Flag({
    optional: true,
    description:
      'Where what was asked is rare: of each organisation 2,000 were looked at from each end, and others may fit too.',
  })
  readonly isPart?: boolean;
}

class WaitingAnswer implements Record<Holder, number> {
  @Count(MANY) readonly handler!: number;
  @Count(MANY) readonly fg!: number;
  @Count(MANY) readonly board!: number;
}

/** Of all open dossiers of these organisations, whatever else was asked. */
class OpenCountsAnswer {
  @Count(MANY) readonly open!: number;
  @Count({ ...MANY, description: 'Past the deadline towards the AP.' }) readonly overdue!: number;
  @Count({ ...MANY, description: 'In which somebody may be in danger.' }) readonly danger!: number;
  @Count({ ...MANY, description: 'That wait for a role which the asker holds, or stands in for.' })
  readonly mine!: number;
  @Count({ ...MANY, optional: true, description: 'Where `since` was given: changed since.' })
  readonly changed?: number;
  @Nested(() => WaitingAnswer, { description: 'By whom they wait for.' }) readonly waitsFor!: WaitingAnswer;
}

export class DashboardAnswer extends OutOfSightAnswer {
  @MomentField() readonly asOf!: Moment;
  @Flag({
    description:
      'False while the list lags behind the log or stands still: then it may lack dossiers and clocks.',
  })
  readonly caughtUp!: boolean;
  @Words({ description: 'How far the list is: given back as `since`, the next answer says what changed.' })
  readonly seen!: string;
  @Nested(() => OpenCountsAnswer) readonly counts!: OpenCountsAnswer;
  @ManyOf(COUNT_NAMES, {
    optional: true,
    description:
      'Counts that are not exact: there are more, or may be. Everything is counted to 1,000; `verified` is `total`, `unverified` is `unverified.total`.',
  })
  readonly atLeast?: readonly CountName[];
  @Count({ ...MANY, description: 'Open dossiers that somebody has looked at, of those asked for.' })
  readonly total!: number;
  @ListOf(() => DashboardLineAnswer, {
    description: 'Of those a page: the nearest deadline first, those without one last.',
  })
  readonly dossiers!: readonly DashboardLineAnswer[];
  @Words({ optional: true, description: 'Cursor of the next page; absent on the last.' })
  readonly next?: string;
  @Nested(() => UnverifiedAnswer, { description: 'Reports by anybody that nobody has looked at yet.' })
  readonly unverified!: UnverifiedAnswer;
}
