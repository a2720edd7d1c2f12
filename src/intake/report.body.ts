import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  SPECIAL_CATEGORIES,
  SUBJECT_GROUPS,
  type CountRange,
  type DataCategory,
  type IncidentType,
  type SpecialCategory,
  type SubjectGroup,
} from '../law/ap-vocabulary.js';
import {
  REPORTED_RECIPIENTS,
  REPORTER_KINDS,
  YES_NO_UNKNOWN,
  type ReportedRecipient,
  type ReportContent,
  type ReporterKind,
  type YesNoUnknown,
} from '../breach/domain/report.js';
import { statedBeginning, statedEnd } from '../breach/domain/stated-moment.js';
import { CountRangeField } from '../platform/http/count-range.js';
import { Flag, ManyOf, Nested, OneOf, SlugField, Text } from '../platform/http/dto-fields.js';
import { DayOrMoment, MomentField } from '../platform/http/moment-fields.js';
import { PersonalText } from '../platform/http/personal-text.js';
import { dutchDay } from '../law/clock.js';
import { moment, type Moment } from '../shared/moment.js';
import { personal, type Personal } from '../shared/personal.js';
import { Refusal } from '../shared/refusal.js';

const PRECISIONS = ['moment', 'day', 'unknown'] as const;
const ANY_DATA = [...DATA_CATEGORIES, ...SPECIAL_CATEGORIES] as const;

class ContactPersonBody {
  @Text({ max: 200, optional: true }) readonly name?: string;
  @Text({ max: 200, optional: true }) readonly jobTitle?: string;
  @Text({ max: 254, optional: true }) readonly email?: string;
  @Text({ max: 50, optional: true }) readonly phone?: string;
}

class ReporterBody extends ContactPersonBody {
  @OneOf(REPORTER_KINDS) readonly kind!: ReporterKind;
  @Flag({
    optional: true,
    description:
      'Whether nobody else reads what comes to his e-mail address; without it nobody but the organisation’s own people is written to.',
  })
  readonly readsAlone?: boolean;
  @MomentField({ optional: true, description: 'Until when the reporter can be asked more.' })
  readonly reachableUntil?: Moment;
  @Text({ max: 200, optional: true, description: 'For whom he speaks.' }) readonly onBehalfOf?: string;
}

class RecipientBody {
  @OneOf(REPORTED_RECIPIENTS) readonly kind!: ReportedRecipient;
  @OneOf(YES_NO_UNKNOWN, { optional: true, description: 'Whether one knows who it is.' })
  readonly known?: YesNoUnknown;
  @OneOf(YES_NO_UNKNOWN, { optional: true }) readonly contacted?: YesNoUnknown;
  @OneOf(YES_NO_UNKNOWN, { optional: true }) readonly confirmedDeletion?: YesNoUnknown;
}

class ProcessorBody {
  @PersonalText('dossier', { max: 200 }) readonly name!: Personal<string>;
  @MomentField({ optional: true, notInFuture: true, description: 'When the processor itself became aware.' })
  readonly awareAt?: Moment;
}

/** What somebody reports, whoever wrote it down. Two fields are needed; for everything else "don't know" is fine. */
export class SaidBody {
  @PersonalText('dossier', { max: 20_000, description: 'What happened, in the reporter’s own words.' })
  readonly description!: Personal<string>;
  @Nested(() => ReporterBody) readonly reporter!: ReporterBody;
  @Nested(() => ContactPersonBody, {
    optional: true,
    description: 'Whom to ask, where that is not the reporter.',
  })
  readonly contactPerson?: ContactPersonBody;
  @PersonalText('dossier', {
    max: 100,
    optional: true,
    description: 'Number or words of another report that this one adds to.',
  })
  readonly earlierReport?: Personal<string>;
  @OneOf(YES_NO_UNKNOWN, {
    optional: true,
    description: 'Whether somebody may be in danger; left out: unknown.',
  })
  readonly safetyRisk?: YesNoUnknown;
  @Flag({
    optional: true,
    description:
      'Whether it is about somebody who handles reports here: then only FG and board see it at first.',
  })
  readonly aboutHandler?: boolean;
  @DayOrMoment({ optional: true, notInFuture: true, description: 'When it was discovered, as far as known.' })
  readonly discoveredAt?: string;
  @OneOf(PRECISIONS, { optional: true, description: 'How sure that moment is; `unknown` without one.' })
  readonly discoveredPrecision?: (typeof PRECISIONS)[number];
  @MomentField({ optional: true, notInFuture: true, description: 'First sign that something was wrong.' })
  readonly firstSignalAt?: Moment;
  @DayOrMoment({ optional: true, notInFuture: true, description: 'When it began; a day will do.' })
  readonly occurredFrom?: string;
  @DayOrMoment({ optional: true, notInFuture: true, description: 'When it ended; a day counts to its end.' })
  readonly occurredUntil?: string;
  @Flag({ optional: true, description: 'Whether it still goes on.' }) readonly ongoing?: boolean;
  @OneOf(INCIDENT_TYPES, { optional: true }) readonly incidentType?: IncidentType;
  @ManyOf(ANY_DATA, { optional: true }) readonly dataCategories?: (DataCategory | SpecialCategory)[];
  @ManyOf(SUBJECT_GROUPS, { optional: true }) readonly subjectGroups?: SubjectGroup[];
  @CountRangeField({ optional: true, description: 'How many people it is about.' })
  readonly subjectCount?: CountRange;
  @Nested(() => RecipientBody, { optional: true, description: 'Who has the data now, or may have them.' })
  readonly recipient?: RecipientBody;
  @PersonalText('dossier', { max: 1_000, optional: true }) readonly location?: Personal<string>;
  @PersonalText('dossier', {
    max: 1_000,
    optional: true,
    description: 'In which system or file it happened.',
  })
  readonly system?: Personal<string>;
  @PersonalText('dossier', { max: 8_000, optional: true }) readonly measuresTaken?: Personal<string>;
  @Nested(() => ProcessorBody, { optional: true }) readonly processor?: ProcessorBody;
}

/** A report, which is for one organisation. */
export class ReportBody extends SaidBody {
  @SlugField({ description: 'Its short name here.' }) readonly organisation!: string;
}

/** @throws Refusal where the stated discovery and its precision contradict each other */
export function reportContent(body: SaidBody): ReportContent {
  const { discoveredAt: _at, discoveredPrecision: _precision, reporter, contactPerson, ...rest } = body;
  const { safetyRisk = 'unknown', occurredFrom, occurredUntil, ...said } = rest;
  const { kind, readsAlone, reachableUntil, ...contact } = reporter;
  const { ...person } = contactPerson ?? {};
  return {
    ...said,
    reporter: {
      kind,
      ...(Object.keys(contact).length > 0 && {
        contact: personal('reporter', contact),
        hasEmail: contact.email !== undefined,
      }),
      ...(readsAlone !== undefined && { readsAlone }),
      ...(reachableUntil && { reachableUntil }),
    },
    ...(Object.keys(person).length > 0 && { contactPerson: personal('reporter', person) }),
    safetyRisk,
    discovered: discovery(body),
    ...(occurredFrom !== undefined && { occurredFrom: statedBeginning(occurredFrom, moment) }),
    ...(occurredUntil !== undefined && { occurredUntil: statedEnd(occurredUntil, moment) }),
  };
}

/** A moment that was only sure to the day counts as that day; without a moment nothing was stated. */
function discovery({ discoveredAt, discoveredPrecision }: SaidBody): ReportContent['discovered'] {
  const contradicts =
    (discoveredPrecision === 'unknown') === (discoveredAt !== undefined) && discoveredPrecision !== undefined;
  const isDayOnly = discoveredAt?.length === 10;
  if (contradicts || (discoveredPrecision === 'moment' && isDayOnly)) {
    throw new Refusal(
      'precision-does-not-fit',
      'The discovery and its precision contradict each other.',
      'invalid',
      'discoveredPrecision',
    );
  }
  const day =
    discoveredPrecision === 'day' && discoveredAt !== undefined && !isDayOnly
      ? dutchDay(moment(discoveredAt))
      : discoveredAt;
  return day === undefined ? { precision: 'unknown' } : statedBeginning(day, moment);
}
