import { OmitType } from '@nestjs/swagger';
import {
  DISMISSAL_GROUNDS,
  REOPENING_CAUSES,
  type DismissalGround,
  type ReopeningCause,
} from '../breach/domain/ending.js';
import { TURNS, type Turn } from '../breach/domain/endings.js';
import { MergedAnswer, MeasureAnswer } from '../breach/contract/findings.answer.js';
import { Words } from '../platform/http/answer-fields.js';
import { OneOf, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

export class RegisteredMeasureAnswer extends MeasureAnswer {
  @MomentField({ optional: true, description: 'When it was planned; absent: it was not.' })
  readonly plannedAt?: Moment;
  @Words({ optional: true, description: 'The role in which somebody planned it.' })
  readonly plannedByRole?: string;
}

/** That it ended, or went on after it had. */
export class TurnAnswer {
  @OneOf(TURNS) readonly kind!: Turn['kind'];
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody did it.' }) readonly byRole!: string;
  @Words({ optional: true, description: 'Of a closing its conclusion, of the others why.' })
  readonly reason?: string;
  @OneOf(DISMISSAL_GROUNDS, { optional: true, description: 'Of a dismissal.' })
  readonly ground?: DismissalGround;
  @OneOf(REOPENING_CAUSES, { optional: true, description: 'What reopened it.' })
  readonly cause?: ReopeningCause;
}

export class RegisteredMergeAnswer extends OmitType(MergedAnswer, ['into']) {
  @UuidField({ optional: true, description: 'Of the dossier that goes on; absent where it is restricted.' })
  readonly into?: string;
  @Words({ optional: true, description: 'What that one is called.' }) readonly reference?: string;
}

export class MergedHereAnswer {
  @UuidField({ description: 'Of the dossier that was merged into this one.' }) readonly from!: string;
  @Words({ description: 'What it is called.' }) readonly reference!: string;
}
