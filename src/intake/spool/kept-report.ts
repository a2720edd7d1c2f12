import type { Moment } from '../../shared/moment.js';
import type { ReportBody } from '../report.body.js';

/** A report as it came in, with everything that is needed to take it in later as if it were then. */
export interface KeptReport {
  readonly commandId: string;
  /** Slug. */
  readonly organisation: string;
  /** When the intake had it: its clock runs from here, whenever the log hears of it. */
  readonly receivedAt: Moment;
  /** It tells of danger: see `saysDanger`. */
  readonly urgent: boolean;
  readonly correlationId: string;
  readonly acceptLanguage: string | undefined;
  readonly body: ReportBody;
  /** As it was sent, to tell a repeat from another report under the same key. */
  readonly content: unknown;
}

/** What of it lies readable: enough to recognise it, to count it, and to find its key. */
export interface KeptHeader extends Pick<KeptReport, 'commandId' | 'organisation' | 'receivedAt' | 'urgent'> {
  /** Of the wrapping key that it lies under. */
  readonly epoch: number;
  /** As that of the event that it will be (see `RequestDigests`). */
  readonly contentDigest: string;
}
