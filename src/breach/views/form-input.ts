import type { NotificationKind } from '../../law/ap-vocabulary.js';
import type {
  FormInput,
  FormOrganisation,
  FormReport,
  FormSource,
  Sourced,
} from '../../law/ap-form/form-input.js';
import { matterLaw } from '../../law/term/matter-kinds.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { Moment } from '../../shared/moment.js';
import { personal } from '../../shared/personal.js';
import { lastNotified, lastRun, standingNotification } from '../domain/authority-notification.js';
import type { Breach } from '../domain/breach.js';
import { standingDecision } from '../domain/decision.js';
import { isConfirmed, isSaidConfirmed } from '../domain/measures.js';
import { listedToTell } from '../domain/people-reached.js';
import { safetyAtStake } from '../domain/safety.js';
import { ValueSources } from '../domain/value-sources.js';
import { worksForTheOrganisation, type ReportContent } from '../domain/report.js';
import { fold, type History } from '../dossier/history.js';

/** A notification that is being recorded: the answers are those of the moment it was made. */
export interface FormOccasion {
  readonly kind?: NotificationKind;
  readonly asOf: Moment;
  readonly incomplete?: boolean;
  readonly delay?: { readonly reason?: string };
  readonly withdrawalReason?: string;
}

/** Where a value stands in the dossier: a field, and members or indexes below it. */
type Place = keyof Breach | `${keyof Breach}/${string}`;

/** What the parts of the form are made from. */
interface Desk {
  readonly breach: Breach;
  readonly occasion: FormOccasion;
  /** With the newest event behind what stands at these places. */
  readonly from: <T>(value: T, ...places: readonly Place[]) => Sourced<T>;
  /** With the notification that is being recorded. */
  readonly toCome: <T>(value: T) => Sourced<T>;
}

/**
 * The dossier as the forms of authorities read it. Values come from the fold, so that they are what the dossier
 * says, and so do their sources: the event that made the value what it is.
 * @param profile with its digest, as it stands now
 * @throws Error for an empty history
 */
export function formInput(
  history: History,
  profile: { readonly digest: string; readonly content: OrganisationProfile },
  occasion: FormOccasion,
): FormInput {
  const sources = new ValueSources();
  const breach = fold(history, undefined, sources);
  if (breach === undefined) throw new Error('a form needs a dossier');
  const desk: Desk = {
    breach,
    occasion,
    from: (value, ...places) => ({ value, source: sources.of(...places) }),
    toCome: (value) => ({ value, source: { event: 'ApNotified', revision: history.length } }),
  };
  const source: FormSource = { event: 'OrganisationProfileRecorded', profileDigest: profile.digest };
  const { fg } = profile.content;
  const listed = listedToTell(breach);
  return {
    asOf: occasion.asOf,
    ...(listed && { listed }),
    ...(safetyAtStake(breach) && { safetyAtStake: true as const }),
    organisation: { value: organisationOf(profile.content), source },
    ...(fg && {
      fg: { value: personal('staff', { ...(fg.name && { name: fg.name }), ...fg.contact }), source },
    }),
    ...aboutTheNotification(desk),
    ...aboutTheClock(desk),
    ...whatIsKnown(desk),
    ...whatIsDone(desk),
  };
}

function aboutTheNotification({ breach, occasion, from, toCome }: Desk) {
  const { notifications } = breach;
  const last = lastNotified(breach);
  const at = `notifications/${notifications.length - 1}` as const;
  const numberedLast = lastRun(breach).findLast(({ number: given }) => given !== undefined);
  const number = numberedLast?.number;
  const numbered = numberedLast ? notifications.indexOf(numberedLast) : -1;
  return {
    reference: from(breach.reference, 'reference'),
    kind: occasion.kind === undefined ? nextKind(breach, from, at) : toCome(occasion.kind),
    ...(number !== undefined && { earlierNumber: from(number, `notifications/${numbered}/number`) }),
    ...(occasion.incomplete !== undefined
      ? { incomplete: toCome(occasion.incomplete) }
      : last && { incomplete: from(last.incomplete, `${at}/incomplete`) }),
    ...(occasion.delay && { delay: toCome(occasion.delay.reason) }),
    ...(occasion.withdrawalReason !== undefined
      ? { withdrawalReason: toCome(occasion.withdrawalReason) }
      : last?.withdrawalReason !== undefined && {
          withdrawalReason: from(last.withdrawalReason, `${at}/withdrawalReason`),
        }),
  };
}

function nextKind(breach: Breach, from: Desk['from'], last: Place): Sourced<NotificationKind> {
  if (lastNotified(breach)?.kind === 'withdrawal') return from('withdrawal', `${last}/kind` as Place);
  return standingNotification(breach) === undefined
    ? from('initial', 'reference')
    : from('supplement', `${last}/kind` as Place);
}

function aboutTheClock({ breach, from }: Desk) {
  const { moments, awareness, awarenessFacts, entry } = breach;
  const { receivedAt, discovered, firstSignalAt, processorAwareAt, occurredFrom, occurredUntil, ongoing } =
    moments;
  const days = [discovered, entry?.firstContact].filter((stated) => stated?.precision === 'day');
  const isDay = awareness.basis === 'provisional' && days.some((day) => day.at === awareness.at);
  return {
    receivedAt: from(receivedAt, 'moments/receivedAt'),
    discovered: from(discovered, 'moments/discovered'),
    ...(firstSignalAt && { firstSignalAt: from(firstSignalAt, 'moments/firstSignalAt') }),
    ...(processorAwareAt && { processorAwareAt: from(processorAwareAt, 'moments/processorAwareAt') }),
    occurred: from(
      {
        ...(occurredFrom && { from: occurredFrom.at }),
        ...(occurredUntil && { until: occurredUntil.at }),
        ...(ongoing !== undefined && { ongoing }),
      },
      'moments/receivedAt', // the report, where nobody said when
      'moments/occurredFrom',
      'moments/occurredUntil',
      'moments/ongoing',
    ),
    awareness: from(
      {
        basis: awareness.basis,
        at: awareness.at,
        dueAt: awareness.deadline.dueAt,
        ...(isDay && { isDay: true as const }),
      },
      'awareness',
    ),
    ...(awarenessFacts && { awarenessFacts: from(awarenessFacts, 'awarenessFacts') }),
  };
}

function whatIsKnown({ breach, from }: Desk) {
  const { assessment, computed, rootCause, formAnswers = {} } = breach;
  return {
    report: from(reportOf(breach.report), 'report'),
    ...(assessment && { assessment: from(assessment.assessment, 'assessment') }),
    ...(computed?.facts && { facts: from(computed.facts, 'computed') }),
    ...(rootCause !== undefined && { rootCause: from(rootCause, 'rootCause') }),
    answers: Object.fromEntries(
      Object.entries(formAnswers).map(([question, answer]) => [
        question,
        from(answer, `formAnswers/${question}`),
      ]),
    ),
  };
}

const DECIDED = ['decidedAt', 'outcome', 'ground', 'reason', 'publicCommunication'] as const;
const IN_THE_FORM = [
  'informedAt',
  'means',
  'intended',
  'reached',
  'returned',
  'unreachable',
  'content',
] as const;

function whatIsDone(desk: Desk) {
  const { breach, from } = desk;
  const { measures, deletions, informed, matters } = breach;
  const decision = standingDecision(breach, 'inform-people');
  return {
    // What was dropped, or withdrawn because it was wrong, is no answer to what is done about it.
    measures: measures.flatMap((measure, i) =>
      measure.takenAt !== undefined || (measure.dropped === undefined && measure.withdrawn === undefined)
        ? [from(measure, `measures/${i}`)]
        : [],
    ),
    deletions: deletions.flatMap((deletion, i) =>
      isConfirmed(deletion) ? [from(deletion, `deletions/${i}`)] : [],
    ),
    ...deletionAsAssessed(desk),
    ...(decision && {
      // By when it was taken: ratifying or upholding it afterwards is no other answer.
      informDecision: from(
        decision,
        ...DECIDED.map((member) => `decisions/inform-people/${member}` as const),
      ),
    }),
    told: matters.flatMap(({ kind, party, settledAt, number }, i) =>
      settledAt === undefined || matterLaw(kind).direction !== 'told'
        ? []
        : [
            from(
              {
                kind,
                settledAt,
                ...(party !== undefined && { party }),
                ...(number !== undefined && { number }),
              },
              `matters/${i}/settledAt`,
            ),
          ],
    ),
    informed: informed.map((round, i) =>
      // Whether it was out of order is not asked: a correction that changes only that is no source.
      from(round, ...IN_THE_FORM.map((member) => `informed/${i}/${member}` as const)),
    ),
  };
}

/** Said in the assessment, it is not asked again as a measure. One that was recorded says it better, or was withdrawn. */
function deletionAsAssessed({ breach, from }: Desk): Pick<FormInput, 'assessedDeletion'> {
  const deletion = breach.computed?.facts?.deletion;
  if (!isSaidConfirmed(deletion) || breach.deletions.length > 0) return {};
  return {
    assessedDeletion: from({ inWriting: deletion === 'confirmed-in-writing' }, 'computed/facts/deletion'),
  };
}

function reportOf(report: ReportContent): FormReport {
  const {
    description,
    reporter,
    incidentType,
    dataCategories,
    subjectGroups,
    subjectCount,
    system,
    processor,
  } = report;
  return {
    description,
    byOwnPeople: worksForTheOrganisation(reporter.kind),
    reporterKind: reporter.kind,
    ...(incidentType && { incidentType }),
    ...(dataCategories && { dataCategories }),
    ...(subjectGroups && { subjectGroups }),
    ...(subjectCount && { subjectCount }),
    ...(system && { system }),
    ...(processor && { processor: processor.name }),
  };
}

function organisationOf({ name, address, kvk, sector, website, fg }: OrganisationProfile): FormOrganisation {
  return {
    name,
    ...(address !== undefined && { address }),
    ...(kvk !== undefined && { kvk }),
    ...(sector && { sector: sector.nl }),
    ...(website !== undefined && { website }),
    ...(fg?.apRegistrationNumber !== undefined && { fgRegistration: fg.apRegistrationNumber }),
    hasFg: fg !== undefined,
  };
}
