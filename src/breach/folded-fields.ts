import type { RecordedEvent } from '../shared/recorded-event.js';
import { isPersonal } from './breach.view.js';
import { evolve, type BreachEvent } from './domain/breach.js';
import { emptyBreach, type Breach } from './domain/breach-state.js';

/** The row of a list: some fields of the dossier, with nothing personal in them. */
export type FoldedFields<K extends keyof Breach> = Pick<Breach, K>;

/**
 * The fold of the dossier itself, keeping only some of its fields, for the rows of lists: what a list says of a
 * dossier is what the dossier says. Personal values are taken out first, so that no list has to be erased later.
 * The kept fields must not depend on others; that is a property in the tests.
 */
export function foldedFields<K extends keyof Breach>(
  fields: readonly K[],
): (row: FoldedFields<K> | undefined, event: RecordedEvent) => FoldedFields<K> {
  return (row, recorded) => {
    const { id, stream, revision, metadata } = recorded;
    const { organisation, recordedAt, actor } = metadata;
    const event = withoutPersonal(recorded.event) as BreachEvent;
    const known = row && ({ ...emptyBreach('', organisation), ...row } as unknown as Breach);
    const breach = evolve(known, event, { id, stream, organisation, revision, recordedAt, actor });
    return Object.fromEntries(
      fields.filter((field) => breach[field] !== undefined).map((field) => [field, breach[field]]),
    ) as FoldedFields<K>;
  };
}

/** Id of the dossier an event belongs to. */
export function dossierKey({ stream }: RecordedEvent): string {
  return stream.slice('breach-'.length);
}

export function withoutPersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersonal);
  if (value === null || typeof value !== 'object') return value;
  if (isPersonal(value)) return { scope: value.scope, erased: true };
  const clean: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) clean[name] = withoutPersonal(inner);
  return clean;
}

/** Text column by which a list hides restricted dossiers: ids between spaces, or `null` for everybody. */
export function visibleTo({ restriction }: Pick<Breach, 'restriction'>): string | null {
  return restriction === undefined ? null : ` ${restriction.allowed.join(' ')} `;
}
