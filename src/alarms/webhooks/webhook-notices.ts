import { Injectable } from '@nestjs/common';
import type { Breach, BreachEvent } from '../../breach/domain/breach.js';
import { kindOfDeadline } from '../../breach/domain/deadlines.js';
import type { Moment } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Notice } from '../notice.js';
import { WebhookRows } from './webhook-rows.js';

type Told = Partial<{
  readonly [T in BreachEvent['type']]: (data: Extract<BreachEvent, { type: T }>['data']) => {
    readonly dueAt?: Moment;
    readonly facts?: Notice['facts'];
  };
}>;

/** What is told outside, and what of it: that it happened, codes and ends of terms. What is not here stays inside. */
const TOLD_OUTSIDE = {
  BreachReported: ({ deadline }) => ({ dueAt: deadline.dueAt }),
  SafetyRiskRaised: () => ({}),
  AwarenessEstablished: () => ({}),
  DeadlineWarningRaised: ({ deadline, dueAt, marginHours }) => ({
    dueAt,
    facts: { deadline: kindOfDeadline(deadline), marginHours },
  }),
  DeadlineMissed: ({ deadline, dueAt }) => ({ dueAt, facts: { deadline: kindOfDeadline(deadline) } }),
  BreachAssessed: () => ({}),
  AdviceRequested: () => ({}),
  AdviceGiven: () => ({}),
  DecisionTaken: () => ({}),
  ApNotified: () => ({}),
  SubjectsInformed: () => ({}),
  BreachMerged: () => ({}),
  BreachDismissed: () => ({}),
  BreachClosed: () => ({}),
  BreachReopened: () => ({}),
} satisfies Told;

/** Which webhooks hear of an event: all of its organisation, and none of a dossier that is restricted. */
@Injectable()
export class WebhookNotices {
  constructor(private readonly rows: WebhookRows) {}

  /** @throws Error where the database does not answer */
  idsOf(organisation: string): Promise<readonly string[]> {
    return this.rows.idsOf(organisation);
  }

  /**
   * @param breach the dossier with the event in it
   * @param webhooks of its organisation, read after it was recorded
   */
  of(event: RecordedEvent<BreachEvent>, breach: Breach, webhooks: readonly string[]): readonly Notice[] {
    const told = toldOf(event.event);
    // Whether there is such a dossier is for whoever may see it; a system that takes events in knows no such rule.
    if (told === undefined || isShut(event, breach)) return [];
    const { organisation, recordedAt } = event.metadata;
    return webhooks.map((id): Notice => ({
      cause: event.id,
      at: recordedAt,
      organisation,
      breach: breach.id,
      kind: 'event',
      channel: 'webhook',
      recipient: { kind: 'webhook', id },
      // Each event by itself.
      urgent: true,
      ...(told.dueAt !== undefined && { dueAt: told.dueAt }),
      facts: { event: event.event.type, ...told.facts },
    }));
  }
}

function toldOf({ type, data }: BreachEvent): ReturnType<NonNullable<Told[BreachEvent['type']]>> | undefined {
  const told = (TOLD_OUTSIDE as Told)[type] as ((of: typeof data) => { dueAt?: Moment }) | undefined;
  return told?.(data);
}

/** One about somebody who handles reports is restricted by an event that comes after its report. */
function isShut({ event: { type } }: RecordedEvent<BreachEvent>, { restriction, report }: Breach): boolean {
  return restriction !== undefined || (type === 'BreachReported' && report.aboutHandler === true);
}
