import type { Moment } from '../../shared/moment.js';
import type { RegisterText } from '../../shared/register-text.js';
import { append, fields } from './fields.js';
import type { ProposalFields } from './proposals.js';
import { ofProposal, type ProposersFields } from './proposers.js';
import type {
  DossierRestricted,
  DossierRestrictionLifted,
  EmergencyAccessTaken,
  Supervisor,
} from './restriction.js';

/** That a dossier was open to some only, from when until when; nobody is named. */
export interface RestrictionMade {
  readonly at: Moment;
  readonly byRole: string;
  /** Role of who proposed it, where a second person was needed. */
  readonly proposedByRole?: string;
  /** Functions whose holders kept seeing it. */
  readonly open: readonly Supervisor[];
  /** It was shut to somebody whatever his function. */
  readonly refusesSomebody: boolean;
  /** Another one took its place, or it was lifted; absent: it holds. */
  readonly ended?: { readonly at: Moment; readonly byRole: string; readonly how: 'lifted' | 'replaced' };
}

/** That FG or board, whom it shut out, went in all the same. */
interface WayInTaken {
  readonly at: Moment;
  readonly byRole: string;
  readonly reason: RegisterText;
}

export interface RestrictionsMadeFields {
  /** Oldest first. */
  readonly restrictionsMade: readonly RestrictionMade[];
  readonly emergencyWaysIn: readonly WayInTaken[];
}

function withLastEnded(
  all: readonly RestrictionMade[],
  ended: NonNullable<RestrictionMade['ended']>,
): readonly RestrictionMade[] {
  const last = all.at(-1);
  return last === undefined || last.ended !== undefined ? all : [...all.slice(0, -1), { ...last, ended }];
}

/** Role of whose proposal it is that becomes true. */
function proposerOf({ proposals, proposers }: ProposalFields & ProposersFields): string | undefined {
  const proposal = proposals.find(({ what }) => what === 'restriction');
  return proposal && proposers[ofProposal(proposal.proposal)]?.role;
}

/** For the register: to whom it was shut stands in the dossier alone. */
export const restrictionsMade = fields<
  RestrictionsMadeFields,
  DossierRestricted | DossierRestrictionLifted | EmergencyAccessTaken,
  RestrictionsMadeFields & ProposalFields & ProposersFields
>({
  initial: { restrictionsMade: [], emergencyWaysIn: [] },
  on: {
    DossierRestricted: (
      before,
      { open, refused, proposedBy },
      { recordedAt: at, actor: { role: byRole } },
    ) => {
      const proposedByRole = proposedBy === undefined ? undefined : proposerOf(before);
      return {
        restrictionsMade: [
          ...withLastEnded(before.restrictionsMade, { at, byRole, how: 'replaced' }),
          {
            ...{ at, byRole, open, refusesSomebody: refused.length > 0 },
            ...(proposedByRole !== undefined && { proposedByRole }),
          },
        ],
      };
    },
    DossierRestrictionLifted: (before, _data, { recordedAt: at, actor: { role: byRole } }) => ({
      restrictionsMade: withLastEnded(before.restrictionsMade, { at, byRole, how: 'lifted' }),
    }),
    EmergencyAccessTaken: (_, { reason }, { recordedAt: at, actor: { role: byRole } }) => ({
      emergencyWaysIn: append({ at, byRole, reason }),
    }),
  },
});
