import { describe, expect, it } from '@jest/globals';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { isInDanger, needsSafeContact } from '../../src/breach/domain/safety.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  checkDeadlines,
  dismiss,
  MONDAY_NINE,
  raiseRisk,
  RECORDED_ONLY,
  report,
  safeContact,
  safetyMeasure,
  secret,
} from '../support/breach/breach-commands.js';
import { act, event, given } from '../support/breach/given-breach.js';

const inDanger = given(report({ safetyRisk: 'yes' }));
const duties = (dossier: typeof inDanger): readonly string[] =>
  openDuties(dossier.breach).map(({ duty }) => duty);

describe('safety comes before law', () => {
  it('a new danger asks for a safe contact anew; the first one takes a contact that was there', () => {
    const contacted = inDanger.and(safeContact()).and(safetyMeasure({ dangerAverted: true }));
    expect(needsSafeContact(contacted.breach)).toBe(false);
    expect(needsSafeContact(contacted.and(raiseRisk()).breach)).toBe(true);
    expect(needsSafeContact(given(report()).and(safeContact()).and(raiseRisk()).breach)).toBe(false);
    const averted = given(report(), safetyMeasure({ dangerAverted: true }), safeContact());
    expect(needsSafeContact(averted.breach)).toBe(false);
    expect(needsSafeContact(averted.and(raiseRisk()).breach)).toBe(true);
    expect(breachView(averted.and(raiseRisk()).breach).safetyNotes).toMatchObject([
      { kind: 'measure' },
      { kind: 'safe-contact', holds: false },
    ]);
  });

  it('a report that somebody may be in danger raises the alarm in the same breath', () => {
    given()
      .when(report({ safetyRisk: 'yes' }))
      .then(
        event('BreachReported'),
        event('SafetyRiskRaised', { source: 'report', raisedAt: MONDAY_NINE, termMinutes: 30 }),
      );
  });

  it.each(['no', 'unknown'] as const)('a report that answers %s raises none', (safetyRisk) => {
    given().when(report({ safetyRisk })).then(event('BreachReported'));
  });

  it('a clock of minutes runs until a first measure is taken', () => {
    const safety = { deadline: 'safety', dueAt: plusHours(MONDAY_NINE, 0.5) };
    expect(runningDeadlines(inDanger.breach)).toContainEqual(expect.objectContaining(safety));
    const measured = inDanger.and(safetyMeasure({ dangerAverted: false }));
    expect(runningDeadlines(measured.breach).map(({ deadline }) => deadline)).not.toContain('safety');
  });

  it('a term that passes without a measure is a miss, and only once', () => {
    const late = { at: '2026-03-02T09:30:00+01:00' };
    inDanger
      .when(checkDeadlines, late)
      .then(event('DeadlineMissed', { deadline: 'safety' }))
      .when(checkDeadlines, late)
      .thenNothing();
  });

  it('averting the danger and finding a safe contact stand first among the duties', () => {
    expect(duties(inDanger).slice(0, 2)).toEqual(['avert-danger', 'establish-safe-contact']);
  });

  it('a first measure ends the clock, only averting ends the duty', () => {
    const measured = inDanger.and(safetyMeasure({ dangerAverted: false }));
    expect(isInDanger(measured.breach)).toBe(true);
    expect(isInDanger(measured.and(safetyMeasure()).breach)).toBe(false);
  });

  it('one more measure after the danger was averted brings it not back', () => {
    const averted = inDanger.and(safetyMeasure());
    expect(isInDanger(averted.and(safetyMeasure({ dangerAverted: false })).breach)).toBe(false);
  });

  it('a safe contact is needed for good once safety was at stake', () => {
    const averted = inDanger.and(safetyMeasure());
    expect(needsSafeContact(averted.breach)).toBe(true);
    expect(needsSafeContact(averted.and(safeContact()).breach)).toBe(false);
  });

  it('a danger that stands is not raised twice, one that comes back is', () => {
    inDanger.when(raiseRisk()).thenNothing();
    const again = inDanger
      .and(safetyMeasure())
      .when(raiseRisk())
      .then(event('SafetyRiskRaised', { source: 'organisation' }));
    expect(isInDanger(again.breach)).toBe(true);
    expect(runningDeadlines(again.breach).map(({ deadline }) => deadline)).toContain('safety');
  });

  describe('another danger while one stands', () => {
    const contacted = inDanger.and(safeContact());
    const another = {
      ...raiseRisk(plusHours(MONDAY_NINE, 1)),
      note: secret('he stands at the door'),
    } as ReturnType<typeof raiseRisk>;
    const ten = { at: '2026-03-02T10:00:00+01:00' };
    const second = contacted.and(act(another, ten));

    it('is recorded with its note, and a safe contact of before holds no more', () => {
      contacted.when(another, ten).then(event('SafetyRiskRaised', { note: secret('he stands at the door') }));
      expect(needsSafeContact(second.breach)).toBe(true);
      expect(breachView(second.breach).safetyNotes).toMatchObject([
        { kind: 'safe-contact', holds: false },
        { kind: 'risk', note: expect.stringContaining('he stands at the door') },
      ]);
    });

    it('the same words of the same moment stay one fact, other words are another', () => {
      second.when(another).thenRefused('not-recorded', { kind: 'invalid', field: 'note' });
      second
        .when({ ...another, note: secret('and with a friend') } as typeof another)
        .then(event('SafetyRiskRaised'));
      second.when(raiseRisk(plusHours(MONDAY_NINE, 1))).thenNothing();
    });

    it('is not averted by what averted the first, only by what was done after it', () => {
      const ofTheFirst = second.and(safetyMeasure({ takenAt: plusHours(MONDAY_NINE, 0.5) }));
      expect(isInDanger(ofTheFirst.breach)).toBe(true);
      const ofBoth = ofTheFirst.and(safetyMeasure({ takenAt: plusHours(MONDAY_NINE, 1) }));
      expect(isInDanger(ofBoth.breach)).toBe(false);
    });

    it('moves no term that runs, and has its own where the first was acted on, or its term is over', () => {
      const dueAt = (dossier: typeof inDanger) =>
        runningDeadlines(dossier.breach).find(({ deadline }) => deadline === 'safety')?.dueAt;
      const soon = contacted.and(
        act({ ...another, ...raiseRisk(plusHours(MONDAY_NINE, 0.2)) } as typeof another, {
          at: plusHours(MONDAY_NINE, 0.2),
        }),
      );
      expect(dueAt(soon)).toBe(plusHours(MONDAY_NINE, 0.5));
      const acted = contacted.and(safetyMeasure({ dangerAverted: false })).and(act(another, ten));
      for (const one of [acted, second]) expect(dueAt(one)).toBe(plusHours(MONDAY_NINE, 1.5));
    });
  });

  it('the term of a danger that is written down hours later begins when it is written down', () => {
    const late = given(report(), act(raiseRisk(), { at: '2026-03-02T12:00:00+01:00' }));
    expect(runningDeadlines(late.breach)).toContainEqual(
      expect.objectContaining({ deadline: 'safety', dueAt: plusHours(MONDAY_NINE, 3.5) }),
    );
    late.when(checkDeadlines).thenNothing();
  });

  it('a safe contact that is older than the danger opens no letter', () => {
    const old = inDanger.and(safeContact(plusHours(MONDAY_NINE, -1)));
    expect(needsSafeContact(old.breach)).toBe(true);
    expect(duties(old)).toContain('establish-safe-contact');
    expect(breachView(old.breach).safetyNotes).toMatchObject([{ kind: 'safe-contact', holds: false }]);
  });

  it('a risk cannot have been raised in the future', () => {
    given(report())
      .when(raiseRisk(plusHours(MONDAY_NINE, 1)))
      .thenRefused('moment-in-the-future', { field: 'raisedAt' });
  });

  it('a risk that shows after closing reopens the dossier', () => {
    given(...RECORDED_ONLY, { type: 'CloseBreach', conclusion: 'Done.' })
      .when(raiseRisk())
      .then(event('SafetyRiskRaised'), event('BreachReopened', { cause: 'safety-risk-raised' }));
  });

  it('a dossier is not dismissed while somebody may be in danger', () => {
    inDanger.when(dismiss).thenRefused('danger-not-averted');
    inDanger.and(safetyMeasure()).when(dismiss).then(event('BreachDismissed'));
  });

  it('what was done for safety is recorded also when it is told after closing', () => {
    const closed = given(...RECORDED_ONLY, { type: 'CloseBreach', conclusion: 'Done.' });
    const known = given(...RECORDED_ONLY, safetyMeasure(), safeContact(), {
      type: 'CloseBreach',
      conclusion: 'Done.',
    });
    known.when(safetyMeasure({ dangerAverted: false })).then(event('SafetyMeasureTaken'));
    closed.when(safeContact()).then(event('SafeContactEstablished'));
  });

  it('that a danger was averted which nobody had raised brings a closed dossier back: a safe way is to be found', () => {
    const closed = given(...RECORDED_ONLY, { type: 'CloseBreach', conclusion: 'Done.' });
    const back = closed
      .when(safetyMeasure())
      .then(event('SafetyMeasureTaken'), event('BreachReopened', { cause: 'safety-risk-raised' }));
    expect(duties(back)).toContain('establish-safe-contact');
    const known = given(...RECORDED_ONLY, safetyMeasure(), safeContact(), {
      type: 'CloseBreach',
      conclusion: 'Done.',
    });
    known.when(safetyMeasure()).then(event('SafetyMeasureTaken'));
  });

  it('a measure or a contact cannot lie in the future', () => {
    inDanger.when(safetyMeasure({ takenAt: plusHours(MONDAY_NINE, 1) })).thenRefused('moment-in-the-future');
    inDanger.when(safeContact(plusHours(MONDAY_NINE, 1))).thenRefused('moment-in-the-future');
    inDanger.and(act(safeContact(), { at: '2026-03-02T10:00:00+01:00' }));
  });
});
