import type { Moment } from '../../shared/moment.js';
import type { ClockFields } from './awareness.js';
import type { ProposedCorrectionFields } from './correction.js';
import type { ProposalFields } from './proposals.js';

export type WaitingReads = Pick<ClockFields, 'laterAwareness' | 'laterReceipt'> &
  ProposedCorrectionFields &
  ProposalFields;

/** Everything that one person proposed and that waits for a second one, each with its term. */
export function waitingAnswers({
  laterAwareness,
  laterReceipt,
  proposedCorrections,
  proposals,
}: WaitingReads): readonly { readonly deadline: `confirmation:${string}`; readonly dueAt: Moment }[] {
  const named = (what: string, { confirmBy }: { readonly confirmBy: Moment }) => ({
    deadline: `confirmation:${what}` as const,
    dueAt: confirmBy,
  });
  return [
    ...(laterAwareness ? [named('later-awareness', laterAwareness)] : []),
    ...(laterReceipt ? [named('later-receipt', laterReceipt)] : []),
    ...proposedCorrections.map((waiting) => named(`correction:${waiting.corrects}`, waiting)),
    ...proposals.map((waiting) =>
      named(waiting.what === 'deputy' ? `deputy:${waiting.deputy.for}` : waiting.what, waiting),
    ),
  ];
}
