import type { Postgres } from '../../platform/postgres/postgres.port.js';
import { Lease } from '../../platform/subscriptions/lease.js';
import { OneAtATime } from '../../platform/subscriptions/one-at-a-time.js';
import { Together } from '../../platform/time/together.js';

/** Messages that no other process sends until they are given back. */
export interface Taken {
  readonly messages: readonly string[];
  giveBack(message: string): Promise<void>;
}

/** Whose turn a message is, among processes: locks that end with this one, so that whoever is left may send it at once (ADR 51). */
export class MessageLocks {
  /** On the one session that holds them. */
  private readonly turn = new OneAtATime();
  #lease: Promise<Lease> | undefined;
  #opening: Promise<Lease> | undefined;

  constructor(
    private readonly postgres: Postgres,
    /** Ends the session. */
    private readonly stop: AbortSignal,
  ) {}

  /** Of these, those that no other process has. */
  async take(messages: readonly string[]): Promise<Taken> {
    const lease = await this.lease();
    const taken = await this.turn.run(() => lease.tryLocks(messages.map(lockOf)));
    const given = new Together<string>((locks) => this.turn.run(() => lease.unlock(...locks)));
    return {
      messages: messages.filter((message) => taken.has(lockOf(message))),
      giveBack: (message) => given.do(lockOf(message)),
    };
  }

  async close(): Promise<void> {
    await this.#lease?.then((lease) => lease.close()).catch(() => undefined);
  }

  private async lease(): Promise<Lease> {
    const held = await this.#lease?.catch(() => undefined);
    if (held !== undefined && !held.signal.aborted) return held;
    // Of those that find it lost at once, one opens the next.
    this.#lease = this.#opening ??= Lease.open(this.postgres, 'lekwacht alarms', this.stop).finally(() => {
      this.#opening = undefined;
    });
    return this.#lease;
  }
}

const lockOf = (message: string): string => `lekwacht/alarms/${message}`;
