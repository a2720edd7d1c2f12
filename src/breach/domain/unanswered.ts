import type { BreachFacts } from '../../law/advice/breach-facts.js';
import type { BreachAssessed } from './assessment.js';
import { fields } from './fields.js';
import type { BreachReported } from './report.js';

/** What somebody has to know of every breach and nobody said yet, and on what the advice hung at the last assessment. */
export interface UnansweredFields {
  readonly unanswered: readonly (keyof BreachFacts)[];
}

export const unanswered = fields<UnansweredFields, BreachReported | BreachAssessed>({
  initial: {},
  on: {
    BreachReported: (
      _,
      { report: { incidentType, dataCategories, subjectGroups, subjectCount, recipient } },
    ) => ({
      unanswered: lacking({
        ...{ incidentType, subjectGroups, subjectCount },
        kinds: dataCategories,
        hasHolder: recipient !== undefined && recipient.kind !== 'unknown',
      }),
    }),
    BreachAssessed: ({ unanswered: before }, data) => {
      const { incidentType, dataCategories, specialCategories, subjectGroups, subjectCount } = data;
      const { facts, computedAdvice } = data;
      const isHolderNamed = facts?.recipientKind !== undefined || facts?.recipientKinds !== undefined;
      const hangsOn = [computedAdvice?.notifyAuthority, computedAdvice?.informPeople].flatMap(
        (question) => question?.dependsOn.map(({ fact }) => fact) ?? [],
      );
      const lacks = lacking({
        ...{ incidentType, subjectGroups, subjectCount },
        kinds: [...(dataCategories ?? []), ...(specialCategories ?? [])],
        // An assessment does not ask again what the report said.
        hasHolder: isHolderNamed || !before.includes('recipientKind'),
      });
      return { unanswered: [...new Set([...lacks, ...hangsOn])] };
    },
  },
});

interface Said {
  readonly incidentType: string | undefined;
  readonly kinds: readonly string[] | undefined;
  readonly subjectGroups: readonly string[] | undefined;
  readonly subjectCount: object | undefined;
  readonly hasHolder: boolean;
}

function lacking(said: Said): readonly (keyof BreachFacts)[] {
  const isSaid = {
    incidentType: said.incidentType !== undefined,
    dataCategories: said.kinds?.some((kind) => kind !== 'unknown') === true,
    subjectGroups: (said.subjectGroups ?? []).length > 0,
    subjectCount: said.subjectCount !== undefined,
    recipientKind: said.hasHolder,
  };
  return (Object.keys(isSaid) as (keyof typeof isSaid)[]).filter((fact) => !isSaid[fact]);
}
