import { describe, expect, it } from '@jest/globals';
import { openDuties } from '../../src/breach/domain/duties.js';
import { standingDecision } from '../../src/breach/domain/decision.js';
import { GROUNDS, OUTCOMES, QUESTIONS, type Ground } from '../../src/breach/domain/question.js';
import {
  advise,
  assess,
  decide,
  inform,
  LITTLE_KNOWN,
  MONDAY_NINE,
  report,
  secret,
} from '../support/breach/breach-commands.js';
import { event, given } from '../support/breach/given-breach.js';

const assessed = given(report(), assess());
/** What each ground of Art. 34(3) rests on. */
const grounded = given(report(), assess({ protection: 'encrypted', risk: 'unlikely' }), {
  type: 'ConfirmDeletion',
  confirmedAt: MONDAY_NINE,
  inWriting: true,
  by: secret('the recipient'),
});
const publicCommunication = 'A notice on the website, for a month.';
const CASES = QUESTIONS.flatMap((question) =>
  OUTCOMES.flatMap((outcome) => GROUNDS[question][outcome].map((ground) => ({ question, outcome, ground }))),
);

describe('a decision', () => {
  it.each(CASES)('on $question can be "$outcome" on the ground $ground', ({ question, outcome, ground }) => {
    const publicly = ground === 'disproportionate-effort' ? { publicCommunication } : {};
    grounded
      .when(decide({ question, outcome, ground, ...publicly }))
      .then(event('DecisionTaken', { question, outcome, ground }));
  });

  it('does not take the ground of another question or outcome', () => {
    const wrong = { kind: 'invalid', field: 'ground' } as const;
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
    advised.when(decide()).thenRefused('departure-without-reason', { kind: 'invalid', field: 'departure' });
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
    decided
      .when(decide({ outcome: 'no', departure: 'It came back unopened.' }))
      .then(event('DecisionRevised', { outcome: 'no' }));
  });

  it('upheld after contrary advice is revised with the reason for departing', () => {
    assessed
      .and(decide())
      .and(advise({ outcome: 'no' }))
      .when(decide({ departure: 'We promised more.' }))
      .then(event('DecisionRevised', { departure: 'We promised more.' }));
  });

  it('not to inform people needs what its ground in Art. 34(3) needs', () => {
    const against = (ground: Ground) => decide({ question: 'inform-people', outcome: 'no', ground });
    assessed.when(against('measures-beforehand')).thenRefused('ground-without-protection');
    assessed.when(against('measures-afterwards')).thenRefused('ground-without-measures');
    assessed.when(against('disproportionate-effort')).thenRefused('ground-without-public-communication', {
      kind: 'invalid',
      field: 'publicCommunication',
    });
  });

  it('for a public communication leaves it a duty until the public was told', () => {
    const decided = assessed.and(
      decide({
        question: 'inform-people',
        outcome: 'no',
        ground: 'disproportionate-effort',
        publicCommunication,
      }),
    );
    const duties = ({ breach }: typeof decided) => openDuties(breach).map(({ duty }) => duty);
    expect(duties(decided)).toContain('communicate-publicly');
    expect(duties(decided.and(inform({ means: ['letter'], reached: 0 })))).toContain('communicate-publicly');
    expect(duties(decided.and(inform({ means: ['website'] })))).not.toContain('communicate-publicly');
  });

  it('that departs from the computed advice or from a promise needs a written reason, and says from which', () => {
    const sentence = 'Wij melden het altijd.';
    const promise = { id: 'p', kind: 'tell-ap-on-suspicion', sentence, source: 'Datalekken' } as const;
    const computed = given(report(), {
      ...assess({ risk: 'unlikely' }),
      facts: { natures: ['confidentiality'], specialCategories: ['health'], recipientKind: 'public' },
      promises: [{ ...promise, strictness: 'stricter', used: true }],
    });
    computed
      .when(decide({ outcome: 'no' }))
      .thenRefused('departure-without-reason', { kind: 'invalid', field: 'departure' });
    computed
      .when(decide({ outcome: 'no', departure: 'Nobody looked.' }))
      .then(event('DecisionTaken', { departsFrom: ['computed-advice', 'promise'] }));
    computed.when(decide()).then(event('DecisionTaken', { outcome: 'yes' }));
    // The next assessment is what counts.
    computed
      .and(assess({ risk: 'unlikely' }))
      .when(decide({ outcome: 'no' }))
      .then(event('DecisionTaken', { outcome: 'no' }));
  });

  it('that keeps a promise beyond what the law asks departs from nothing: the advice that is shown says yes too', () => {
    const promise = {
      ...{ id: 'p', kind: 'tell-people-what-leaked', sentence: 'Wij vertellen het u.', source: 'Datalekken' },
      ...({ strictness: 'stricter', used: true } as const),
    };
    const ordinary = {
      natures: ['confidentiality'],
      dataCategories: ['name'],
      specialCategories: [],
    } as const;
    const facts = {
      ...ordinary,
      recipientKind: 'own-organisation',
      deletion: 'confirmed-in-writing',
    } as const;
    const promised = given(report(), { ...assess({ risk: 'unlikely' }), facts, promises: [promise] });
    expect(promised.breach.computed?.computedAdvice?.informPeople).toMatchObject({
      byLaw: 'no',
      verdict: 'yes',
    });
    const { breach } = promised.and(decide({ question: 'inform-people', ground: 'promise' }));
    expect(breach.decisions['inform-people']).not.toHaveProperty('departsFrom');
    promised
      .when(decide({ question: 'inform-people', outcome: 'no', departure: 'They know already.' }))
      .then(event('DecisionTaken', { departsFrom: ['promise'] }));
  });

  it('departs from no promise that is looser, and from no advice that is undecided', () => {
    const open = given(report(), {
      ...assess({ risk: 'unlikely', ...LITTLE_KNOWN }),
      facts: {},
      promises: [
        {
          id: 'p',
          kind: 'tell-ap-on-suspicion',
          sentence: 'Indien nodig.',
          source: 'Datalekken',
          strictness: 'looser',
          used: false,
        },
      ],
    });
    expect(open.breach.computed?.computedAdvice?.notifyAuthority.verdict).toBe('undecided');
    open.when(decide({ outcome: 'no' })).then(event('DecisionTaken', { outcome: 'no' }));
  });
});
