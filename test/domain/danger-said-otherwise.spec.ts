import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { isAlarmOpen } from '../../src/breach/domain/ladder.js';
import { isInDanger, needsSafeContact } from '../../src/breach/domain/safety.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  checkDeadlines,
  decide,
  dismiss,
  inform,
  LADDER,
  MONDAY_NINE,
  raiseRisk,
  report,
  safeContact,
  safetyMeasure,
  secret,
} from '../support/breach/breach-commands.js';
import { act, colleague, event, Given, given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const at = (n: number) => ({ at: hours(n) as string });
const noted = (n: number, words: string) =>
  act({ ...raiseRisk(hours(n)), note: secret(words) } as BreachCommand, at(n + 0.1));
const measure = (taken: number, recorded: number) =>
  act(safetyMeasure({ takenAt: hours(taken), dangerAverted: false }), at(recorded));
const agreed = (n: number, recorded = n) => act(safeContact(hours(n)), at(recorded));
const assessed = (facts: object, n: number) => act({ ...assess(), facts }, at(n));
const endangered = report({ safetyRisk: 'yes' });
const terms = ({ breach }: Given) => runningDeadlines(breach).map(({ deadline }) => deadline);
const revisions = ({ history }: Given, type: string) =>
  history.flatMap(({ event: one, revision }) => (one.type === type ? [revision] : []));
const moved = (corrects = -1, n: number): BreachCommand => ({
  ...{ type: 'CorrectStatement', corrects, reason: 'Typed wrongly.' },
  restated: { statement: 'SafetyStated', at: hours(n) },
});
const MISSED = 'safety-deadline-missed';

describe('a moment that is corrected is that of what was said then, and of nothing else', () => {
  it('of two dangers of the same minute the first', () => {
    const two = given(report(), act(raiseRisk(hours(2)), at(2)), noted(2, 'and the child'), agreed(1, 2.2));
    expect(needsSafeContact(two.breach)).toBe(true);
    const first = two.and(act(moved(revisions(two, 'SafetyRiskRaised')[0], 0.5), at(3))).breach;
    expect([first.safety.raisedAt, needsSafeContact(first)]).toEqual([hours(2), true]);
  });

  const twice = [endangered, safetyMeasure(), act(raiseRisk(hours(24)), at(24))];

  it('a measure that proves to have been taken before the danger ends no term of it', () => {
    const wrong = given(...twice, measure(24.1, 24.1));
    const right = wrong.and(act(moved(revisions(wrong, 'SafetyMeasureTaken').at(-1), 0.2), at(24.2)));
    expect([isInDanger(right.breach), terms(right).includes('safety')]).toEqual([true, true]);
  });

  it('and one that proves to have been taken for it does', () => {
    const wrong = given(...twice, measure(0.2, 24.1));
    expect(terms(wrong)).toContain('safety');
    const right = wrong.and(act(moved(revisions(wrong, 'SafetyMeasureTaken').at(-1), 24.1), at(24.2)));
    expect(terms(right)).not.toContain('safety');
  });
});

describe('a term that was missed', () => {
  it('was kept, where two people say that the measure was in time, also once a clock has raised it', () => {
    const late = given(endangered, act(checkDeadlines, at(0.6)), measure(2, 3));
    const proposed = late
      .when(moved(revisions(late, 'SafetyMeasureTaken')[0], 0.1), at(3))
      .then(event('CorrectionProposed'));
    const { corrects } = proposed.breach.proposedCorrections[0]!;
    const confirmed = proposed.and(act({ type: 'ConfirmCorrection', corrects }, { by: colleague }));
    expect(flags(confirmed.and(checkDeadlines).breach)).not.toContain(MISSED);
  });

  it('was kept, where its measure is written down after another danger', () => {
    const both = given(
      ...[endangered, act(checkDeadlines, at(0.55)), measure(0.6, 0.65), noted(0.7, 'another')],
      ...[measure(0.2, 0.85), measure(0.9, 0.9), act(checkDeadlines, at(0.95))],
    );
    expect(flags(both.breach)).not.toContain(MISSED);
  });

  it('stays missed when there is another danger, whatever was done of an earlier one', () => {
    const second = [endangered, safetyMeasure(), act(raiseRisk(hours(24)), at(24))];
    const late = given(...second, measure(25, 25), measure(0.2, 25.1));
    expect(flags(late.breach)).toContain(MISSED);
    expect(flags(late.and(noted(26, 'a third')).breach)).toContain(MISSED);
  });
});

describe('a sign of danger in the facts', () => {
  const agreedOn = given(endangered, assessed({ safetyRisk: 'yes' }, 0), measure(0.1, 0.1), agreed(0.2));
  const calls = ({ breach }: Given) => [needsSafeContact(breach), isAlarmOpen(breach)];

  it('is no other danger where it only says less surely what is known', () => {
    expect(calls(agreedOn.and(assessed({ safetyRisk: 'possible' }, 18)))).toEqual([false, false]);
    const averted = given(endangered, assessed({ safetyRisk: 'yes' }, 0), act(safetyMeasure(), at(0.1)));
    expect(isInDanger(averted.and(assessed({ safetyRisk: 'possible' }, 18)).breach)).toBe(false);
  });

  it('nor where it was left out by a slip and said again', () => {
    const slip = agreedOn.and(assessed({ safetyRisk: 'no' }, 1));
    expect(calls(slip.and(assessed({ safetyRisk: 'yes' }, 1.1)))).toEqual([false, false]);
  });

  it('but it is, said again after the danger was averted and nobody spoke of it any more', () => {
    const over = agreedOn
      .and(act(safetyMeasure({ takenAt: hours(2) }), at(2)))
      .and(assessed({ safetyRisk: 'no' }, 3));
    expect(calls(over.and(assessed({ safetyRisk: 'yes' }, 4)))).toEqual([true, true]);
  });
});

describe('a receipt that is corrected', () => {
  const received = (n: number) =>
    act(report({ safetyRisk: 'yes', rules: { ladder: LADDER }, receivedAt: hours(n) }), {
      ...{ clockUncertain: true, at: hours(n) },
    });
  const ahead = new Given([], hours(72)).and(received(72));
  const right = (n: number): BreachCommand => ({
    ...{ type: 'CorrectReceipt', receivedAt: hours(n), reason: 'The clock was wrong.' },
  });

  it('moves the danger that it stated, also where another was raised since', () => {
    const known = ahead.and(noted(1, 'another')).and(act(right(0), at(1.1)));
    expect(known.breach.safety).toMatchObject({
      earliestAt: hours(0),
      moments: [{ at: hours(0), term: { from: hours(0), minutes: 30 } }, { at: hours(1) }],
    });
    expect(flags(known.and(measure(1.2, 1.2)).breach)).toContain(MISSED);
  });

  it('lets a way of contact count that was agreed since then, and its note says so', () => {
    const { breach } = ahead.and(agreed(1)).and(act(right(0), at(1.1)));
    expect(needsSafeContact(breach)).toBe(false);
    expect(breachView(breach).safetyNotes).toMatchObject([{ kind: 'safe-contact', holds: true }]);
    const later = given(received(0), agreed(1))
      .and(act(right(2), at(3)))
      .and(act(right(2), { ...at(3), by: colleague })).breach;
    expect(needsSafeContact(later)).toBe(true);
    expect(breachView(later).safetyNotes).toMatchObject([{ kind: 'safe-contact', holds: false }]);
  });

  it('by minutes, found by the desk itself, calls nobody again who was called', () => {
    const called = ({ history }: Given) =>
      history.flatMap(({ event: { type, data } }) =>
        type === 'DeadlineMissed' ? [(data as { deadline: string }).deadline] : [],
      );
    const so = given(received(0.05), act(checkDeadlines, at(0.15)));
    expect(called(so)).toEqual(['rung:0']);
    const spool = { by: { id: 'spool', role: 'system' }, ...at(0.16) } as const;
    expect(called(so.and(act(right(0.04), spool)).and(act(checkDeadlines, at(0.17))))).toEqual(['rung:0']);
  });
});

describe('a way of contact whose words were erased', () => {
  const erased = (from: Given, n: number): Given => {
    const revision = revisions(from, 'SafeContactEstablished').at(-1) ?? -1;
    const held = [{ revision, pointer: '/how', scope: 'dossier' as const, key: 'key-1', isText: true }];
    const asked = { what: 'values', values: [{ revision, pointer: '/how' }], ground: 'consent-withdrawn' };
    const waiting = from.and(
      act({ type: 'ProposeErasure', ...asked, reason: 'She asked for it.', held } as BreachCommand, at(n)),
    );
    const { erasure } = waiting.breach.erasures.at(-1)!;
    return waiting.and(act({ type: 'ApproveErasure', erasure, held }, { by: colleague }));
  };
  const told = (n: number) => act(inform({ informedAt: hours(n) }), at(n + 2));
  const BEFORE = 'people-informed-before-safe-contact';

  it('was one until then: who was told over it was told safely, and nobody after it', () => {
    const known = given(endangered, assess(), safetyMeasure(), agreed(1));
    const gone = erased(known, 3);
    expect(flags(gone.and(told(2)).breach)).not.toContain(BEFORE);
    expect(flags(gone.and(told(4)).breach)).toContain(BEFORE);
  });

  it('that never counted leaves the one that does', () => {
    const two = given(report(), act(raiseRisk(hours(1)), at(1)), agreed(2), agreed(0.5, 3), assess());
    expect(needsSafeContact(erased(two, 3).breach)).toBe(false);
  });

  it('keeps no dossier that ended from being erased as a whole', () => {
    const closed = given(endangered, assess({ risk: 'unlikely' }), safetyMeasure(), agreed(1), dismiss);
    const contact = { revision: 0, pointer: '/report/reporter/contact', scope: 'reporter' as const };
    const whole = {
      ...{ type: 'ProposeErasure', what: 'dossier', ground: 'no-longer-needed', reason: 'The term is over.' },
      ...{ held: [{ ...contact, key: 'key-2', isText: false }], yearsKept: 5 },
    } as BreachCommand;
    erased(closed, 3).when(whole, { at: '2032-03-02T09:00:00+01:00' }).then(event('ErasureProposed'));
  });
});

describe('what follows from a moment that is corrected (ADR 11, 21)', () => {
  const no = [
    assess({ risk: 'unlikely' }),
    decide({ outcome: 'no' }),
    decide({ question: 'inform-people', outcome: 'no' }),
  ].map((one) => act(one, at(11)));
  const averted = given(
    ...[endangered, aware(), safetyMeasure(), act(raiseRisk(hours(10)), at(10))],
    act(safetyMeasure({ takenAt: hours(10.2), dangerAverted: true }), at(10.2)),
    act(safeContact(hours(10.3)), at(10.3)),
    ...no,
  );

  it('a danger that stands again is heard by the board anew: its "no" holds no clock', () => {
    expect([isInDanger(averted.breach), terms(averted).includes('authority-notification')]).toEqual([
      false,
      false,
    ]);
    const again = averted.and(act(moved(revisions(averted, 'SafetyMeasureTaken').at(-1), 5), at(12)));
    expect([isInDanger(again.breach), terms(again).includes('authority-notification')]).toEqual([true, true]);
    expect(openDuties(again.breach).map(({ duty }) => duty)).toEqual(
      expect.arrayContaining(['reconsider-on-authority', 'reconsider-on-people']),
    );
  });

  it('one that is averted by it asks for nothing any more', () => {
    const stands = given(
      ...[endangered, aware(), safetyMeasure(), act(raiseRisk(hours(10)), at(10))],
      act(safetyMeasure({ takenAt: hours(5), dangerAverted: true }), at(10.2)),
    );
    expect(isInDanger(stands.breach)).toBe(true);
    const gone = stands.and(act(moved(revisions(stands, 'SafetyMeasureTaken').at(-1), 10.1), at(11)));
    expect(isInDanger(gone.breach)).toBe(false);
    expect(gone.breach.opinions['inform-people']?.says.danger).toBeUndefined();
  });

  const BEFORE = 'people-informed-before-safe-contact';
  const known = given(endangered, assess(), safetyMeasure(), agreed(1));
  const told = (n: number, recorded = n + 0.1) => act(inform({ informedAt: hours(n) }), at(recorded));

  it('a way that proves to be newer than the round is told, and nobody alone takes that back', () => {
    const later = known.and(told(2)).and(act(moved(revisions(known, 'SafeContactEstablished')[0], 3), at(4)));
    expect(flags(later.breach)).toContain(BEFORE);
    const back = later.and(act(moved(revisions(known, 'SafeContactEstablished')[0], 1), at(5)));
    expect(flags(back.breach)).toContain(BEFORE);
  });

  it('a round of before anybody was in danger is in order, whatever is written down or corrected later', () => {
    const danger = [
      act(raiseRisk(hours(5)), at(5)),
      act(safetyMeasure({ takenAt: hours(6) }), at(6)),
      agreed(6),
    ];
    const after = danger.reduce<Given>((so, one) => so.and(one), given(report(), assess(), told(1)));
    expect(flags(after.breach)).not.toContain(BEFORE);
    for (const type of ['SafetyRiskRaised', 'SafetyMeasureTaken', 'SafeContactEstablished'])
      expect(flags(after.and(act(moved(revisions(after, type)[0], 6.5), at(7))).breach)).not.toContain(
        BEFORE,
      );
    expect(
      flags(danger.reduce<Given>((so, one) => so.and(one), given(report(), assess())).and(told(1, 7)).breach),
    ).not.toContain(BEFORE);
  });

  it('who was told safely before another danger was told safely, whatever was written down first', () => {
    const another = noted(3, 'another');
    for (const order of [
      [told(2), another],
      [another, told(2, 4)],
    ])
      expect(flags(order.reduce((so, one) => so.and(one), known).breach)).not.toContain(BEFORE);
    expect(flags(known.and(another).and(told(3.5, 4)).breach)).toContain(BEFORE);
  });
});

describe('a report that was entered later', () => {
  const entry = { channel: 'phone', firstContact: { precision: 'moment', at: hours(0) } } as const;

  it('a safe way that was agreed before it was written down counts, and its minutes run from then', () => {
    const entered = given(act(report({ safetyRisk: 'yes', receivedAt: hours(0), entry }), at(1)));
    expect(terms(entered)).toContain('safety');
    const safe = entered.and(act(safetyMeasure({ takenAt: hours(0.1) }), at(1.1))).and(agreed(0.2, 1.1));
    expect([isInDanger(safe.breach), needsSafeContact(safe.breach)]).toEqual([false, false]);
    expect(flags(safe.breach)).not.toContain(MISSED);
  });
});
