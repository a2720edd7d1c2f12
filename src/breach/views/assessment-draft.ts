import type { BreachFacts } from '../../law/advice/breach-facts.js';
import type { Assessment } from '../../law/ap-form/assessment.js';
import { withWhatWasAssessed } from '../domain/assessment.js';
import type { Breach } from '../domain/breach.js';
import { factsClaimed } from '../domain/facts-claimed.js';
import { allGoneBy, isConfirmed, isSaidConfirmed } from '../domain/measures.js';
import { plain, type Plain } from '../contract/plain.js';

/** Where an assessment begins: with the last one, else with what the report says. */
export interface AssessmentDraft {
  readonly facts: BreachFacts;
  readonly assessment?: Plain<Assessment>;
}

export function assessmentDraft(breach: Breach): AssessmentDraft {
  const assessed = breach.assessment?.assessment;
  if (assessed === undefined) return { facts: { ...factsClaimed(breach.report), ...deletionIn(breach) } };
  const { protection } = assessed;
  return {
    assessment: plain(assessed),
    facts: {
      ...(protection && { protection }),
      ...withoutSaid(breach, withWhatWasAssessed(assessed, breach.computed?.facts ?? whoHasIt(breach))),
    },
  };
}

/** The AP's chapters do not ask who has the data: without facts the report's claim stands. */
function whoHasIt(breach: Breach): BreachFacts {
  const { recipientKind, deletion } = factsClaimed(breach.report);
  return { ...(recipientKind && { recipientKind }), ...(deletion && { deletion }), ...deletionIn(breach) };
}

/** A deletion that the facts say was confirmed, where what was recorded of it since says that others have the data still. */
function withoutSaid({ deletions }: Breach, { deletion, ...facts }: BreachFacts): BreachFacts {
  const isOvertaken = isSaidConfirmed(deletion) && deletions.length > 0 && allGoneBy(deletions) === undefined;
  return { ...facts, ...(deletion !== undefined && !isOvertaken && { deletion }) };
}

/** What was confirmed, as it was recorded, once nobody has it any more: the question is whether all of it is gone. */
function deletionIn({ deletions }: Breach): BreachFacts {
  if (allGoneBy(deletions) === undefined) return {};
  const confirmed = deletions.filter(isConfirmed);
  return {
    deletion: confirmed.every(({ inWriting }) => inWriting) ? 'confirmed-in-writing' : 'confirmed-orally',
  };
}
