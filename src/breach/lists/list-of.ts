import type { Projection } from '../../platform/subscriptions/projection.js';
import { isPersonal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { BREACH_STREAMS, breachIdOf } from '../domain/breach-stream.js';
import { recordingOf } from '../domain/domain-event.js';
import { Draft, type Composition } from '../domain/fields.js';

/**
 * How a list is folded whose rows keep some concepts of the dossier (ADR 6, 15): what it says of a dossier is what the
 * dossier says. Personal values are taken out first, so that no list has to be erased later; an event that changes
 * nothing of these concepts is not looked at.
 */
export function listOf<Row extends object>(
  kept: Composition<Row>,
): Pick<Projection<Row>, 'streamPrefixes' | 'rowOfStream' | 'key' | 'fold'> {
  const concerning: ReadonlySet<string> = new Set(kept.types);
  return {
    streamPrefixes: BREACH_STREAMS,
    rowOfStream: true,
    key: (event) => (concerning.has(event.event.type) ? breachIdOf(event.stream) : undefined),
    fold: (row, events) => {
      const draft = new Draft(kept, row);
      for (const recorded of events) {
        if (!concerning.has(recorded.event.type)) continue;
        draft.apply(withoutPersonal(recorded.event) as DomainEvent, recordingOf(recorded));
      }
      if (draft.state === undefined) throw new Error('a row needs an event');
      return draft.state;
    },
  };
}

export function withoutPersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersonal);
  if (value === null || typeof value !== 'object') return value;
  if (isPersonal(value)) return { scope: value.scope, erased: true };
  const clean: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) clean[name] = withoutPersonal(inner);
  return clean;
}
