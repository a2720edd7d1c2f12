import type { Moment } from '../../shared/moment.js';
import type { ClockFields } from './awareness.js';
import type { ProposedCorrectionFields } from './correction.js';
import { waitingErasures, type ErasureFields } from './erasure.js';
import type { ProposalFields } from './proposals.js';

export type WaitingReads = Pick<ClockFields, 'laterAwareness' | 'laterReceipt'> &
  ErasureFields &
  ProposedCorrectionFields &
  ProposalFields;

interface WaitingAnswer {
  readonly deadline: `confirmation:${string}`;
  readonly dueAt: Moment;
}

const named = (what: string, { confirmBy }: { readonly confirmBy: Moment }): WaitingAnswer => ({
  deadline: `confirmation:${what}`,
  dueAt: confirmBy,
});

/** Also of a dossier that has ended: it is erased when its term is over. */
export function waitingOnErasures(breach: ErasureFields): readonly WaitingAnswer[] {
  return waitingErasures(breach).map(({ erasure, decideBy }) =>
    named(`erasure:${erasure}`, { confirmBy: decideBy }),
  );
}

/** Everything that one person proposed and that waits for a second one, each with its term. */
export function waitingAnswers(breach: WaitingReads): readonly WaitingAnswer[] {
  const { laterAwareness, laterReceipt, proposedCorrections, proposals } = breach;
  return [
    ...(laterAwareness ? [named('later-awareness', laterAwareness)] : []),
    ...(laterReceipt ? [named('later-receipt', laterReceipt)] : []),
    ...proposedCorrections.map((waiting) => named(`correction:${waiting.corrects}`, waiting)),
    ...proposals.map((waiting) =>
      named(waiting.what === 'deputy' ? `deputy:${waiting.deputy.for}` : waiting.what, waiting),
    ),
    ...waitingOnErasures(breach),
  ];
}
