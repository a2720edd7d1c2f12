import { notificationDeadline, type NotificationDeadline } from '../../law/clock.js';
import { confirmBy } from '../../law/term/second-person.js';
import { earliest, type Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { Decisions } from './decisions.js';
import { isActor, type Command, type DecisionContext } from './domain-event.js';
import { fields, type Change } from './fields.js';
import { withOccurrence, type Occurrence, type OccurrenceEstablished } from './occurrence.js';
import type { Question } from './question.js';
import type { LaterReceiptProposed, ReceiptCorrected, ReceiptEvent } from './receipt-corrected.js';
import type { SafetyTerm } from './safety-moments.js';
import { reportedIn, type BreachReported, type ReportContent } from './report.js';

/** The moment the clock starts from, and how sure it is. */
export interface Awareness {
  readonly basis: 'provisional' | 'established';
  readonly at: Moment;
  readonly deadline: NotificationDeadline;
}

/** A later moment that one person proposed and nobody has confirmed yet. The clock does not move for it. */
export type LaterAwarenessProposal = LaterAwarenessProposed['data'] & { readonly proposedBy: string };

interface AwarenessData {
  readonly awareAt: Moment;
  /** What it rests on. */
  readonly facts: Personal<string>;
  readonly firstSignalAt?: Moment;
  readonly processorAwareAt?: Moment;
}
type WithReason = AwarenessData & { readonly reason: Personal<string> };

export type AwarenessEstablished = DomainEvent<
  'AwarenessEstablished',
  AwarenessData & Partial<Pick<WithReason, 'reason'>> & { readonly deadline: NotificationDeadline }
>;
export type LaterAwarenessProposed = DomainEvent<
  'LaterAwarenessProposed',
  WithReason & { readonly confirmBy: Moment }
>;
/** The moment that counted still counts. */
export type LaterAwarenessRejected = DomainEvent<
  'LaterAwarenessRejected',
  Pick<WithReason, 'awareAt' | 'reason'>
>;
export type AwarenessCorrected = DomainEvent<
  'AwarenessCorrected',
  WithReason & {
    readonly previousAwareAt: Moment;
    /** Who proposed it, where a second person was needed. */
    readonly proposedBy?: string;
    readonly deadline: NotificationDeadline;
  }
>;

/** On the survivor of a merge: the earliest moments count. */
export type ReportAbsorbed = DomainEvent<'ReportAbsorbed', AbsorbedReport>;
export type AbsorbedReportReleased = DomainEvent<
  'AbsorbedReportReleased',
  { readonly from: string; readonly through?: string }
>;

export interface AbsorbedReport {
  readonly from: string;
  readonly reference: string;
  readonly receivedAt: Moment;
  readonly firstSignalAt?: Moment;
  readonly awareness: Awareness;
  /** The board had decided that somebody is told, or a risk was assessed: nobody dismisses it alone (ADR 20). */
  readonly twoToDismiss?: true;
  /** On which it spoke for telling there, and the board had not said otherwise; absent: an event of before this was kept. */
  readonly spokeForTelling?: readonly Question[];
  /** Id of the dossier that it had gone up in before, and with which it came. */
  readonly through?: string;
  /** Somebody is or was in danger there: who was asked here did not speak for those people (ADR 17). */
  readonly safetyAtStake?: true;
  /** The danger that stands there, when it was merged. */
  readonly danger?: {
    readonly raisedAt: Moment;
    readonly term: SafetyTerm;
    /** When the first thing was done about it. */
    readonly actedAt?: Moment;
  };
}

export type AwarenessEvent =
  AwarenessEstablished | LaterAwarenessProposed | LaterAwarenessRejected | AwarenessCorrected;

/** The moments of a breach, all kept apart (DESIGN §3). Awareness and the acts have their own places. */
export interface BreachMoments extends Occurrence {
  readonly receivedAt: Moment;
  readonly firstSignalAt?: Moment;
  readonly processorAwareAt?: Moment;
  /** The report was received while the clock could not be believed: a person says when it was. */
  readonly receiptUncertain?: true;
}

/** Every moment the clock can start from, the reports of merged dossiers included. */
export interface ClockFields {
  readonly moments: BreachMoments;
  readonly awareness: Awareness;
  readonly laterAwareness?: LaterAwarenessProposal;
  /** What had been merged into it when that was proposed: what came since is not meant by it. */
  readonly mergedBeforeLater?: readonly Pick<AbsorbedReport, 'from' | 'through'>[];
  readonly laterReceipt?: LaterReceiptProposed['data'] & { readonly proposedBy: string };
  readonly absorbed: readonly (AbsorbedReport & { readonly settled: boolean })[];
  /** What this dossier had before it absorbed others. */
  readonly own?: { readonly awareness: Awareness; readonly firstSignalAt: Moment | undefined };
}

export type EstablishAwareness = Command<
  'EstablishAwareness',
  AwarenessData & { readonly reason?: Personal<string> }
>;
export type ConfirmLaterAwareness = Command<'ConfirmLaterAwareness', Pick<AwarenessData, 'awareAt'>>;
export type RejectLaterAwareness = Command<'RejectLaterAwareness', LaterAwarenessRejected['data']>;

/**
 * Establishing replaces the provisional moment. Earlier is always possible; later takes time from the people
 * concerned, so it needs facts, a reason and a second person.
 */
function establishAwareness(
  breach: ClockFields,
  command: EstablishAwareness,
  { now }: DecisionContext,
): readonly AwarenessEvent[] {
  const { awareAt, facts, reason } = command;
  if (awareAt > now) {
    throw new Refusal('moment-in-the-future', 'Awareness cannot lie in the future.', 'invalid', 'awareAt');
  }
  const current = breach.awareness;
  const moments = {
    ...(command.firstSignalAt && { firstSignalAt: command.firstSignalAt }),
    ...(command.processorAwareAt && { processorAwareAt: command.processorAwareAt }),
  };
  if (awareAt > current.at) {
    if (reason === undefined) {
      throw new Refusal(
        'later-awareness-without-reason',
        'Moving awareness to a later moment needs a reason.',
        'invalid',
        'reason',
      );
    }
    return [
      {
        type: 'LaterAwarenessProposed',
        data: { awareAt, facts, reason, ...moments, confirmBy: confirmBy(now) },
      },
    ];
  }
  const deadline = notificationDeadline(awareAt);
  if (current.basis === 'provisional') {
    const data = { awareAt, facts, ...(reason && { reason }), ...moments, deadline };
    return [{ type: 'AwarenessEstablished', data }];
  }
  // Also where the moment stays: the facts may be others, and no decision looks inside a text to see whether they are.
  if (reason === undefined) {
    throw new Refusal(
      'correction-without-reason',
      'Awareness was established before; correcting it needs a reason.',
      'invalid',
      'reason',
    );
  }
  return [
    {
      type: 'AwarenessCorrected',
      data: { awareAt, previousAwareAt: current.at, facts, reason, ...moments, deadline },
    },
  ];
}

function confirmLaterAwareness(
  breach: ClockFields,
  command: ConfirmLaterAwareness,
  context: DecisionContext,
): readonly AwarenessCorrected[] {
  const { confirmBy: _by, ...proposal } = proposedMoment(breach, command);
  if (isActor(context, proposal.proposedBy)) {
    throw new Refusal(
      'second-person-needed',
      'A second person has to confirm a later awareness.',
      'forbidden',
    );
  }
  const deadline = notificationDeadline(proposal.awareAt);
  return [
    { type: 'AwarenessCorrected', data: { ...proposal, previousAwareAt: breach.awareness.at, deadline } },
  ];
}

/** Anybody who may confirm it, also whoever proposed it. */
function rejectLaterAwareness(
  breach: ClockFields,
  { type: _type, ...data }: RejectLaterAwareness,
): readonly LaterAwarenessRejected[] {
  proposedMoment(breach, data);
  return [{ type: 'LaterAwarenessRejected', data }];
}

function proposedMoment(
  { laterAwareness }: ClockFields,
  { awareAt }: Pick<AwarenessData, 'awareAt'>,
): LaterAwarenessProposal {
  if (laterAwareness?.awareAt === awareAt) return laterAwareness;
  throw new Refusal('no-such-proposal', 'No later awareness with this moment was proposed.');
}

function established(
  { own, absorbed: before, moments, mergedBeforeLater = [] }: ClockFields,
  data: AwarenessEstablished['data'] | AwarenessCorrected['data'],
): Change<ClockFields> {
  const awareness: Awareness = { basis: 'established', at: data.awareAt, deadline: data.deadline };
  const isConfirmed = 'proposedBy' in data;
  const isMeant = (each: AbsorbedReport): boolean =>
    !isConfirmed || mergedBeforeLater.some((known) => isThatOne(each, known));
  const absorbed = before.map((each) => (isMeant(each) ? { ...each, settled: true } : each));
  return {
    awareness: earliestOf(awareness, absorbed),
    laterAwareness: undefined,
    mergedBeforeLater: undefined,
    // Whoever establishes it has seen the absorbed reports too: they no longer pull the clock back.
    ...(own && { own: { awareness, firstSignalAt: data.firstSignalAt ?? own.firstSignalAt } }),
    absorbed,
    moments: {
      ...moments,
      ...(data.firstSignalAt && { firstSignalAt: data.firstSignalAt }),
      ...(data.processorAwareAt && { processorAwareAt: data.processorAwareAt }),
    },
  };
}

/** The provisional moment moves with the receipt; what a person established stays. */
function receivedAt(before: ClockFields, data: ReceiptCorrected['data']): Change<ClockFields> {
  const { receiptUncertain: _settled, ...known } = before.moments;
  const moments = { ...known, receivedAt: data.receivedAt };
  const ours = before.own?.awareness ?? before.awareness;
  const settled = { moments, laterReceipt: undefined };
  if (ours.basis === 'established') return settled;
  const awareness: Awareness = {
    basis: 'provisional',
    at: data.provisionalAwareAt,
    deadline: data.deadline,
  };
  if (before.own === undefined) return { ...settled, awareness };
  const own = { ...before.own, awareness };
  return { ...withEarliest({ ...before, own, moments }, before.absorbed), laterReceipt: undefined };
}

/**
 * The clock of the breach is the earliest clock of its reports. The dossier's own awareness is kept apart, so
 * that undoing the merge gives it back.
 */
function withEarliest(before: ClockFields, absorbed: ClockFields['absorbed']): Change<ClockFields> {
  const own = before.own ?? { awareness: before.awareness, firstSignalAt: before.moments.firstSignalAt };
  const firstSignalAt = earliest(own.firstSignalAt, ...absorbed.map((each) => each.firstSignalAt));
  const { firstSignalAt: _previous, ...moments } = before.moments;
  return {
    own,
    absorbed,
    awareness: earliestOf(own.awareness, absorbed),
    moments: { ...moments, ...(firstSignalAt && { firstSignalAt }) },
  };
}

function earliestOf(own: Awareness, absorbed: ClockFields['absorbed']): Awareness {
  return absorbed.reduce(
    (first, each) => (!each.settled && each.awareness.at < first.at ? each.awareness : first),
    own,
  );
}

export const absorbing = (before: ClockFields, data: AbsorbedReport): Change<ClockFields> =>
  withEarliest(before, [...before.absorbed, { ...data, settled: false }]);

export const releasing = (
  before: ClockFields,
  released: AbsorbedReportReleased['data'],
): Change<ClockFields> =>
  withEarliest(
    before,
    before.absorbed.filter((each) => !isThatOne(each, released)),
  );

/** The same dossier, come by the same way. */
export const isThatOne = (
  one: Pick<AbsorbedReport, 'from' | 'through'>,
  { from, through }: Pick<AbsorbedReport, 'from' | 'through'>,
): boolean => one.from === from && one.through === through;

function momentsOf(report: ReportContent): Omit<BreachMoments, 'receivedAt'> {
  const { discovered, firstSignalAt, occurredFrom, occurredUntil, ongoing, processor } = report;
  return {
    discovered,
    ...(firstSignalAt && { firstSignalAt }),
    ...(occurredFrom && { occurredFrom }),
    ...(occurredUntil && { occurredUntil }),
    ...(ongoing !== undefined && { ongoing }),
    ...(processor?.awareAt && { processorAwareAt: processor.awareAt }),
  };
}

export const clock = fields<
  ClockFields,
  | BreachReported
  | AwarenessEvent
  | OccurrenceEstablished
  | ReceiptEvent
  | ReportAbsorbed
  | AbsorbedReportReleased
>({
  initial: { absorbed: [] },
  on: {
    BreachReported: (_, { receivedAt, report, provisionalAwareAt, deadline }, { clockUncertain }) => ({
      moments: {
        ...momentsOf(reportedIn(report)),
        receivedAt,
        ...(clockUncertain && { receiptUncertain: true }),
      },
      awareness: { basis: 'provisional', at: provisionalAwareAt, deadline },
    }),
    OccurrenceEstablished: ({ moments }, data) => {
      const { occurredFrom: _f, occurredUntil: _u, ongoing: _o, ...others } = moments;
      return { moments: { ...others, ...withOccurrence(moments, data) } };
    },
    LaterReceiptProposed: (_, data, { actor }) => ({ laterReceipt: { ...data, proposedBy: actor.id } }),
    ReceiptCorrected: receivedAt,
    AwarenessEstablished: established,
    AwarenessCorrected: established,
    LaterAwarenessProposed: ({ absorbed }, data, { actor }) => ({
      laterAwareness: { ...data, proposedBy: actor.id },
      mergedBeforeLater: absorbed.map(({ from, through }) => ({ from, ...(through && { through }) })),
    }),
    LaterAwarenessRejected: () => ({ laterAwareness: undefined, mergedBeforeLater: undefined }),
    ReportAbsorbed: absorbing,
    AbsorbedReportReleased: releasing,
  },
});

/** The facts that established awareness rests on; of the dossier alone, no list keeps them. */
export interface AwarenessFactsFields {
  readonly awarenessFacts?: Personal<string>;
}

export const awarenessFacts = fields<AwarenessFactsFields, AwarenessEstablished | AwarenessCorrected>({
  initial: {},
  on: {
    AwarenessEstablished: (_, { facts }) => ({ awarenessFacts: facts }),
    AwarenessCorrected: (_, { facts }) => ({ awarenessFacts: facts }),
  },
});

export const awarenessDecisions = {
  EstablishAwareness: establishAwareness,
  ConfirmLaterAwareness: confirmLaterAwareness,
  RejectLaterAwareness: rejectLaterAwareness,
} satisfies Decisions;
