import { Injectable } from '@nestjs/common';
import type { Asker } from '../breach/dossier/access.policy.js';
import { Directory } from './directory.query.js';
import {
  HeldOfPeople,
  type FoundPlace,
  type HeldPlace,
  type Matcher,
  type ReadPlace,
} from './held-of-people.port.js';

/** Colleagues, by their names. */
@Injectable()
export class HeldInDirectory extends HeldOfPeople {
  readonly source = 'directory';

  constructor(private readonly directory: Directory) {
    super();
  }

  async find(organisation: string, matcher: Matcher): Promise<readonly FoundPlace[]> {
    const people = await this.directory.peopleOf(organisation);
    return people.flatMap(({ id, name }): readonly FoundPlace[] => {
      const match = name === undefined ? undefined : matcher(name);
      if (match === undefined) return [];
      const place = { source: 'directory' as const, of: id, pointer: '/name', match };
      // Only a part of his name: a namesake, as long as nobody says that it is he.
      return [{ ...place, ...(match === 'part' && { why: 'not-about-him' as const }) }];
    });
  }

  async read(
    _asker: Asker,
    organisation: string,
    places: readonly HeldPlace[],
  ): Promise<readonly ReadPlace[]> {
    if (places.length === 0) return [];
    const people = new Map((await this.directory.peopleOf(organisation)).map((one) => [one.id, one]));
    return places.map((place) => {
      const { name, function: title, roles = [], lastSeen: at } = people.get(place.of) ?? {};
      if (name === undefined) return place;
      const text = [name, title, ...roles].filter((line) => line !== undefined).join('\n');
      return { ...place, text, ...(at && { at }) };
    });
  }
}
