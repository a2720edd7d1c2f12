import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** One thing to know about a breach: as a person established it, and as the reporter said it. */
export interface KnownFact {
  readonly name: string;
  readonly established: string | undefined;
  readonly claimed: string | undefined;
}

/** What is known, what is only claimed, and what nobody said yet, in the order in which one asks. */
export function knownFacts(dossier: DossierAnswer, language: Language): readonly KnownFact[] {
  const words = wordsIn(language);
  const { names, people, erased } = words.dossier;
  const { lists } = words;
  const { report, moments, awareness } = dossier;
  const assessment = dossier.assessment?.assessment;
  const text = (value: string | object | undefined): string | undefined =>
    value === undefined ? undefined : typeof value === 'string' ? value : erased;
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
  const counted = (range: { readonly min: number; readonly max: number } | undefined): string | undefined =>
    range && people(range.min, range.max);
  const contact = report.reporter.contact;
  const reporter = [
    lists.reporterKinds[report.reporter.kind],
    ...(contact === undefined
      ? []
      : 'erased' in contact
        ? [erased]
        : [contact.name, contact.phone, contact.email].filter((part) => part !== undefined)),
    ...(report.reporter.reachableUntil === undefined
      ? []
      : [`${names.reachableUntil} ${moment(report.reporter.reachableUntil) ?? ''}`]),
  ].join(', ');
  const occurred = [
    stated(report.occurredFrom),
    report.ongoing === true ? names.ongoing : stated(report.occurredUntil),
  ]
    .filter((part) => part !== undefined)
    .join(' – ');
  const facts: readonly (readonly [string, string | undefined, string | undefined])[] = [
    [names.description, text(assessment?.description), text(report.description)],
    [
      names.aware,
      awareness.basis === 'established' ? moment(awareness.at) : undefined,
      awareness.basis === 'provisional'
        ? `${moment(awareness.at) ?? ''} (${lists.bases.provisional})`
        : undefined,
    ],
    [names.discovered, undefined, stated(moments.discovered)],
    [names.occurred, undefined, occurred === '' ? undefined : occurred],
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
      listed(
        dossier.computed?.facts?.recipientKind && [dossier.computed.facts.recipientKind],
        lists.dataHolders,
      ),
      listed(report.recipient && [report.recipient.kind], lists.recipients),
    ],
    [names.risk, assessment && capitalised(lists.risks[assessment.risk]), undefined],
    [names.measuresTaken, undefined, text(report.measuresTaken)],
    [names.system, undefined, text(report.system)],
    [names.location, undefined, text(report.location)],
    [names.cause, dossier.rootCause, undefined],
    [
      names.role,
      dossier.organisationRole && capitalised(lists.organisationRoles[dossier.organisationRole]),
      undefined,
    ],
    [names.reporter, undefined, capitalised(reporter)],
  ];
  return facts.map(([name, established, claimed]) => ({ name, established, claimed }));
}
