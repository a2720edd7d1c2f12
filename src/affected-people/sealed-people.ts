import { Injectable } from '@nestjs/common';
import { SealedRows } from '../platform/personal-data/sealed-rows.js';
import type { Personal } from '../shared/personal.js';
import type { PersonOnList } from './affected-person.js';

const TABLE = { table: 'affected_people', scope: 'affected' } as const;

/** A row of the list as it is stored. */
export interface SealedPerson {
  readonly dossier_id: string;
  readonly person: string;
  readonly change: string;
  readonly key: string;
  readonly box: string;
}

/** People of lists, as their rows hold them (ADR 41): a box opens in the row of its change and nowhere else. */
@Injectable()
export class SealedPeople {
  constructor(private readonly rows: SealedRows) {}

  /** @throws KeysUnavailable */
  async seal(place: Omit<SealedPerson, 'key' | 'box'>, value: PersonOnList): Promise<SealedPerson> {
    const { key, box } = await this.rows.seal(TABLE, rowOf(place), value);
    return { ...place, key, box };
  }

  /** In the same order. @throws KeysUnavailable */
  async open(sealed: readonly SealedPerson[]): Promise<readonly Personal<PersonOnList>[]> {
    const opened = await this.rows.open<PersonOnList>(
      TABLE,
      sealed.map((row) => ({ row: rowOf(row), key: row.key, box: row.box })),
    );
    return sealed.map((row) => opened.get(rowOf(row)) ?? { scope: TABLE.scope, unreadable: true });
  }
}

const rowOf = ({ dossier_id: dossier, person, change }: Omit<SealedPerson, 'key' | 'box'>): string =>
  `${dossier}/${person}/${change}`;
