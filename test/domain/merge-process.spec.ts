import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { isInDanger } from '../../src/breach/domain/safety.js';
import { plusHours } from '../../src/shared/moment.js';
import { Refusal } from '../../src/shared/refusal.js';
import {
  assess,
  aware,
  decide,
  MONDAY_NINE,
  report,
  safetyMeasure,
  secret,
} from '../support/breach/breach-commands.js';
import { act, colleague } from '../support/breach/given-breach.js';
import { MergingDesk } from '../support/breach/merging-desk.js';
import { howOften } from '../support/how-often.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const people = { question: 'inform-people' } as const;
const no = [
  aware(),
  assess({ risk: 'unlikely' }),
  decide({ outcome: 'no' }),
  decide({ ...people, outcome: 'no' }),
];
const heavy = [aware(), assess({ risk: 'high-risk' }), decide(), decide(people)];
const early = report({ receivedAt: hours(-48), reporter: { kind: 'client' } });
const terms = (desk: MergingDesk, letter: string) =>
  runningDeadlines(desk.get(letter).breach).map(({ deadline }) => deadline);
const says = (text: string, from: string) =>
  act(
    { type: 'SupplementReport', by: 'reporter', text: secret(text), from },
    {
      by: { id: 'anyone', role: 'reporter' },
    },
  );
const desk = (letters: string): MergingDesk =>
  Array.from(letters).reduce((so, letter) => so.do(letter, report()), new MergingDesk(letters));

describe('what was merged is heard by the board anew (ADR 20, 21)', () => {
  it('also where it decides at the same moment that nobody is told', async () => {
    const two = new MergingDesk('ab').do('a', report(), ...heavy).do('b', report());
    const seen = two.get('b');
    await two
      .do('b', ...no)
      .merge('a', 'b', seen)
      .follow();
    expect([two.holds('b'), terms(two, 'b').includes('authority-notification')]).toEqual([['a'], true]);
    // Delivered once more it does nothing, whatever was decided by then.
    two.do('b', decide({ outcome: 'no', departure: 'It was the same letter.' }));
    await two.follow(0);
    expect(two.get('a').breach.ending?.kind).toBe('merged');
  });

  it('a danger that stands here stands there, although it was averted there at the same moment', async () => {
    const two = new MergingDesk('ab')
      .do('a', report({ safetyRisk: 'yes' }))
      .do('b', report({ safetyRisk: 'yes' }));
    const seen = two.get('b');
    await two.do('b', safetyMeasure()).merge('a', 'b', seen).follow();
    expect([isInDanger(two.get('b').breach), terms(two, 'b').includes('safety')]).toEqual([true, true]);
  });
});

describe('a later awareness that waits for a second person', () => {
  const [before, later] = [hours(-20), hours(20)];
  const proposed = aware({ awareAt: later, reason: secret('the ward heard it only then') });
  const confirm = act({ type: 'ConfirmLaterAwareness', awareAt: later }, { by: colleague, at: hours(32) });
  const theirs = [
    report({ discovered: { precision: 'moment', at: before } }),
    act(aware({ awareAt: before }), { at: hours(31) }),
  ];

  it('takes no clock from what was merged since: nobody meant it', async () => {
    const two = new MergingDesk('ab').do('a', report(), act(proposed, { at: hours(30) })).do('b', ...theirs);
    await two.merge('b', 'a').follow();
    expect(two.get('a').breach.awareness.at).toBe(before);
    two.do('a', confirm);
    expect(two.get('a').breach.awareness.at).toBe(before);
    // It is its own moment, and counts where that merge is undone.
    await two.undo('b').follow();
    expect(two.get('a').breach.awareness.at).toBe(later);
  });

  it('moves the clock of what was there when it was proposed', async () => {
    const two = new MergingDesk('ab').do('a', report()).do('b', ...theirs);
    await two.merge('b', 'a').follow();
    two.do('a', act(proposed, { at: hours(31.5) }), confirm);
    expect(two.get('a').breach.awareness.at).toBe(later);
  });
});

describe('however late it is handled, and however often', () => {
  it('no other merge is undone by it, and nothing is stuck', async () => {
    const three = new MergingDesk('abc')
      .do('a', report(), ...heavy)
      .do('b', report())
      .do('c', report());
    await three
      .merge('a', 'b')
      .undo('a')
      .merge('a', 'c')
      .do('b', ...no)
      .follow();
    expect(three.get('a').breach.ending).toMatchObject({ kind: 'merged', into: three.id('c') });
    expect([three.holds('b'), three.holds('c')]).toEqual([[], ['a']]);
    const back = desk('ab').merge('a', 'b').undo('a').merge('b', 'a');
    await back.follow();
    await back.follow(0);
    expect([back.holds('a'), back.holds('b')]).toEqual([['b'], []]);
  });

  it('a chain that is undone from its first at once leaves nothing behind', async () => {
    const three = new MergingDesk('abc').do('a', early).do('b', report()).do('c', report());
    await three.merge('a', 'b').follow();
    await three.merge('b', 'c').follow();
    expect(three.holds('c')).toEqual(['a', 'b']);
    await three.undo('a').undo('b').follow();
    expect(three.holds('c')).toEqual([]);
  });

  it('what was taken out of the middle and put straight into the last is held there', async () => {
    const three = new MergingDesk('abc').do('a', early).do('b', report()).do('c', report());
    await three.merge('a', 'b').follow();
    await three.merge('b', 'c').follow();
    await three.undo('a').merge('a', 'c').follow();
    expect(three.holds('c')).toEqual(['a', 'b']);
    expect(three.get('c').breach.awareness.at).toBe(three.get('a').breach.awareness.at);
  });

  it('of three in a ring one goes on and holds the others', async () => {
    const three = desk('abc');
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => three.get(letter));
    await three.merge('a', 'b', b).merge('b', 'c', c).merge('c', 'a', a).follow();
    await three.follow(0);
    expect([three.holds('a'), three.get('a').breach.ending]).toEqual([['b', 'c'], undefined]);
  });

  it('whoever undoes it by itself holds no clock by what was said meanwhile', async () => {
    const two = desk('ab').do('a', ...heavy);
    const a = two.get('a');
    two
      .merge('a', 'b')
      .do('b', says('more', two.id('a')))
      .merge('b', 'a', a);
    await two.follow();
    const open = ['a', 'b'].filter((letter) => two.get(letter).breach.ending === undefined);
    expect(open).toHaveLength(1);
    expect(terms(two, open[0]!)).toContain('authority-notification');
  });

  it('whatever is merged and undone, in whatever order: the last dossier of each chain holds all that went up in it', async () => {
    const step = fc.record({
      does: fc.constantFrom('merge', 'merge', 'undo', 'follow'),
      one: fc.constantFrom('a', 'b', 'c', 'd'),
      other: fc.constantFrom('a', 'b', 'c', 'd'),
    });
    let chains = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const four = desk('abcd');
        for (const { does, one, other } of steps) {
          try {
            if (does === 'merge') four.merge(one, other);
            if (does === 'undo') four.undo(one);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          if (does === 'follow') await four.follow();
        }
        await four.follow();
        const goesOnIn = (letter: string): string => {
          const { ending } = four.get(letter).breach;
          return ending?.kind === 'merged' ? goesOnIn(ending.into) : four.id(letter).charAt(0);
        };
        for (const last of ['a', 'b', 'c', 'd'].filter((letter) => goesOnIn(letter) === letter)) {
          const inIt = ['a', 'b', 'c', 'd'].filter((letter) => letter !== last && goesOnIn(letter) === last);
          expect([last, [...new Set(four.holds(last))]]).toEqual([last, inIt]);
          chains += inIt.length > 1 ? 1 : 0;
        }
      }),
      { numRuns: howOften({ short: 300, long: 10_000 }), seed: 20261128 },
    );
    expect(chains).toBeGreaterThan(20);
  });
});

describe('what reporters said in the last of a chain', () => {
  it('comes back to where their report is, once', async () => {
    const three = desk('abc');
    await three.merge('a', 'b').follow();
    await three.merge('b', 'c').follow();
    await three
      .do('c', says('my ex has opened it', three.id('a')))
      .undo('b')
      .follow();
    const said = (letter: string) => three.get(letter).breach.supplements.map(({ from }) => from);
    expect(said('b')).toEqual([three.id('a')]);
    three.do('b', { type: 'ReviewSupplements', conclusion: 'Seen.' });
    await three.undo('a').follow();
    expect(said('a')).toEqual([undefined]);
    await three
      .do('a', { type: 'ReviewSupplements', conclusion: 'Seen.' })
      .merge('a', 'b')
      .undo('a')
      .follow();
    expect(said('a')).toEqual([undefined]);
  });
});
