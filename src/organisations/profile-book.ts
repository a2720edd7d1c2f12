import { isSamePerson, type LinkedAccounts } from '../shared/linked-accounts.js';
import type { Moment } from '../shared/moment.js';
import type { Actor, RecordedEvent } from '../shared/recorded-event.js';
import { Refusal } from '../shared/refusal.js';
import {
  isProfileEvent,
  openedPart,
  recordedPart,
  type ProfileEvent,
  type RecordedPart,
} from './profile-change.js';
import { isAtOnce, withPart, type PartValue, type ProfilePart } from './profile-part.js';
import type { OrganisationProfile } from './organisation-profile.js';

/** A change that counts. */
export interface CountingChange {
  readonly change: RecordedPart;
  readonly by: Actor;
  readonly at: Moment;
  readonly revision: number;
  /** Opaque id; absent: made by one person at once. */
  readonly proposedBy?: string;
}

/** A change that waits for the board. */
export interface WaitingChange {
  /** UUID: of the event that proposed it. */
  readonly id: string;
  readonly change: RecordedPart;
  readonly by: Actor;
  readonly at: Moment;
}

/** What the log says about a profile beside its file. */
export interface ProfileBook {
  /** In the order in which they were made. */
  readonly changes: readonly CountingChange[];
  readonly waiting: readonly WaitingChange[];
  /** Of the last event of the stream; -1 where there is none. */
  readonly revision: number;
}

export const NO_CHANGES: ProfileBook = { changes: [], waiting: [], revision: -1 };

export function foldProfile(history: readonly RecordedEvent[], before = NO_CHANGES): ProfileBook {
  return history.reduce(afterEvent, before);
}

function afterEvent(book: ProfileBook, recorded: RecordedEvent): ProfileBook {
  const { id, event, revision, metadata } = recorded;
  if (revision <= book.revision) return book;
  if (!isProfileEvent(event)) return { ...book, revision };
  const done = { by: metadata.actor, at: metadata.recordedAt };
  switch (event.type) {
    case 'ProfileChangeProposed':
      return { ...book, revision, waiting: [...book.waiting, { id, change: event.data.change, ...done }] };
    case 'ProfileChangeRejected':
      return { ...book, revision, waiting: book.waiting.filter((one) => one.id !== event.data.proposal) };
    case 'ProfileChanged': {
      const { change, proposal, proposedBy } = event.data;
      return {
        revision,
        changes: [
          ...book.changes,
          { change, revision, ...done, ...(proposedBy !== undefined && { proposedBy }) },
        ],
        waiting: book.waiting.filter((one) => one.id !== proposal),
      };
    }
  }
}

/** The profile that counts: its file, and over that each part as the log has it last (ADR 60). */
export function profileOf(
  file: OrganisationProfile,
  { changes }: Pick<ProfileBook, 'changes'>,
): OrganisationProfile {
  return changes.reduce((profile, { change }) => {
    const opened = openedPart(change);
    return opened === undefined ? profile : withPart(profile, opened);
  }, file);
}

/** Parts of which the file counts no more. */
export function partsInLog({ changes }: Pick<ProfileBook, 'changes'>): ReadonlySet<ProfilePart> {
  return new Set(changes.map(({ change }) => change.part));
}

interface ChangeCommand {
  readonly type: 'ChangeProfile' | 'ProposeProfileChange';
  readonly change: PartValue;
  /** Revision of the profile that he saw: what others changed since is not written over. */
  readonly seen: number;
}
interface AnswerCommand {
  readonly type: 'ConfirmProfileChange' | 'RejectProfileChange';
  /** Id of what waits. */
  readonly proposal: string;
}
/** What somebody asks of a profile. */
export type ProfileCommand = ChangeCommand | AnswerCommand;

/** What a command leads to. @throws Refusal a rule said no */
export function decideProfile(
  book: ProfileBook,
  command: ProfileCommand,
  by: Actor,
  linked: LinkedAccounts,
): ProfileEvent {
  return 'change' in command ? decideChange(book, command) : decideAnswer(book, command, by, linked);
}

function decideChange(book: ProfileBook, { type, change, seen }: ChangeCommand): ProfileEvent {
  const { part } = change;
  assertUnchangedSince(book, part, seen);
  if (type === 'ChangeProfile') {
    if (!isAtOnce(part)) throw new Error(`${part} is not changed by one person`);
    return { type: 'ProfileChanged', data: { change: recordedPart(change) } };
  }
  if (book.waiting.some((waiting) => waiting.change.part === part)) {
    throw new Refusal(
      'profile-proposal-waits',
      'A change of this part waits for the board already: it is confirmed or rejected first.',
    );
  }
  return { type: 'ProfileChangeProposed', data: { change: recordedPart(change) } };
}

function decideAnswer(
  { waiting }: ProfileBook,
  { type, proposal }: AnswerCommand,
  by: Actor,
  linked: LinkedAccounts,
): ProfileEvent {
  const found = waiting.find(({ id }) => id === proposal);
  if (found === undefined)
    throw new Refusal('no-profile-proposal-waits', 'No such change waits for the board.');
  const { change, by: proposer } = found;
  const isOwn = isSamePerson(linked, proposer.id, by.id);
  if (type === 'RejectProfileChange') {
    if (!isOwn && by.role !== 'board') {
      throw new Refusal(
        'not-your-proposal',
        'The board rejects a change, or whoever proposed it takes it back.',
        'forbidden',
      );
    }
    return { type: 'ProfileChangeRejected', data: { part: change.part, proposal } };
  }
  if (isOwn) {
    throw new Refusal('second-person-needed', 'Somebody else confirms it than who proposed it.', 'forbidden');
  }
  return { type: 'ProfileChanged', data: { change, proposal, proposedBy: proposer.id } };
}

function assertUnchangedSince({ changes }: ProfileBook, part: ProfilePart, seen: number): void {
  if (changes.some(({ change, revision }) => change.part === part && revision > seen)) {
    throw new Refusal(
      'profile-changed-meanwhile',
      'Somebody else changed this part after you read it: read it again.',
      'conflict',
      'seen',
    );
  }
}
