import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags } from '../../src/breach/domain/duties.js';
import { isInDanger, needsSafeContact } from '../../src/breach/domain/safety.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { refuseLetter } from '../../src/breach/views/letter-refusals.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  checkDeadlines,
  decide,
  dismiss,
  interestOfChild,
  MONDAY_NINE,
  raiseRisk,
  report,
  safeContact,
  safetyMeasure,
  secret,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, Given, given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const at = (n: number) => ({ at: hours(n) as string });
const endangered = report({ safetyRisk: 'yes' });
const noted = (n: number): BreachCommand =>
  ({ ...raiseRisk(hours(n)), note: secret('he stands at the door') }) as BreachCommand;
const nextDay = act(raiseRisk(hours(24)), at(24));
const terms = ({ breach }: Given) => runningDeadlines(breach).map(({ deadline }) => deadline);
const dueAt = ({ breach }: Given, name: string) =>
  runningDeadlines(breach).find(({ deadline }) => deadline === name)?.dueAt;
const moved = ({ history }: Given, type: string, n: number): BreachCommand => ({
  type: 'CorrectStatement',
  corrects: history.findLast((one) => one.event.type === type)?.revision ?? -1,
  reason: 'Typed wrongly.',
  restated: { statement: 'SafetyStated', at: hours(n) },
});
const dangerInRegister = ({ history }: Given) =>
  registerEntry(registerProjection.fold(undefined, history)).danger;

describe('what was done for one danger is no answer to the next (ADR 17)', () => {
  it('also where the first was averted, and its measure is recorded once more', () => {
    const again = given(
      endangered,
      safetyMeasure(),
      nextDay,
      act(safetyMeasure({ takenAt: hours(0) }), at(24)),
    );
    expect([isInDanger(again.breach), terms(again).includes('safety')]).toEqual([true, true]);
  });

  it('nor ends its term', () => {
    const older = act(safetyMeasure({ takenAt: hours(0.2) }), at(1));
    const both = given(endangered, safetyMeasure({ dangerAverted: false }), act(noted(1), at(1)), older);
    expect(isInDanger(both.breach)).toBe(true);
    expect(terms(both)).toContain('safety');
  });

  it('nor makes a term kept that was missed', () => {
    const older = act(safetyMeasure({ takenAt: hours(0), dangerAverted: false }), at(26));
    const missed = given(
      endangered,
      safetyMeasure(),
      nextDay,
      act(checkDeadlines, at(25)),
      older,
      checkDeadlines,
    );
    expect(flags(missed.breach)).toContain('safety-deadline-missed');
  });

  it('and has no term that a clock which was ahead gave the first', () => {
    const ahead = act(raiseRisk(hours(72)), { ...at(72), clockUncertain: true });
    expect(dueAt(given(report(), ahead, act(noted(1), at(1))), 'safety')).toBe(hours(1.5));
  });
});

describe('a safe way of contact', () => {
  it('is not given back by a correction of its moment, once another danger took it back', () => {
    const both = given(endangered, act(safeContact(hours(1)), at(1)), act(noted(0.5), at(2)));
    expect(needsSafeContact(both.breach)).toBe(true);
    const later = both.and(moved(both, 'SafeContactEstablished', 1.1)).breach;
    expect(needsSafeContact(later)).toBe(true);
    expect(breachView(later).safetyNotes).toContainEqual(
      expect.objectContaining({ kind: 'safe-contact', holds: false }),
    );
  });

  it('that is older than the danger does not count, whichever was recorded first', () => {
    expect(needsSafeContact(given(report(), safeContact(), nextDay).breach)).toBe(true);
    expect(needsSafeContact(given(report(), nextDay, act(safeContact(), at(24))).breach)).toBe(true);
  });

  it('does not count any more where the danger proves to be newer', () => {
    const known = given(report(), raiseRisk(), act(safeContact(hours(1)), at(1)));
    expect(needsSafeContact(known.breach)).toBe(false);
    expect(needsSafeContact(known.and(act(moved(known, 'SafetyRiskRaised', 2), at(3))).breach)).toBe(true);
  });
});

it('that a parent may be told has to be said again once a danger was averted that nobody had raised', () => {
  const toParent = {
    reader: 'under-sixteen',
    representative: 'parent',
    language: 'nl',
    means: 'letter',
  } as const;
  const said = given(report(), interestOfChild('allows'), safetyMeasure(), safeContact());
  expect(said.breach.interestOfChild).toBeUndefined();
  expect(() => {
    refuseLetter(said.breach, toParent);
  }).toThrow();
  const opposed = given(report(), interestOfChild('opposes'), safetyMeasure());
  expect(opposed.breach.interestOfChild?.interest).toBe('opposes');
});

it('of a merged dossier the register does not say that its danger stands: the other one tells', () => {
  const other = new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11').and(endangered);
  expect(dangerInRegister(other)?.stands).toBe(true);
  const survivor = given(endangered).breach;
  expect(
    dangerInRegister(other.and({ type: 'MergeBreach', reason: 'The same letter.', survivor }))?.stands,
  ).toBe(false);
});

describe('the 72 hours after something was added to what had ended', () => {
  const added = given(report(), dismiss, act(supplement(), at(1)));

  it('stand still until somebody goes on with the dossier, whether or not he says that he looked', () => {
    expect(terms(added)).not.toContain('authority-notification');
    const going = [aware(), assess({ risk: 'high-risk' }), decide()].reduce<Given>(
      (so, next) => so.and(act(next, at(2))),
      added,
    );
    expect(terms(going)).toContain('authority-notification');
  });

  it('run on after a danger was averted that had begun them', () => {
    const raised = added.and(act(raiseRisk(hours(1)), at(1)));
    expect(terms(raised)).toContain('authority-notification');
    expect(terms(raised.and(act(safetyMeasure({ takenAt: hours(1) }), at(1))))).toContain(
      'authority-notification',
    );
  });
});
