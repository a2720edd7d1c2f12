import { Injectable } from '@nestjs/common';
import { SealedRows, type SealedRow } from '../platform/personal-data/sealed-rows.js';

/** What somebody is called. */
export interface Naming {
  readonly name: string;
  /** A job title, where the issuer gives one. The role in which something was done stands in its event. */
  readonly function?: string;
}

/** Of a row of the directory. */
export interface SealedNameRow {
  readonly organisation: string;
  readonly actor_id: string;
  /** Both or none. */
  readonly key: string | null;
  readonly box: string | null;
}

const DIRECTORY = { table: 'directory', scope: 'staff' } as const;

/** The directory's names, as its rows hold them (ADR 41). */
@Injectable()
export class SealedNames {
  constructor(private readonly rows: SealedRows) {}

  /** @throws KeysUnavailable */
  seal(organisation: string, actorId: string, naming: Partial<Naming>): Promise<SealedRow> {
    return this.rows.seal(DIRECTORY, rowOf(organisation, actorId), naming);
  }

  /** By actor id, of rows of one organisation. @throws KeysUnavailable */
  async opened(rows: readonly SealedNameRow[]): Promise<ReadonlyMap<string, Partial<Naming>>> {
    const sealed = rows.flatMap(({ organisation, actor_id, key, box }) =>
      key === null || box === null ? [] : [{ row: rowOf(organisation, actor_id), key, box }],
    );
    const opened = await this.rows.open<Partial<Naming>>(DIRECTORY, sealed);
    return new Map(
      rows.flatMap(({ organisation, actor_id }) => {
        const naming = opened.get(rowOf(organisation, actor_id));
        return naming !== undefined && 'value' in naming ? [[actor_id, naming.value]] : [];
      }),
    );
  }
}

const rowOf = (organisation: string, actorId: string): string => `${organisation}/${actorId}`;
