import { isProfileEvent, type ProfileEvent } from '../../organisations/profile-change.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { DomainEvent, RecordedEvent } from '../../shared/recorded-event.js';
import { addressIn } from '../addresses.js';
import type { Channel, Notice, Recipient } from '../notice.js';
import { nextOfficeMoment } from './office-hours.js';
import { fgIn, ladderIn, type Reachable } from './recipients.js';

/** What tells who hears of a change of a profile. */
export interface AroundProfile {
  readonly recorded: RecordedEvent<ProfileEvent>;
  readonly before: OrganisationProfile;
  readonly after: OrganisationProfile;
  /** Ids of steps that are absent. */
  readonly absent: ReadonlySet<string>;
}

export function isOfProfile(recorded: RecordedEvent): recorded is RecordedEvent<ProfileEvent> {
  const event: DomainEvent = recorded.event;
  return isProfileEvent(event);
}

/**
 * FG and board hear of every change and the board of what waits for it. Whoever was one of them by the profile of before and
 * can no more be reached there hears of it at his old address: nobody is taken off the list, or given another number,
 * unknown to him (ADR 61).
 */
export function profileNotices({ recorded, before, after, absent }: AroundProfile): readonly Notice[] {
  const { type } = recorded.event;
  const now = supervisorsIn(after, absent);
  if (type === 'ProfileChangeProposed') {
    const board = now.filter(({ function: called }) => called === 'board');
    return board.map((one) => noticeTo(recorded, after, one, one.recipient, 'profile-proposed'));
  }
  const reached = new Set(now.map((one) => addressIn(after, one.recipient, channelOf(one))));
  const former = supervisorsIn(before, absent).filter(
    (one) => !reached.has(addressIn(before, one.recipient, channelOf(one))),
  );
  return [
    ...now.map((one) => noticeTo(recorded, after, one, one.recipient, 'profile-changed')),
    ...former.map((one) => noticeTo(recorded, after, one, formerOf(recorded, one), 'profile-changed')),
  ];
}

/** The FG, and each of the board. */
function supervisorsIn(profile: OrganisationProfile, absent: ReadonlySet<string>): readonly Reachable[] {
  const around = {
    ...{ profile, absent, linked: [], refusedRoles: new Set<string>(), aboutHandler: false },
    breach: { deputies: [], recusals: [], emergencyAccess: [] },
  };
  const fg = fgIn(around);
  return [...(fg ? [fg] : []), ...ladderIn(around).filter((step) => step.function === 'board')];
}

const channelOf = ({ channels: [first = 'mail', ...others] }: Reachable): Channel =>
  others.includes('mail') ? 'mail' : first;

function formerOf({ revision }: RecordedEvent, { recipient }: Reachable): Recipient {
  const step = recipient.kind === 'step' ? { step: recipient.step } : {};
  return { kind: 'former', before: revision, ...step };
}

/** A mail wakes nobody and goes at once; nobody is called at night for it. */
function noticeTo(
  { id: cause, metadata, event }: RecordedEvent<ProfileEvent>,
  profile: OrganisationProfile,
  to: Reachable,
  recipient: Recipient,
  kind: 'profile-changed' | 'profile-proposed',
): Notice {
  const { recordedAt: at, organisation } = metadata;
  const channel = channelOf(to);
  const notBefore = channel === 'mail' ? at : nextOfficeMoment(profile, at);
  const part = event.type === 'ProfileChangeRejected' ? event.data.part : event.data.change.part;
  const came = {
    ProfileChanged: 'changed',
    ProfileChangeProposed: 'proposed',
    ProfileChangeRejected: 'rejected',
  };
  return {
    ...{ cause, at, organisation, kind, channel, recipient, urgent: false },
    ...(notBefore > at && { notBefore }),
    facts: { part, came: came[event.type] },
  };
}
