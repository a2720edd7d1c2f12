import type { BreachEvent } from './breach.js';
import type { Breach } from './breach-state.js';
import { standingDecision } from './decision.js';
import type { Recording } from './domain-event.js';

/** What a handler does. The FG may step in, and the log says so (Art. 38(6): no conflict of interests). */
const HANDLERS_WORK: ReadonlySet<BreachEvent['type']> = new Set([
  'AwarenessEstablished',
  'BreachAssessed',
  'ApNotified',
  'SubjectsInformed',
]);

/** The name of what went otherwise than it should with this event, if anything did. */
export function irregularityOf(before: Breach, event: BreachEvent, { actor }: Recording): string | undefined {
  if (event.type === 'RatificationRefused') return 'ratification-refused';
  if (event.type === 'ApNotified') {
    const decided = standingDecision(before, 'notify-authority')?.outcome;
    if (event.data.kind === 'initial' && decided !== 'yes') return 'authority-notified-without-decision';
    if (event.data.kind === 'withdrawal' && decided !== 'no')
      return 'notification-withdrawn-without-decision';
  }
  if (actor.role === 'fg' && HANDLERS_WORK.has(event.type)) return 'fg-did-handlers-work';
  return undefined;
}
