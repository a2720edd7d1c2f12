import { Injectable } from '@nestjs/common';
import { organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { referenceMeant } from '../breach/lists/reference.js';
import { Viewers } from '../breach/lists/visibility.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';

/**
 * From what somebody knows of a dossier to its id, for the emergency way in (ADR 20). Another organisation's, one that is
 * about himself and one that is not there are the same to him, in words and in time: one statement finds none of them.
 */
@Injectable()
export class EmergencyLookUp {
  constructor(
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
    private readonly viewers: Viewers,
  ) {}

  /**
   * @param known reference or id, as it was typed
   * @returns none where it fits several: a reference is not unique by law, an id is
   * @throws NotAllowed where he may enter nowhere, ReadModelNotReady
   */
  async find(asker: Asker, known: string): Promise<string | undefined> {
    const organisations = organisationsAsked(asker);
    const { shuts } = await this.viewers.of(asker.principal, organisations);
    const generation = await this.readModels.activeGeneration('look_ups');
    const typed = known.trim();
    const { rows } = await this.postgres.query<{ key: string }>({
      name: 'emergency-look-up',
      text: `select key from look_ups
             where generation = $1 and organisation = any($2) and (reference = $3 or key = $4)
               and (visible_to is null or visible_to not like all($5))
             limit 2`,
      values: [generation, organisations, referenceMeant(typed), typed.toLowerCase(), shuts],
    });
    return rows.length === 1 ? rows[0]?.key : undefined;
  }
}
