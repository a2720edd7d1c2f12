import { Injectable } from '@nestjs/common';
import { organisationsWhere, roleInOrganisation, type Asker } from '../../breach/dossier/access.policy.js';
import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import { foundByIncident } from '../../breach/lists/found-by.js';
import { Viewers } from '../../breach/lists/visibility.js';
import { DossierLists } from '../../dashboard/dossier-list.query.js';
import { dossierSummary } from '../../dashboard/dossier-summary.view.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Clock } from '../../platform/time/clock.port.js';
import { organisationsOf } from '../html/organisations-of.js';
import type { SameIncident } from './entry-notes.js';

const SHOWN = 100;

/** Of the dossiers of one incident at a processor those that somebody may see. */
@Injectable()
export class SameIncidents {
  constructor(
    private readonly lists: DossierLists,
    private readonly viewers: Viewers,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {}

  async of({ id, incident }: DossierAnswer, { principal, look }: Asker): Promise<SameIncident> {
    const mine = organisationsOf(principal, this.profiles);
    if (incident === undefined) return { dossiers: [], organisations: mine };
    const reads: Asker = { principal, action: 'breach.read' };
    const organisations = organisationsWhere(reads);
    const { rows } = await this.lists.page({
      organisations,
      viewer: await this.viewers.of(principal, organisations),
      foundBy: [foundByIncident(incident)],
      limit: SHOWN,
    });
    const others = rows.filter((row) => row.id !== id);
    // Beside this dossier he gets to see that there are these.
    for (const { id: dossier, organisation } of others)
      look?.note({ organisation, dossier, role: roleInOrganisation(reads, organisation) });
    const now = this.clock.now();
    return { dossiers: others.map((row) => dossierSummary(row, now)), organisations: mine };
  }
}
