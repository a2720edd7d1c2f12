import type { Round } from './ap-form/round.js';
import { mostSaid, PUBLIC_MEANS, type CountRange } from './ap-vocabulary.js';

/**
 * What covers those who were not reached: an exception of Art. 34(3), where (c) is the public communication; that Art. 34(1)
 * does not apply, because the risk is not high or the duty is another's; or Art. 41 of the Dutch act.
 */
export const COVERS = [
  'ground',
  'public-communication',
  'no-high-risk',
  'not-controller',
  'rights-of-others',
] as const;
export type Cover = (typeof COVERS)[number];

type Told = Pick<Round, 'means' | 'intended' | 'reached' | 'returned' | 'unreachable'>;

/** The list of people of a dossier: whoever is on it is concerned, whatever was assessed. */
export interface ListedToTell {
  readonly people: number;
  /** How often a round was meant for somebody on it once more, and reached him once more; absent where it was not counted. */
  readonly toldAgain?: number;
  readonly reachedAgain?: number;
}

interface WhatIsKnown {
  readonly rounds: readonly Told[];
  /** Of the assessment; without it, the people concerned are all whom the rounds were meant for. */
  readonly subjectCount?: CountRange | undefined;
  readonly decision?: { readonly outcome: 'yes' | 'no'; readonly ground: string } | undefined;
  readonly listed?: ListedToTell | undefined;
  /** Somebody’s safety is or was at stake: what the public reads tells nobody in danger anything. */
  readonly safetyAtStake?: boolean;
}

/**
 * Who was told, over all rounds, against the number of people concerned (ADR 19). A round that does not say whom it
 * reached has reached nobody yet: its result is awaited.
 */
export interface PeopleReached {
  /** The most it may be: nobody is left out because a count is not exact. */
  readonly concerned: number;
  /** As many at least. */
  readonly concernedAtLeast: number;
  /** As many at most; absent where nobody knows. */
  readonly concernedAtMost?: number;
  /** Over all rounds, also public ones. */
  readonly intended: number;
  readonly reached: number;
  readonly returned: number;
  readonly unreachable: number;
  /** Of whom nobody has said yet what became of it. */
  readonly awaited: number;
  readonly notReached: number;
  /** Of those not reached: for whom no personal round was meant, as far as rounds do not overlap. */
  readonly notMeant: number;
  /** Those not reached, where the decision is to tell them and nothing covers them. */
  readonly toBeTold: number;
  /** Art. 34(3)(c) was decided, and the public communication is still to be recorded: nobody is told one by one. */
  readonly publicToBeTold?: true;
  /** Absent where everybody was reached, and where nothing covers the rest. */
  readonly restCoveredBy?: Cover;
}

export function peopleReached({
  rounds,
  subjectCount,
  decision,
  listed,
  safetyAtStake = false,
}: WhatIsKnown): PeopleReached {
  const personal = rounds.filter((round) => !isPublic(round));
  const inPerson = sum(personal, (round) => round.intended);
  const intended = sum(rounds, (round) => round.intended);
  const times = timesReached(rounds);
  const returned = sum(personal, (round) => round.returned ?? 0);
  const unreachable = sum(personal, (round) => round.unreachable ?? 0);
  // Who was told twice is one, where it is known of whom.
  const meant = inPerson > 0 ? inPerson - (listed?.toldAgain ?? 0) : intended;
  const known = Math.max(listed?.people ?? 0, mostInOneRound(rounds));
  const concerned = Math.max(subjectCount === undefined ? meant : mostSaid(subjectCount), known);
  const people = Math.max(0, times - (listed?.reachedAgain ?? 0));
  const reached = Math.min(people, concerned);
  const notReached = concerned - reached;
  const inVain = returned + unreachable;
  const restCoveredBy =
    notReached === 0
      ? undefined
      : coverOf(decision, !safetyAtStake && rounds.some(speaksToThePublic), notReached <= inVain);
  const isStillToBeTold = decision !== undefined && restCoveredBy === undefined;
  const isForThePublic =
    isStillToBeTold && notReached > 0 && decision.ground === 'disproportionate-effort' && !safetyAtStake;
  return {
    concerned,
    concernedAtLeast: Math.max(subjectCount?.min ?? 0, known),
    ...(subjectCount?.max !== undefined && { concernedAtMost: concerned }),
    intended,
    reached,
    returned,
    unreachable,
    awaited: Math.max(0, inPerson - times - inVain),
    notReached,
    notMeant: Math.max(0, Math.min(notReached, concerned - inPerson)),
    toBeTold: isStillToBeTold ? notReached : 0,
    ...(isForThePublic && { publicToBeTold: true as const }),
    ...(restCoveredBy && { restCoveredBy }),
  };
}

/** The same for whoever reads it: what nobody said and nothing said adds up to is left out, and never a nought. */
export function peopleSaid(known: WhatIsKnown): Partial<PeopleReached> {
  const { rounds, subjectCount, decision, listed } = known;
  const { concerned, concernedAtLeast, concernedAtMost, intended, reached, returned, unreachable, ...rest } =
    peopleReached(known);
  const { awaited, notReached, notMeant, toBeTold, publicToBeTold, restCoveredBy } = rest;
  const personal = rounds.filter((round) => !isPublic(round));
  const isSaid = (count: 'reached' | 'returned' | 'unreachable'): boolean =>
    personal.some((round) => round[count] !== undefined);
  const isConcernedSaid = subjectCount !== undefined || rounds.length > 0 || listed !== undefined;
  const isReachedSaid = isSaid('reached') || (personal.length > 0 && awaited === 0);
  // Who is still to be told follows from a decision; without one nobody is, once everybody was reached.
  const isToldSaid = decision !== undefined || (isReachedSaid && notReached === 0);
  return {
    ...(isConcernedSaid && { concerned }),
    ...(isConcernedSaid && concernedAtLeast > 0 && { concernedAtLeast }),
    ...(concernedAtMost !== undefined && { concernedAtMost }),
    ...(rounds.length > 0 && { intended }),
    ...(isReachedSaid && { reached, notReached }),
    ...(personal.length > 0 && { notMeant }),
    ...(isSaid('returned') && { returned }),
    ...(isSaid('unreachable') && { unreachable }),
    ...(personal.length > 0 && { awaited }),
    // One by one nobody is: how many that would be is no number of people to be told.
    ...(isConcernedSaid && isToldSaid && publicToBeTold === undefined && { toBeTold }),
    ...(publicToBeTold && { publicToBeTold }),
    ...(restCoveredBy && { restCoveredBy }),
  };
}

/**
 * Everybody on the list was told or tried, and it is the number of the assessment that leaves people to be told: one of the two
 * is wrong, and no further letter mends it.
 * @param listed people on the list of the dossier; absent: there is none
 */
export function assessedAboveList(
  {
    concerned = 0,
    reached = 0,
    returned = 0,
    unreachable = 0,
    awaited = 0,
    toBeTold = 0,
  }: Partial<PeopleReached>,
  listed: number | undefined,
): { readonly assessed: number; readonly listed: number } | undefined {
  if (listed === undefined || listed === 0 || listed >= concerned || toBeTold <= awaited) return undefined;
  return reached + returned + unreachable + awaited >= listed ? { assessed: concerned, listed } : undefined;
}

/** One round speaks to each of its people once: they are as many at least, whatever was assessed. */
export function mostInOneRound(rounds: readonly Told[]): number {
  return Math.max(0, ...rounds.filter((round) => !isPublic(round)).map((round) => round.intended));
}

/** How often somebody was reached: more often than people are concerned proves that rounds overlap. */
export function timesReached(rounds: readonly Told[]): number {
  return sum(
    rounds.filter((round) => !isPublic(round)),
    (round) => round.reached ?? 0,
  );
}

/** Grounds that are no exception of Art. 34(3). */
const OWN_NAME = ['no-high-risk', 'not-controller', 'rights-of-others'] as const satisfies readonly Cover[];

/**
 * Art. 34(3)(c): disproportionate effort asks for a public communication in place of the letter. Where it was decided
 * to tell people one by one, it covers only those with whom that was tried in vain.
 */
function coverOf(
  decision: WhatIsKnown['decision'],
  wasPublic: boolean,
  wasTriedWithAll: boolean,
): Cover | undefined {
  if (decision?.outcome === 'no' && decision.ground !== 'disproportionate-effort') {
    return OWN_NAME.find((own) => own === decision.ground) ?? 'ground';
  }
  const covers = decision?.outcome === 'no' || wasTriedWithAll;
  return wasPublic && covers ? 'public-communication' : undefined;
}

/** By public means alone: whom it reaches is not known, so it is told apart. */
export function isPublic({ means }: Pick<Round, 'means'>): boolean {
  return means.every((one) => PUBLIC_MEANS.includes(one));
}

export function speaksToThePublic({ means }: Pick<Round, 'means'>): boolean {
  return means.some((one) => PUBLIC_MEANS.includes(one));
}

/** Somebody was really told: reached by a round, or by a public communication where nobody is in danger. */
export function isAnybodyTold(rounds: readonly Told[], safetyAtStake = false): boolean {
  return rounds.some((round) => (isPublic(round) ? !safetyAtStake : (round.reached ?? 0) > 0));
}

function sum(rounds: readonly Told[], count: (round: Told) => number): number {
  return rounds.reduce((total, round) => total + count(round), 0);
}
