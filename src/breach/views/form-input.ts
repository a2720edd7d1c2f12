import type {
  FormInput,
  FormKind,
  FormMeasure,
  FormOrganisation,
  FormSource,
  Sourced,
} from '../../law/ap-form/form-input.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { Moment } from '../../shared/moment.js';
import { personal } from '../../shared/personal.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { lastNotified, standingNotification } from '../domain/authority-notification.js';
import type { BreachEvent } from '../domain/breach.js';
import type { Breach } from '../domain/breach-state.js';
import { sourceRevision } from '../domain/correction-trace.js';
import { standingDecision } from '../domain/decision.js';
import { worksForTheOrganisation } from '../domain/report.js';
import { fold } from '../dossier/history.js';

type History = readonly RecordedEvent<BreachEvent>[];
type Type = BreachEvent['type'];
type DataOf<T extends Type> = Extract<BreachEvent, { readonly type: T }>['data'];

/** A notification that is being recorded: the answers are those of the moment it was made. */
export interface FormOccasion {
  readonly kind?: FormKind;
  readonly asOf: Moment;
  readonly incomplete?: boolean;
  readonly delay?: { readonly reason?: string };
  readonly withdrawalReason?: string;
}

/**
 * The dossier as the forms of authorities read it. Values come from the fold, so that they are what the dossier
 * says; sources from the history.
 * @param profile with its digest, as it stands now
 * @throws Error for an empty history
 */
export function formInput(
  history: History,
  profile: { readonly digest: string; readonly content: OrganisationProfile },
  occasion: FormOccasion,
): FormInput {
  const breach = fold(history);
  if (breach === undefined) throw new Error('a form needs a dossier');
  const from = <T>(value: T, ...types: readonly Type[]): Sourced<T> => ({
    value,
    source: sourceOf(history, types),
  });
  const ofProfile = <T>(value: T): Sourced<T> => ({
    value,
    source: { event: 'OrganisationProfileRecorded', profileDigest: profile.digest },
  });
  const toCome = <T>(value: T): Sourced<T> => ({
    value,
    source: { event: 'ApNotified', revision: history.length },
  });
  const { moments, awareness, report } = breach;
  const { fg } = profile.content;
  const informDecision = standingDecision(breach, 'inform-people');
  const number = breach.notifications.findLast((sent) => sent.number !== undefined)?.number;
  const aware = history
    .map(({ event }) => event)
    .findLast((event) => event.type === 'AwarenessEstablished' || event.type === 'AwarenessCorrected');
  const CLOCK = ['BreachReported', ...AWARENESS, 'ReportAbsorbed', 'AbsorbedReportReleased'] as const;
  return {
    reference: from(breach.reference, 'BreachReported'),
    kind: kindOf(breach, occasion, from, toCome),
    asOf: occasion.asOf,
    ...(number !== undefined && { earlierNumber: from(number, 'ApNotified', 'ApNumberReceived') }),
    ...incompleteness(breach, occasion, from, toCome),
    ...(occasion.delay && { delay: toCome(occasion.delay.reason) }),
    ...withdrawal(breach, occasion, from, toCome),
    organisation: ofProfile(organisationOf(profile.content)),
    ...(fg && { fg: ofProfile(personal('staff', { ...(fg.name && { name: fg.name }), ...fg.contact })) }),
    report: from(
      {
        description: report.description,
        byOwnPeople: worksForTheOrganisation(report.reporter.kind),
        reporterKind: report.reporter.kind,
        ...(report.incidentType && { incidentType: report.incidentType }),
        ...(report.dataCategories && { dataCategories: report.dataCategories }),
        ...(report.subjectGroups && { subjectGroups: report.subjectGroups }),
        ...(report.subjectCount && { subjectCount: report.subjectCount }),
        ...(report.system && { system: report.system }),
        ...(report.processor && { processor: report.processor.name }),
      },
      'BreachReported',
    ),
    receivedAt: from(moments.receivedAt, 'BreachReported'),
    discovered: from(moments.discovered, 'BreachReported'),
    ...(moments.firstSignalAt && { firstSignalAt: from(moments.firstSignalAt, ...CLOCK) }),
    ...(moments.processorAwareAt && { processorAwareAt: from(moments.processorAwareAt, ...CLOCK) }),
    occurred: from(
      {
        ...(moments.occurredFrom && { from: moments.occurredFrom }),
        ...(moments.occurredUntil && { until: moments.occurredUntil }),
        ...(moments.ongoing !== undefined && { ongoing: moments.ongoing }),
      },
      'BreachReported',
    ),
    awareness: from({ basis: awareness.basis, at: awareness.at, dueAt: awareness.deadline.dueAt }, ...CLOCK),
    ...(aware && { awarenessFacts: from(aware.data.facts, ...AWARENESS) }),
    ...(breach.assessment && { assessment: from(breach.assessment.assessment, 'BreachAssessed') }),
    // What was dropped is no answer to what is done about it.
    measures: breach.measures.filter(isMeant).map((measure) => ({
      value: measure satisfies FormMeasure,
      source: sourceOf(
        history.filter(({ event }) => 'measure' in event.data && event.data.measure === measure.measure),
        ['MeasurePlanned', 'MeasureTaken'],
      ),
    })),
    deletions: each(history, 'DeletionConfirmed'),
    ...(breach.rootCause !== undefined && {
      rootCause: from(breach.rootCause, 'RootCauseEstablished'),
    }),
    ...(informDecision && {
      informDecision: {
        value: informDecision,
        source: sourceOf(
          history.filter(({ event }) => 'question' in event.data && event.data.question === 'inform-people'),
          ['DecisionTaken', 'DecisionRevised'],
        ),
      },
    }),
    informed: breach.informed.map((round) => ({
      value: round,
      source: {
        event: round.corrections === undefined ? 'SubjectsInformed' : 'StatementCorrected',
        revision: sourceRevision(round),
      },
    })),
    answers: Object.fromEntries(
      each(history, 'FormAnswerRecorded').map(({ value, source }) => [
        value.question,
        { value: value.answer, source },
      ]),
    ),
  };
}

function isMeant({ takenAt, dropped }: Breach['measures'][number]): boolean {
  return takenAt !== undefined || dropped === undefined;
}

const AWARENESS: readonly Type[] = ['AwarenessEstablished', 'AwarenessCorrected'];

type From = <T>(value: T, ...types: readonly Type[]) => Sourced<T>;
type ToCome = <T>(value: T) => Sourced<T>;

function kindOf(breach: Breach, { kind }: FormOccasion, from: From, toCome: ToCome): Sourced<FormKind> {
  if (kind !== undefined) return toCome(kind);
  if (lastNotified(breach)?.kind === 'withdrawal') return from('withdrawal', 'ApNotified');
  return standingNotification(breach) === undefined
    ? from('initial', 'BreachReported')
    : from('supplement', 'ApNotified');
}

function incompleteness(
  breach: Breach,
  { incomplete }: FormOccasion,
  from: From,
  toCome: ToCome,
): Pick<FormInput, 'incomplete'> {
  if (incomplete !== undefined) return { incomplete: toCome(incomplete) };
  const last = lastNotified(breach);
  return last ? { incomplete: from(last.incomplete, 'ApNotified') } : {};
}

function withdrawal(
  breach: Breach,
  occasion: FormOccasion,
  from: From,
  toCome: ToCome,
): Pick<FormInput, 'withdrawalReason'> {
  if (occasion.withdrawalReason !== undefined) {
    return { withdrawalReason: toCome(occasion.withdrawalReason) };
  }
  const reason = lastNotified(breach)?.withdrawalReason;
  return reason === undefined ? {} : { withdrawalReason: from(reason, 'ApNotified') };
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

function sourceOf(history: History, types: readonly Type[]): FormSource {
  const last = history.findLast(({ event: { type } }) => types.includes(type));
  if (last === undefined) throw new Error(`no ${types.join(' or ')} behind an answer`);
  return { event: last.event.type, revision: last.revision };
}

function each<T extends Type>(history: History, type: T): readonly Sourced<DataOf<T>>[] {
  return history
    .filter(({ event }) => event.type === type)
    .map(({ event: { data }, revision }) => ({
      value: data as DataOf<T>,
      source: { event: type, revision },
    }));
}
