import type { BreachEvent } from './breach.js';
import type { Breach } from './breach-state.js';
import { standingDecision } from './decision.js';
import type { Recording } from './domain-event.js';

/** What a handler does. The FG may step in, and the log says so (Art. 38(6): no conflict of interests). */
const HANDLERS_WORK: ReadonlySet<BreachEvent['type']> = new Set([
  'AwarenessEstablished',
  'BreachAssessed',
  'InterestOfChildEstablished',
  'ApNotified',
  'SubjectsInformed',
  'CorrectionProposed',
]);

/** The names of what went otherwise than it should with this event. */
export function irregularitiesOf(
  before: Breach,
  event: BreachEvent,
  { actor }: Recording,
): readonly string[] {
  const decided = standingDecision(before, 'notify-authority')?.outcome;
  const kind = event.type === 'ApNotified' ? event.data.kind : undefined;
  // With a proposal of somebody else, who records it only confirms it.
  const isOwnCorrection = event.type === 'StatementCorrected' && event.data.proposedBy === undefined;
  const all: readonly (readonly [string, boolean])[] = [
    ['ratification-refused', event.type === 'RatificationRefused'],
    ['authority-notified-without-decision', kind === 'initial' && decided !== 'yes'],
    ['notification-withdrawn-without-decision', kind === 'withdrawal' && decided !== 'no'],
    ['fg-did-handlers-work', actor.role === 'fg' && (HANDLERS_WORK.has(event.type) || isOwnCorrection)],
  ];
  return all.filter(([, holds]) => holds).map(([name]) => name);
}
