import { mostSaid } from '../../law/ap-vocabulary.js';
import {
  isAnybodyTold,
  mostInOneRound,
  peopleReached,
  peopleSaid,
  timesReached,
  type ListedToTell,
  type PeopleReached,
} from '../../law/people-reached.js';
import type { AffectedPeopleFields } from './affected-people.js';
import type { AssessmentFields } from './assessment.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { safetyAtStake, type SafetyFields } from './safety.js';
import type { RoundFields } from './subject-notification.js';

export type PeopleReachedReads = AssessmentFields &
  DecisionFields &
  RoundFields &
  SafetyFields &
  AffectedPeopleFields;

/** Art. 34 in numbers: who was told and who is still to be, as every paper of the dossier says it. */
export function peopleReachedIn(breach: PeopleReachedReads): PeopleReached {
  return peopleReached(knownOf(breach));
}

/** As far as anybody said so. */
export function peopleSaidIn(breach: PeopleReachedReads): Partial<PeopleReached> {
  return peopleSaid(knownOf(breach));
}

function knownOf(breach: PeopleReachedReads): Parameters<typeof peopleReached>[0] {
  return {
    rounds: breach.informed,
    subjectCount: breach.assessment?.assessment.subjectCount,
    decision: standingDecision(breach, 'inform-people'),
    listed: listedToTell(breach),
    safetyAtStake: safetyAtStake(breach),
  };
}

/** How many they were stays known when the names go by their term. */
export function listedToTell({ affectedPeople, goneLists }: AffectedPeopleFields): ListedToTell | undefined {
  const list = affectedPeople ?? goneLists.at(-1);
  if (list === undefined) return undefined;
  const { people, toldAgain, reachedAgain } = list;
  return {
    people,
    ...(toldAgain !== undefined && { toldAgain }),
    ...(reachedAgain !== undefined && { reachedAgain }),
  };
}

const isDecided = (breach: DecisionFields): boolean =>
  standingDecision(breach, 'inform-people')?.outcome === 'yes';

/** People are to be told of whom it is not only the result that is awaited. */
export function arePeopleToBeTold(breach: PeopleReachedReads): boolean {
  if (!isDecided(breach)) return false;
  const { toBeTold, awaited } = peopleReachedIn(breach);
  return breach.informed.length === 0 || toBeTold > awaited;
}

/** Somebody has to say what became of a round. */
export function isResultAwaited(breach: PeopleReachedReads): boolean {
  if (!isDecided(breach)) return false;
  const { toBeTold, awaited } = peopleReachedIn(breach);
  return toBeTold > 0 && awaited > 0;
}

/** Art. 34(3)(c): the public is told in place of those who were not reached. */
export function isPublicToBeTold(breach: PeopleReachedReads): boolean {
  return (
    standingDecision(breach, 'inform-people')?.ground === 'disproportionate-effort' &&
    !safetyAtStake(breach) &&
    !wasEverybodyTold(breach)
  );
}

/** Telling is done: what turns against the decision afterwards cannot take it back. */
export function wasEverybodyTold(breach: PeopleReachedReads): boolean {
  return breach.informed.length > 0 && peopleReachedIn(breach).toBeTold === 0;
}

export function wasAnybodyTold(breach: RoundFields & SafetyFields): boolean {
  return isAnybodyTold(breach.informed, safetyAtStake(breach));
}

/**
 * Rounds that together reached more than are concerned told somebody twice, and then somebody else may not have been
 * told; or more are concerned than was assessed. Where one round reached everybody, the others told them once more.
 */
export function arePeopleCountedTwice(breach: PeopleReachedReads): boolean {
  if (breach.informed.length === 0) return false;
  const { subjectCount, ...known } = knownOf(breach);
  // By the list alone more are concerned: that somebody was told twice is no less so.
  const concerned =
    subjectCount === undefined
      ? peopleReached(known).concerned
      : Math.max(mostSaid(subjectCount), mostInOneRound(breach.informed));
  return (
    timesReached(breach.informed) - (known.listed?.reachedAgain ?? 0) > concerned &&
    breach.informed.every((round) => (round.reached ?? 0) < concerned)
  );
}
