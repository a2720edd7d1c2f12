import { describe, expect, it } from '@jest/globals';
import { GROUNDS, OUTCOMES, QUESTIONS, standingDecision } from '../../src/breach/domain/decision.js';
import { advise, assess, decide, report } from '../support/breach-commands.js';
import { event, given } from '../support/given-breach.js';

const assessed = given(report(), assess());
const CASES = QUESTIONS.flatMap((question) =>
  OUTCOMES.flatMap((outcome) => GROUNDS[question][outcome].map((ground) => ({ question, outcome, ground }))),
);

describe('a decision', () => {
  it.each(CASES)('on $question can be "$outcome" on the ground $ground', ({ question, outcome, ground }) => {
    assessed
      .when(decide({ question, outcome, ground }))
      .then(event('DecisionTaken', { question, outcome, ground }));
  });

  it('does not take the ground of another question or outcome', () => {
    const wrong = { kind: 'invalid', pointer: '/ground' } as const;
    assessed.when(decide({ ground: 'high-risk' })).thenRefused('ground-does-not-fit', wrong);
    assessed.when(decide({ outcome: 'no', ground: 'risk' })).thenRefused('ground-does-not-fit', wrong);
    assessed
      .when(decide({ question: 'inform-people', outcome: 'yes', ground: 'measures-beforehand' }))
      .thenRefused('ground-does-not-fit', wrong);
  });

  it('against needs an assessment; in favour can do with less', () => {
    given(report())
      .when(decide({ outcome: 'no' }))
      .thenRefused('not-assessed');
    given(report()).when(decide()).then(event('DecisionTaken'));
  });

  it('is taken on Art. 33 and Art. 34 separately', () => {
    const { breach } = assessed.and(decide());
    expect(standingDecision(breach, 'notify-authority')?.outcome).toBe('yes');
    expect(standingDecision(breach, 'inform-people')).toBeUndefined();
  });

  it('that departs from the FG’s advice needs a written reason', () => {
    const advised = assessed.and(advise({ outcome: 'no' }));
    advised
      .when(decide())
      .thenRefused('departure-without-reason', { kind: 'invalid', pointer: '/departure' });
    advised
      .when(decide({ departure: 'We promised to tell also on suspicion.' }))
      .then(event('DecisionTaken', { departure: 'We promised to tell also on suspicion.' }));
  });

  it('is measured by the latest advice on the same question only', () => {
    assessed
      .and(advise({ outcome: 'no' }))
      .and(advise({ outcome: 'yes' }))
      .when(decide())
      .then(event('DecisionTaken'));
    assessed
      .and(advise({ question: 'inform-people', outcome: 'no' }))
      .when(decide())
      .then(event('DecisionTaken'));
  });

  it('repeated says nothing new; another one is a revision', () => {
    const decided = assessed.and(decide());
    decided.when(decide()).thenNothing();
    decided.when(decide({ reason: 'Seen once more.' })).then(event('DecisionRevised', { outcome: 'yes' }));
    decided.when(decide({ outcome: 'no' })).then(event('DecisionRevised', { outcome: 'no' }));
  });

  it('upheld after contrary advice is revised with the reason for departing', () => {
    assessed
      .and(decide())
      .and(advise({ outcome: 'no' }))
      .when(decide({ departure: 'We promised more.' }))
      .then(event('DecisionRevised', { departure: 'We promised more.' }));
  });
});
