import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags } from '../../src/breach/domain/duties.js';
import { handedOver } from '../../src/breach/domain/merge.js';
import { noStands } from '../../src/breach/domain/reconsideration.js';
import { isInDanger, needsSafeContact } from '../../src/breach/domain/safety.js';
import { refuseLetter } from '../../src/breach/views/letter-refusals.js';
import { plusHours } from '../../src/shared/moment.js';
import { revealed } from '../../src/shared/personal.js';
import { Refusal } from '../../src/shared/refusal.js';
import {
  advise,
  assess,
  aware,
  checkDeadlines,
  close,
  decide,
  interestOfChild,
  MONDAY_NINE,
  report,
  safeContact,
  safetyMeasure,
  secret,
  weAre,
} from '../support/breach/breach-commands.js';
import { act, event, fg, Given, given, type Act } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const at = (n: number) => ({ at: hours(n) as string });
const other = (...acts: readonly Act[]): Given =>
  acts.reduce<Given>(
    (so, next) => so.and(next),
    new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11'),
  );
const third = (...acts: readonly Act[]): Given =>
  acts.reduce<Given>(
    (so, next) => so.and(next),
    new Given([], MONDAY_NINE, 'breach-22222222-5c1e-4a57-9a3e-0f3f6a7f9b22'),
  );
const into = (survivor: Given): BreachCommand => ({
  type: 'MergeBreach',
  reason: 'The same letter.',
  survivor: survivor.breach,
});
const byTheSystem = { by: { id: 'merge-process', role: 'system' } } as const;
const taking = (survivor: Given, { breach }: Given): Given =>
  handedOver(breach).reduce<Given>(
    (so, absorbed) => so.and(act({ type: 'AbsorbReport', absorbed }, byTheSystem)),
    survivor,
  );
const between = (then: Given, now: Given) => ({
  then: then.breach,
  now: now.breach,
  since: now.history.slice(then.history.length).map(({ event: one }) => one),
});
const refuses = (dossier: Given, next: Act): boolean => {
  try {
    dossier.and(next);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
};

describe('nobody alone undoes the board by merging (ADR 20, 21)', () => {
  const people = { question: 'inform-people' } as const;
  const no = [decide({ outcome: 'no' }), decide({ ...people, outcome: 'no' })];
  const theirs = given(report(), aware(), assess({ risk: 'unlikely' }), ...no);

  const isHeard = (survivor: Given) => !noStands(survivor.breach, 'notify-authority');

  it.each([
    [
      'the board decided that somebody is told',
      other(report(), aware(), assess({ risk: 'high-risk' }), decide(), decide(people)),
    ],
    ['a risk was assessed', other(report(), aware(), assess({ risk: 'high-risk' }))],
    ['the FG advised it', other(report(), act(advise({ outcome: 'yes' }), { by: fg }))],
    [
      'a report of which that holds was merged',
      taking(other(report()), third(report(), assess({ risk: 'high-risk' }))),
    ],
  ])('where %s: into one in which it said no, it hears of it before the clock is held', (_name, mine) => {
    mine.when(into(theirs)).then(event('BreachMerged'));
    expect(isHeard(theirs)).toBe(false);
    const went = taking(theirs, mine);
    expect([isHeard(went), refuses(went, close)]).toEqual([true, true]);
    expect(runningDeadlines(went.breach).map(({ deadline }) => deadline)).toContain('authority-notification');
    // Not by assessing the other one high, merging, and assessing it low again either.
    const high = theirs.and(assess({ risk: 'high-risk' }));
    expect(isHeard(taking(high, mine).and(assess({ risk: 'unlikely' })))).toBe(true);
    // Until it decides on what is known, or the merge is undone.
    const anew = went.and(decide({ outcome: 'no', departure: 'It was the same letter.' }));
    expect(isHeard(anew)).toBe(false);
    expect(isHeard(went.and({ type: 'ReleaseAbsorbedReport', from: mine.breach.id }))).toBe(false);
  });

  it('nothing is heard anew where it decided the same here', () => {
    const same = other(report(), aware(), assess({ risk: 'unlikely' }), ...no);
    expect(isHeard(taking(theirs, same))).toBe(false);
    expect(isHeard(taking(theirs, other(report())))).toBe(false);
    // A danger of there is heard until it is averted here.
    const danger = taking(theirs, other(report({ safetyRisk: 'yes' })));
    expect([isHeard(danger), isHeard(danger.and(safetyMeasure()))]).toEqual([true, false]);
  });

  it('nor into one that is said to be of another', () => {
    const notOurs = given(report(), weAre('not-ours'));
    other(report(), assess({ risk: 'risk' }))
      .when(into(notOurs))
      .thenRefused('survivor-not-ours');
    // "Not ours" is one person's word, and its clock runs: it stops in no dossier of a processor either.
    const risky = other(report(), assess({ risk: 'risk' }), weAre('not-ours'));
    risky.when(into(given(report(), weAre('processor')))).thenRefused('survivor-not-ours');
    risky.when(into(notOurs)).then(event('BreachMerged'));
    other(report()).when(into(notOurs)).then(event('BreachMerged'));
    other(report(), weAre('processor'), assess({ risk: 'risk' }))
      .when(into(notOurs))
      .then(event('BreachMerged'));
  });
});

describe('what is kept from somebody is not merged into what he sees (ADR 52)', () => {
  const restricted = other(report({ aboutHandler: true }));
  const fg = { by: { id: 'actor-fg', role: 'fg' } } as const;

  it('until the other one is as shut', () => {
    restricted.when(into(given(report())), fg).thenRefused('survivor-open-to-more');
    restricted.when(into(given(report({ aboutHandler: true }))), fg).then(event('BreachMerged'));
    other(report())
      .when(into(given(report({ aboutHandler: true }))))
      .then(event('BreachMerged'));
  });
});

describe('two dossiers that both know of a danger know of two (ADR 17)', () => {
  const known = [report({ safetyRisk: 'yes' }), safetyMeasure(), safeContact()];

  it('what was done about the one was not done about the other, and its term goes on', () => {
    const fresh = other(act(report({ safetyRisk: 'yes', receivedAt: hours(5) }), at(5)));
    const old = report({ safetyRisk: 'yes' });
    for (const theirs of [
      given(old, safetyMeasure({ dangerAverted: false })),
      given(old, act(checkDeadlines, at(1))),
      given(old, safetyMeasure()),
    ]) {
      const went = taking(theirs, fresh);
      expect(isInDanger(went.breach)).toBe(true);
      expect(runningDeadlines(went.breach)).toContainEqual(
        expect.objectContaining({ deadline: 'safety', dueAt: hours(5.5) }),
      );
    }
    const acted = fresh.and(act(safetyMeasure({ takenAt: hours(5.1), dangerAverted: false }), at(5.1)));
    const went = taking(given(old, safetyMeasure({ dangerAverted: false })), acted);
    expect(runningDeadlines(went.breach).map(({ deadline }) => deadline)).not.toContain('safety');
    expect(flags(went.and(act(safetyMeasure({ takenAt: hours(9) }), at(9))).breach)).not.toContain(
      'safety-deadline-missed',
    );
  });

  it('a way of contact, what was said of a child, and sentences of a letter are of those people alone', () => {
    const written = {
      ...{ type: 'WriteLetterText', part: 'what-happened' },
      forPeople: { nl: 'Een brief ging naar het huis in Zwolle.' },
    } as unknown as BreachCommand;
    const theirs = given(...known, interestOfChild('allows'), written);
    const toParent = {
      reader: 'under-sixteen',
      representative: 'parent',
      language: 'nl',
      means: 'letter',
    } as const;
    const texts = ({ breach }: Given) =>
      Object.values(breach.letterWords.texts).map(({ knowingOfDanger }) => knowingOfDanger);
    expect(needsSafeContact(theirs.breach)).toBe(false);
    expect(texts(theirs)).toEqual([true]);
    const went = taking(theirs, other(...known));
    expect(needsSafeContact(went.breach)).toBe(true);
    expect(texts(went)).toEqual([false]);
    expect(() => {
      refuseLetter(went.and(safeContact()).breach, toParent);
    }).toThrow('interest of the child');
    expect(needsSafeContact(went.and(safeContact()).breach)).toBe(false);
    // Of one in which nobody is in danger nothing has to be asked anew.
    expect(needsSafeContact(taking(theirs, other(report())).breach)).toBe(false);
    went
      .when({
        ...{ type: 'CorrectStatement', corrects: went.history.at(-1)!.revision, reason: 'Typed wrongly.' },
        restated: { statement: 'SafetyStated', at: MONDAY_NINE },
      })
      .thenRefused('no-such-statement');
  });
});

describe('when it is undone', () => {
  it('what its reporter said there is said here too, and waits to be looked at', () => {
    const survivor = given(report());
    const merged = other(report()).and(into(survivor));
    const said = (text: string, from?: string): Act =>
      act(
        {
          type: 'SupplementReport',
          by: 'reporter',
          text: secret(text),
          ...(from && { from }),
        },
        {
          by: { id: 'anyone', role: 'reporter' },
        },
      );
    const went = taking(survivor, other(report()))
      .and(said('my ex has opened it', merged.breach.id))
      .and(said('of the other one'));
    const undone = merged
      .when({ type: 'UndoMerge', reason: 'Another letter.', meanwhile: [between(survivor, went)] })
      .then(event('ReportSupplemented', { by: 'reporter' }), event('BreachMergeUndone'));
    expect(undone.breach.supplements.map(({ text }) => revealed(text))).toEqual([
      revealed(secret('my ex has opened it')),
    ]);
    expect(undone.breach.additions).toHaveLength(1);
    const gone = {
      ...between(survivor, went),
      since: [
        {
          type: 'ReportSupplemented',
          data: {
            by: 'reporter',
            text: { scope: 'dossier', erased: true },
            receivedAt: MONDAY_NINE,
            from: merged.breach.id,
          },
        },
      ],
    };
    const told = merged.and({
      type: 'UndoMerge',
      reason: 'Another letter.',
      meanwhile: [gone],
    });
    expect(String(revealed(told.breach.supplements[0]!.text))).toContain('Vastgelegd in');
  });

  it('of a chain its first, the last survivor has its own moments again', () => {
    const early = other(act(report({ receivedAt: hours(-48), reporter: { kind: 'client' } }), at(0)));
    const second = given(report());
    const last = third(report());
    const both = taking(last, taking(second, early));
    expect(both.breach.awareness.at).toBe(early.breach.awareness.at);
    expect(both.breach.absorbed.map(({ from, through }) => [from, through])).toEqual([
      [second.breach.id, undefined],
      [early.breach.id, second.breach.id],
    ]);
    const released = both.and({
      ...{ type: 'ReleaseAbsorbedReport', from: early.breach.id, through: second.breach.id },
    });
    expect(released.breach.awareness.at).toBe(last.breach.awareness.at);
    // What somebody established with both before him counts in their place.
    const settled = taking(second, early).and(aware({ awareAt: hours(-50) }));
    expect(handedOver(settled.breach).map(({ awareness }) => awareness.at)).toEqual([hours(-50)]);
  });
});
