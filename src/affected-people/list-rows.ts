import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AffectedPeopleFields } from '../breach/domain/affected-people.js';
import { SpentKeys } from '../platform/personal-data/spent-keys.js';
import { Postgres, type Queryable } from '../platform/postgres/postgres.port.js';
import type { SealedPerson } from './sealed-people.js';

/** Rows that no event names for so long belong to a change that was never recorded. */
const GIVEN_UP_AFTER = '1 hour';
const AT_ONCE = 1_000;

/** What a change does to a list: it puts people on it or anew, or takes them off. */
export interface PreparedChange {
  readonly change: string;
  readonly dossier: string;
  readonly organisation: string;
  readonly put: readonly SealedPerson[];
  /** Ids of people. */
  readonly takenOff: readonly string[];
}

/**
 * The rows of all lists. The log decides which of them count: a change lies here before its event is recorded, and is
 * settled by the event, at once, at the next look, or by a timer (ADR 42).
 */
@Injectable()
export class ListRows {
  constructor(
    private readonly postgres: Postgres,
    private readonly spent: SpentKeys,
  ) {}

  /** Durable when it returns. */
  async prepare({ change, dossier, organisation, put, takenOff }: PreparedChange): Promise<void> {
    const people = [...put.map(({ person }) => person), ...takenOff];
    await this.postgres.query({
      name: 'affected-people-prepare',
      text: `insert into affected_people (dossier_id, person, change, organisation, key, box)
             select $1, person, $2, $3, key, box from unnest($4::uuid[], $5::uuid[], $6::text[]) as put (person, key, box)`,
      values: [
        ...[dossier, change, organisation, people],
        ...[put.map(({ key }) => key).concat(takenOff.map(() => null as never))],
        ...[put.map(({ box }) => box).concat(takenOff.map(() => null as never))],
      ],
    });
  }

  /** Of a change that is sure not to be recorded. */
  async discard(change: string): Promise<void> {
    await this.postgres.transaction(async (tx) => {
      await this.takeOut(tx, 'change = $1 and not is_listed', [change]);
    });
  }

  /** Brings the rows of a dossier to what its events say. Done twice, or by an older reader, it undoes nothing. */
  async settle(dossier: string, { affectedPeople: list, goneLists }: AffectedPeopleFields): Promise<void> {
    const changes = list?.changes ?? [];
    await this.postgres.transaction(async (tx) => {
      await tx.query({
        text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
        values: [`affected-people ${dossier}`],
      });
      for (const { changes: gone, because } of goneLists)
        await this.takeOut(tx, 'dossier_id = $1 and change = any($2::uuid[])', [dossier, gone], because);
      const { rows: waiting } = await tx.query<{ change: string }>({
        text: 'select distinct change from affected_people where dossier_id = $1 and not is_listed',
        values: [dossier],
      });
      const recorded = changes.filter((change) => waiting.some((one) => one.change === change));
      for (const change of recorded) await this.apply(tx, dossier, change);
      await this.takeOut(
        tx,
        `dossier_id = $1 and not is_listed and change <> all($2::uuid[]) and prepared_at < now() - interval '${GIVEN_UP_AFTER}'`,
        [dossier, changes],
      );
    });
  }

  /** Rows that wait to be settled are there. */
  async isWaiting(dossier: string): Promise<boolean> {
    const { rowCount } = await this.postgres.query({
      name: 'affected-people-waiting',
      text: 'select 1 from affected_people where dossier_id = $1 and not is_listed limit 1',
      values: [dossier],
    });
    return rowCount > 0;
  }

  /** In the order in which people were put on the list. */
  async of(dossier: string): Promise<readonly SealedPerson[]> {
    const { rows } = await this.postgres.query<SealedPerson>({
      name: 'affected-people-of',
      text: `select dossier_id, person, change, key, box from affected_people
             where dossier_id = $1 and is_listed order by person`,
      values: [dossier],
    });
    return rows;
  }

  /** All of an organisation, some at a time. */
  async *inOrganisation(organisation: string): AsyncGenerator<readonly SealedPerson[]> {
    let after: SealedPerson | undefined;
    for (;;) {
      const { rows } = await this.postgres.query<SealedPerson>({
        name: 'affected-people-in-organisation',
        text: `select dossier_id, person, change, key, box from affected_people
               where organisation = $1 and is_listed
                 and ($2::uuid is null or (dossier_id, person) > ($2, $3::uuid))
               order by dossier_id, person limit $4`,
        values: [organisation, after?.dossier_id ?? null, after?.person ?? null, AT_ONCE],
      });
      if (rows.length > 0) yield rows;
      after = rows.at(-1);
      if (rows.length < AT_ONCE) return;
    }
  }

  /** Of every dossier that has rows, or of those of an organisation that have rows that wait. */
  async dossiers(waitingIn?: string): Promise<readonly string[]> {
    const { rows } = await this.postgres.query<{ dossier_id: string }>({
      name: 'affected-people-dossiers',
      text: `select distinct dossier_id from affected_people
             where $1::text is null or (organisation = $1 and not is_listed) order by dossier_id`,
      values: [waitingIn ?? null],
    });
    return rows.map(({ dossier_id: dossier }) => dossier);
  }

  private async apply(tx: Queryable, dossier: string, change: string): Promise<void> {
    // Who is taken off is forgotten because somebody decided it; of whom is put anew only what stood there before.
    for (const [hasKey, because] of [
      ['is null', change],
      ['is not null', undefined],
    ] as const) {
      await this.takeOut(
        tx,
        `dossier_id = $1 and is_listed and person in
           (select person from affected_people
            where dossier_id = $1 and change = $2 and not is_listed and key ${hasKey})`,
        [dossier, change],
        because,
      );
    }
    await tx.query({
      text: 'delete from affected_people where dossier_id = $1 and change = $2 and key is null',
      values: [dossier, change],
    });
    await tx.query({
      text: 'update affected_people set is_listed = true where dossier_id = $1 and change = $2 and not is_listed',
      values: [dossier, change],
    });
  }

  /** With their keys: what is gone opens no more. @param because id of the event, where somebody decided it */
  private async takeOut(
    tx: Queryable,
    which: string,
    values: readonly unknown[],
    because?: string,
  ): Promise<void> {
    const { rows } = await tx.query<{ key: string | null }>({
      text: `delete from affected_people where ${which} returning key`,
      values,
    });
    const keys = rows.flatMap(({ key }) => key ?? []);
    if (keys.length > 0) await this.spent.spend(tx, keys, because);
  }
}

/** Over what lies there, sealed: it tells that a row is missing or another one, and nothing of whom it is about. */
export function digestOf(rows: readonly SealedPerson[]): string {
  const digest = createHash('sha256');
  const inOrder = [...rows].sort((one, other) => (one.person < other.person ? -1 : 1));
  for (const { person, change, key, box } of inOrder) digest.update(`${person} ${change} ${key} ${box}\n`);
  return digest.digest('hex');
}
