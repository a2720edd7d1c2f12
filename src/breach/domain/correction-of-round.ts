import type { Breach } from './breach-state.js';
import type { CorrectionTrace } from './correction-trace.js';
import {
  orderOf,
  refuseMoreThanIntended,
  type Irregularity,
  type RecordedRound,
  type SubjectsInformed,
} from './subject-notification.js';

/** Whom it reached, when and how. What they were told is another matter: its text has a digest. */
export type RestatedRound = Pick<
  SubjectsInformed['data'],
  'informedAt' | 'means' | 'intended' | 'reached' | 'returned' | 'unreachable'
>;

export type RoundValues = RestatedRound & { readonly outOfOrder: readonly Irregularity[] };

/** @throws Refusal where more people were reached than were meant to be */
export function restateRound(breach: Breach, known: RecordedRound, restated: RestatedRound): RoundValues {
  refuseMoreThanIntended(restated);
  // Only what the other moment changes: whether there was a decision then is not asked again.
  const [was, is] = [orderOf(breach, known.informedAt), orderOf(breach, restated.informedAt)];
  const outOfOrder = [
    ...known.outOfOrder.filter((one) => is.includes(one) || !was.includes(one)),
    ...is.filter((one) => !was.includes(one) && !known.outOfOrder.includes(one)),
  ];
  return { ...restated, outOfOrder };
}

export function valuesOfRound({
  informedAt,
  means,
  intended,
  reached,
  returned,
  unreachable,
  outOfOrder,
}: RecordedRound): RoundValues {
  return {
    informedAt,
    means,
    intended,
    ...(reached !== undefined && { reached }),
    ...(returned !== undefined && { returned }),
    ...(unreachable !== undefined && { unreachable }),
    outOfOrder,
  };
}

export function hidesFaultOfRound(known: RecordedRound, { outOfOrder }: RoundValues): boolean {
  return known.outOfOrder.some((one) => !outOfOrder.includes(one));
}

export function roundCorrected(
  breach: Breach,
  revision: number,
  corrected: RoundValues,
  trace: CorrectionTrace<RoundValues>,
): Breach {
  return {
    ...breach,
    informed: breach.informed.map((round) => {
      if (round.revision !== revision) return round;
      const { reached: _reached, returned: _returned, unreachable: _unreachable, ...kept } = round;
      return { ...kept, ...corrected, corrections: [...(round.corrections ?? []), trace] };
    }),
  };
}
