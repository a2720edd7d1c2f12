import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { POLICY } from '../breach/dossier/access.policy.js';
import { ROLES, type Role } from '../platform/identity/principal.js';
import { moment } from '../shared/moment.js';
import type { Actor, RecordedEvent } from '../shared/recorded-event.js';
import { Refusal } from '../shared/refusal.js';
import { decideGrant, foldGrants, opensDossiers, type GrantCommand, type GrantEvent } from './given-grant.js';

const recorded = (event: GrantEvent, by: Actor, revision: number): RecordedEvent =>
  ({
    event,
    revision,
    metadata: { actor: by, recordedAt: moment('2026-06-01T09:00:00Z') },
  }) as unknown as RecordedEvent;

/** A history of commands, of which those count that were not refused. */
class Book {
  readonly history: RecordedEvent[] = [];

  get grants() {
    return foldGrants(this.history);
  }

  try(type: GrantCommand['type'], person: string, role: Role, by: Actor, elsewhere: Role[] = []): string {
    try {
      const event = decideGrant(this.grants, { type, person, role }, by, { elsewhere, linked: [] });
      this.history.push(recorded(event, by, this.history.length));
      return 'done';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  stateOf(person: string, role: Role): string | undefined {
    return this.grants.find((grant) => grant.person === person && grant.role === role)?.state;
  }
}

const admin: Actor = { id: 'admin', role: 'administrator' };
const board: Actor = { id: 'board', role: 'board' };

describe('a grant', () => {
  it('that lets anybody read a dossier waits for the board', () => {
    for (const role of POLICY['breach.read']) expect(opensDossiers(role)).toBe(true);
    for (const role of ROLES) {
      const book = new Book();
      expect(book.try('GiveGrant', 'somebody', role, admin)).toBe('done');
      expect(book.stateOf('somebody', role)).toBe(opensDossiers(role) ? 'waits' : 'counts');
    }
  });

  it('counts once a board member confirms it who neither gave nor gets it', () => {
    const both: Actor = { id: 'both', role: 'administrator' };
    const book = new Book();
    book.try('GiveGrant', 'somebody', 'handler', both);
    expect(book.try('ConfirmGrant', 'somebody', 'handler', { ...both, role: 'board' })).toBe(
      'second-person-needed',
    );
    expect(book.try('ConfirmGrant', 'somebody', 'handler', { id: 'somebody', role: 'board' })).toBe(
      'grant-to-oneself',
    );
    expect(book.try('ConfirmGrant', 'somebody', 'handler', board)).toBe('done');
    expect(book.stateOf('somebody', 'handler')).toBe('counts');
    expect(book.try('ConfirmGrant', 'somebody', 'handler', board)).toBe('no-grant-waits');
  });

  it('is given by nobody to himself', () => {
    expect(new Book().try('GiveGrant', 'admin', 'handler', admin)).toBe('grant-to-oneself');
  });

  it('leaves the FG independent, of what was given here and what his issuer says', () => {
    for (const other of ['board', 'mandate-holder', 'administrator'] as const) {
      const book = new Book();
      expect(book.try('GiveGrant', 'somebody', 'fg', admin, [other])).toBe('fg-not-independent');
      expect(book.try('GiveGrant', 'somebody', other, admin)).toBe('done');
      expect(book.try('GiveGrant', 'somebody', 'fg', admin)).toBe('fg-not-independent');
      expect(book.try('GiveGrant', 'another', 'fg', admin)).toBe('done');
      expect(book.try('WithdrawGrant', 'somebody', other, board)).toBe('done');
      expect(book.try('GiveGrant', 'somebody', 'fg', admin, [other])).toBe('done');
    }
  });

  it('of FG and board is taken away by the board alone, any other by an administrator too', () => {
    for (const role of ROLES) {
      const book = new Book();
      const alone = role === 'fg' || role === 'board';
      expect(book.try('WithdrawGrant', 'somebody', role, admin)).toBe(
        alone ? 'board-alone-withdraws' : 'done',
      );
      if (alone) expect(book.try('WithdrawGrant', 'somebody', role, board)).toBe('done');
      expect(book.try('WithdrawGrant', 'somebody', role, board)).toBe('grant-withdrawn-already');
    }
  });

  it('that was taken away and given again is still away until it counts', () => {
    const book = new Book();
    book.try('WithdrawGrant', 'somebody', 'handler', admin);
    book.try('GiveGrant', 'somebody', 'handler', admin);
    expect(book.grants).toEqual([expect.objectContaining({ state: 'waits', withdrawn: expect.anything() })]);
    book.try('ConfirmGrant', 'somebody', 'handler', board);
    expect(book.grants[0]).not.toHaveProperty('withdrawn');
  });

  it('whatever is asked in whatever order: what counts was given and confirmed by two others, since it was last taken away', () => {
    const people = ['one', 'two', 'three'];
    const command = fc.record({
      type: fc.constantFrom('GiveGrant', 'ConfirmGrant', 'WithdrawGrant'),
      person: fc.constantFrom(...people),
      role: fc.constantFrom<Role>('handler', 'fg', 'board', 'administrator'),
      by: fc.record({ id: fc.constantFrom(...people), role: fc.constantFrom('administrator', 'board') }),
    });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const book = new Book();
        for (const { type, person, role, by } of commands) book.try(type, person, role, by);
        for (const { person, role, state, given, confirmed } of book.grants) {
          if (state !== 'counts') continue;
          const his = book.history.filter(
            ({ event }) =>
              (event as GrantEvent).data.person === person && (event as GrantEvent).data.role === role,
          );
          const since = his.slice(his.findLastIndex(({ event }) => event.type === 'GrantWithdrawn') + 1);
          expect(since.map(({ event }) => event.type)).toEqual(
            opensDossiers(role) ? ['GrantGiven', 'GrantConfirmed'] : ['GrantGiven'],
          );
          expect(new Set([person, given?.by.id, confirmed?.by.id ?? 'nobody']).size).toBe(3);
        }
        for (const person of people) {
          const roles = book.grants
            .filter((g) => g.person === person && g.state === 'counts')
            .map(({ role }) => role);
          expect(roles.includes('fg') && (roles.includes('board') || roles.includes('administrator'))).toBe(
            false,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
