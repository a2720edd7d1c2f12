import { Injectable } from '@nestjs/common';
import { maySomewhere, organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { earliestOf } from '../shared/moment.js';
import { Spool } from './spool/spool.js';
import type { WaitingReportsAnswer } from './waiting.answer.js';

/** What was reported and is in no dossier yet. */
@Injectable()
export class WaitingReports {
  constructor(private readonly spool: Spool) {}

  /** @throws NotAllowed */
  of(asker: Asker): WaitingReportsAnswer {
    return {
      organisations: organisationsAsked(asker).map((organisation) => {
        const { waiting, stuck } = this.spool.waitingFor(organisation);
        const oldest = earliestOf(waiting.map(({ receivedAt }) => receivedAt));
        return {
          organisation,
          waiting: waiting.length,
          urgent: waiting.filter(({ urgent }) => urgent).length,
          ...(oldest !== undefined && { oldest }),
          stuck: stuck.map(({ commandId, receivedAt, urgent }) => ({ commandId, receivedAt, urgent })),
        };
      }),
    };
  }

  /** What a page that is about something else says of it. */
  count({ principal }: Asker): number {
    const asker: Asker = { principal, action: 'intake.read-waiting' };
    if (!maySomewhere(asker)) return 0;
    return this.of(asker).organisations.reduce((sum, { waiting, stuck }) => sum + waiting + stuck.length, 0);
  }
}
