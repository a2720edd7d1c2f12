import { Injectable } from '@nestjs/common';
import type { Viewer } from '../breach/lists/visibility.js';
import { visible } from '../breach/lists/visibility.js';
import { lookUpsProjection } from '../breach/lists/look-ups.projection.js';
import { AccountLinks } from '../organisations/account-links.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import { accountsOf } from '../shared/linked-accounts.js';
import type { Moment } from '../shared/moment.js';
import type { LookAnswer, LookPageAnswer } from './look.answer.js';

interface Page {
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

/** The looks in an organisation, for somebody who may read them. */
export interface LookQuestion extends Page {
  readonly organisation: string;
  readonly viewer: Viewer;
  /** Of one person, by any of his accounts. */
  readonly actor?: string;
  /** From this moment on; a look at a list counts by its first. */
  readonly from?: Moment;
  /** Up to and without this moment. */
  readonly until?: Moment;
}

type Row = { readonly [Field in keyof LookAnswer]-?: LookAnswer[Field] | null };

const COLUMNS = `id, at, case when times > 1 then last_at end as until, times, organisation, actor_id as actor, role,
  session_id as session, what, dossier_id as dossier, opened_by as "openedBy", outcome`;

/** Who looked at what; newest first. */
@Injectable()
export class Looks {
  constructor(
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
    private readonly links: AccountLinks,
  ) {}

  /** At one dossier, for somebody who may see it: that is asked before. */
  atDossier(dossier: string, page: Page): Promise<LookPageAnswer> {
    const asked = new Conditions();
    asked.add((value) => `dossier_id = ${value}`, dossier);
    return this.page(asked, page);
  }

  /**
   * Also at lists; nothing of dossiers that the reader may not see.
   * @throws ReadModelNotReady while the list that knows those is being built
   */
  async inOrganisation({
    organisation,
    viewer,
    actor,
    from,
    until,
    ...page
  }: LookQuestion): Promise<LookPageAnswer> {
    const generation = await this.readModels.activeGeneration(lookUpsProjection.name);
    const asked = new Conditions();
    asked.add((value) => `organisation = ${value}`, organisation);
    if (actor !== undefined) {
      const accounts = accountsOf(await this.links.linkedIn(organisation), actor);
      asked.add((value) => `actor_id = any(${value})`, accounts);
    }
    if (from !== undefined) asked.add((value) => `at >= ${value}`, from);
    if (until !== undefined) asked.add((value) => `at < ${value}`, until);
    // A dossier that the list does not know yet is not shown either: deny by default.
    const known = `look_ups where generation = ${asked.place(generation)} and key = dossier_id::text`;
    asked.add(
      (opens, shuts) => `(dossier_id is null or exists (select from ${known} and ${visible(opens, shuts)}))`,
      ...[viewer.opens, viewer.shuts],
    );
    return this.page(asked, page, `${COLUMNS}, (select row->>'reference' from ${known}) as reference`);
  }

  private async page(asked: Conditions, { limit, cursor }: Page, columns = COLUMNS): Promise<LookPageAnswer> {
    if (cursor !== undefined) {
      const { after, key } = decodeCursor(cursor);
      asked.add((at, id) => `(at, id) < (${at}::timestamptz, ${id}::uuid)`, after, key);
    }
    const { rows } = await this.postgres.query<Row>({
      text: `select ${columns} from looks where ${asked.text}
             order by at desc, id desc limit ${limit + 1}`,
      values: asked.values,
    });
    const looks = rows.slice(0, limit).map(answer);
    const last = looks.at(-1);
    return {
      looks,
      ...(rows.length > limit && last && { next: encodeCursor({ after: last.at, key: last.id }) }),
    };
  }
}

/** What is asked alone stands in the statement, so that each question finds its index. */
class Conditions {
  readonly values: unknown[] = [];
  readonly #texts: string[] = [];

  add<Values extends readonly unknown[]>(
    condition: (...places: { [Place in keyof Values]: string }) => string,
    ...values: Values
  ): void {
    const places = values.map((value) => this.place(value));
    this.#texts.push(condition(...(places as { [Place in keyof Values]: string })));
  }

  /** Where this value stands in the statement. */
  place(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  get text(): string {
    return this.#texts.join(' and ');
  }
}

function answer(row: Row): LookAnswer {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as unknown as LookAnswer;
}
