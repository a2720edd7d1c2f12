import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 as uuidv5 } from 'uuid';
import { ActOnBreach } from '../breach/acts/act-on-breach.command.js';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import type { History } from '../breach/dossier/history.js';
import { commandId } from '../breach/dossier/command-id.js';
import type { OrganisationOfReporter } from '../breach/domain/reporting.js';
import { worksForTheOrganisation } from '../breach/domain/report.js';
import { onCallPhone } from '../organisations/on-call.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Clock } from '../platform/time/clock.port.js';
import { isLanguage, type Language } from '../law/sentence.js';
import { languageFor } from '../platform/http/accept-language.js';
import { clockRules, profileServed } from './clock-rules.js';
import type { ReceiptAnswer } from './receipt.answer.js';
import { receiptFor, secretDigest } from './receipt.js';
import { reportContent, type ReportBody } from './report.body.js';

export const RECEIPT_KEY = Symbol('receipt key');

export interface Submission {
  readonly key: string;
  readonly correlationId: string;
  readonly content: unknown;
  /** `accept-language` as it was sent. */
  readonly acceptLanguage: string | undefined;
}

const ANYONE = 'anyone';

/** A deadline in the past needs words: nobody should think that reporting is of no use any more. */
const POSSIBLY_TOO_LATE: Readonly<Record<Language, string>> = {
  nl: 'Volgens uw melding is dit al langer bekend. De termijn voor de Autoriteit Persoonsgegevens is dan mogelijk al voorbij. Dat u het meldt is goed: een collega kijkt er zo snel mogelijk naar.',
  en: 'You reported that this was discovered some time ago. The term for notifying the authority may have passed already. It is good that you report it: a colleague looks at it as soon as possible.',
};

/** Takes a report in. When this returns, the report is on disk. */
@Injectable()
export class Intake {
  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: BreachDossiers,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
    @Inject(RECEIPT_KEY) private readonly receiptKey: Buffer,
  ) {}

  async report(
    body: ReportBody,
    { key, correlationId, content, acceptLanguage }: Submission,
  ): Promise<ReceiptAnswer> {
    const { organisation, ...said } = body;
    const profile = profileServed(this.profiles, organisation, 'organisation');
    const id = commandId(ANYONE, 'POST /v1/reports', organisation, key);
    // The same report again must find the dossier it made, so the dossier's id follows from the command's.
    const breachId = uuidv5('breach', id);
    const receivedAt = this.clock.now();
    const receipt = receiptFor(breachId, receivedAt, this.receiptKey);
    const language = languageFor(acceptLanguage, profile.languages.filter(isLanguage)) ?? 'nl';
    await this.commands.execute(
      new ActOnBreach(
        {
          breachId,
          commandId: id,
          correlationId,
          causationId: id,
          content,
          by: { actor: { id: ANYONE, role: 'reporter' }, organisation },
        },
        {
          type: 'ReportBreach',
          reference: receipt.reference,
          secretDigest: secretDigest(receipt.secret),
          receivedAt,
          report: reportContent(said),
          rules: clockRules(this.profiles, profile),
          language,
          organisation: organisationOfReporter(profile, language),
        },
      ),
    );
    return this.answer(breachId, receipt.secret);
  }

  /** From the log, not from the request: a repeat is answered with what was recorded the first time. */
  private async answer(breachId: string, secret: string): Promise<ReceiptAnswer> {
    const [first, ...later] = await this.dossiers.history(breachId);
    if (first?.event.type !== 'BreachReported')
      throw new Error('a report that was acknowledged is not there');
    const { reference, receivedAt, deadline, report } = first.event.data;
    return {
      reference,
      secret,
      receivedAt,
      ...(worksForTheOrganisation(report.reporter.kind) && { deadline: deadline.dueAt }),
      ...(worksForTheOrganisation(report.reporter.kind) &&
        deadline.dueAt <= receivedAt && { deadlineNote: POSSIBLY_TOO_LATE[languageOf(later)] }),
      containmentAdvice: later.flatMap(({ event }) =>
        event.type === 'ContainmentAdviceShown' ? event.data.advice : [],
      ),
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

/** In which the reporter was told what to do. */
function languageOf(later: History): Language {
  const shown = later.find(({ event }) => event.type === 'ContainmentAdviceShown')?.event;
  return shown?.type === 'ContainmentAdviceShown' ? shown.data.language : 'nl';
}
