import { lineOf } from '../platform/event-store/copy-events.js';
import type { StoredEvent } from '../platform/event-store/event-store.port.js';
import { LogDigest } from './log-file.js';

/** What the log was when a backup of it was made. */
export interface Noted {
  readonly name: string;
  readonly events: number;
  /** SHA-256, hexadecimal, over as many events. */
  readonly digest: string;
}

type Seen = Omit<StoredEvent, 'position'>;

/**
 * Walks along a log: no stream lacks an event, no id comes twice in one, and it is what it was at each backup. Holds a number for
 * each stream: about 150 bytes a dossier.
 */
export class LogCheck {
  readonly #digest = new LogDigest();
  readonly #next = new Map<string, number>();
  readonly #noted: Noted[];
  #held = 0;
  #wrong: string | undefined;

  /** @param noted of backups of this log, in any order */
  constructor(noted: readonly Noted[] = []) {
    this.#noted = noted.toSorted((one, other) => one.events - other.events);
    this.#compare();
  }

  see(event: Seen): void {
    const { stream, revision } = event;
    const expected = this.#next.get(stream) ?? 0;
    if (revision !== expected)
      this.#wrong ??= `event ${this.events + 1} is revision ${revision} of ${stream}, where ${expected} was expected`;
    this.#next.set(stream, revision + 1);
    this.#digest.add(lineOf(event as StoredEvent));
    this.#compare();
  }

  /** @returns the first thing that is wrong; nothing where all is well */
  end(): string | undefined {
    const [missing] = this.#noted;
    if (missing !== undefined)
      this.#wrong ??= `there are ${this.events} events, and ${missing.events} when ${missing.name} was made`;
    return this.#wrong;
  }

  get events(): number {
    return this.#digest.events;
  }

  /** Backups of which the log still is what it was. */
  get held(): number {
    return this.#held;
  }

  hex(): string {
    return this.#digest.hex();
  }

  #compare(): void {
    while (this.#noted[0]?.events === this.events) {
      const noted = this.#noted.shift();
      if (noted === undefined) return;
      if (noted.digest === this.#digest.hex()) this.#held++;
      else this.#wrong ??= `the first ${noted.events} events are not those of ${noted.name}`;
    }
  }
}
