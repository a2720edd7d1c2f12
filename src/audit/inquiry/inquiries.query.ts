import { Injectable } from '@nestjs/common';
import { organisationsAsked, organisationsWhere, type Asker } from '../../breach/dossier/access.policy.js';
import { plain } from '../../breach/contract/plain.js';
import { ListPostgres } from '../../platform/postgres/list-postgres.js';
import { ReadModels } from '../../platform/subscriptions/read-model.js';
import { Inquiries } from './inquiries.service.js';
import type { InquiriesAnswer, InquiryAnswer, ListedInquiryAnswer } from './inquiry.answer.js';
import { inquiryProjection } from './inquiry.projection.js';
import { referenceOfInquiry, type Inquiry } from './inquiry.js';

const MOST_LISTED = 500;

/** Inquiries as people read them: their list, and one of them. */
@Injectable()
export class InquiryViews {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
  ) {}

  /** All where he conducts them, elsewhere those that are open for him. @throws NotAllowed, ReadModelNotReady */
  async list(asker: Asker): Promise<InquiriesAnswer> {
    const { principal } = asker;
    const organisations = organisationsAsked(asker);
    const conducts = organisationsWhere({ principal, action: 'inquiry.conduct' });
    const generation = await this.readModels.activeGeneration(inquiryProjection.name);
    const { rows } = await this.postgres.query<{ row: Inquiry }>({
      name: 'inquiries',
      text: `select row from inquiries where generation = $1 and organisation = any($2)
             order by is_open desc, opened_at desc, key limit $3`,
      values: [generation, organisations, MOST_LISTED],
    });
    const inquiries = rows
      .map(({ row }) => row)
      .filter(
        ({ organisation, closed, auditors }) =>
          conducts.includes(organisation) ||
          (closed === undefined && (auditors === undefined || auditors.includes(principal.id))),
      );
    return { inquiries: inquiries.map(listed) };
  }

  /** @throws NoSuchInquiry */
  async one(asker: Asker, id: string): Promise<InquiryAnswer> {
    const inquiry = await this.inquiries.load(asker, id);
    const { askedBy, ground, omitted, auditors, opened, bundles } = inquiry;
    return plain({
      ...listed(inquiry),
      revision: (await this.inquiries.stored(id)).length - 1,
      ...{ askedBy, ground, omitted, auditors, opened, made: bundles },
    });
  }
}

function listed(inquiry: Inquiry): Pick<ListedInquiryAnswer, keyof ListedInquiryAnswer> {
  const { id, organisation, inquirer, from, until, opened, closed, dossiers, bundles } = inquiry;
  return {
    ...{ id, reference: referenceOfInquiry(id), organisation, inquirer, from, until, dossiers },
    openedAt: opened.at,
    ...(closed && { closedAt: closed.at }),
    bundles: bundles.length,
  };
}
