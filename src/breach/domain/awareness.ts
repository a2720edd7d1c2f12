import { notificationDeadline, type NotificationDeadline } from '../../law/clock.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';

/** The moment the clock starts from, and how sure it is. */
export interface Awareness {
  readonly basis: 'provisional' | 'established';
  readonly at: Moment;
  readonly deadline: NotificationDeadline;
}

/** A later moment that one person proposed and nobody has confirmed yet. The clock does not move for it. */
export type LaterAwarenessProposal = LaterAwarenessProposed['data'] & { readonly proposedBy: string };

export type AwarenessEstablished = Fact<
  'AwarenessEstablished',
  {
    readonly awareAt: Moment;
    readonly facts: Personal<string>;
    readonly firstSignalAt?: Moment;
    readonly processorAwareAt?: Moment;
    readonly deadline: NotificationDeadline;
  }
>;

export type LaterAwarenessProposed = Fact<
  'LaterAwarenessProposed',
  {
    readonly awareAt: Moment;
    readonly facts: Personal<string>;
    readonly reason: Personal<string>;
    readonly firstSignalAt?: Moment;
    readonly processorAwareAt?: Moment;
  }
>;

export type AwarenessCorrected = Fact<
  'AwarenessCorrected',
  {
    readonly awareAt: Moment;
    readonly previousAwareAt: Moment;
    readonly facts: Personal<string>;
    readonly reason: Personal<string>;
    readonly firstSignalAt?: Moment;
    readonly processorAwareAt?: Moment;
    /** Who proposed it, where a second person was needed. */
    readonly proposedBy?: string;
    readonly deadline: NotificationDeadline;
  }
>;

export type AwarenessEvent = AwarenessEstablished | LaterAwarenessProposed | AwarenessCorrected;

export interface EstablishAwareness {
  readonly type: 'EstablishAwareness';
  readonly awareAt: Moment;
  readonly facts: Personal<string>;
  readonly reason?: Personal<string>;
  readonly firstSignalAt?: Moment;
  readonly processorAwareAt?: Moment;
}

export interface ConfirmLaterAwareness {
  readonly type: 'ConfirmLaterAwareness';
  readonly awareAt: Moment;
}

const MOMENTS = ['firstSignalAt', 'processorAwareAt'] as const;

/**
 * Establishing replaces the provisional moment. Earlier is always possible; later takes time from the people
 * concerned, so it needs facts, a reason and a second person.
 */
export function establishAwareness(
  breach: Breach,
  command: EstablishAwareness,
  { now, actor }: DecisionContext,
): readonly AwarenessEvent[] {
  const { awareAt, facts, reason } = command;
  if (awareAt > now) {
    throw new Refusal('moment-in-the-future', 'Awareness cannot lie in the future.', 'invalid', '/awareAt');
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
        '/reason',
      );
    }
    const { laterAwareness } = breach;
    if (laterAwareness?.awareAt === awareAt && laterAwareness.proposedBy === actor.id) return [];
    return [{ type: 'LaterAwarenessProposed', data: { awareAt, facts, reason, ...moments } }];
  }
  const deadline = notificationDeadline(awareAt);
  if (current.basis === 'provisional') {
    return [{ type: 'AwarenessEstablished', data: { awareAt, facts, ...moments, deadline } }];
  }
  const saysNothingNew =
    awareAt === current.at &&
    // Upholding the moment against a proposal is new: it settles the proposal.
    breach.laterAwareness === undefined &&
    MOMENTS.every((name) => moments[name] === undefined || moments[name] === breach.moments[name]);
  if (saysNothingNew) return [];
  if (reason === undefined) {
    throw new Refusal(
      'correction-without-reason',
      'Awareness was established before; correcting it needs a reason.',
      'invalid',
      '/reason',
    );
  }
  return [
    {
      type: 'AwarenessCorrected',
      data: { awareAt, previousAwareAt: current.at, facts, reason, ...moments, deadline },
    },
  ];
}

export function confirmLaterAwareness(
  breach: Breach,
  command: ConfirmLaterAwareness,
  { actor }: DecisionContext,
): readonly AwarenessCorrected[] {
  const proposal = breach.laterAwareness;
  if (proposal?.awareAt !== command.awareAt) {
    throw new Refusal('no-such-proposal', 'No later awareness with this moment was proposed.');
  }
  if (proposal.proposedBy === actor.id) {
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

function established(
  breach: Breach,
  data: AwarenessEstablished['data'] | AwarenessCorrected['data'],
): Breach {
  const { laterAwareness: _settled, ...rest } = breach;
  const awareness: Awareness = { basis: 'established', at: data.awareAt, deadline: data.deadline };
  return {
    ...rest,
    awareness,
    // Whoever establishes it has seen the absorbed reports too: they no longer pull the clock back.
    ...(breach.own && {
      own: { awareness, firstSignalAt: data.firstSignalAt ?? breach.own.firstSignalAt },
    }),
    absorbed: breach.absorbed.map((report) => ({ ...report, settled: true })),
    moments: {
      ...breach.moments,
      ...(data.firstSignalAt && { firstSignalAt: data.firstSignalAt }),
      ...(data.processorAwareAt && { processorAwareAt: data.processorAwareAt }),
    },
  };
}

export const evolveAwareness: Evolve<AwarenessEvent> = {
  AwarenessEstablished: established,
  AwarenessCorrected: established,
  LaterAwarenessProposed: (breach, data, { actor }) => ({
    ...breach,
    laterAwareness: { ...data, proposedBy: actor.id },
  }),
};
