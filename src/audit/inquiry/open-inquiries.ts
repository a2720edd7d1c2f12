import { Injectable } from '@nestjs/common';
import type { Place } from '../../breach/domain/erasure.js';
import { BreachDossiers } from '../../breach/dossier/breach-dossier.repository.js';
import { InquiryAccess } from '../../breach/dossier/inquiry-access.port.js';
import { ListPostgres } from '../../platform/postgres/list-postgres.js';
import { ReadModels } from '../../platform/subscriptions/read-model.js';
import { foldInquiry, isOpenFor, type Inquiry } from './inquiry.js';
import { InquiryLog } from './inquiry-log.js';
import { inquiryProjection } from './inquiry.projection.js';
import { omittedPlaces, sealedTexts, nameOf } from './omitted-places.js';

/** Which inquiries are open to an auditor. The list finds them; whether one is still open is read in its stream. */
@Injectable()
export class OpenInquiries extends InquiryAccess {
  constructor(
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
    private readonly log: InquiryLog,
    private readonly dossiers: BreachDossiers,
  ) {
    super();
  }

  /** @throws ReadModelNotReady while the list is being built */
  async keptFrom(
    person: string,
    organisation: string,
    dossier: string,
  ): Promise<readonly Place[] | undefined> {
    const open: Inquiry[] = [];
    for (const id of await this.into(organisation, dossier)) {
      const inquiry = foldInquiry(await this.log.read(id));
      if (inquiry !== undefined && isOpenFor(inquiry, person, dossier)) open.push(inquiry);
    }
    if (open.length === 0) return undefined;
    // What is left out of one of them he does not read by another.
    const omissions = open.flatMap(({ omitted }) => omitted.filter((one) => one.dossier === dossier));
    if (omissions.length === 0) return [];
    const sealed = await this.dossiers.sealedHistory(dossier);
    const kept = omittedPlaces(sealed, omissions);
    return sealedTexts(sealed).filter((text) => kept.has(nameOf(text)));
  }

  private async into(organisation: string, dossier: string): Promise<readonly string[]> {
    const generation = await this.readModels.activeGeneration(inquiryProjection.name);
    const { rows } = await this.postgres.query<{ readonly key: string }>({
      name: 'inquiries-into',
      text: `select key from inquiries
             where generation = $1 and organisation = $2 and is_open and (row->'dossiers')::jsonb ? $3
             order by opened_at desc, key`,
      values: [generation, organisation, dossier],
    });
    return rows.map(({ key }) => key);
  }
}
