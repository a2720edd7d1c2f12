import type { KeyScope, Personal, SealedValue } from '../../shared/personal.js';
import type { KeyPool } from './key-pool.js';
import { openedBox, sealedBox } from './sealed-box.js';
import type { SealingKeys } from './sealing-keys.js';

/** A table beside the log, with what is personal in a row as one sealed value. */
export interface SealedTable {
  readonly table: string;
  readonly scope: KeyScope;
}

/** What is personal in one row, as two of its columns hold it. */
export interface SealedRow {
  /** What tells the row from every other one of its table. */
  readonly row: string;
  /** UUID. */
  readonly key: string;
  readonly box: string;
}

/**
 * Seals what is personal in rows beside the log, each row under a key of its own, as each value of the log is (ADR 41). A box
 * opens in its row and nowhere else.
 */
export class SealedRows {
  constructor(
    private readonly keys: SealingKeys,
    private readonly pool: KeyPool,
    /** Called for each row that should open and does not. */
    private readonly onUnreadable: (value: SealedValue) => void,
  ) {}

  /** @throws KeysUnavailable */
  async seal(table: SealedTable, row: string, value: object): Promise<SealedRow> {
    for (const key of await this.pool.take(1))
      return { row, key: key.id, box: sealedBox(value, key.bytes, placeOf(table, row, key.id)) };
    throw new Error('a key was asked for and none was given');
  }

  /**
   * One query for all keys.
   * @returns by row
   * @throws KeysUnavailable
   */
  async open<T extends object>(
    table: SealedTable,
    rows: readonly SealedRow[],
  ): Promise<ReadonlyMap<string, Personal<T>>> {
    if (rows.length === 0) return new Map();
    const { scope } = table;
    const known = await this.keys.known(rows.map(({ key }) => key));
    return new Map(
      rows.map(({ row, key, box }): [string, Personal<T>] => {
        const of = known.get(key);
        if (of !== undefined && 'forgottenBecause' in of) return [row, { scope, erased: true }];
        const place = placeOf(table, row, key);
        const opened = of && openedBox(box, of.bytes, place);
        if (opened !== undefined) return [row, { scope, value: opened.value as T }];
        this.onUnreadable({ ...place, box });
        return [row, { scope, unreadable: true }];
      }),
    );
  }
}

function placeOf({ table, scope }: SealedTable, row: string, key: string) {
  return { stream: `table ${table}`, event: row, type: 'row', schemaVersion: 1, pointer: '', scope, key };
}
