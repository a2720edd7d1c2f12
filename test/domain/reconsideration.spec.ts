import { describe, expect, it } from '@jest/globals';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import {
  advise,
  assess,
  aware,
  close,
  decide,
  inform,
  notify,
  raiseRisk,
  RECORDED_ONLY,
  report,
  safetyMeasure,
  secret,
  uphold,
  LITTLE_KNOWN,
} from '../support/breach/breach-commands.js';
import { act, board, event, given, mandateHolder, type Given } from '../support/breach/given-breach.js';

const duties = ({ breach }: Given): readonly string[] =>
  openDuties(breach)
    .map(({ duty }) => duty)
    .filter((duty) => duty.startsWith('reconsider'));
const people = { question: 'inform-people' } as const;
const worse = assess({ risk: 'high-risk' });
/** Assessed as no risk, decided not to notify and not to inform. */
const recordedOnly = given(...RECORDED_ONLY);
const computed = (recipientKind: 'public' | 'care-partner') => ({
  ...assess({ risk: 'unlikely' }),
  facts: {
    natures: ['confidentiality'],
    specialCategories: ['health'],
    recipientKind,
    deletionConfirmed: 'in-writing',
  } as const,
});

describe('a decision not to notify or not to inform', () => {
  it('has to be reconsidered when an assessment finds the risk afterwards; each question on its own', () => {
    expect(duties(recordedOnly)).toEqual([]);
    expect(duties(recordedOnly.and(assess({ risk: 'risk' })))).toEqual(['reconsider-on-authority']);
    const open = recordedOnly.and(worse);
    expect(duties(open)).toEqual(['reconsider-on-authority', 'reconsider-on-people']);
    expect(openDuties(open.breach)).toContainEqual({
      duty: 'reconsider-on-people',
      article: 'GDPR Art. 34(1)',
      holder: 'board',
      blocksClosing: true,
      subject: { question: 'inform-people' },
    });
  });

  it('has to be reconsidered when the FG advises otherwise afterwards', () => {
    expect(duties(recordedOnly.and(advise()))).toEqual(['reconsider-on-authority']);
    expect(duties(recordedOnly.and(advise({ outcome: 'no' })))).toEqual([]);
  });

  it('has to be reconsidered when the computed advice becomes yes, or a promise comes to bind', () => {
    const byComputed = recordedOnly.and(computed('public'));
    expect(byComputed.breach.opinions['notify-authority']?.says['computed-advice']).toBe('yes');
    expect(duties(byComputed)).toContain('reconsider-on-authority');
    const sentence = 'Wij melden het altijd.';
    const promise = { id: 'p', kind: 'tell-ap-on-suspicion', sentence, source: 'Datalekken' } as const;
    const bound = recordedOnly.and({
      ...assess({ risk: 'unlikely' }),
      facts: { natures: ['confidentiality'], specialCategories: ['health'], recipientKind: 'public' },
      promises: [{ ...promise, strictness: 'stricter', used: true }],
    });
    bound.when(uphold()).then(event('DecisionUpheld', { against: ['computed-advice', 'promise'] }));
  });

  it('is not in question for what it departed from with its reason', () => {
    const departed = given(
      report(),
      aware(),
      assess(),
      advise(),
      decide({ outcome: 'no', departure: 'The recipient is bound to secrecy.' }),
    );
    expect(duties(departed)).toEqual([]);
    expect(duties(departed.and(assess({ summary: 'Seen once more.' })))).toEqual([]);
  });

  it('is in question again when what it departed from went away and came back', () => {
    const departed = given(
      report(),
      aware(),
      assess(),
      decide({ outcome: 'no', departure: 'None was read.' }),
    );
    const again = departed.and(assess({ risk: 'unlikely' })).and(assess());
    expect(duties(again)).toEqual(['reconsider-on-authority']);
  });

  it('is not in question while the advice is undecided, nor where the duties are another’s', () => {
    const unknown = recordedOnly.and({
      ...assess({ risk: 'unlikely', ...LITTLE_KNOWN }),
      facts: { natures: ['confidentiality'] },
    });
    expect(unknown.breach.computed?.computedAdvice?.notifyAuthority.byLaw).toBe('undecided');
    expect(duties(unknown)).toEqual([]);
    const processor = { type: 'EstablishOrganisationRole', role: 'processor', reason: 'Theirs.' } as const;
    expect(duties(recordedOnly.and(worse).and(processor))).toEqual([]);
  });

  it('that nobody reconsidered keeps the dossier open', () => {
    recordedOnly.when(close).then(event('BreachClosed'));
    recordedOnly.and(worse).when(close).thenRefused('duties-open');
  });
});

describe('a danger', () => {
  const BOTH = ['reconsider-on-authority', 'reconsider-on-people'];
  const clocks = ({ breach }: Given): readonly string[] =>
    runningDeadlines(breach).map(({ deadline }) => deadline);

  it('that a person raises turns against a "no" that stands, and the clock is back', () => {
    expect(clocks(recordedOnly)).toEqual([]);
    const raised = recordedOnly.and(raiseRisk());
    expect(duties(raised)).toEqual(BOTH);
    expect(clocks(raised)).toContain('authority-notification');
    raised.when(uphold()).then(event('DecisionUpheld', { against: ['danger'] }));
  });

  it('asks of a "no" why it departs from it, wherever it is known from', () => {
    const no = decide({ outcome: 'no' });
    for (const known of [
      given(report({ safetyRisk: 'yes' }), assess({ risk: 'unlikely' })),
      given(report(), assess({ risk: 'unlikely' }), raiseRisk()),
      given(report(), { ...assess({ risk: 'unlikely' }), facts: { safetyRisk: 'yes' } }),
    ]) {
      known.when(no).thenRefused('departure-without-reason', { field: 'departure' });
      known
        .when({ ...no, departure: 'She knows already.' })
        .then(event('DecisionTaken', { departsFrom: expect.arrayContaining(['danger']) }));
      known.when(decide({ ground: 'voluntary' })).then(event('DecisionTaken'));
    }
  });

  it('is to be heard again when another one is raised, and turns against nothing once it is averted', () => {
    const upheld = recordedOnly.and(raiseRisk()).and(uphold()).and(uphold(people));
    expect(duties(upheld)).toEqual([]);
    const another = { ...raiseRisk(), note: secret('he stands at the door') } as ReturnType<typeof raiseRisk>;
    expect(duties(upheld.and(another))).toEqual(BOTH);
    expect(duties(upheld.and(another).and(safetyMeasure()))).toEqual([]);
  });
});

describe('a decision to notify or to inform', () => {
  const decided = given(report(), aware(), worse, decide(), decide(people));

  it('has to be reconsidered when the advice turns to no before it was carried out', () => {
    const milder = decided.and(assess({ risk: 'unlikely' }));
    expect(duties(milder)).toEqual(['reconsider-on-authority', 'reconsider-on-people']);
    expect(duties(milder.and(notify()))).toEqual(['reconsider-on-people']);
    expect(duties(milder.and(notify()).and(inform()))).toEqual([]);
  });

  it('that was carried out stays as it is', () => {
    const done = decided
      .and(notify())
      .and(inform())
      .and(assess({ risk: 'unlikely' }));
    expect(duties(done)).toEqual([]);
    done.when(close).then(event('BreachClosed'));
  });
});

describe('the duty to reconsider', () => {
  const open = recordedOnly.and(assess({ risk: 'risk' }));

  it('is closed by a new decision', () => {
    const decided = open.when(decide()).then(event('DecisionRevised', { outcome: 'yes' }));
    expect(duties(decided)).toEqual([]);
  });

  it('is closed by the same decision in the same words, which is a new one on new facts', () => {
    const again = decide({ outcome: 'no', departure: 'None was read.' });
    const decided = open.when(again).then(event('DecisionRevised', { outcome: 'no' }));
    expect(duties(decided)).toEqual([]);
    decided.when(again).thenNothing();
  });

  it('is closed by the board holding to its decision, with a reason and with what it was held against', () => {
    const upheld = open
      .when(uphold())
      .then(event('DecisionUpheld', { question: 'notify-authority', against: ['assessed-risk'] }));
    expect(duties(upheld)).toEqual([]);
    expect(upheld.breach.decisions['notify-authority']).toMatchObject({
      outcome: 'no',
      upheld: { reason: uphold().reason, against: ['assessed-risk'] },
    });
    upheld.when(close).then(event('BreachClosed'));
  });

  it('comes back when something else turns against the decision that was upheld', () => {
    const upheld = open.and(uphold());
    expect(duties(upheld.and(assess({ risk: 'risk', summary: 'The same.' })))).toEqual([]);
    expect(duties(upheld.and(advise()))).toEqual(['reconsider-on-authority']);
  });

  it('is the word of the board: under a mandate nobody decides anew over it', () => {
    const atTheMargin = { by: mandateHolder, at: '2026-03-04T21:00:00+01:00' };
    const byMandate = given(report(), aware(), assess({ risk: 'risk' }), act(decide(), atTheMargin));
    const turned = byMandate.and(act(advise({ outcome: 'no' }), { at: atTheMargin.at }));
    const anew = decide({ reason: 'Another reason.', departure: 'In doubt.' });
    turned.when(anew, atTheMargin).then(event('DecisionRevised'));
    turned
      .and(act(uphold(), { at: atTheMargin.at, by: board }))
      .when(anew, atTheMargin)
      .thenRefused('board-has-spoken', { kind: 'forbidden' });
  });

  it('has to be there: nothing is upheld that nothing turned against', () => {
    recordedOnly.when(uphold()).thenRefused('nothing-to-reconsider');
    open.and(uphold()).when(uphold()).thenRefused('nothing-to-reconsider');
    given(report()).when(uphold()).thenRefused('nothing-to-reconsider');
  });

  it('is one of deciding anew where the board refused to ratify', () => {
    const refused = given(
      report(),
      { type: 'GrantMandate' },
      assess({ risk: 'unlikely' }),
      act(decide({ outcome: 'no' }), { by: mandateHolder }),
      { type: 'RefuseRatification', question: 'notify-authority', reason: 'Seen otherwise.' },
      worse,
    );
    expect(duties(refused)).toEqual([]);
    expect(openDuties(refused.breach).map(({ duty }) => duty)).toContain('decide-on-authority');
  });
});
