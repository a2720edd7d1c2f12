import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { isAlarmOpen, rungsOf } from '../../src/breach/domain/ladder.js';
import { isInDanger, needsSafeContact } from '../../src/breach/domain/safety.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { refuseLetter } from '../../src/breach/views/letter-refusals.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { calledAt, firstLookBy } from '../../src/law/term/on-call-ladder.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  checkDeadlines,
  decide,
  dismiss,
  interestOfChild,
  LADDER,
  MONDAY_NINE,
  raiseRisk,
  report,
  safeContact,
  safetyMeasure,
  secret,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, colleague, event, Given, given } from '../support/breach/given-breach.js';

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

describe('what a correction of a moment, or of the receipt, changes of a danger', () => {
  const late = given(endangered, act(safetyMeasure({ takenAt: hours(2), dangerAverted: false }), at(3)));

  it('takes two where it would take out of sight that a measure came too late (ADR 11)', () => {
    expect(flags(late.breach)).toContain('safety-deadline-missed');
    const proposed = late.when(moved(late, 'SafetyMeasureTaken', 0.1)).then(event('CorrectionProposed'));
    const { corrects } = proposed.breach.proposedCorrections[0]!;
    const confirmed = proposed.and(act({ type: 'ConfirmCorrection', corrects }, { by: colleague }));
    expect(flags(confirmed.breach)).not.toContain('safety-deadline-missed');
    late.when(moved(late, 'SafetyMeasureTaken', 1)).then(event('StatementCorrected'));
    const timely = given(endangered, safetyMeasure({ dangerAverted: false }));
    timely.when(moved(timely, 'SafetyMeasureTaken', -0.1)).then(event('StatementCorrected'));
  });

  it('and a late answer to a first danger stays told once there is another', () => {
    const both = late.and(act(noted(4), at(4))).and(act(safetyMeasure({ takenAt: hours(4) }), at(4.1)));
    expect(flags(both.breach)).toContain('safety-deadline-missed');
    const timely = given(
      endangered,
      safetyMeasure(),
      nextDay,
      act(safetyMeasure({ takenAt: hours(24) }), at(24)),
    );
    expect(flags(timely.breach)).not.toContain('safety-deadline-missed');
  });

  it('the note of a way of contact holds as long as the way itself, also where the danger proves newer', () => {
    const known = given(report(), raiseRisk(), act(safeContact(hours(1)), at(1)));
    const later = known.and(act(moved(known, 'SafetyRiskRaised', 2), at(3)));
    expect(breachView(later.breach).safetyNotes).toEqual([
      expect.objectContaining({ kind: 'safe-contact', holds: false }),
    ]);
  });

  const ahead = new Given([], hours(72)).and({
    ...act(report({ safetyRisk: 'yes', rules: { ladder: LADDER }, receivedAt: hours(72) }), {
      clockUncertain: true,
      at: hours(72),
    }),
  });
  const right: BreachCommand = {
    type: 'CorrectReceipt',
    receivedAt: hours(0),
    reason: 'The clock ran ahead.',
  };

  it('by a clock that ran three days ahead people are called from when the report came in', () => {
    const found = ahead.and(act(right, { by: { id: 'spool', role: 'system' }, at: hours(0.1) }));
    expect(found.breach.dangerAlarm?.beganAt).toBe(hours(0));
    expect(rungsOf(found.breach)[0]?.at).toBe(calledAt(LADDER, 0, hours(0)));
    expect(found.breach.firstLookBy).toBe(firstLookBy(hours(0)));
    expect(isAlarmOpen(found.breach)).toBe(true);
    expect(isAlarmOpen(found.and(act(safetyMeasure({ dangerAverted: false }), at(0.2))).breach)).toBe(false);
  });

  it('and whoever acts by the right clock is at it', () => {
    expect(isAlarmOpen(ahead.and(act(right, at(0.1))).breach)).toBe(false);
  });
});

it('what the facts tell beside a danger that stands is another: people are called, a way of contact is agreed anew', () => {
  const stands = given(
    endangered,
    { ...assess(), facts: { safetyRisk: 'yes' } },
    act(safetyMeasure({ takenAt: hours(0.1), dangerAverted: false }), at(0.1)),
    act(safeContact(hours(0.2)), at(0.2)),
  );
  expect(needsSafeContact(stands.breach)).toBe(false);
  const again: BreachCommand = { ...assess(), facts: { safetyRisk: 'yes' } };
  expect(needsSafeContact(stands.and(act(again, at(1))).breach)).toBe(false);
  const hasIt: BreachCommand = {
    ...assess(),
    facts: { safetyRisk: 'yes', recipientKind: 'threatening-person', dataCategories: ['address'] },
  };
  const told = stands.when(hasIt, at(1)).then(event('BreachAssessed'), event('SafetyRiskRaised'));
  expect([needsSafeContact(told.breach), isAlarmOpen(told.breach)]).toEqual([true, true]);
});

describe('a way of contact whose words were erased leads to nobody (ADR 36)', () => {
  const known = given(endangered, assess(), safetyMeasure(), act(safeContact(hours(1)), at(1)));
  const place = { revision: known.history.at(-1)!.revision, pointer: '/how' };
  const held = [{ ...place, scope: 'dossier' as const, key: 'key-1', isText: true }];
  const erased = (values: readonly object[], from = known, of = held): Given => {
    const asked = {
      what: 'values',
      ground: 'consent-withdrawn',
      reason: 'She asked for it.',
      held: of,
      values,
    };
    const waiting = from.and({ type: 'ProposeErasure', ...asked } as BreachCommand);
    const { erasure } = waiting.breach.erasures.at(-1)!;
    return waiting.and(act({ type: 'ApproveErasure', erasure, held: of }, { by: colleague }));
  };
  const holding = ({ breach }: Given) =>
    breachView(breach).safetyNotes.flatMap(({ kind, holds }) => (kind === 'safe-contact' ? [holds] : []));

  it('so letters wait for another', () => {
    expect(needsSafeContact(known.breach)).toBe(false);
    const gone = erased([place]);
    expect([needsSafeContact(gone.breach), holding(gone)]).toEqual([true, [false]]);
    expect(openDuties(gone.breach).map(({ duty }) => duty)).toContain('establish-safe-contact');
    expect(needsSafeContact(gone.and(act(safeContact(hours(2)), at(2))).breach)).toBe(false);
  });

  it('nor does it come back by a correction, nor one that it had taken the place of', () => {
    const twice = given(
      endangered,
      assess(),
      safetyMeasure(),
      safeContact(),
      act(safeContact(hours(1)), at(1)),
    );
    const last = { revision: twice.history.at(-1)!.revision, pointer: '/how' };
    const gone = erased([last], twice, [{ ...held[0]!, ...last }]);
    expect(gone.breach.erasures.at(-1)?.approved?.erased).toBe(1);
    expect(needsSafeContact(gone.and(moved(gone, 'SafetyMeasureTaken', 0.1)).breach)).toBe(true);
  });

  it('but one whose words were only replaced does', () => {
    const replaced = erased([{ ...place, replacement: secret('through a lawyer') }]);
    expect([needsSafeContact(replaced.breach), holding(replaced)]).toEqual([false, [true]]);
  });
});
