import type { Breach, BreachEvent } from '../../breach/domain/breach.js';
import type { StepFunction } from '../../law/term/on-call-ladder.js';
import { channelsOf } from '../../organisations/on-call.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { Moment } from '../../shared/moment.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Channel, Notice, NoticeKind, Recipient } from '../notice.js';
import { mayBeCalled, type CallContext } from './may-be-called.js';
import { nextOfficeMoment } from './office-hours.js';

/** All that tells who hears what of one event. */
export interface Around extends CallContext {
  readonly recorded: RecordedEvent<BreachEvent>;
  readonly profile: OrganisationProfile;
  /** With the event in it. */
  readonly breach: Breach;
  /** Absent: the event began it. */
  readonly before: Breach | undefined;
}

/** Somebody who can hear of it, and how. */
export interface Reachable {
  readonly recipient: Recipient;
  readonly function: StepFunction;
  /** Place on the ladder; the FG of the profile has none. */
  readonly rung?: number;
  /** Actor id, where the ladder says who it is. */
  readonly person?: string;
  readonly channels: readonly Channel[];
}

type Reads = CallContext & Pick<Around, 'profile'>;

/**
 * The ladder without those who are not to be called, or are not there. Where all who may be called said that they are away, all of
 * them are: nobody is no answer to a danger or a term (ADR 52).
 */
export function ladderIn(around: Reads): readonly Reachable[] {
  const there = mayBeReached(around);
  return there.length > 0 ? there : mayBeReached({ ...around, absent: new Set() });
}

function mayBeReached({ profile, ...context }: Reads): readonly Reachable[] {
  return profile.onCallLadder.flatMap((step, rung) =>
    mayBeCalled(step, context)
      ? [
          {
            ...{ recipient: { kind: 'step' as const, step: step.id }, function: step.function, rung },
            ...(step.person !== undefined && { person: step.person }),
            channels: channelsOf(step),
          },
        ]
      : [],
  );
}

/** The FG as the ladder has him, else as the profile has him. */
export function fgIn(around: Reads): Reachable | undefined {
  const onLadder = around.profile.onCallLadder.some((step) => step.function === 'fg');
  if (onLadder) return ladderIn(around).find((step) => step.function === 'fg');
  const hasMail = around.profile.fg?.contact?.email !== undefined;
  return hasMail && mayBeCalled({ function: 'fg' }, around)
    ? { recipient: { kind: 'fg' }, function: 'fg', channels: ['mail'] }
    : undefined;
}

/** Whoever hears of every report: the first who is there. */
export function handlerIn(around: Reads & Pick<Around, 'breach'>): Reachable | undefined {
  const ladder = ladderIn(around);
  const { assignedTo } = around.breach;
  return ladder.find(({ person }) => person !== undefined && person === assignedTo) ?? ladder[0];
}

/** Who watches, where somebody has to know that nothing happens: the FG, without one the board, else who is left. */
export function supervisorIn(around: Reads): Reachable | undefined {
  const ladder = ladderIn(around);
  return fgIn(around) ?? ladder.find((step) => step.function === 'board') ?? ladder.at(-1);
}

export function withoutDoubles(people: readonly (Reachable | undefined)[]): readonly Reachable[] {
  const known = people.filter((one) => one !== undefined);
  const key = ({ recipient }: Reachable): string => JSON.stringify(recipient);
  return known.filter((one, index) => known.findIndex((other) => key(other) === key(one)) === index);
}

interface Told {
  readonly urgent: boolean;
  readonly dueAt?: Moment | undefined;
  readonly facts?: Notice['facts'];
}

/** In danger in every way, else in one; FG and board in office hours, unless it is urgent. */
export function told(
  { recorded, profile, breach }: Around,
  kind: NoticeKind,
  to: Reachable,
  { urgent, dueAt, facts }: Told,
): readonly Notice[] {
  const { id: cause, metadata } = recorded;
  const { recordedAt: at, organisation } = metadata;
  const [first = 'mail'] = to.channels;
  const ordinary = to.channels.includes('mail') ? 'mail' : first;
  const canWait = !urgent && (to.function === 'fg' || to.function === 'board');
  const notBefore = canWait ? nextOfficeMoment(profile, at) : at;
  return (urgent ? to.channels : [ordinary]).map((channel) => ({
    ...{ cause, at, organisation, breach: breach.id, reference: breach.reference, kind, channel, urgent },
    recipient: to.recipient,
    ...(notBefore > at && { notBefore }),
    ...(dueAt !== undefined && { dueAt }),
    ...(facts && { facts }),
  }));
}
