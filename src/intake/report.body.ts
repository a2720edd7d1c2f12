import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  SPECIAL_CATEGORIES,
  SUBJECT_GROUPS,
  type DataCategory,
  type IncidentType,
  type SpecialCategory,
  type SubjectGroup,
} from '../law/ap-vocabulary.js';
import {
  REPORTED_RECIPIENTS,
  REPORTER_KINDS,
  type ReportedRecipient,
  type ReportContent,
  type ReporterKind,
  type YesNoUnknown,
} from '../breach/domain/report.js';
import { statedDiscovery } from '../breach/domain/reporting.js';
import { Count, Flag, ManyOf, Nested, OneOf, SlugField, Text } from '../platform/http/dto-fields.js';
import { DayOrMoment, MomentField } from '../platform/http/moment-fields.js';
import { dutchDay, startOfDutchDay } from '../law/clock.js';
import { moment, type Moment } from '../shared/moment.js';
import { personal } from '../shared/personal.js';
import { Refusal } from '../shared/refusal.js';

const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const;
const PRECISIONS = ['moment', 'day', 'unknown'] as const;
const ANY_DATA = [...DATA_CATEGORIES, ...SPECIAL_CATEGORIES] as const;

class ReporterBody {
  @OneOf(REPORTER_KINDS) readonly kind!: ReporterKind;
  @Text({ max: 200, optional: true }) readonly name?: string;
  @Text({ max: 254, optional: true }) readonly email?: string;
  @Text({ max: 50, optional: true }) readonly phone?: string;
  @MomentField({ optional: true }) readonly reachableUntil?: Moment;
  @Text({ max: 200, optional: true }) readonly onBehalfOf?: string;
}

class RecipientBody {
  @OneOf(REPORTED_RECIPIENTS) readonly kind!: ReportedRecipient;
  @OneOf(YES_NO_UNKNOWN, { optional: true }) readonly known?: YesNoUnknown;
  @OneOf(YES_NO_UNKNOWN, { optional: true }) readonly contacted?: YesNoUnknown;
  @OneOf(YES_NO_UNKNOWN, { optional: true }) readonly confirmedDeletion?: YesNoUnknown;
}

class ProcessorBody {
  @Text({ max: 200 }) readonly name!: string;
  @MomentField({ optional: true, notInFuture: true }) readonly awareAt?: Moment;
}

class SubjectCountBody {
  @Count({ min: 0, max: 100_000_000 }) readonly min!: number;
  @Count({ min: 0, max: 100_000_000 }) readonly max!: number;
}

/** A report. Three fields are needed; for everything else "don't know" is fine. */
export class ReportBody {
  @SlugField() readonly organisation!: string;
  @Text({ max: 20_000 }) readonly description!: string;
  @Nested(() => ReporterBody) readonly reporter!: ReporterBody;
  @OneOf(YES_NO_UNKNOWN, { optional: true }) readonly safetyRisk?: YesNoUnknown;
  @DayOrMoment({ optional: true, notInFuture: true }) readonly discoveredAt?: string;
  @OneOf(PRECISIONS, { optional: true }) readonly discoveredPrecision?: (typeof PRECISIONS)[number];
  @MomentField({ optional: true, notInFuture: true }) readonly firstSignalAt?: Moment;
  @DayOrMoment({ optional: true, notInFuture: true }) readonly occurredFrom?: string;
  @DayOrMoment({ optional: true, notInFuture: true }) readonly occurredUntil?: string;
  @Flag({ optional: true }) readonly ongoing?: boolean;
  @OneOf(INCIDENT_TYPES, { optional: true }) readonly incidentType?: IncidentType;
  @ManyOf(ANY_DATA, { max: ANY_DATA.length, optional: true })
  readonly dataCategories?: (DataCategory | SpecialCategory)[];
  @ManyOf(SUBJECT_GROUPS, { max: SUBJECT_GROUPS.length, optional: true })
  readonly subjectGroups?: SubjectGroup[];
  @Nested(() => SubjectCountBody, { optional: true }) readonly subjectCount?: SubjectCountBody;
  @Nested(() => RecipientBody, { optional: true }) readonly recipient?: RecipientBody;
  @Text({ max: 1_000, optional: true }) readonly location?: string;
  @Text({ max: 1_000, optional: true }) readonly system?: string;
  @Text({ max: 8_000, optional: true }) readonly measuresTaken?: string;
  @Nested(() => ProcessorBody, { optional: true }) readonly processor?: ProcessorBody;
}

const dayOrMoment = (text: string): Moment => (text.length === 10 ? startOfDutchDay(text) : moment(text));

/** @throws Refusal where the stated discovery and its precision contradict each other */
export function reportContent(body: ReportBody): ReportContent {
  const { organisation: _organisation, discoveredPrecision: _precision, ...said } = body;
  const { description, reporter, safetyRisk, occurredFrom, occurredUntil, location, system, measuresTaken } =
    said;
  const { ongoing, incidentType, dataCategories, subjectGroups, subjectCount, recipient, processor } = said;
  const { kind, reachableUntil, ...contact } = reporter;
  return {
    description: personal('dossier', description),
    reporter: {
      kind,
      ...(Object.keys(contact).length > 0 && { contact: personal('reporter', { ...contact }) }),
      ...(reachableUntil && { reachableUntil }),
    },
    safetyRisk: safetyRisk ?? 'unknown',
    discovered: discovery(body),
    ...(body.firstSignalAt && { firstSignalAt: body.firstSignalAt }),
    ...(occurredFrom !== undefined && { occurredFrom: dayOrMoment(occurredFrom) }),
    ...(occurredUntil !== undefined && { occurredUntil: dayOrMoment(occurredUntil) }),
    ...(ongoing !== undefined && { ongoing }),
    ...(incidentType && { incidentType }),
    ...(dataCategories && { dataCategories }),
    ...(subjectGroups && { subjectGroups }),
    ...(subjectCount && { subjectCount: { min: subjectCount.min, max: subjectCount.max } }),
    ...(recipient && { recipient: claimed(recipient) }),
    ...(location !== undefined && { location: personal('dossier', location) }),
    ...(system !== undefined && { system: personal('dossier', system) }),
    ...(measuresTaken !== undefined && { measuresTaken: personal('dossier', measuresTaken) }),
    ...(processor && {
      processor: {
        name: personal('dossier', processor.name),
        ...(processor.awareAt && { awareAt: processor.awareAt }),
      },
    }),
  };
}

function claimed({
  kind,
  known,
  contacted,
  confirmedDeletion,
}: RecipientBody): ReportContent['recipient'] & object {
  return {
    kind,
    ...(known && { known }),
    ...(contacted && { contacted }),
    ...(confirmedDeletion && { confirmedDeletion }),
  };
}

/** A moment that was only sure to the day counts as that day; without a moment nothing was stated. */
function discovery({ discoveredAt, discoveredPrecision }: ReportBody): ReportContent['discovered'] {
  const contradicts =
    (discoveredPrecision === 'unknown') === (discoveredAt !== undefined) && discoveredPrecision !== undefined;
  const isDayOnly = discoveredAt?.length === 10;
  if (contradicts || (discoveredPrecision === 'moment' && isDayOnly)) {
    throw new Refusal(
      'precision-does-not-fit',
      'The discovery and its precision contradict each other.',
      'invalid',
      '/discoveredPrecision',
    );
  }
  const day =
    discoveredPrecision === 'day' && discoveredAt !== undefined && !isDayOnly
      ? dutchDay(moment(discoveredAt))
      : discoveredAt;
  return statedDiscovery(day, moment);
}
