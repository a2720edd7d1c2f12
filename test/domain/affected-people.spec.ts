import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { isListHeld } from '../../src/breach/domain/listing-people.js';
import { plusHours } from '../../src/shared/moment.js';
import { dismiss, inform, MONDAY_NINE, receive, report } from '../support/breach/breach-commands.js';
import { act, board, given, type Act, type Given } from '../support/breach/given-breach.js';

const change = (n: number): string => `c0ffee00-0000-4000-8000-00000000000${n}`;
const FIGURES = { people: 2, reachable: 1, withSafeContact: 1, digest: 'a'.repeat(64) };
const listed = (n: number, fields: object = {}): BreachCommand => ({
  ...{ type: 'ListAffectedPeople', change: change(n), what: 'added', ...FIGURES },
  ...(n > 1 && { basedOn: change(n - 1) }),
  ...fields,
});
const DAYS = 24;
const later = (days: number) =>
  act({ type: 'TakeOutAffectedPeople', days: 90 }, { at: plusHours(MONDAY_NINE, days * DAYS) });
const HOLD = { type: 'PlaceLegalHold', hold: 'hold', reason: 'A claim is expected.' } as const;

describe('the list of people concerned', () => {
  it('is known by its figures, and by which changes made it', () => {
    expect(given(report(), listed(1), listed(2, { people: 3 })).breach).toMatchObject({
      affectedPeople: { ...FIGURES, people: 3, changes: [change(1), change(2)], tellings: [] },
    });
  });

  it('is changed by whoever saw it as it stands, and by nobody else', () => {
    given(report(), listed(1)).when(listed(3)).thenRefused('list-changed');
    given(report()).when(listed(2)).thenRefused('list-changed');
    given(report(), listed(1)).when(listed(1)).thenRefused('list-changed');
  });

  it('knows in which round its people were told', () => {
    const { type: _type, ...list } = listed(2, { what: 'told' });
    const told = given(report(), listed(1), inform({ list } as never));
    const round = told.breach.informed[0]?.revision;
    expect(round).toBeDefined();
    expect(told.breach.affectedPeople?.tellings).toEqual([{ change: change(2), round }]);
  });

  it('grows in an open dossier only; somebody is taken off it at any time', () => {
    const ended = given(report(), listed(1), dismiss);
    ended.when(listed(2)).thenRefused('ended');
    expect(ended.and(listed(2, { what: 'taken-out' })).breach.affectedPeople?.changes).toHaveLength(2);
  });

  it('loses nobody while a legal hold keeps everything', () => {
    const held = given(report(), listed(1)).and(act(HOLD, { by: board }));
    held.when(listed(2, { what: 'taken-out' })).thenRefused('legal-hold');
  });

  it('keeps its dossier from being merged: its people would be forgotten with it', () => {
    const merge = {
      ...{ type: 'MergeBreach', reason: 'Twice.' },
      survivor: { ...given(report()).breach, id: 'other' },
    } as BreachCommand;
    given(report(), listed(1)).when(merge).thenRefused('people-on-list');
    expect(given(report(), listed(1), listed(2, { people: 0 })).and(merge).breach.ending?.kind).toBe(
      'merged',
    );
  });
});

describe('its term after closing', () => {
  const ended = (...more: readonly Act[]): Given => given(report(), listed(1), ...more, dismiss);
  const isGone = (breach: Given): boolean => breach.breach.affectedPeople === undefined;

  it('takes it out once it is over, and says how many were on it', () => {
    expect(isGone(ended().and(later(89)))).toBe(false);
    const gone = ended().and(later(91));
    expect(isGone(gone)).toBe(true);
    expect(gone.breach.goneLists).toEqual([
      expect.objectContaining({ people: 2, changes: [change(1)], because: expect.any(String) }),
    ]);
  });

  it('runs in no dossier that goes on', () => {
    expect(isGone(given(report(), listed(1)).and(later(900)))).toBe(false);
  });

  it('waits for a legal hold', () => {
    expect(isGone(ended(act(HOLD, { by: board })).and(later(900)))).toBe(false);
  });

  it('waits for what an authority, or somebody who claims, may still ask', () => {
    expect(isListHeld(given(report(), receive()).breach)).toBe(true);
    expect(isListHeld(given(report()).breach)).toBe(false);
  });

  it('takes out once; a list that is begun again has a term of its own', () => {
    const again = ended()
      .and(later(91))
      .and({ type: 'ReopenBreach', reason: 'More people.' })
      .and(listed(1, { change: change(5), basedOn: undefined }));
    expect(again.breach.affectedPeople?.changes).toEqual([change(5)]);
    expect(again.breach.goneLists).toHaveLength(1);
  });
});
