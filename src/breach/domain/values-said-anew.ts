import type { CountRange } from '../../law/ap-vocabulary.js';
import type { Assessment } from '../../law/ap-form/assessment.js';
import type { Moment } from '../../shared/moment.js';
import type { Occurrence } from './occurrence.js';
import type { StatedDiscovery } from './stated-moment.js';

/** What was said and can be said anew: codes, counts, moments, and texts of which nothing is personal. */
type Values = Readonly<Record<string, string | boolean | readonly (string | number)[] | undefined>>;

/** A day that was said stays that day. */
const asSaid = (stated: StatedDiscovery | undefined): string | undefined => {
  if (stated === undefined || stated.precision === 'unknown') return undefined;
  return stated.precision === 'day' ? stated.day : stated.at;
};

export const occurrenceValues = ({
  occurredFrom,
  occurredUntil,
  ongoing,
  discovered,
}: Occurrence): Values => ({
  occurredFrom: asSaid(occurredFrom),
  occurredUntil: asSaid(occurredUntil),
  ongoing,
  discovered: asSaid(discovered),
});

export function clockValues({
  awareAt,
  firstSignalAt,
  processorAwareAt,
}: {
  readonly awareAt: Moment;
  readonly firstSignalAt?: Moment | undefined;
  readonly processorAwareAt?: Moment | undefined;
}): Readonly<Record<string, Moment>> {
  return { awareAt, ...(firstSignalAt && { firstSignalAt }), ...(processorAwareAt && { processorAwareAt }) };
}

/** At least so many, and at most so many where that is known. */
const counted = (range: CountRange | undefined): readonly number[] | undefined =>
  range && [range.min, ...(range.max === undefined ? [] : [range.max])];

/** All but the description, which is personal. */
export function assessedValues(assessed: Assessment): Values {
  const { natures, incidentType, dataCategories, specialCategories, subjectGroups, protection } = assessed;
  const { organisationConsequences, subjectConsequences, severity, risk } = assessed;
  const { place, summary, recordCountNote, subjectsDescribed, protectionTechnique } = assessed;
  return {
    ...{ natures, incidentType, dataCategories, specialCategories, subjectGroups, protection },
    ...{ organisationConsequences, subjectConsequences, severity, risk },
    ...{ place, summary, recordCountNote, subjectsDescribed, protectionTechnique },
    recordCount: counted(assessed.recordCount),
    subjectCount: counted(assessed.subjectCount),
  };
}
