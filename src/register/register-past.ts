import { Injectable } from '@nestjs/common';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { recordedBy } from '../breach/dossier/history.js';
import { textsIn } from '../breach/lists/texts-in.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import type { Moment } from '../shared/moment.js';
import { fits, type RegisterFilter } from './register-filter.js';
import { registerProjection, type RegisterRow } from './register.projection.js';

/** Dossiers replayed before anything else gets its turn. */
const AT_ONCE = 20;

/** The register as it was known at a moment: each dossier replayed up to it. */
@Injectable()
export class RegisterPast {
  constructor(
    private readonly dossiers: BreachDossiers,
    private readonly postgres: ListPostgres,
  ) {}

  /**
   * The rows of these dossiers as they were then, in this order, without those that had not been written down by then, or
   * were not what is asked for.
   */
  async rows(
    breachIds: readonly string[],
    asOf: Moment,
    filter: RegisterFilter,
  ): Promise<readonly RegisterRow[]> {
    const rows: RegisterRow[] = [];
    for (let i = 0; i < breachIds.length; i += AT_ONCE) {
      const some = breachIds.slice(i, i + AT_ONCE);
      const histories = await this.dossiers.histories(some);
      for (const id of some) {
        const history = recordedBy(histories.get(id) ?? [], asOf);
        if (history.length === 0) continue;
        const row = registerProjection.fold(undefined, history);
        if (fits(row, filter)) rows.push(row);
      }
    }
    return filter.text === null || rows.length === 0 ? rows : this.thatSay(filter.text, rows);
  }

  private async thatSay(text: string, rows: readonly RegisterRow[]): Promise<readonly RegisterRow[]> {
    const { rows: found } = await this.postgres.query<{ n: number }>({
      name: 'register-texts-then',
      text: `select n::integer as n from unnest($1::text[]) with ordinality as told (texts, n)
             where to_tsvector('dutch', texts) @@ websearch_to_tsquery('dutch', $2) order by n`,
      values: [rows.map(textsIn), text],
    });
    return found.flatMap(({ n }) => rows[n - 1] ?? []);
  }
}
