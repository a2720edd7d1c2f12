import { isSamePerson, type LinkedAccounts } from '../shared/linked-accounts.js';
import { isIndependent } from '../platform/identity/grants.js';
import type { Grant, Role } from '../platform/identity/principal.js';
import type { Moment } from '../shared/moment.js';
import type { Actor, RecordedEvent } from '../shared/recorded-event.js';
import { Refusal } from '../shared/refusal.js';

interface OfPerson {
  readonly person: string;
  readonly role: Role;
}

interface GrantGiven {
  readonly type: 'GrantGiven';
  /** `waits`: it counts once the board confirmed it. */
  readonly data: OfPerson & { readonly waits: boolean };
}
interface GrantConfirmed {
  readonly type: 'GrantConfirmed';
  readonly data: OfPerson;
}
/** Whoever gave it, this desk or the person's issuer: from here on he does not hold it. */
interface GrantWithdrawn {
  readonly type: 'GrantWithdrawn';
  readonly data: OfPerson;
}

export type GrantEvent = GrantGiven | GrantConfirmed | GrantWithdrawn;

export const GIVEN_GRANT_EVENT_TYPES = {
  GrantGiven: { schemaVersion: 1 },
  GrantConfirmed: { schemaVersion: 1 },
  GrantWithdrawn: { schemaVersion: 1 },
} as const;

/** `waits` for the board; `counts`; `withdrawn` takes it away from whoever else gives it too. */
export const GRANT_STATES = ['waits', 'counts', 'withdrawn'] as const;

interface Done {
  readonly by: Actor;
  readonly at: Moment;
}

/** A role of a person as the log tells it. */
export interface HeldGrant extends OfPerson {
  readonly state: (typeof GRANT_STATES)[number];
  readonly given?: Done;
  readonly confirmed?: Done;
  /** Also of what waits again: until it counts the person is without it. */
  readonly withdrawn?: Done;
}

/** Those of one organisation. */
export type GrantBook = readonly HeldGrant[];

export interface GrantCommand extends OfPerson {
  readonly type: 'GiveGrant' | 'ConfirmGrant' | 'WithdrawGrant';
}

/** Roles in which one sees no dossier. Deny by default: whatever else there is or comes waits for the board. */
const SEE_NO_DOSSIERS: readonly Role[] = ['administrator', 'processor'];
/** Whoever runs the accounts does not choose who watches him. */
const TAKEN_AWAY_BY_BOARD: readonly Role[] = ['fg', 'board'];

/** Whoever has the machine: gives an organisation its first administrator and board, which nobody could confirm. */
export const COMMAND_LINE: Actor = { id: 'command-line', role: 'system' };

export function opensDossiers(role: Role): boolean {
  return !SEE_NO_DOSSIERS.includes(role);
}

/** Whether somebody who acts in this role may take that one away. */
export function takesAway(by: Actor['role'], role: Role): boolean {
  return !TAKEN_AWAY_BY_BOARD.includes(role) || ['board', COMMAND_LINE.role].includes(by);
}

export function foldGrants(history: readonly RecordedEvent[]): GrantBook {
  return history.reduce<GrantBook>(apply, []);
}

function apply(book: GrantBook, { event: recorded, metadata }: RecordedEvent): GrantBook {
  const event = recorded as GrantEvent;
  const { person, role } = event.data;
  const before = heldIn(book, event.data);
  const rest = book.filter((grant) => grant !== before);
  const done = { by: metadata.actor, at: metadata.recordedAt };
  switch (event.type) {
    case 'GrantGiven': {
      const isWithout = event.data.waits && before?.withdrawn !== undefined;
      const state = event.data.waits ? 'waits' : 'counts';
      return [
        ...rest,
        { person, role, state, given: done, ...(isWithout && { withdrawn: before.withdrawn }) },
      ];
    }
    case 'GrantConfirmed':
      return [
        ...rest,
        { person, role, state: 'counts', ...(before?.given && { given: before.given }), confirmed: done },
      ];
    case 'GrantWithdrawn':
      return [...rest, { person, role, state: 'withdrawn', withdrawn: done }];
  }
}

/** What the organisation knows beside the grants. */
export interface KnownOfPerson {
  /** Roles in which this person acted before, by the word of his issuer. */
  readonly elsewhere: readonly Role[];
  /** Accounts that are one person's: whoever is compared is a person (ADR 27). */
  readonly linked: LinkedAccounts;
}

/**
 * What a command leads to.
 * @throws Refusal a rule said no
 */
export function decideGrant(
  book: GrantBook,
  { type, person, role }: GrantCommand,
  by: Actor,
  { elsewhere, linked }: KnownOfPerson,
): GrantEvent {
  const held = heldIn(book, { person, role });
  if (type === 'WithdrawGrant') {
    if (held?.state === 'withdrawn')
      throw new Refusal('grant-withdrawn-already', 'It was taken away before.');
    if (!takesAway(by.role, role))
      throw new Refusal(
        'board-alone-withdraws',
        'FG and board are there to watch the others too: only the board takes these roles away.',
        'forbidden',
      );
    return { type: 'GrantWithdrawn', data: { person, role } };
  }
  if (isSamePerson(linked, person, by.id))
    throw new Refusal('grant-to-oneself', 'Nobody gives himself a role, or confirms his own.', 'forbidden');
  if (type === 'ConfirmGrant') {
    if (held?.state !== 'waits') throw new Refusal('no-grant-waits', 'No such grant waits for the board.');
    if (isSamePerson(linked, held.given?.by.id ?? '', by.id))
      throw new Refusal(
        'second-person-needed',
        'Somebody else has to confirm it than who gave it.',
        'forbidden',
      );
    return { type: 'GrantConfirmed', data: { person, role } };
  }
  if (held !== undefined && held.state !== 'withdrawn')
    throw new Refusal('grant-given-already', 'It was given before.');
  assertStaysIndependent(book, { person, role }, { elsewhere, linked });
  return { type: 'GrantGiven', data: { person, role, waits: opensDossiers(role) } };
}

function assertStaysIndependent(
  book: GrantBook,
  { person, role }: OfPerson,
  { elsewhere, linked }: KnownOfPerson,
): void {
  const his = book.filter((grant) => isSamePerson(linked, grant.person, person));
  const isGone = (name: Role): boolean =>
    his.some((grant) => grant.role === name && grant.withdrawn !== undefined);
  const roles = [
    role,
    ...his.filter(({ state }) => state !== 'withdrawn').map((grant) => grant.role),
    ...elsewhere.filter((name) => !isGone(name)),
  ];
  if (!isIndependent(roles.map((name): Grant => ({ organisation: '', role: name }))))
    throw new Refusal(
      'fg-not-independent',
      'In one organisation the FG is never board, mandate holder or administrator (Art. 38 GDPR).',
    );
}

function heldIn(book: GrantBook, { person, role }: OfPerson): HeldGrant | undefined {
  return book.find((grant) => grant.person === person && grant.role === role);
}
