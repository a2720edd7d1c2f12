import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { CountRange } from '../../law/ap-vocabulary.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { isWithheld, type Withheld } from '../../platform/http/answer-fields.js';
import { shownText } from '../words/withheld.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** One thing to know about a breach: as a person established it, and as the reporter said it. */
export interface KnownFact {
  readonly name: string;
  readonly established: string | undefined;
  readonly claimed: string | undefined;
}

type Occurred = Pick<DossierAnswer['report'], 'occurredFrom' | 'occurredUntil' | 'ongoing'>;

/** What is known, what is only claimed, and what nobody said yet, in the order in which one asks. */
export function knownFacts(dossier: DossierAnswer, language: Language): readonly KnownFact[] {
  const words = wordsIn(language);
  const { names, people } = words.dossier;
  const { lists } = words;
  const { report, moments, awareness, involved = {}, entry } = dossier;

  const assessment = dossier.assessment?.assessment;
  const text = (value: string | Withheld | undefined): string | undefined => shownText(value, language);
  const moment = (at: Moment | undefined): string | undefined =>
    at && onDutchClock(at, 'd MMM yyyy, HH:mm', language);
  const stated = (value: { readonly day?: string; readonly at?: Moment } | undefined) =>
    value?.day === undefined
      ? moment(value?.at)
      : onDutchClock(value.at ?? (value.day as Moment), 'd MMM yyyy', language);
  const listed = <K extends string>(
    values: readonly K[] | undefined,
    named: Readonly<Record<K, string>>,
  ): string | undefined =>
    values === undefined || values.length === 0
      ? undefined
      : capitalised(values.map((value) => named[value]).join(', '));
  const counted = (range: CountRange | undefined): string | undefined =>
    range && (range.max === undefined ? words.events.atLeast(`${range.min}`) : people(range.min, range.max));
  const contact = report.reporter.contact;
  const reporter = [
    lists.reporterKinds[report.reporter.kind],
    ...(contact === undefined
      ? []
      : isWithheld(contact)
        ? [text(contact)]
        : [contact.name, contact.jobTitle, contact.phone, contact.email].filter(
            (part) => part !== undefined,
          )),
    ...(report.reporter.readsAlone === true ? [names.readsAlone] : []),
    ...(report.reporter.reachableUntil === undefined
      ? []
      : [`${names.reachableUntil} ${moment(report.reporter.reachableUntil) ?? ''}`]),
  ].join(', ');
  const { contactPerson: person } = report;
  const contactPerson =
    person === undefined || isWithheld(person)
      ? text(person)
      : [person.name, person.jobTitle, person.phone, person.email].filter(Boolean).join(', ');
  const ownNumber = [text(entry?.number), entry?.source].filter(Boolean).join(', ') || undefined;
  const when = ({ occurredFrom, occurredUntil, ongoing }: Occurred): string | undefined =>
    [stated(occurredFrom), ongoing === true ? names.ongoing : stated(occurredUntil)]
      .filter((part) => part !== undefined)
      .join(' – ') || undefined;
  /** What stands now, where somebody said it after the report. */
  const sinceThen = <T>(now: T, reported: T): T | undefined => (now === reported ? undefined : now);
  const discovered = sinceThen(stated(moments.discovered), stated(report.discovered));
  const taken = dossier.measures
    .filter(({ takenAt, withdrawn }) => takenAt !== undefined && withdrawn !== true)
    .map(({ what }) => what);
  const { recipientKind, recipientKinds = [] } = dossier.computed?.facts ?? {};
  const holders = [...new Set([...(recipientKind ? [recipientKind] : []), ...recipientKinds])];
  // Of these nobody misses anything.
  const optional = [
    [names.contactPerson, undefined, contactPerson],
    [names.earlierReport, undefined, text(report.earlierReport)],
    [names.ownNumber, ownNumber, undefined],
  ] as const;
  const facts: readonly (readonly [string, string | undefined, string | undefined])[] = [
    [names.description, text(assessment?.description), text(report.description)],
    [
      names.aware,
      awareness.basis === 'established' ? moment(awareness.at) : undefined,
      awareness.basis === 'provisional'
        ? `${moment(awareness.at) ?? ''} (${lists.bases.provisional})`
        : undefined,
    ],
    [names.discovered, discovered, stated(report.discovered)],
    [names.occurred, sinceThen(when(moments), when(report)), when(report)],
    [
      names.incidentType,
      assessment && capitalised(lists.incidentTypes[assessment.incidentType]),
      listed(report.incidentType && [report.incidentType], lists.incidentTypes),
    ],
    [
      names.dataCategories,
      listed(
        assessment && [...(assessment.dataCategories ?? []), ...(assessment.specialCategories ?? [])],
        lists.data,
      ),
      listed(report.dataCategories, lists.data),
    ],
    [
      names.subjectGroups,
      listed(assessment?.subjectGroups, lists.subjectGroups),
      listed(report.subjectGroups, lists.subjectGroups),
    ],
    [names.subjectCount, counted(assessment?.subjectCount), counted(report.subjectCount)],
    [
      names.recipient,
      listed(holders, lists.dataHolders),
      listed(report.recipient && [report.recipient.kind], lists.recipients),
    ],
    [names.risk, assessment && capitalised(lists.risks[assessment.risk]), undefined],
    [names.measuresTaken, taken.join('; ') || undefined, text(report.measuresTaken)],
    [names.system, involved.system, text(report.system)],
    [names.processingActivity, involved.processingActivity, undefined],
    [names.processor, involved.processor, text(report.processor?.name)],
    [names.location, text(assessment?.place), text(report.location)],
    [names.cause, dossier.rootCause, undefined],
    [
      names.role,
      dossier.organisationRole && capitalised(lists.organisationRoles[dossier.organisationRole]),
      undefined,
    ],
    [names.reporter, undefined, capitalised(reporter)],
    ...optional.filter(([, established, claimed]) => (established ?? claimed) !== undefined),
  ];
  return facts.map(([name, established, claimed]) => ({ name, established, claimed }));
}
