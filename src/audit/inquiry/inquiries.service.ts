import { Injectable } from '@nestjs/common';
import {
  notAllowed,
  organisationsWhere,
  roleInOrganisation,
  type Asker,
} from '../../breach/dossier/access.policy.js';
import { DossierReader } from '../../breach/dossier/dossier-reader.js';
import { GrantLog } from '../../organisations/grant-log.js';
import type { StoredEvent } from '../../platform/event-store/event-store.port.js';
import type { Actor } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { decideOnInquiry, open, type InquiryCommand } from './deciding.js';
import { foldInquiry, type Inquiry, type InquiryAsked, type InquiryEvent } from './inquiry.js';
import { InquiryLog, type AskedOfInquiry } from './inquiry-log.js';
import { NoSuchInquiry } from './no-such-inquiry.js';

/** What an act is answered with, now and at every repeat. */
interface ActDone {
  readonly id: string;
  readonly revision: number;
}

/** Inquiries into dossiers, for the FG who conducts them and the auditor who reads in them. */
@Injectable()
export class Inquiries {
  constructor(
    private readonly log: InquiryLog,
    private readonly reader: DossierReader,
    private readonly grants: GrantLog,
  ) {}

  /** @throws NoSuchDossier, NotAllowed, Refusal, IdempotencyKeyReused */
  async open(asker: Asker, asked: AskedOfInquiry, inquiry: InquiryAsked): Promise<ActDone> {
    // Who opens none anywhere is told so, and nothing of the dossiers that he names.
    if (organisationsWhere(asker).length === 0) throw notAllowed(asker.action);
    const organisation = await this.organisationOf(asker, inquiry.dossiers);
    const actor = { id: asker.principal.id, role: roleInOrganisation(asker, organisation) };
    const event = open(inquiry);
    const begun = await this.log.read(asked.id);
    if (!this.log.isRepeat(begun, asked)) await this.grants.note(asker.principal, organisation);
    await this.log.record(asked, organisation, actor, () => event);
    return this.doneBy(asked);
  }

  /** @throws NoSuchInquiry, NotAllowed, Refusal, IdempotencyKeyReused */
  async act(asker: Asker, asked: AskedOfInquiry, command: InquiryCommand): Promise<ActDone> {
    const inquiry = await this.load(asker, asked.id);
    const { organisation } = inquiry;
    const actor = { id: asker.principal.id, role: roleInOrganisation(asker, organisation) };
    if (await this.isRepeat(asked)) return this.doneBy(asked);
    decideOnInquiry(inquiry, command);
    await this.grants.note(asker.principal, organisation);
    await this.log.record(asked, organisation, actor, (history) =>
      decideOnInquiry(foldInquiry(history) ?? inquiry, command),
    );
    return this.doneBy(asked);
  }

  /** For whoever conducts inquiries there, and for an auditor those that are open for him. @throws NoSuchInquiry */
  async load({ principal, look }: Asker, id: string): Promise<Inquiry> {
    const inquiry = foldInquiry(await this.log.read(id));
    if (inquiry === undefined) throw new NoSuchInquiry();
    const { organisation, auditors, closed } = inquiry;
    const conducts = organisationsWhere({ principal, action: 'inquiry.conduct' }).includes(organisation);
    const reads =
      organisationsWhere({ principal, action: 'inquiry.read' }).includes(organisation) &&
      closed === undefined &&
      (auditors === undefined || auditors.includes(principal.id));
    if (!conducts && !reads) throw new NoSuchInquiry();
    look?.note({ organisation, role: conducts ? 'fg' : 'auditor' });
    return inquiry;
  }

  async isRepeat(asked: AskedOfInquiry): Promise<boolean> {
    return this.log.isRepeat(await this.log.read(asked.id), asked);
  }

  record(
    asked: AskedOfInquiry,
    organisation: string,
    actor: Actor,
    decide: () => InquiryEvent,
  ): Promise<void> {
    return this.log.record(asked, organisation, actor, decide);
  }

  stored(id: string): Promise<readonly StoredEvent[]> {
    return this.log.stored(id);
  }

  /** Of dossiers each of which he may see. */
  private async organisationOf(asker: Asker, dossiers: readonly string[]): Promise<string> {
    const organisations = new Set<string>();
    for (const id of dossiers) {
      const history = await this.reader.transform({ id, asker });
      organisations.add(history[0]?.metadata.organisation ?? '');
    }
    const [organisation, another] = organisations;
    if (organisation === undefined || another !== undefined)
      throw new Refusal(
        'of-one-organisation',
        'An inquiry is into dossiers of one organisation.',
        'invalid',
        'dossiers',
      );
    return organisation;
  }

  private async doneBy({ id, commandId }: AskedOfInquiry): Promise<ActDone> {
    const history = await this.log.read(id);
    const done = history.find((recorded) => recorded.id === commandId);
    return { id, revision: done?.revision ?? history.length - 1 };
  }
}
