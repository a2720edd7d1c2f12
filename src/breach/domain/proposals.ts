import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import type { Deputy, DeputyAppointed } from './deputies.js';
import type { BreachDismissed, DismissalGround } from './ending.js';
import { isActor, type Acting } from './domain-event.js';
import { fields } from './fields.js';
import type { DossierRestricted, Restriction, RestrictionFields, Supervisor } from './restriction.js';

/** Until when a second person is expected to answer. Afterwards it still waits, and a deputy is asked for. */
interface Waiting {
  readonly confirmBy: Moment;
}

export interface ProposedDismissal {
  readonly ground: DismissalGround;
  readonly reason: RegisterText;
  /** The report says that somebody is in danger, and both hold it for false. */
  readonly includingDanger?: true;
}
export interface ProposedRestriction extends Restriction {
  /** Out of whose sight it would take the dossier. */
  readonly shutsOut: readonly Supervisor[];
}

export type DismissalProposed = DomainEvent<'DismissalProposed', ProposedDismissal & Waiting>;
export type RestrictionProposed = DomainEvent<'RestrictionProposed', ProposedRestriction & Waiting>;
export type DeputyProposed = DomainEvent<'DeputyProposed', Deputy & Waiting>;

export const PROPOSED = ['dismissal', 'restriction', 'deputy'] as const;
export type Proposed = (typeof PROPOSED)[number];

export type ProposalRejected = DomainEvent<
  'ProposalRejected',
  {
    /** Revision of the event that proposed it. */
    readonly proposal: number;
    readonly what: Proposed;
    readonly reason: RegisterText;
  }
>;

export type ProposalEvent = DismissalProposed | RestrictionProposed | DeputyProposed | ProposalRejected;

/** What one person proposed and nobody has confirmed yet. Nothing changes for it. */
export type Proposal = Waiting & {
  /** Revision of the event that proposed it. */
  readonly proposal: number;
  readonly proposedBy: string;
} & (
    | { readonly what: 'dismissal'; readonly dismissal: ProposedDismissal }
    | { readonly what: 'restriction'; readonly restriction: ProposedRestriction }
    | { readonly what: 'deputy'; readonly deputy: Deputy }
  );

export interface ProposalFields {
  /** One dismissal, one restriction, one deputy for each function at a time: who proposes anew replaces his own. */
  readonly proposals: readonly Proposal[];
  /** What held when the restriction that waits was proposed. */
  readonly restrictionWhenProposed?: Restriction;
}

export const proposals = fields<
  ProposalFields,
  ProposalEvent | BreachDismissed | DossierRestricted | DeputyAppointed,
  ProposalFields & RestrictionFields
>({
  initial: { proposals: [] },
  on: {
    DismissalProposed: (before, { confirmBy, ...dismissal }, { revision, actor }) => ({
      proposals: [
        ...without(before, 'dismissal'),
        { proposal: revision, proposedBy: actor.id, confirmBy, what: 'dismissal', dismissal },
      ],
    }),
    RestrictionProposed: (before, { confirmBy, ...restriction }, { revision, actor }) => ({
      restrictionWhenProposed: before.restriction,
      proposals: [
        ...without(before, 'restriction'),
        { proposal: revision, proposedBy: actor.id, confirmBy, what: 'restriction', restriction },
      ],
    }),
    DeputyProposed: (before, { confirmBy, ...deputy }, { revision, actor }) => ({
      proposals: [
        ...withoutDeputy(before, deputy),
        { proposal: revision, proposedBy: actor.id, confirmBy, what: 'deputy', deputy },
      ],
    }),
    ProposalRejected: ({ proposals }, { proposal }) => ({
      proposals: proposals.filter((waiting) => waiting.proposal !== proposal),
    }),
    BreachDismissed: (before) => ({ proposals: without(before, 'dismissal') }),
    // Without a second person it was only the part that needs none, or somebody else's.
    DossierRestricted: (before, { proposedBy }) =>
      proposedBy === undefined
        ? {}
        : { proposals: without(before, 'restriction'), restrictionWhenProposed: undefined },
    DeputyAppointed: (before, deputy) => ({ proposals: withoutDeputy(before, deputy) }),
  },
});

function without({ proposals }: ProposalFields, what: Proposed): readonly Proposal[] {
  return proposals.filter((waiting) => waiting.what !== what);
}

function withoutDeputy({ proposals }: ProposalFields, deputy: Pick<Deputy, 'for'>): readonly Proposal[] {
  return proposals.filter((waiting) => waiting.what !== 'deputy' || waiting.deputy.for !== deputy.for);
}

/** @throws Refusal `already-proposed`: another one waits already, and is to be answered first */
export function refuseBesideAnothers(waiting: Proposal | undefined, acting: Acting): void {
  if (waiting === undefined || isActor(acting, waiting.proposedBy)) return;
  throw new Refusal('already-proposed', 'A colleague proposed this already: confirm or reject that first.');
}
