import { Figure, ListOf } from '../platform/http/answer-fields.js';
import { Flag, SlugField, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** A report that the log did not take, or that does not open: a person has to look. */
class StuckReportAnswer {
  @UuidField({ description: 'Under which `spool list` names it.' }) readonly commandId!: string;
  @MomentField() readonly receivedAt!: Moment;
  @Flag({ description: 'Whether it says that somebody is in danger.' }) readonly urgent!: boolean;
}

class WaitingInOrganisationAnswer {
  @SlugField() readonly organisation!: string;
  @Figure({ description: 'Reports that were taken in and are in no dossier yet.' })
  readonly waiting!: number;
  @Figure({ description: 'Those of them that say that somebody is in danger.' })
  readonly urgent!: number;
  @MomentField({ optional: true, description: 'When the first of them came in.' }) readonly oldest?: Moment;
  @ListOf(() => StuckReportAnswer, { description: 'Not lost, and in no dossier until somebody helps.' })
  readonly stuck!: readonly StuckReportAnswer[];
}

/** Of this process: where there are several, each has a spool of its own unless they share its folder (ADR 45). */
export class WaitingReportsAnswer {
  @ListOf(() => WaitingInOrganisationAnswer) readonly organisations!: readonly WaitingInOrganisationAnswer[];
}
