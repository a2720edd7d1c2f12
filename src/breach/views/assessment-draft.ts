import type { BreachFacts } from '../../law/advice/breach-facts.js';
import type { Assessment } from '../../law/ap-form/assessment.js';
import type { Breach } from '../domain/breach.js';
import { factsClaimed } from '../domain/facts-claimed.js';
import { isConfirmed } from '../domain/measures.js';
import { plain, type Plain } from '../contract/plain.js';

/** Where an assessment begins: with the last one, else with what the report says. */
export interface AssessmentDraft {
  readonly facts: BreachFacts;
  readonly assessment?: Plain<Assessment>;
}

/** In the AP's chapters a list that nobody filled in is empty, and what nobody knows of protection is "none". */
const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== 'none' && !(Array.isArray(value) && value.length === 0);

export function assessmentDraft(breach: Breach): AssessmentDraft {
  const assessed = breach.assessment?.assessment;
  if (assessed === undefined) return { facts: { ...factsClaimed(breach.report), ...deletionIn(breach) } };
  const { natures, incidentType, dataCategories, specialCategories, recordCount } = assessed;
  const { subjectGroups, subjectCount, protection, subjectConsequences } = assessed;
  const shared: BreachFacts = {
    ...{ natures, incidentType, dataCategories, specialCategories, subjectGroups, protection },
    ...(recordCount && { recordCount }),
    ...(subjectCount && { subjectCount }),
    likelyConsequences: subjectConsequences,
  };
  const said = Object.fromEntries(Object.entries(shared).filter(([, value]) => isSaid(value))) as BreachFacts;
  return {
    assessment: plain(assessed),
    facts: { ...said, ...(breach.computed?.facts ?? whoHasIt(breach)) },
  };
}

/** The AP's chapters do not ask who has the data: without facts the report's claim stands. */
function whoHasIt(breach: Breach): BreachFacts {
  const { recipientKind, deletion } = factsClaimed(breach.report);
  return { ...(recipientKind && { recipientKind }), ...(deletion && { deletion }), ...deletionIn(breach) };
}

/** What a recipient confirmed, as it was recorded. */
function deletionIn({ deletions }: Breach): BreachFacts {
  const confirmed = deletions.filter(isConfirmed);
  if (confirmed.length === 0) return {};
  return {
    deletion: confirmed.every(({ inWriting }) => inWriting) ? 'confirmed-in-writing' : 'confirmed-orally',
  };
}
