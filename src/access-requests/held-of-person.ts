import { Inject, Injectable } from '@nestjs/common';
import type { Asker } from '../breach/dossier/access.policy.js';
import {
  isSameHeldPlace,
  type FoundPlace,
  type HeldOfPeople,
  type ReadPlace,
} from '../directory/held-of-people.port.js';
import { matcherOf, type Wanted } from './wanted.js';

/** Injection token of every place where something is held of people ({@link HeldOfPeople}). */
export const HELD_OF_PEOPLE = Symbol('where something is held of people');

/** A place that was found, with what stands there for the reader. */
export type ShownPlace = FoundPlace & ReadPlace;

/** Everything that an organisation holds of one person. */
@Injectable()
export class HeldOfPerson {
  constructor(@Inject(HELD_OF_PEOPLE) private readonly sources: readonly HeldOfPeople[]) {}

  async find(organisation: string, wanted: Wanted): Promise<readonly FoundPlace[]> {
    const matcher = matcherOf(wanted);
    const found: FoundPlace[] = [];
    for (const source of this.sources) found.push(...(await source.find(organisation, matcher)));
    return found;
  }

  /** In the order of the places. */
  async read(
    asker: Asker,
    organisation: string,
    places: readonly FoundPlace[],
  ): Promise<readonly ShownPlace[]> {
    const read: ReadPlace[] = [];
    for (const one of this.sources) {
      const own = places.filter(({ source }) => source === one.source);
      read.push(...(await one.read(asker, organisation, own)));
    }
    return places.flatMap((place) => {
      const shown = read.find((one) => isSameHeldPlace(one, place));
      return shown === undefined ? [] : [{ ...shown, ...place }];
    });
  }
}
