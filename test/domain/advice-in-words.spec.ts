import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advise } from '../../src/law/advice/advise.js';
import type { AdvicePromise } from '../../src/law/advice/promise.js';
import { fragment } from '../../src/web/html/page.js';
import { AdviceView } from '../../src/web/judgement/advice-view.js';
import { anyFacts } from '../support/arbitrary/arbitrary-facts.js';

const NOT_ASKED = 'De wet vraagt dit niet';
const promise = (kind: string): AdvicePromise => ({
  ...{ id: kind, kind, sentence: 'Wij vertellen het u.', source: 'Privacyverklaring' },
  ...{ strictness: 'stricter', used: true },
});
const PROMISES = ['tell-ap-on-suspicion', 'tell-people-what-leaked'].map(promise);

describe('a promise of the organisation beside what the law asks', () => {
  it('is said to go further than the law only where the law asks less', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const advice = advise(facts, { promises: PROMISES });
        const said = fragment(AdviceView({ advice, language: 'nl' }));
        const asked = [advice.notifyAuthority, advice.informPeople].map(({ byLaw }) => byLaw);
        const free = asked.filter((verdict) => verdict === 'no').length;
        expect(said.split(NOT_ASKED).length - 1).toBe(free);
      }),
    );
  });
});
