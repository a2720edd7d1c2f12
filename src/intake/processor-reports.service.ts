import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { derivedUuid } from '../shared/derived-uuid.js';
import { ActOnBreach } from '../breach/acts/act-on-breach.command.js';
import { roleInOrganisation, type Asker } from '../breach/dossier/access.policy.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { commandId } from '../breach/dossier/command-id.js';
import { GrantLog } from '../organisations/grant-log.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Clock } from '../platform/time/clock.port.js';
import { Refusal } from '../shared/refusal.js';
import { clockRules, profileServed } from './clock-rules.js';
import { RECEIPT_KEY } from './intake.service.js';
import type { ProcessorReportAnswer } from './processor-report.answer.js';
import type { ProcessorReportBody } from './processor-report.body.js';
import { receiptFor, secretDigest, secretRecorded } from './receipt.js';
import { reportAnswer } from './report-answer.js';
import { reportContent } from './report.body.js';
import { refuseForSeveral } from './several-organisations.js';

const ROUTE = 'POST /v1/reports/of-processor';

interface Asked {
  readonly by: Asker;
  /** Under which the same is asked again, also after it failed half way. */
  readonly key: string;
  readonly correlationId: string;
}

/**
 * What the machine of a processor reports: for each organisation a dossier and a clock of its own, which runs from receipt
 * (EDPB 9/2022, 44), and none holds a word of another (ADR 34).
 */
@Injectable()
export class ProcessorReports {
  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: BreachDossiers,
    private readonly profiles: OrganisationProfiles,
    private readonly grants: GrantLog,
    private readonly clock: Clock,
    @Inject(RECEIPT_KEY) private readonly receiptKey: Buffer,
  ) {}

  /**
   * One dossier after the other: what failed half way is finished by sending the same again.
   * @throws NotAllowed where it may not report for each of them; Refusal. Nothing is recorded then
   */
  async report({ organisations, report }: ProcessorReportBody, asked: Asked): Promise<ProcessorReportAnswer> {
    for (const organisation of organisations) roleInOrganisation(asked.by, organisation);
    const named = organisations.map((one) => profileServed(this.profiles, one, 'organisations'));
    if (report.reporter.kind !== 'processor')
      throw new Refusal('not-a-processor', 'A processor reports here.', 'invalid', 'report.reporter.kind');
    if (named.length > 1) refuseForSeveral({ report }, named);
    const incident = derivedUuid('incident', commandId(asked.by.principal.id, ROUTE, 'incident', asked.key));
    const receipts: ProcessorReportAnswer['receipts'][number][] = [];
    for (const profile of named) receipts.push(await this.reportTo(profile, report, incident, asked));
    return { incident, receipts };
  }

  private async reportTo(
    profile: OrganisationProfile,
    report: ProcessorReportBody['report'],
    incident: string,
    { by, key, correlationId }: Asked,
  ): Promise<ProcessorReportAnswer['receipts'][number]> {
    const { slug: organisation } = profile;
    const id = commandId(by.principal.id, ROUTE, organisation, key);
    const breachId = derivedUuid('breach', id);
    const now = this.clock.now();
    const { reference, secret } = receiptFor(breachId, now, this.receiptKey);
    await this.grants.note(by.principal, organisation);
    await this.commands.execute(
      new ActOnBreach(
        {
          ...{ breachId, commandId: id, correlationId, causationId: id, content: report },
          by: {
            actor: { id: by.principal.id, role: roleInOrganisation(by, organisation) },
            organisation,
          },
        },
        {
          type: 'ReportBreach',
          ...{ reference, secretDigest: secretDigest(secret), receivedAt: now, incident },
          report: reportContent(report),
          rules: clockRules(this.profiles, profile),
        },
      ),
    );
    // From the log: a repeat is answered with what was recorded the first time.
    const history = await this.dossiers.sealedHistory(breachId);
    const answer = reportAnswer(
      history.map(({ event }) => event),
      (digest) => secretRecorded(breachId, this.receiptKey, digest),
    );
    return {
      ...{ organisation, reference: answer.reference },
      ...{ secret: answer.secret, receivedAt: answer.receivedAt },
    };
  }
}
