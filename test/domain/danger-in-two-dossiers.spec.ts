import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { interestOfChildOpposes } from '../../src/breach/domain/interest-of-child.js';
import { isAlarmOpen } from '../../src/breach/domain/ladder.js';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import { isInDanger, needsSafeContact, safetyAtStake } from '../../src/breach/domain/safety.js';
import { fold } from '../../src/breach/dossier/history.js';
import { plusHours } from '../../src/shared/moment.js';
import { Refusal } from '../../src/shared/refusal.js';
import {
  assess,
  decide,
  dismiss,
  interestOfChild,
  MONDAY_NINE,
  raiseRisk,
  report,
  safeContact,
  safetyMeasure,
  secret,
} from '../support/breach/breach-commands.js';
import { act, colleague, event, Given, given } from '../support/breach/given-breach.js';
import { howOften } from '../support/how-often.js';

const into = (survivor: Given): BreachCommand => ({
  type: 'MergeBreach',
  reason: 'The same letter.',
  survivor: survivor.breach,
});
const undo = (then: Given, ...now: readonly Given[]): BreachCommand => ({
  type: 'UndoMerge',
  reason: 'Another letter after all.',
  meanwhile: now.map((each) => between(then, each)),
});
const between = (then: Given, now: Given) => ({
  then: then.breach,
  now: now.breach,
  since: now.history.slice(then.history.length).map(({ event: one }) => one),
});
const absorb = ({ breach }: Given): BreachCommand => ({ type: 'AbsorbReport', absorbed: toAbsorb(breach) });
const release = ({ breach }: Given): BreachCommand => ({ type: 'ReleaseAbsorbedReport', from: breach.id });
const other = (...acts: readonly BreachCommand[]): Given =>
  acts.reduce<Given>(
    (so, next) => so.and(next),
    new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11'),
  );

describe('what the other dossier learnt of danger while it held this one (ADR 17)', () => {
  const survivor = given(report());
  const merged = other(report(), interestOfChild('allows')).and(into(survivor));
  const went = survivor.and(absorb(merged));

  it('comes back with it: nobody of either is written to, and somebody is called', () => {
    const undone = merged
      .when(undo(survivor, went.and(raiseRisk())))
      .then(event('BreachMergeUndone'), event('SafetyRiskRaised', { raisedAt: MONDAY_NINE }));
    expect([isInDanger(undone.breach), needsSafeContact(undone.breach)]).toEqual([true, true]);
    expect(isAlarmOpen(undone.breach)).toBe(true);
    expect(undone.breach.interestOfChild).toBeUndefined();
  });

  it('also where it was averted there: it is not called a danger any more, and letters wait for a safe way', () => {
    for (const averted of [went.and(raiseRisk()).and(safetyMeasure()), went.and(safetyMeasure())]) {
      const { breach } = merged.and(undo(survivor, averted.and(safeContact())));
      expect([isInDanger(breach), needsSafeContact(breach)]).toEqual([false, true]);
    }
  });

  it('takes back a way of contact that was agreed here before', () => {
    const known = [raiseRisk(), safetyMeasure()];
    const mine = other(report(), ...known, safeContact());
    const theirs = given(report(), ...known, safeContact());
    const again = theirs.and(act(raiseRisk(plusHours(MONDAY_NINE, 1)), { at: plusHours(MONDAY_NINE, 1) }));
    const gone = mine.and(into(theirs));
    expect(needsSafeContact(gone.and(undo(theirs, theirs)).breach)).toBe(false);
    const standing = gone.and(act(undo(theirs, again), { at: plusHours(MONDAY_NINE, 2) })).breach;
    expect([isInDanger(standing), needsSafeContact(standing)]).toEqual([true, true]);
    const later = again.and(safetyMeasure({ takenAt: plusHours(MONDAY_NINE, 1) }));
    // Nobody is called for what is averted.
    const averted = gone
      .when(undo(theirs, later), { at: plusHours(MONDAY_NINE, 2) })
      .then(event('BreachMergeUndone'), event('SafetyMeasureTaken', { learntIn: theirs.breach.id })).breach;
    expect([isInDanger(averted), needsSafeContact(averted)]).toEqual([false, true]);
  });

  it('also one that was agreed after the danger, and before anybody told of it', () => {
    const mine = other(report()).and(
      act(safeContact(plusHours(MONDAY_NINE, 1)), { at: plusHours(MONDAY_NINE, 1) }),
    );
    const gone = mine.and(into(survivor));
    for (const learnt of [raiseRisk(), safetyMeasure()]) {
      const theirs = survivor.and(act(learnt, { at: plusHours(MONDAY_NINE, 2) }));
      expect(
        needsSafeContact(gone.and(act(undo(survivor, theirs), { at: plusHours(MONDAY_NINE, 3) })).breach),
      ).toBe(true);
    }
  });

  it('with no moment that is still to come: the clock there may have been ahead', () => {
    const ahead = { at: plusHours(MONDAY_NINE, 72), clockUncertain: true } as const;
    const undone = merged.and(
      act(undo(survivor, survivor.and(act(raiseRisk(plusHours(MONDAY_NINE, 72)), ahead))), {
        at: plusHours(MONDAY_NINE, 1),
      }),
    );
    expect(runningDeadlines(undone.breach)).toContainEqual(
      expect.objectContaining({ deadline: 'safety', dueAt: plusHours(MONDAY_NINE, 1.5) }),
    );
    const agreed = undone.and(act(safeContact(plusHours(MONDAY_NINE, 2)), { at: plusHours(MONDAY_NINE, 2) }));
    expect(needsSafeContact(agreed.breach)).toBe(false);
  });

  it('also where it stands there again because a measure proved to be older', () => {
    const known = [raiseRisk(), safetyMeasure()];
    const day = { at: plusHours(MONDAY_NINE, 24) };
    const theirs = given(report(), ...known)
      .and(act(raiseRisk(day.at), day))
      .and(act(safetyMeasure({ takenAt: day.at }), day));
    const mine = other(report(), ...known).and(act(into(theirs), day));
    const again = theirs.and({
      ...{ type: 'CorrectStatement', corrects: theirs.history.at(-1)!.revision, reason: 'Typed wrongly.' },
      restated: { statement: 'SafetyStated', at: plusHours(MONDAY_NINE, 20) },
    });
    expect(isInDanger(mine.and(undo(theirs, again)).breach)).toBe(true);
  });

  it('not where it was averted by then in the dossier in which it went on', () => {
    const known = [raiseRisk(), safetyMeasure()];
    const second = given(report(), ...known);
    const mine = other(report(), ...known).and(into(second));
    const third = given(report(), raiseRisk());
    const chain: BreachCommand = {
      ...{ type: 'UndoMerge', reason: 'Another letter after all.' },
      meanwhile: [between(second, second.and(raiseRisk())), between(third, third.and(safetyMeasure()))],
    };
    expect(isInDanger(mine.and(chain).breach)).toBe(false);
  });

  it('averts no danger that stands here', () => {
    const mine = other(report(), raiseRisk()).and(into(given(report(), raiseRisk())));
    const theirs = given(report(), raiseRisk());
    const { breach } = mine.and(undo(given(report()), theirs.and(safetyMeasure())));
    expect(isInDanger(breach)).toBe(true);
  });

  it('with what opposes telling a parent; whoever knew it before the merge is asked nothing anew', () => {
    const opposed = went.and(interestOfChild('opposes'));
    expect(interestOfChildOpposes(merged.and(undo(survivor, opposed)).breach)).toBe(true);
    expect(interestOfChildOpposes(merged.and(undo(opposed, opposed)).breach)).toBe(false);
    const anew = opposed.and(interestOfChild('allows', { lifts: true })).and(interestOfChild('opposes'));
    expect(interestOfChildOpposes(merged.and(undo(opposed, anew)).breach)).toBe(true);
  });

  it('and nothing comes with it that was known there before, or that nobody said', () => {
    merged.when(undo(survivor, went)).then(event('BreachMergeUndone'));
    const known = survivor.and(raiseRisk());
    merged.when(undo(known, known)).then(event('BreachMergeUndone'));
  });

  it('wherever it went on from there', () => {
    const last = given(report(), raiseRisk());
    const chain: BreachCommand = {
      ...{ type: 'UndoMerge', reason: 'Another letter after all.' },
      meanwhile: [between(survivor, went), between(survivor, last)],
    };
    expect(isInDanger(merged.and(chain).breach)).toBe(true);
  });
});

describe('a dossier that holds another one takes two to dismiss (ADR 20)', () => {
  const weighty = [
    other(report(), assess({ risk: 'high-risk' }), decide()),
    other(report(), assess({ risk: 'risk' })),
  ];

  it.each(weighty)('where a risk was assessed there, or the board decided that somebody is told', (mine) => {
    const holding = given(report()).and(absorb(mine));
    const proposed = holding.when(dismiss).then(event('DismissalProposed'));
    const proposal = proposed.breach.proposals[0]!.proposal;
    proposed.when({ type: 'ConfirmProposal', proposal }, { by: colleague }).then(event('BreachDismissed'));
    holding.and(release(mine)).when(dismiss).then(event('BreachDismissed'));
  });

  it('also among many that are dismissed at once, and where it went on into a third', () => {
    const [mine] = weighty;
    const holding = given(report()).and(act(absorb(mine!), { by: { id: 'merge-process', role: 'system' } }));
    holding
      .when({
        ...{ type: 'DismissUnverified', ground: 'test-report', reason: 'A flood of them.' },
        includingDanger: true,
      })
      .thenRefused('looked-at');
    other(report()).and(absorb(holding)).when(dismiss).then(event('DismissalProposed'));
  });

  it('and not where there was neither', () => {
    given(report())
      .and(absorb(other(report())))
      .when(dismiss)
      .then(event('BreachDismissed'));
  });
});

/** What people do about danger, one after the other, each some minutes later; all of it in one of two dossiers. */
type Step = { readonly who: 'mine' | 'theirs'; readonly minutes: number } & (
  | { readonly does: 'raise' | 'note' | 'contact' | 'allow' | 'oppose'; readonly back: number }
  | { readonly does: 'measure'; readonly back: number; readonly averts: boolean }
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      who: fc.constantFrom('mine', 'theirs'),
      does: fc.constantFrom('raise', 'raise', 'note', 'contact', 'contact', 'allow', 'oppose'),
      minutes: fc.integer({ min: 1, max: 90 }),
      back: fc.constantFrom(0, 0, 30, 200),
    }),
    fc.record({
      who: fc.constantFrom('mine', 'theirs'),
      does: fc.constant('measure'),
      minutes: fc.integer({ min: 1, max: 90 }),
      back: fc.constantFrom(0, 0, 30, 200),
      averts: fc.boolean(),
    }),
  ),
  { maxLength: 8 },
);

interface Two {
  readonly mine: Given;
  readonly theirs: Given;
}

function played(from: Two, all: readonly Step[]): Two {
  let minutes = Math.max(...[from.mine, from.theirs].map(({ now }) => (Date.parse(now) - START) / 60_000));
  return all.reduce<Two>((two, step, i) => {
    minutes += step.minutes;
    const at = plusHours(MONDAY_NINE, minutes / 60);
    const then = plusHours(MONDAY_NINE, Math.max(0, minutes - step.back) / 60);
    const command = {
      raise: () => raiseRisk(then),
      note: () => ({ ...raiseRisk(then), note: secret(`note ${i}`) }) as BreachCommand,
      contact: () => safeContact(then),
      allow: () => interestOfChild('allows', { lifts: true }),
      oppose: () => interestOfChild('opposes'),
      measure: () => safetyMeasure({ takenAt: then, dangerAverted: step.does === 'measure' && step.averts }),
    }[step.does]();
    return { ...two, [step.who]: tried(two[step.who], command, at) };
  }, from);
}

const START = Date.parse(MONDAY_NINE);

function tried(dossier: Given, command: BreachCommand, at: string): Given {
  try {
    return dossier.and(act(command, { at }));
  } catch (error) {
    if (error instanceof Refusal) return dossier;
    throw error;
  }
}

/** The larger, the less may be done. */
const caution = ({ breach }: Given) => ({
  atStake: safetyAtStake(breach),
  unsafe: needsSafeContact(breach),
  opposes: interestOfChildOpposes(breach),
});

describe('whatever people do about danger in two dossiers', () => {
  it('merging and undoing loses nothing that either knew, and adds nothing that nobody learnt', () => {
    let undoings = 0;
    fc.assert(
      fc.property(steps, steps, (before, meanwhile) => {
        const two = played({ mine: other(report()), theirs: given(report()) }, before);
        const merged = tried(two.mine, into(two.theirs), two.mine.now);
        if (merged === two.mine) return;
        const after = played(
          { mine: merged, theirs: two.theirs },
          meanwhile.map((step) => ({ ...step, who: 'theirs' })),
        );
        const at = after.theirs.now > merged.now ? after.theirs.now : merged.now;
        const undone = merged.and(act(undo(two.theirs, after.theirs), { at }));
        undoings += 1;
        const [mine, was, theirs, were] = [undone, two.mine, after.theirs, two.theirs].map(caution);
        for (const known of ['atStake', 'unsafe', 'opposes'] as const) {
          const isLearnt = theirs![known] && !were![known];
          if (was![known] || isLearnt) expect([known, mine![known]]).toEqual([known, true]);
        }
        const isRaised = after.theirs.history
          .slice(two.theirs.history.length)
          .some(({ event: { type } }) => type === 'SafetyRiskRaised');
        if (isRaised) expect(needsSafeContact(undone.breach)).toBe(true);
        if (isRaised && isInDanger(after.theirs.breach)) expect(isInDanger(undone.breach)).toBe(true);
        if (after.theirs === two.theirs) expect(undone.breach.safety).toEqual(two.mine.breach.safety);
        expect(isInDanger(undone.breach) || !isInDanger(two.mine.breach)).toBe(true);
      }),
      { numRuns: howOften({ short: 300, long: 10_000 }), seed: 20261128 },
    );
    expect(undoings).toBeGreaterThan(50);
  });

  it('nobody is written to after another danger before a way of contact was agreed since', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { theirs } = played(
          { mine: other(report()), theirs: given(report()) },
          all.map((step) => ({ ...step, who: 'theirs' })),
        );
        const { history, breach } = theirs;
        const types = history.map(({ event: { type } }) => type);
        const isAt = (one: Given['history'][number], at: number) =>
          safetyAtStake(fold(history.slice(0, at)) ?? breach) && one.event.type === 'SafetyRiskRaised';
        const lastOther = history.findLastIndex(isAt);
        const contact = types.lastIndexOf('SafeContactEstablished');
        if (lastOther >= 0 && contact < lastOther) expect(needsSafeContact(breach)).toBe(true);
        if (!types.includes('SafeContactEstablished')) {
          expect(needsSafeContact(breach)).toBe(safetyAtStake(breach));
        }
        const last = types.lastIndexOf('SafetyRiskRaised');
        const isAverted = history
          .slice(last + 1)
          .some(({ event: one }) => one.type === 'SafetyMeasureTaken' && one.data.dangerAverted);
        if (last >= 0 && !isAverted) expect(isInDanger(breach)).toBe(true);
      }),
      { numRuns: howOften({ short: 300, long: 10_000 }), seed: 20261129 },
    );
  });
});
