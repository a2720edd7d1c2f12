import { Injectable } from '@nestjs/common';
import type { FormBody } from '../platform/http/form-body.js';
import { KeysUnavailable } from '../platform/personal-data/keys-unavailable.js';
import { SealedRows, type SealedRow } from '../platform/personal-data/sealed-rows.js';
import { SpentKeys } from '../platform/personal-data/spent-keys.js';
import { Postgres, type Queryable } from '../platform/postgres/postgres.port.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Moment } from '../shared/moment.js';

/** Whose form it is, and of which page: nobody else sees it. */
export interface DraftPlace {
  /** UUID. */
  readonly dossier: string;
  /** Actor id. */
  readonly person: string;
  /** Below the address of the dossier: `assessment`, `acts/close-breach`. */
  readonly page: string;
}

export interface Draft {
  readonly form: FormBody;
  readonly savedAt: Moment;
}

/** How long what nobody sent is kept. */
const DRAFT_DAYS = 7;

const DRAFTS = { table: 'drafts', scope: 'dossier' } as const;

interface DraftRow extends DraftPlace, Omit<SealedRow, 'row'> {
  readonly saved_at: Moment;
}

/** Forms that are not sent yet: sealed, as a name may stand in them already (ADR 44). */
@Injectable()
export class Drafts {
  constructor(
    private readonly postgres: Postgres,
    private readonly rows: SealedRows,
    private readonly spent: SpentKeys,
    private readonly clock: Clock,
  ) {}

  /** Nothing where it cannot be read now, as where there is none: the form can be filled in all the same. */
  async at(place: DraftPlace): Promise<Draft | undefined> {
    const { rows } = await this.postgres.query<DraftRow>({
      name: 'draft',
      text: `select saved_at, key, box from drafts where dossier = $1 and person = $2 and page = $3
             and saved_at > $4::timestamptz - make_interval(days => $5)`,
      values: [...valuesOf(place), this.clock.now(), DRAFT_DAYS],
    });
    const [found] = rows;
    if (found === undefined) return undefined;
    const row = rowOf(place);
    try {
      const opened = (await this.rows.open<FormBody>(DRAFTS, [{ ...found, row }])).get(row);
      return opened !== undefined && 'value' in opened
        ? { form: opened.value, savedAt: found.saved_at }
        : undefined;
    } catch (error) {
      if (error instanceof KeysUnavailable) return undefined;
      throw error;
    }
  }

  /** In place of what was there. @throws KeysUnavailable */
  async save(place: DraftPlace, form: FormBody): Promise<void> {
    const { key, box } = await this.rows.seal(DRAFTS, rowOf(place), form);
    await this.postgres.transaction(async (tx) => {
      await this.takeOut(tx, 'dossier = $1 and person = $2 and page = $3', valuesOf(place));
      await tx.query({
        name: 'draft-saved',
        text: `insert into drafts (dossier, person, page, saved_at, key, box) values ($1, $2, $3, $4, $5, $6)`,
        values: [...valuesOf(place), this.clock.now(), key, box],
      });
    });
  }

  /**
   * A part of it was sent: what was saved is what is left, where anything was saved and anything is left.
   * @param left nothing where all of it was sent
   */
  async leave(place: DraftPlace, left: FormBody | undefined): Promise<void> {
    if (left !== undefined && (await this.at(place)) !== undefined) await this.save(place, left);
    else await this.remove(place);
  }

  /** Sent, or not wanted any more. */
  async remove(place: DraftPlace): Promise<void> {
    const { rowCount } = await this.postgres.query({
      name: 'draft-is-there',
      text: 'select from drafts where dossier = $1 and person = $2 and page = $3',
      values: valuesOf(place),
    });
    // As after most acts.
    if (rowCount === 0) return;
    await this.postgres.transaction((tx) =>
      this.takeOut(tx, 'dossier = $1 and person = $2 and page = $3', valuesOf(place)),
    );
  }

  /** Of everybody: the dossier is erased. @param because id of the event that says so */
  async removeAllOf(dossier: string, because: string): Promise<void> {
    await this.postgres.transaction((tx) => this.takeOut(tx, 'dossier = $1', [dossier], because));
    await this.spent.forget();
  }

  /** @returns how many nobody came back for */
  sweep(): Promise<number> {
    return this.postgres.transaction((tx) =>
      this.takeOut(tx, 'saved_at <= $1::timestamptz - make_interval(days => $2)', [
        this.clock.now(),
        DRAFT_DAYS,
      ]),
    );
  }

  private async takeOut(
    tx: Queryable,
    which: string,
    values: readonly unknown[],
    because?: string,
  ): Promise<number> {
    const { rows } = await tx.query<{ key: string }>({
      text: `delete from drafts where ${which} returning key`,
      values,
    });
    const keys = rows.map(({ key }) => key);
    if (keys.length > 0) await this.spent.spend(tx, keys, because);
    return keys.length;
  }
}

const valuesOf = ({ dossier, person, page }: DraftPlace): readonly string[] => [dossier, person, page];

const rowOf = (place: DraftPlace): string => valuesOf(place).join('/');
