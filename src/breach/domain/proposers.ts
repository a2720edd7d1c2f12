import type { Moment } from '../../shared/moment.js';
import type { LaterAwarenessProposed } from './awareness.js';
import type { CorrectionProposed } from './correction.js';
import type { Recording } from './domain-event.js';
import { fields, type Change } from './fields.js';
import type { DeputyProposed, DismissalProposed, RestrictionProposed } from './proposals.js';
import type { LaterReceiptProposed } from './receipt-corrected.js';

interface Proposer {
  readonly role: string;
  readonly at: Moment;
}

export interface ProposersFields {
  /** Of all that waits or waited for a second person, by what it is about: who proposed it, in which role and when. */
  readonly proposers: { readonly [about: string]: Proposer };
}

const proposed =
  <Data>(about: (data: Data, recording: Recording) => string) =>
  ({ proposers }: ProposersFields, data: Data, recording: Recording): Change<ProposersFields> => ({
    proposers: {
      ...proposers,
      [about(data, recording)]: { role: recording.actor.role, at: recording.recordedAt },
    },
  });

const byRevision = proposed((_: object, { revision }) => ofProposal(revision));

/** @param proposal revision of the event that proposed it */
export const ofProposal = (proposal: number): string => `proposal:${proposal}`;

export const proposers = fields<
  ProposersFields,
  | CorrectionProposed
  | DeputyProposed
  | DismissalProposed
  | LaterAwarenessProposed
  | LaterReceiptProposed
  | RestrictionProposed
>({
  initial: { proposers: {} },
  on: {
    CorrectionProposed: proposed(({ corrects }) => String(corrects)),
    LaterAwarenessProposed: proposed(() => 'AwarenessEstablished'),
    LaterReceiptProposed: proposed(() => 'ReportReceived'),
    DeputyProposed: byRevision,
    DismissalProposed: byRevision,
    RestrictionProposed: byRevision,
  },
});
