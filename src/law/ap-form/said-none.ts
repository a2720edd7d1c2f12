import type { Assessment } from './assessment.js';

export type AssessedList =
  | 'dataCategories'
  | 'specialCategories'
  | 'subjectGroups'
  | 'organisationConsequences'
  | 'subjectConsequences';

type Assessed = Pick<Assessment, AssessedList | 'severity' | 'protection'>;

/**
 * A list that is left out was not answered; an empty one says "none", where that can be. A breach concerns people, and
 * data of one kind at least; effects that are more than negligible are effects.
 */
const MEANS_NONE: Readonly<Record<AssessedList, (assessment: Assessed) => boolean>> = {
  dataCategories: ({ specialCategories = [] }) => specialCategories.length > 0,
  specialCategories: ({ dataCategories = [] }) =>
    dataCategories.length > 0 && !dataCategories.includes('unknown'),
  subjectGroups: () => false,
  organisationConsequences: ({ severity }) => severity === 'negligible',
  subjectConsequences: ({ severity }) => severity === 'negligible',
};

/** Whether a person said which, or that there are none: what nobody said is told to no authority as a fact. */
export function isSaid(assessment: Assessed, list: AssessedList): boolean {
  const said = assessment[list];
  return said !== undefined && (said.length > 0 || MEANS_NONE[list](assessment));
}

export const isAllSaid = (assessment: Assessed): boolean =>
  assessment.protection !== undefined &&
  (Object.keys(MEANS_NONE) as AssessedList[]).every((list) => isSaid(assessment, list));
