import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { standingDecision } from '../../src/breach/domain/decision.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import type { OrganisationRole } from '../../src/breach/domain/organisation-role.js';
import { GROUNDS, QUESTIONS } from '../../src/breach/domain/question.js';
import { plusHours } from '../../src/shared/moment.js';
import { Refusal } from '../../src/shared/refusal.js';
import {
  advise,
  assess,
  aware,
  close,
  decide,
  MONDAY_NINE,
  notify,
  report,
  secret,
  uphold,
  weAre,
} from '../support/breach/breach-commands.js';
import { act, event, given, mandateHolder, type Given } from '../support/breach/given-breach.js';
import { howOften } from '../support/how-often.js';

const PEOPLE = { question: 'inform-people' } as const;
const WORST = { risk: 'high-risk', subjectCount: { min: 100, max: 100 } } as const;
const DEPARTURE = 'All the same.';

const deletion = (everywhere: boolean): BreachCommand => ({
  ...{ type: 'ConfirmDeletion', confirmedAt: MONDAY_NINE, inWriting: true, everywhere },
  by: secret('the recipient'),
});
const leftAlone = (ground: 'not-controller' | 'measures-beforehand' | 'measures-afterwards'): BreachCommand =>
  decide({ ...PEOPLE, outcome: 'no', ground, departure: DEPARTURE });
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const clocks = ({ breach }: Given): readonly string[] =>
  runningDeadlines(breach).map(({ deadline }) => deadline);

const assessed = given(report(), aware(), assess(WORST));

describe('a "no" because another is the controller', () => {
  const not = { outcome: 'no', ground: 'not-controller' } as const;

  it.each<[string, Given]>([
    [
      'a processor',
      assessed
        .and(weAre('processor'))
        .and(decide(not))
        .and(decide({ ...PEOPLE, ...not })),
    ],
    [
      'nobody knew whose it was',
      assessed
        .and(decide({ ...not, departure: DEPARTURE }))
        .and(decide({ ...PEOPLE, ...not, departure: DEPARTURE })),
    ],
  ])(
    'said as %s holds no clock once this organisation proves to be it, and is decided anew',
    (_as, theirs) => {
      expect(clocks(theirs)).toEqual([]);
      const ours = theirs.and(weAre('controller'));
      expect(clocks(ours)).toContain('authority-notification');
      expect(duties(ours)).toEqual(
        expect.arrayContaining(['decide-anew-on-authority', 'decide-anew-on-people']),
      );
      ours.when(close).thenRefused('duties-open');
      ours.when(decide({ ...not, departure: DEPARTURE })).thenRefused('ground-of-another');
      const anew = ours.and(decide()).and(decide(PEOPLE));
      expect(duties(anew)).not.toEqual(expect.arrayContaining([expect.stringContaining('decide-anew')]));
    },
  );

  it('departed from no risk; nor did any other "no" of a processor, which is held against it then', () => {
    const small = assessed.and(weAre('processor')).and(decide({ outcome: 'no', ground: 'risk-unlikely' }));
    const ours = small.and(weAre('joint-controller'));
    expect(clocks(ours)).toContain('authority-notification');
    expect(duties(ours)).toContain('reconsider-on-authority');
    // "Not ours" is one person's word: the duties rest here (ADR 20).
    expect(duties(small.and(weAre('not-ours')))).toContain('reconsider-on-authority');
    // What was accounted for stays so.
    const accounted = assessed.and(decide({ outcome: 'no', ground: 'risk-unlikely', departure: DEPARTURE }));
    const upheld = small.and(weAre('controller')).and(uphold()).and(advise()).and(uphold());
    for (const so of [accounted, upheld])
      expect(duties(so.and(weAre('processor')).and(weAre('controller')))).not.toContain(
        'reconsider-on-authority',
      );
  });
});

describe('a "no" because the data were unreadable (Art. 34(3)(a))', () => {
  const unreadable = given(
    report(),
    aware(),
    assess({ ...WORST, protection: 'encrypted' }),
    decide(),
    notify(),
  );

  it('is taken anew where they prove not to have been', () => {
    const readable = unreadable
      .and(leftAlone('measures-beforehand'))
      .and(assess({ ...WORST, protection: 'none' }));
    expect(duties(readable)).toContain('decide-anew-on-people');
    readable.when(close).thenRefused('duties-open');
  });

  it('is not upheld on that ground, as it could not be taken on it', () => {
    const worse = given(
      ...[
        report(),
        aware(),
        assess({ risk: 'risk', protection: 'encrypted' }),
        leftAlone('measures-beforehand'),
      ],
      assess({ ...WORST, protection: 'none' }),
    );
    worse.when(leftAlone('measures-beforehand')).thenRefused('ground-without-protection');
    worse.when(uphold(PEOPLE)).thenRefused('ground-without-protection');
  });
});

describe('a "no" because the data were deleted (Art. 34(3)(b))', () => {
  const deleted = assessed
    .and(decide())
    .and(notify())
    .and(deletion(true))
    .and(leftAlone('measures-afterwards'));

  it('is taken anew where others prove to have them', () => {
    const others = deleted.and(deletion(false));
    expect(duties(others)).toContain('decide-anew-on-people');
    others.when(close).thenRefused('duties-open');
    others.when(leftAlone('measures-afterwards')).thenRefused('ground-without-measures');
  });

  it('brings a closed dossier back by that, and once', () => {
    const back = deleted
      .and(close)
      .when(deletion(false))
      .then(event('DeletionConfirmed'), event('BreachReopened', { cause: 'others-have-the-data' }));
    expect(duties(back)).toContain('decide-anew-on-people');
    deleted.and(close).when(deletion(true)).then(event('DeletionConfirmed'));
  });

  it('stands where something else was done as well', () => {
    const taken = deleted.and({
      ...{ type: 'TakeMeasure', measure: 'c0ffee00-0000-4000-8000-000000000001', kind: 'remedy' },
      ...{ what: 'Codes changed.', takenAt: MONDAY_NINE },
    });
    expect(duties(taken.and(deletion(false)))).not.toContain('decide-anew-on-people');
  });
});

describe('the emergency mandate', () => {
  const at = (n: number) => ({ at: plusHours(MONDAY_NINE, n) as string });
  const no = { outcome: 'no', departure: DEPARTURE } as const;
  const yes = { outcome: 'yes', mandate: 'emergency' } as const;

  it.each<[string, Given, BreachCommand, BreachCommand]>([
    [
      'the AP, once this organisation proves to be the controller',
      assessed.and(decide({ ...no, ground: 'not-controller' })),
      weAre('controller'),
      decide(),
    ],
    [
      'people, once the data prove readable',
      given(report(), aware(), assess({ ...WORST, protection: 'encrypted' })).and(
        decide({ ...PEOPLE, ...no, ground: 'measures-beforehand' }),
      ),
      assess({ ...WORST, protection: 'none' }),
      decide(PEOPLE),
    ],
  ])('is open over a "no" of the board that rests on nothing: on %s', (_what, decided, proof, act_) => {
    const so = decided.and(act(proof, at(65)));
    so.when(act_, { by: mandateHolder, ...at(66) }).then(event('DecisionRevised', yes));
  });
});

describe('in whatever order it becomes known', () => {
  const anyAct = fc.oneof(
    fc
      .record({
        risk: fc.constantFrom('unlikely', 'risk', 'high-risk'),
        protection: fc.constantFrom('none', 'encrypted'),
      })
      .map((found) => assess(found as never)),
    fc.constantFrom<OrganisationRole>('controller', 'joint-controller', 'processor', 'not-ours').map(weAre),
    fc.boolean().map(deletion),
    fc.constantFrom(...QUESTIONS).chain((question) =>
      fc.constantFrom(...GROUNDS[question].no).chain((ground) =>
        fc.constantFrom(undefined, DEPARTURE).map((departure) =>
          decide({
            ...{ question, outcome: 'no', ground },
            ...(ground === 'disproportionate-effort' && { publicCommunication: 'The website.' }),
            ...(departure !== undefined && { departure }),
          } as never),
        ),
      ),
    ),
    fc.constantFrom(...QUESTIONS).map((question) => uphold({ question })),
  );

  /** What is refused leaves it as it is. */
  function afterwards(dossier: Given, command: BreachCommand): Given {
    try {
      return dossier.and(command);
    } catch (error) {
      if (error instanceof Refusal) return dossier;
      throw error;
    }
  }

  /** By the words of the law alone. */
  function isGroundGone({ breach, history }: Given, ground: string): boolean {
    const told = history.flatMap(({ event: { type, data } }) =>
      type === 'DeletionConfirmed' ? [data.everywhere !== false] : [],
    );
    if (ground === 'measures-beforehand') return breach.assessment?.assessment.protection === 'none';
    if (ground === 'measures-afterwards') return told.at(-1) !== true;
    return ground === 'not-controller' && /controller$/.test(breach.organisationRole ?? '');
  }

  it('a "no" stands on its ground, or is decided anew; and of a controller, none holds the clock that accounts for no risk', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 2, maxLength: 12 }), (acts) => {
        let dossier = given(report(), aware(), assess(WORST));
        for (const command of acts) {
          dossier = afterwards(dossier, command);
          const { breach } = dossier;
          for (const question of QUESTIONS) {
            const decision = standingDecision(breach, question);
            if (decision === undefined) continue;
            const anew =
              question === 'notify-authority' ? 'decide-anew-on-authority' : 'decide-anew-on-people';
            const isGone = isGroundGone(dossier, decision.ground);
            expect(duties(dossier).includes(anew)).toBe(isGone);
            if (isGone) dossier.when(close).thenRefused('duties-open');
          }
          const onAuthority = standingDecision(breach, 'notify-authority');
          const isLeft = breach.organisationRole === 'not-ours' && onAuthority?.ground === 'not-controller';
          const isControllers = breach.organisationRole !== 'processor' && !isLeft;
          const isUnaccounted =
            onAuthority?.departure === undefined &&
            onAuthority?.upheld === undefined &&
            breach.assessment?.assessment.risk !== 'unlikely';
          if (isControllers && isUnaccounted) expect(clocks(dossier)).toContain('authority-notification');
        }
      }),
      { numRuns: howOften({ short: 200, long: 10_000 }) },
    );
  });
});
