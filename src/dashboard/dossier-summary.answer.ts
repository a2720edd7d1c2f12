import { STATUSES, type Status } from '../breach/domain/status.js';
import type { FlagName, Holder } from '../breach/domain/duties.js';
import { type Basis, CLAIM, ClaimAnswer, DeadlineAnswer } from '../breach/contract/clock.answer.js';
import { OutOfSightAnswer } from '../breach/contract/out-of-sight.answer.js';
import { DutyAnswer } from '../breach/contract/duty.answer.js';
import { Figure, ListOf, ListOfWords, Words } from '../platform/http/answer-fields.js';
import { Count, Flag, Nested, OneOf, SlugField, UuidField } from '../platform/http/dto-fields.js';
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
  @OneOf(['handler', 'fg', 'board'], {
    optional: true,
    description: 'Who has to move first; absent when nothing is open.',
  })
  readonly blockedOn?: Holder;
  @ListOf(() => DutyAnswer) readonly openDuties!: readonly DutyAnswer[];
  @ListOfWords({ description: 'What went otherwise than it should.' }) readonly flags!: readonly FlagName[];
  @Figure({
    optional: true,
    description: 'Art. 34 has no term in hours: full hours since the risk to people was first judged high.',
  })
  readonly hoursSinceHighRisk?: number;
}

export class DossierPageAnswer {
  @ListOf(() => DossierSummaryAnswer, { description: 'Newest receipt first.' })
  readonly dossiers!: readonly DossierSummaryAnswer[];
  @Words({ optional: true, description: 'Cursor of the next page; absent on the last.' })
  readonly next?: string;
}

class UnverifiedAnswer {
  @Count({
    min: 0,
    max: 1_000_000,
    description: 'How many; all of them in pages: `/v1/breaches?open=true&unverified=true`.',
  })
  readonly total!: number;
  @ListOf(() => DossierSummaryAnswer, {
    description: 'At most 50, what states danger first, then the nearest deadline, counted from receipt.',
  })
  readonly dossiers!: readonly DossierSummaryAnswer[];
  @ListOf(() => DossierSummaryAnswer, {
    description: 'Where there are more: at most 50 at the other end, the newest receipt first.',
  })
  readonly newest!: readonly DossierSummaryAnswer[];
}

export class DashboardAnswer extends OutOfSightAnswer {
  @MomentField() readonly asOf!: Moment;
  @Flag({
    description:
      'False while the list lags behind the log or stands still: then it may lack dossiers and clocks.',
  })
  readonly caughtUp!: boolean;
  @Count({ min: 0, max: 1_000_000, description: 'Open dossiers that somebody has looked at.' })
  readonly total!: number;
  @ListOf(() => DossierSummaryAnswer, {
    description: 'Of those a page: the nearest deadline first, those without one last.',
  })
  readonly dossiers!: readonly DossierSummaryAnswer[];
  @Words({ optional: true, description: 'Cursor of the next page; absent on the last.' })
  readonly next?: string;
  @Nested(() => UnverifiedAnswer, { description: 'Reports by anybody that nobody has looked at yet.' })
  readonly unverified!: UnverifiedAnswer;
}
