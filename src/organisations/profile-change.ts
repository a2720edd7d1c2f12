import { personal, revealed, type Personal } from '../shared/personal.js';
import type { DomainEvent } from '../shared/recorded-event.js';
import type { PartValue, PartValues } from './profile-part.js';

/** A part as the log holds it: names and numbers of people sealed. */
export type RecordedPart =
  | { readonly part: 'ladder'; readonly people: Personal<PartValues['ladder']> }
  | { readonly part: 'contacts'; readonly people: Personal<PartValues['contacts']> }
  | Exclude<PartValue, { readonly part: 'ladder' | 'contacts' }>;

/** From here on this part is so; confirmed by whoever the event is of, where somebody else proposed it. */
export type ProfileChanged = DomainEvent<
  'ProfileChanged',
  {
    readonly change: RecordedPart;
    /** Id of the event that proposed it. */
    readonly proposal?: string;
    readonly proposedBy?: string;
  }
>;
/** It counts once the board confirmed it. */
type ProfileChangeProposed = DomainEvent<'ProfileChangeProposed', { readonly change: RecordedPart }>;
/** By the board; or taken back by whoever proposed it. */
type ProfileChangeRejected = DomainEvent<
  'ProfileChangeRejected',
  { readonly part: RecordedPart['part']; readonly proposal: string }
>;

export type ProfileEvent = ProfileChanged | ProfileChangeProposed | ProfileChangeRejected;

export const PROFILE_EVENT_TYPES = {
  ProfileChanged: { schemaVersion: 1 },
  ProfileChangeProposed: { schemaVersion: 1 },
  ProfileChangeRejected: { schemaVersion: 1 },
} as const;

export function isProfileEvent(event: DomainEvent): event is ProfileEvent {
  return event.type in PROFILE_EVENT_TYPES;
}

export function recordedPart(change: PartValue): RecordedPart {
  if (change.part === 'ladder') return { part: change.part, people: personal('staff', change.value) };
  if (change.part === 'contacts') return { part: change.part, people: personal('staff', change.value) };
  return change;
}

/** What it says; nothing where its people were forgotten or cannot be read: then that of before stands. */
export function openedPart(recorded: RecordedPart): PartValue | undefined {
  if (!('people' in recorded)) return recorded;
  const value = revealed<unknown>(recorded.people);
  return value === undefined ? undefined : ({ part: recorded.part, value } as PartValue);
}
