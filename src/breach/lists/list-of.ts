import type { Projection } from '../../platform/subscriptions/projection.js';
import { withPersonal } from '../../shared/personal-places.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { BREACH_STREAMS, breachIdOf } from '../domain/breach-stream.js';
import type { BreachReported } from '../domain/report.js';
import { recordingOf } from '../domain/domain-event.js';
import { Draft, type Composition } from '../domain/fields.js';

/**
 * How a list is folded whose rows keep some concepts of the dossier (ADR 6, 15): what it says of a dossier is what the
 * dossier says. Personal values are taken out first, so that no list has to be erased later; an event that changes
 * nothing of these concepts is not looked at.
 */
export function listOf<Row extends object>(
  kept: Composition<Row>,
): Pick<Projection<Row>, 'streamPrefixes' | 'streamsBeginWith' | 'types' | 'key' | 'fold'> {
  const concerning: ReadonlySet<string> = new Set(kept.types);
  return {
    streamPrefixes: BREACH_STREAMS,
    streamsBeginWith: 'BreachReported' satisfies BreachReported['type'],
    types: kept.types,
    key: ({ stream, type }) => (concerning.has(type) ? breachIdOf(stream) : undefined),
    fold: (row, events) => {
      const draft = new Draft(kept, row);
      for (const recorded of events) {
        if (!concerning.has(recorded.event.type)) continue;
        draft.apply(impersonal(recorded.event), recordingOf(recorded));
      }
      if (draft.state === undefined) throw new Error('a row needs an event');
      return draft.state;
    },
  };
}

/** Of events that several lists fold. */
const taken = new WeakMap<DomainEvent, DomainEvent>();

/** Taken out once for all lists. */
function impersonal(event: DomainEvent): DomainEvent {
  const known = taken.get(event);
  if (known !== undefined) return known;
  const without = withoutPersonal(event);
  taken.set(event, without);
  return without;
}

/** What holds nothing personal is not copied. */
export function withoutPersonal<T extends object>(value: T): T {
  return withPersonal(value, ({ scope }) => ({ scope, erased: true })) as T;
}
