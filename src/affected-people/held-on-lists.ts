import { Injectable } from '@nestjs/common';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import type { Asker } from '../breach/dossier/access.policy.js';
import { fold } from '../breach/dossier/history.js';
import { sightOf } from '../breach/dossier/sight-of.js';
import {
  HeldOfPeople,
  type FoundPlace,
  type HeldPlace,
  type Matcher,
  type ReadPlace,
} from '../directory/held-of-people.port.js';
import { AccountLinks } from '../organisations/account-links.js';
import type { AffectedPerson } from './affected-person.js';
import { AffectedPeople, type AffectedPeopleList } from './affected-people.query.js';
import { ListRows } from './list-rows.js';
import { SealedPeople } from './sealed-people.js';

const REPRESENTATIVE = '/representative';

/**
 * Who is on which list, as the person concerned or as who stands up for him. As nothing is looked up by what is sealed, all rows of
 * the organisation are opened once, some at a time.
 */
@Injectable()
export class HeldOnLists extends HeldOfPeople {
  readonly source = 'affected-people';

  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly people: AffectedPeople,
    private readonly rows: ListRows,
    private readonly sealed: SealedPeople,
    private readonly links: AccountLinks,
  ) {
    super();
  }

  async find(organisation: string, matcher: Matcher): Promise<readonly FoundPlace[]> {
    // What was recorded and interrupted counts as well.
    for (const dossier of await this.rows.dossiers(organisation)) {
      const breach = fold(await this.dossiers.sealedHistory(dossier));
      if (breach !== undefined) await this.rows.settle(dossier, breach);
    }
    const found: FoundPlace[] = [];
    for await (const rows of this.rows.inOrganisation(organisation)) {
      const opened = await this.sealed.open(rows);
      for (const [index, { dossier_id: of, person }] of rows.entries()) {
        const one = opened[index];
        // What cannot be read is told on the list itself.
        if (one === undefined || !('value' in one)) continue;
        for (const [pointer, text] of textsOf(person, one.value.person)) {
          const match = matcher(text);
          if (match === undefined) continue;
          const isNamesake = match === 'part';
          found.push({
            ...{ source: this.source, of, pointer, match },
            ...(isNamesake && { why: 'not-about-him' as const }),
          });
        }
      }
    }
    return found;
  }

  async read(
    asker: Asker,
    organisation: string,
    places: readonly HeldPlace[],
  ): Promise<readonly ReadPlace[]> {
    const linked = await this.links.linkedIn(organisation);
    const read: ReadPlace[] = [];
    for (const of of new Set(places.map((place) => place.of))) {
      const history = await this.dossiers.history(of);
      const breach = fold(history);
      if (breach === undefined) continue;
      const own = places.filter((place) => place.of === of);
      const sight = sightOf({ ...asker, action: 'access-request.handle' }, breach, linked);
      if ('outOfSight' in sight) {
        read.push(...own.map((place) => ({ ...place, outOfSight: sight.outOfSight })));
        continue;
      }
      const texts = textsOn(await this.people.of(history));
      for (const place of own) {
        const text = texts.get(place.pointer);
        read.push({ ...place, reference: breach.reference, ...(text !== undefined && { text }) });
      }
    }
    return read;
  }
}

const textsOn = ({ people }: AffectedPeopleList): ReadonlyMap<string, string> =>
  new Map(people.flatMap(({ id, person }) => [...textsOf(id, person)]));

/** Of one row: what is his, and what is of who stands up for him, each by its place. */
function textsOf(id: string, person: AffectedPerson): readonly (readonly [string, string])[] {
  const { name, clientNumber, email, phone, address, safeContact, representative } = person;
  const own = [name, clientNumber, address, email, phone, safeContact?.to];
  const others = [
    representative?.name,
    representative?.address,
    representative?.email,
    representative?.phone,
  ];
  return [
    [`/${id}`, lines(own)] as const,
    ...(representative ? [[`/${id}${REPRESENTATIVE}`, lines(others)] as const] : []),
  ];
}

const lines = (texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join('\n');
