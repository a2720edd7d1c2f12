import { isPersonal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { Recording } from './domain-event.js';
import type { Watcher } from './fields.js';

export interface EventSource {
  readonly event: string;
  readonly revision: number;
}

/**
 * From which event each value of a dossier comes: the last one that made it what it is. Follows from what the steps
 * of the fold gave back, so that no list of event names is kept beside them (ADR 10).
 */
export class ValueSources implements Watcher {
  /** By path: field, then members and indexes, each after a slash. */
  readonly #sources = new Map<string, EventSource>();

  changed(
    path: string,
    before: unknown,
    after: unknown,
    { type }: DomainEvent,
    { revision }: Recording,
  ): void {
    this.#note(path, before, after, { event: type, revision });
  }

  /**
   * The newest event behind what stands at these paths.
   * @throws Error where nothing stands there: an answer without a source is no answer
   */
  of(...paths: readonly string[]): EventSource {
    let newest: EventSource | undefined;
    for (const [path, source] of this.#sources) {
      if (!paths.some((asked) => path === asked || path.startsWith(`${asked}/`))) continue;
      if (newest === undefined || source.revision > newest.revision) newest = source;
    }
    if (newest === undefined) throw new Error(`nothing behind ${paths.join(', ')}`);
    return newest;
  }

  #note(path: string, before: unknown, after: unknown, source: EventSource): void {
    if (before === after) return;
    const [was, is] = [membersOf(before), membersOf(after)];
    if (is === undefined || Object.keys(is).length === 0 || was === undefined) this.#sources.delete(path);
    for (const name of Object.keys({ ...was, ...is })) {
      this.#note(`${path}/${name}`, was?.[name], is?.[name], source);
    }
    if (after !== undefined && (is === undefined || Object.keys(is).length === 0))
      this.#sources.set(path, source);
  }
}

/** A personal value has none: nobody looks into it, so another one counts as a change whatever it says. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === null || typeof value !== 'object' || isPersonal(value)) return undefined;
  return value as Readonly<Record<string, unknown>>;
}
