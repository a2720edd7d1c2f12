import type { Round } from '../../law/ap-form/round.js';
import {
  orderOf,
  refuseMoreThanIntended,
  type OrderReads,
  type RecordedRound,
  type RoundValues,
} from './subject-notification.js';

/** @throws Refusal where more people were reached than were meant to be */
export function restateRound(breach: OrderReads, known: RecordedRound, restated: Round): RoundValues {
  refuseMoreThanIntended(restated);
  // Only what the other moment changes: whether there was a decision then is not asked again.
  const [was, is] = [orderOf(breach, known), orderOf(breach, restated)];
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
  // A date before the breach is a slip of the pen and no fault: one person mends it.
  return known.outOfOrder.some((one) => one !== 'before-breach' && !outOfOrder.includes(one));
}
