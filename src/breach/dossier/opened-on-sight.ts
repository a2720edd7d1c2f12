import { isPersonal } from '../../shared/personal.js';
import type { Breach } from '../domain/breach.js';

/** Opens whatever is sealed in these. @throws KeysUnavailable */
export type Open = (sealed: readonly object[]) => Promise<readonly object[]>;

/** Something sealed was looked at: it is opened, and looked at again. */
class NotOpenedYet extends Error {
  override readonly name = 'NotOpenedYet';
  constructor(
    field: string,
    readonly open: () => Promise<void>,
  ) {
    super(`${field} was looked at before it was opened`);
  }
}

/**
 * Looks at dossiers that are {@link OpenedOnSight}: where that meets what is sealed, it is opened, and all is done once more.
 * @param look pure: decisions are, and so are the duties that follow from a state
 */
export async function lookingAt<T>(look: () => T): Promise<T> {
  for (;;) {
    try {
      return look();
    } catch (error) {
      if (!(error instanceof NotOpenedYet)) throw error;
      await error.open();
    }
  }
}

/** So many are opened with whatever is looked at first: by one question for all their keys. */
const FEW = 50;

/**
 * A dossier that was folded as it lies in the log, for decisions: they compare texts and take some over, of few of its fields. Those
 * are opened when they are looked at, and no other: the lessons of a dossier with thousands of them cost nothing where nobody
 * asks for lessons.
 */
export class OpenedOnSight {
  /** By what stands sealed in the field. */
  readonly #opened = new WeakMap<object, object>();

  constructor(private readonly open: Open) {}

  /** A field that holds something sealed throws for {@link lookingAt} until it is opened. */
  view(state: Breach): Breach {
    const fields = Object.entries(state) as [string, unknown][];
    return Object.create(
      Object.prototype,
      Object.fromEntries(
        fields.map(([field, value]) => {
          const isPlain = typeof value !== 'object' || value === null;
          const seen = { enumerable: true, ...(isPlain ? { value } : this.#asLookedAt(field, value, state)) };
          return [field, seen];
        }),
      ),
    ) as Breach;
  }

  #asLookedAt(field: string, value: object, state: Breach): PropertyDescriptor {
    const get = (): object => {
      const opened = this.#opened.get(value);
      if (opened !== undefined) return opened;
      if (sealedIn(value) === 0) return value;
      throw new NotOpenedYet(field, () => this.#openWith(value, state));
    };
    return { get };
  }

  async #openWith(first: object, state: Breach): Promise<void> {
    const others = (Object.values(state) as unknown[]).filter((value): value is object => {
      if (typeof value !== 'object' || value === null || this.#opened.has(value)) return false;
      const sealed = sealedIn(value);
      return sealed > 0 && sealed <= FEW;
    });
    const asked = [...new Set([first, ...others])];
    const opened = await this.open(asked);
    for (const [at, value] of asked.entries()) this.#opened.set(value, opened[at] ?? value);
  }
}

/** Of what cannot change any more. */
const counted = new WeakMap<object, number>();

/** How many sealed values there are in it; counted up to a few. */
function sealedIn(value: object): number {
  const known = counted.get(value);
  if (known !== undefined) return known;
  let sealed = 0;
  if (isPersonal(value)) sealed = 'sealed' in value ? 1 : 0;
  else
    for (const inner of Object.values(value) as unknown[]) {
      if (typeof inner === 'object' && inner !== null) sealed += sealedIn(inner);
      if (sealed > FEW) break;
    }
  if (Object.isFrozen(value)) counted.set(value, sealed);
  return sealed;
}
