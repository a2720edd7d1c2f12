import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { derivedUuid } from '../shared/derived-uuid.js';
import { ActOnBreach, type ActResult } from '../breach/acts/act-on-breach.command.js';
import { decide } from '../breach/domain/breach.js';
import { type OrganisationOfReporter, type ReportBreach, saysDanger } from '../breach/domain/reporting.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { fold } from '../breach/dossier/history.js';
import { causedCommandId, commandId } from '../breach/dossier/command-id.js';
import { onCallPhone } from '../organisations/on-call.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Clock } from '../platform/time/clock.port.js';
import { isLanguage, type Language } from '../law/sentence.js';
import { personal } from '../shared/personal.js';
import { languageFor } from '../platform/http/accept-language.js';
import { clockRules, profileServed } from './clock-rules.js';
import type { ReceiptAnswer } from './receipt.answer.js';
import { receiptFor, secretDigest, secretRecorded, type Receipt } from './receipt.js';
import { reportAnswer } from './report-answer.js';
import { reportContent, type ReportBody } from './report.body.js';
import type { KeptReport } from './spool/kept-report.js';

export const RECEIPT_KEY = Symbol('receipt key');

export interface Submission {
  readonly key: string;
  readonly correlationId: string;
  readonly content: unknown;
  /** `accept-language` as it was sent. */
  readonly acceptLanguage: string | undefined;
}

const FOUND_EARLIER = 'De melding kwam eerder binnen bij een ander deel van de meldplek, dat haar bewaarde.';
/** Whoever reports: nobody asks who it is. */
export const REPORTER = { id: 'anyone', role: 'reporter' } as const;

/** The same report again finds the dossier that it made. @param commandId of the command that reports it */
export const dossierOf = (commandId: string): string => derivedUuid('breach', commandId);

/** What a report is to the log, and to whoever sent it. */
@Injectable()
export class Intake {
  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: BreachDossiers,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
    @Inject(RECEIPT_KEY) private readonly receiptKey: Buffer,
  ) {}

  /** A report as it comes in now. @throws Refusal where no such organisation is served */
  received(body: ReportBody, { key, ...submission }: Submission): KeptReport {
    const { organisation } = body;
    profileServed(this.profiles, organisation, 'organisation');
    return {
      ...submission,
      ...{ organisation, body },
      commandId: commandId(REPORTER.id, 'POST /v1/reports', organisation, key),
      receivedAt: this.clock.now(),
      urgent: saysDanger(body),
    };
  }

  /**
   * Takes it into the log. When this returns, the report is on disk.
   * @returns from what was recorded, not from the request: a repeat is answered with what was recorded the first time
   */
  async record(report: KeptReport): Promise<ReceiptAnswer> {
    const { correlationId, commandId: id, content, organisation } = report;
    const { breachId, command } = this.asked(report);
    const { begun } = await this.commands.execute(
      new ActOnBreach(
        {
          ...{ breachId, commandId: id, correlationId, causationId: id, content, begins: true },
          by: { actor: REPORTER, organisation },
        },
        command,
      ),
    );
    const { history, state } = begun ?? (await this.recorded(breachId));
    return reportAnswer(
      history.map(({ event }) => event),
      (digest) => secretRecorded(breachId, this.receiptKey, digest),
      state?.dangerAlarm,
    );
  }

  private async recorded(breachId: string): Promise<NonNullable<ActResult['begun']>> {
    const history = await this.dossiers.sealedHistory(breachId);
    return { history, state: fold(history) };
  }

  /**
   * What the log will answer once it takes it.
   * @throws Refusal where a rule of the domain will say no
   */
  foreseen(report: KeptReport): ReceiptAnswer {
    const { receipt, command } = this.asked(report);
    const events = decide(undefined, command, { now: report.receivedAt, actor: REPORTER, linked: [] });
    return reportAnswer(events, () => receipt.secret);
  }

  /** The log had it later than another process of this desk: its clock runs from the earlier moment. */
  async foundEarlier(report: KeptReport): Promise<void> {
    const { correlationId, commandId: id, receivedAt } = report;
    const { breachId } = this.asked(report);
    await this.commands.execute(
      new ActOnBreach(
        {
          ...{ breachId, correlationId, causationId: id },
          commandId: causedCommandId(id, breachId, `received at ${receivedAt}`),
          by: { actor: { id: 'spool', role: 'system' } },
        },
        { type: 'CorrectReceipt', receivedAt, reason: FOUND_EARLIER },
      ),
    );
  }

  /** Under the key of a report that the log has already: it was acknowledged, so it goes into the same dossier. */
  async add(report: KeptReport): Promise<void> {
    const { correlationId, commandId: id, organisation, content } = report;
    const { breachId } = this.asked(report);
    await this.commands.execute(
      new ActOnBreach(
        {
          ...{ breachId, correlationId, causationId: id, content },
          commandId: commandId(REPORTER.id, 'another report under a known key', id, JSON.stringify(content)),
          by: { actor: REPORTER, organisation },
        },
        {
          type: 'SupplementReport',
          by: 'reporter',
          text: personal('dossier', JSON.stringify(content, null, 1)),
        },
      ),
    );
  }

  private asked(report: KeptReport): {
    readonly breachId: string;
    readonly receipt: Receipt;
    readonly command: ReportBreach;
  } {
    const { organisation, ...said } = report.body;
    const { receivedAt, acceptLanguage } = report;
    const profile = profileServed(this.profiles, organisation, 'organisation');
    const breachId = dossierOf(report.commandId);
    const receipt = receiptFor(breachId, receivedAt, this.receiptKey);
    const language = languageFor(acceptLanguage, profile.languages.filter(isLanguage)) ?? 'nl';
    return {
      ...{ breachId, receipt },
      command: {
        type: 'ReportBreach',
        reference: receipt.reference,
        secretDigest: secretDigest(receipt.secret),
        receivedAt,
        report: reportContent(said),
        rules: clockRules(this.profiles, profile),
        language,
        organisation: organisationOfReporter(profile, language),
      },
    };
  }
}

function organisationOfReporter(profile: OrganisationProfile, language: Language): OrganisationOfReporter {
  const { sheltersPeople = false, reporterTexts, reportingContacts } = profile;
  const { phone } = reportingContacts;
  const onCall = onCallPhone(profile);
  return {
    sheltersPeople,
    inDanger: reporterTexts[language].inDanger,
    ...(onCall !== undefined && { onCall }),
    ...(phone !== undefined && { phone }),
  };
}
