import type { Moment } from '../../shared/moment.js';
import type { RegisterText } from '../../shared/register-text.js';
import type { ClockFields, LaterAwarenessRejected } from './awareness.js';
import type { CorrectionRejected, ProposedCorrectionFields } from './correction.js';
import type { Correctable } from './corrections-made.js';
import type { DeskFunction } from './deputies.js';
import type { Recording } from './domain-event.js';
import type { DismissalGround } from './ending.js';
import { append, fields, type Change } from './fields.js';
import type { Proposal, ProposalFields, ProposalRejected } from './proposals.js';
import { ofProposal, type ProposersFields } from './proposers.js';
import type { Supervisor } from './restriction.js';
import { standingValues, type StandingReads } from './standing-statement.js';

/** A text of the register, or that there is one in the dossier alone. */
interface Why {
  readonly reason?: RegisterText;
  readonly reasonIsPersonal?: true;
}

/** Of a statement what counted and what would have counted; of the others what would have been done. */
type Asked = Why &
  (
    | {
        readonly what: 'correction';
        readonly statement: Correctable;
        /** Revision of the event that stated it. */
        readonly corrects?: number;
        readonly previous: object;
        readonly corrected: object;
      }
    | { readonly what: 'dismissal'; readonly ground: DismissalGround }
    | { readonly what: 'restriction'; readonly shutsOut: readonly Supervisor[] }
    | { readonly what: 'deputy'; readonly for: DeskFunction }
  );

/** What one person proposed, and somebody said no to. */
export interface RefusedProposal {
  readonly asked: Asked;
  readonly proposedAt?: Moment;
  readonly proposedByRole?: string;
  readonly refused: Why & {
    readonly at: Moment;
    readonly byRole: string;
  };
}

export interface RefusedProposalFields {
  /** Oldest first. */
  readonly refusedProposals: readonly RefusedProposal[];
}

type Reads = RefusedProposalFields &
  ClockFields &
  ProposalFields &
  ProposedCorrectionFields &
  ProposersFields &
  StandingReads;

function refused(
  { proposers }: ProposersFields,
  about: string,
  { recordedAt: at, actor }: Recording,
  { asked, why }: { readonly asked: Asked; readonly why: Why },
): Change<RefusedProposalFields> {
  const proposer = proposers[about];
  return {
    refusedProposals: append({
      asked,
      ...(proposer && { proposedAt: proposer.at, proposedByRole: proposer.role }),
      refused: { at, byRole: actor.role, ...why },
    }),
  };
}

const PERSONAL: Why = { reasonIsPersonal: true };

/** Of what needs a second person: what would be done, and why, as the register has it. */
export function whatWasAsked(proposal: Proposal): Asked {
  if (proposal.what === 'dismissal') {
    const { ground, reason } = proposal.dismissal;
    return { what: 'dismissal', ground, reason };
  }
  if (proposal.what === 'restriction') {
    return { what: 'restriction', shutsOut: proposal.restriction.shutsOut };
  }
  return { what: 'deputy', for: proposal.deputy.for, reason: proposal.deputy.reason };
}

/** For the register: that somebody wanted it otherwise, and why it was not done. */
export const refusedProposals = fields<
  RefusedProposalFields,
  CorrectionRejected | LaterAwarenessRejected | ProposalRejected,
  Reads
>({
  initial: { refusedProposals: [] },
  on: {
    LaterAwarenessRejected: (before, { awareAt }, recording) =>
      refused(before, 'AwarenessEstablished', recording, {
        asked: {
          ...{ what: 'correction', statement: 'AwarenessEstablished', ...PERSONAL },
          ...{ previous: { awareAt: before.awareness.at }, corrected: { awareAt } },
        },
        why: PERSONAL,
      }),
    CorrectionRejected: (before, { corrects, reason }, recording) => {
      const proposal = before.proposedCorrections.find((one) => one.corrects === corrects);
      if (proposal === undefined) return {};
      const { statement, ...corrected } = proposal.restated;
      return refused(before, String(corrects), recording, {
        asked: {
          ...{ what: 'correction', statement, corrects, reason: proposal.reason, corrected },
          previous: standingValues(before, corrects, proposal.restated),
        },
        why: { reason },
      });
    },
    ProposalRejected: (before, { proposal, reason }, recording) => {
      const waiting = before.proposals.find((one) => one.proposal === proposal);
      return waiting === undefined
        ? {}
        : refused(before, ofProposal(proposal), recording, {
            asked: whatWasAsked(waiting),
            why: { reason },
          });
    },
  },
});
