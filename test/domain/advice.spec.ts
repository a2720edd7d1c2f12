import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { advise, decide, RECORDED_ONLY, report } from '../support/breach/breach-commands.js';
import { event, given } from '../support/breach/given-breach.js';

const ask: BreachCommand = { type: 'RequestAdvice', questions: ['notify-authority', 'inform-people'] };

describe('the advice of the FG', () => {
  it('is asked once per question while it is open', () => {
    given(report())
      .when(ask)
      .then(event('AdviceRequested', { questions: ['notify-authority', 'inform-people'] }))
      .when(ask)
      .thenNothing();
    given(report(), { type: 'RequestAdvice', questions: ['inform-people'] })
      .when(ask)
      .then(event('AdviceRequested', { questions: ['notify-authority'] }));
  });

  it('answers the question it was asked for', () => {
    const { breach } = given(report(), ask, advise());
    expect(breach.adviceRequested).toEqual(['inform-people']);
  });

  it('may be given unasked, and given otherwise later; both stay', () => {
    const { breach } = given(
      report(),
      advise(),
      advise({ outcome: 'no', reason: 'Deletion was confirmed.' }),
    );
    expect(breach.advice.map(({ outcome }) => outcome)).toEqual(['yes', 'no']);
  });

  it('in the same words says nothing new', () => {
    given(report(), advise()).when(advise()).thenNothing();
  });

  it('that does not come blocks nothing: neither the decision nor the closing', () => {
    given(report(), ask).when(decide()).then(event('DecisionTaken'));
    const waiting = given(...RECORDED_ONLY, ask);
    expect(openDuties(waiting.breach)).toEqual([
      expect.objectContaining({ duty: 'advise', holder: 'fg', subject: { question: 'notify-authority' } }),
      expect.objectContaining({
        duty: 'advise',
        blocksClosing: false,
        subject: { question: 'inform-people' },
      }),
    ]);
    waiting.when({ type: 'CloseBreach', conclusion: 'Done.' }).then(event('BreachClosed'));
  });
});
