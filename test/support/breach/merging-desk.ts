import { MergeProcess } from '../../../src/breach/acts/merge.process-manager.js';
import type { BreachCommand } from '../../../src/breach/domain/breach.js';
import type { Meanwhile } from '../../../src/breach/domain/merge.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import { MONDAY_NINE } from './breach-commands.js';
import { act, Given, type Act } from './given-breach.js';

const BY_THE_PROCESS = { by: { id: 'merge-process', role: 'system' } } as const;

/** Some dossiers, each by a letter, and the merge process that follows what is recorded in them as late as it is told to. */
export class MergingDesk {
  readonly #dossiers = new Map<string, Given>();
  readonly #log: { readonly id: string; readonly recorded: RecordedEvent }[] = [];
  readonly #known = new Set<string>();
  #handled = 0;

  constructor(letters: string) {
    for (const letter of letters)
      this.#dossiers.set(this.id(letter), new Given([], MONDAY_NINE, `breach-${this.id(letter)}`));
  }

  id(letter: string): string {
    return letter.length > 1 ? letter : `${letter.repeat(8)}-5c1e-4a57-9a3e-0f3f6a7f9b11`;
  }

  get(letter: string): Given {
    const dossier = this.#dossiers.get(this.id(letter));
    if (dossier === undefined) throw new Error(`there is no dossier ${letter}`);
    return dossier;
  }

  do(letter: string, ...acts: readonly Act[]): this {
    for (const one of acts) {
      const before = this.get(letter).history.length;
      const after = this.get(letter).and(one);
      for (const recorded of after.history.slice(before)) {
        Object.assign(recorded, { position: String(this.#log.length + 1).padStart(9, '0') });
        this.#log.push({ id: this.id(letter), recorded });
      }
      this.#dossiers.set(this.id(letter), after);
    }
    return this;
  }

  /** @param seen the other one as whoever merges has seen it */
  merge(from: string, into: string, seen = this.get(into)): this {
    return this.do(from, { type: 'MergeBreach', reason: 'The same letter.', survivor: seen.breach });
  }

  undo(letter: string, as: object = {}): this {
    const undo: BreachCommand = {
      ...{ type: 'UndoMerge', reason: 'Another letter.', meanwhile: this.#meanwhile(letter) },
    };
    return this.do(letter, act(undo, as));
  }

  /** Whatever was not handled yet; or all of it once more. */
  async follow(from = this.#handled): Promise<this> {
    const process = new MergeProcess(
      {
        execute: (message: unknown) => {
          this.#told(message as Told);
          return Promise.resolve();
        },
      } as never,
      {
        load: (id: string) => Promise.resolve({ state: this.get(id).breach }),
        history: (id: string) => Promise.resolve(this.get(id).history),
      } as never,
    );
    for (this.#handled = from; this.#handled < this.#log.length; this.#handled++) {
      const { recorded } = this.#log[this.#handled]!;
      if (process.eventTypes.some((type) => type === recorded.event.type))
        await process.handle(recorded as never);
    }
    return this;
  }

  /** What this one holds, by letter. */
  holds(letter: string): readonly string[] {
    return this.get(letter)
      .breach.absorbed.map(({ from }) => from.charAt(0))
      .sort();
  }

  /** The same command is done once. */
  #told({ asked: { breachId, commandId }, command }: Told): void {
    if (this.#known.has(`${breachId} ${commandId}`)) return;
    const before = this.get(breachId).history.length;
    if (command.type === 'UndoMerge') this.undo(breachId, BY_THE_PROCESS);
    else this.do(breachId, act(command, BY_THE_PROCESS));
    if (this.get(breachId).history.length > before) this.#known.add(`${breachId} ${commandId}`);
  }

  #meanwhile(letter: string): readonly Meanwhile[] {
    const found: Meanwhile[] = [];
    let merger = mergerIn(this.get(letter));
    for (const seen = new Set([this.id(letter)]); merger !== undefined && !seen.has(merger.into);) {
      const { into, position } = merger;
      seen.add(into);
      const now = this.get(into);
      const then = new Given(
        now.history.filter((one) => one.position < position),
        MONDAY_NINE,
        now.stream,
      );
      const since = now.history.filter((one) => one.position > position).map(({ event }) => event);
      found.push({ then: then.breach, now: now.breach, since });
      merger = now.breach.ending?.kind === 'merged' ? mergerIn(now) : undefined;
    }
    return found;
  }
}

interface Told {
  readonly asked: { readonly breachId: string; readonly commandId: string };
  readonly command: BreachCommand;
}

function mergerIn({ history }: Given): { readonly into: string; readonly position: string } | undefined {
  const merged = history.findLast(({ event }) => event.type === 'BreachMerged');
  return merged?.event.type === 'BreachMerged'
    ? { into: merged.event.data.into, position: merged.position }
    : undefined;
}
