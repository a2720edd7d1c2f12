import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advise } from '../../src/law/advice/advise.js';
import type { BreachFacts } from '../../src/law/advice/breach-facts.js';
import { INCIDENT_TYPES } from '../../src/law/ap-vocabulary.js';
import { signsOfDanger } from '../../src/law/advice/danger.js';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { peopleReachedIn } from '../../src/breach/domain/people-reached.js';
import { isInDanger, needsSafeContact } from '../../src/breach/domain/safety.js';
import { statusOf } from '../../src/breach/domain/status.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { plusHours } from '../../src/shared/moment.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { anyFacts, factsOfSeveralRecipients } from '../support/arbitrary/arbitrary-facts.js';
import {
  assess,
  aware,
  checkDeadlines,
  close,
  decide,
  inform,
  MONDAY_NINE,
  notify,
  decideOnBehalf,
  raiseRisk,
  report,
  safeContact,
  safetyMeasure,
  secret,
  uphold,
} from '../support/breach/breach-commands.js';
import { act, event, fg, given, Given, handler } from '../support/breach/given-breach.js';

const withFacts = (facts: BreachFacts) => ({ ...assess({ risk: 'high-risk' }), facts });
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const confidentiality: BreachFacts = {
  natures: ['confidentiality'],
  dataCategories: ['name', 'address'],
};

const DANGEROUS: readonly (readonly [string, BreachFacts])[] = [
  ['somebody is in danger', { safetyRisk: 'yes' }],
  ['somebody may be in danger', { safetyRisk: 'possible' }],
  ['a threatening person has the data', { recipientKind: 'threatening-person' }],
  ['an attacker has data of a shelter', { vulnerabilities: ['shelter'], recipientKind: 'attacker' }],
  ['a hidden address is public', { vulnerabilities: ['hidden-address'], recipientKind: 'public' }],
  ['a hidden address is with nobody knows whom', { vulnerabilities: ['hidden-address'] }],
  ['a shelter’s data lie with another client', { vulnerabilities: ['shelter'], recipientKind: 'client' }],
  [
    'a threatening person is among several who have the data',
    { recipientKinds: ['private-person', 'threatening-person'] },
  ],
  ['a threatening person is the only one of the list', { recipientKinds: ['threatening-person'] }],
  [
    'beside a bound colleague an attacker has data of a shelter',
    {
      vulnerabilities: ['shelter'],
      recipientKind: 'own-organisation',
      recipientKinds: ['attacker'],
      safetyRisk: 'no',
    },
  ],
  [
    'a hidden address is public beside a care partner',
    { vulnerabilities: ['hidden-address'], recipientKinds: ['care-partner', 'public'], safetyRisk: 'no' },
  ],
  ['standing in the data leads to somebody', { contextReveals: 'safety' }],
  [
    'a colleague looked up somebody in hiding',
    {
      vulnerabilities: ['hidden-address'],
      recipientKind: 'own-organisation',
      intent: 'insider-misuse',
      safetyRisk: 'no',
    },
  ],
];

describe('H1: danger has one meaning, wherever it is known from', () => {
  describe.each(DANGEROUS)('%s', (_what, told) => {
    const facts = { ...confidentiality, ...told };
    const known = given(report(), aware(), withFacts(facts));

    it('raises the danger in the same breath, with the signs of it', () => {
      given(report(), aware())
        .when(withFacts(facts))
        .then(
          event('BreachAssessed'),
          event('SafetyRiskRaised', {
            source: 'assessment',
            raisedAt: MONDAY_NINE,
            termMinutes: 30,
            signs: signsOfDanger(facts),
          }),
        );
    });

    it('has the duties, the clock, the flag and the block on closing of a danger that was reported', () => {
      expect(duties(known).slice(0, 2)).toEqual(['avert-danger', 'establish-safe-contact']);
      expect(runningDeadlines(known.breach).map(({ deadline }) => deadline)).toContain('safety');
      const told = [decide(), decide({ question: 'inform-people' }), notify(), inform({ means: ['letter'] })];
      const letterHome = told.reduce((so, next) => so.and(next), known);
      expect(flags(letterHome.breach)).toContain('people-informed-before-safe-contact');
      expect(duties(letterHome)).toEqual(['avert-danger', 'establish-safe-contact']);
      letterHome.when(close).thenRefused('duties-open');
      letterHome.and(safetyMeasure()).when(close).thenRefused('duties-open');
      letterHome.and(safetyMeasure()).and(safeContact()).when(close).then(event('BreachClosed'));
    });

    it('that was averted before anybody raised it, is written down and not raised', () => {
      given(report(), aware(), safetyMeasure()).when(withFacts(facts)).then(event('BreachAssessed'));
    });

    it('has the advice say so first', () => {
      expect(advise(facts).informPeople.reasons[0]?.key).toBe('safe-contact-first');
    });
  });

  it.each([
    ['nobody in hiding is concerned', { recipientKind: 'attacker' }],
    [
      'the data were unintelligible',
      {
        vulnerabilities: ['shelter'],
        recipientKind: 'attacker',
        protection: 'encrypted',
        protectionStateOfTheArt: true,
        keyCompromised: false,
      },
    ],
    [
      'the ex-partner was shown not to have looked',
      { recipientKind: 'threatening-person', access: 'excluded' },
    ],
    [
      'a bound colleague got them and nobody is in danger',
      {
        vulnerabilities: ['shelter'],
        recipientKind: 'own-organisation',
        safetyRisk: 'no',
      },
    ],
    ['they were only lost', { natures: ['availability-temporary'], vulnerabilities: ['shelter'] }],
  ] as const satisfies readonly (readonly [string, BreachFacts])[])('is not where %s', (_what, told) => {
    given(report(), aware())
      .when(withFacts({ ...confidentiality, ...told }))
      .then(event('BreachAssessed'));
  });

  it('is raised once: facts that repeat it raise nothing, also after it was averted', () => {
    const possible = withFacts({ safetyRisk: 'possible' });
    given(report({ safetyRisk: 'yes' }))
      .when(possible)
      .then(event('BreachAssessed'));
    const averted = given(report({ safetyRisk: 'yes' }), safetyMeasure(), safeContact());
    averted.when(possible).then(event('BreachAssessed'));
    averted.and(possible).when(possible).then(event('BreachAssessed'));
  });

  it('comes back by what the facts did not tell before, and a safe contact is agreed anew', () => {
    const averted = given(report({ safetyRisk: 'yes' }), safetyMeasure(), safeContact());
    const worse = averted
      .and(withFacts({ safetyRisk: 'possible' }))
      .when(withFacts({ safetyRisk: 'yes' }))
      .then(event('BreachAssessed'), event('SafetyRiskRaised', { signs: ['stated-certain'] }));
    expect(isInDanger(worse.breach)).toBe(true);
    expect(needsSafeContact(worse.breach)).toBe(true);
  });

  it('takes a safe contact that was there before anybody knew of a danger', () => {
    const contacted = given(report(), safeContact(), withFacts({ safetyRisk: 'yes' }));
    expect(needsSafeContact(contacted.breach)).toBe(false);
  });

  it('forbids the exception of Art. 34(3)(b)', () => {
    const removed: BreachFacts = {
      ...confidentiality,
      vulnerabilities: ['shelter'],
      recipientKind: 'public',
      measuresAfterwards: ['high-risk-no-longer-likely'],
    };
    expect(advise(removed).informPeople.verdict).toBe('yes');
  });

  it('forbids it too where one of several recipients is a danger', () => {
    const removed: BreachFacts = {
      ...confidentiality,
      recipientKinds: ['public', 'threatening-person'],
      measuresAfterwards: ['high-risk-no-longer-likely'],
    };
    expect(advise(removed).informPeople.verdict).not.toBe('no');
  });

  it('the advice speaks of danger exactly where the desk knows of one', () => {
    fc.assert(
      fc.property(fc.oneof(anyFacts, factsOfSeveralRecipients), (facts) => {
        const dossier = given(report(), withFacts(facts));
        const says = advise(facts).informPeople.reasons.some(({ key }) => key === 'safe-contact-first');
        expect({ knows: isInDanger(dossier.breach), asks: needsSafeContact(dossier.breach) }).toEqual({
          knows: says,
          asks: says,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('in every history: told danger opened its duties, and nothing closes with a duty open', () => {
    let raisedByFacts = 0;
    fc.assert(
      fc.property(steps, (all) => {
        for (const { command, before, outcome } of play(all).tries) {
          if (!(outcome instanceof Given)) continue;
          const tells =
            (command.type === 'ReportBreach' && command.report.safetyRisk === 'yes') ||
            (command.type === 'AssessBreach' &&
              command.facts !== undefined &&
              signsOfDanger(command.facts).length > 0);
          if (tells) {
            expect(outcome.breach.safety.raisedAt).toBeDefined();
            // Not in danger only where it was known before, and averted.
            if (!isInDanger(outcome.breach)) expect(before.breach.safety.averted).toBe(true);
            else expect(duties(outcome)).toContain('avert-danger');
          }
          if (command.type === 'AssessBreach' && isInDanger(outcome.breach) && !isInDanger(before.breach)) {
            raisedByFacts += 1;
          }
          if (command.type !== 'CloseBreach') continue;
          expect(openDuties(before.breach).filter(({ blocksClosing }) => blocksClosing)).toEqual([]);
          expect(isInDanger(before.breach) || needsSafeContact(before.breach)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
    expect(raisedByFacts).toBeGreaterThan(0);
  });
});

describe('in danger the public is no way to tell anybody', () => {
  const high = assess({ risk: 'high-risk', subjectCount: { min: 5, max: 5 } });
  const people = decide({ question: 'inform-people' });
  const plan: BreachCommand = {
    type: 'PlanMeasure',
    measure: 'm-1',
    kind: 'containment',
    what: 'The page was taken down.',
  };
  const take: BreachCommand = { type: 'TakeMeasure', measure: 'm-1', takenAt: MONDAY_NINE };
  const openly = inform({ means: ['website'], intended: 5 });
  const KNOWN: readonly (readonly [string, Given])[] = [
    ['the report', given(report({ safetyRisk: 'yes' }), aware(), high)],
    ['a person', given(report(), aware(), high, raiseRisk())],
    ['facts', given(report(), aware(), { ...high, facts: { safetyRisk: 'possible' } })],
  ];

  describe.each(KNOWN)('known from %s', (_from, known) => {
    it('a round by public means is recorded and flagged, and has told nobody', () => {
      const told = known.and(safeContact()).and(decide()).and(people).and(notify()).and(openly);
      expect(flags(told.breach)).toContain('people-informed-in-public-in-danger');
      expect(duties(told)).toContain('inform-people');
      expect(statusOf(told.breach)).toBe('notified');
      expect(peopleReachedIn(told.breach).toBeTold).toBe(5);
      told.and(safetyMeasure()).when(close).thenRefused('duties-open');
    });

    it.each([
      ['disproportionate-effort', { publicCommunication: 'On our website.' }],
      ['measures-afterwards', {}],
    ] as const)('%s is no ground', (ground, more) => {
      const no = {
        question: 'inform-people',
        outcome: 'no',
        departure: 'In time.',
        ground,
        ...more,
      } as const;
      known.and(plan).and(take).when(decide(no)).thenRefused('ground-in-danger', { field: 'ground' });
      known.and(plan).and(take).when(decideOnBehalf(no)).thenRefused('ground-in-danger');
    });
  });

  it('a decision that stood on such a ground is taken anew, and not upheld', () => {
    const no = { question: 'inform-people', outcome: 'no', ground: 'disproportionate-effort' } as const;
    const before = given(
      report(),
      aware(),
      assess({ risk: 'unlikely', subjectCount: { min: 5, max: 5 } }),
      decide({ outcome: 'no' }),
      decide({ ...no, publicCommunication: 'On our website.' }),
      openly,
    );
    expect(duties(before)).toEqual([]);
    const raised = before.and(raiseRisk());
    expect(duties(raised)).toContain('decide-anew-on-people');
    expect(duties(raised)).not.toContain('communicate-publicly');
    raised.when(uphold({ question: 'inform-people' })).thenRefused('ground-in-danger');
    raised.when(people).then(event('DecisionRevised'));
  });

  it('what was done to the data is a ground again once the danger is averted', () => {
    const averted = given(report(), aware(), high, raiseRisk(), plan, take, safetyMeasure());
    averted
      .when(
        decide({
          question: 'inform-people',
          outcome: 'no',
          ground: 'measures-afterwards',
          departure: 'She was moved.',
        }),
      )
      .then(event('DecisionTaken'));
  });
});

describe('H2: what the reporter is told to do at once', () => {
  const advice = (content: Parameters<typeof report>[0], sheltersPeople = false): string => {
    const organisation = { sheltersPeople, inDanger: 'Bel eerst 112.' };
    const { breach } = given({ ...report(content), language: 'nl', organisation });
    return breach.containmentAdvice?.advice.join('\n') ?? '';
  };
  const mail = { incidentType: 'email-wrong-recipient' } as const;

  it('in danger never sends him to whoever has the data, and the event keeps the words', () => {
    expect(advice({ ...mail, safetyRisk: 'yes' })).toContain(
      'Neem geen contact op met wie de gegevens heeft',
    );
    expect(advice({ ...mail, safetyRisk: 'yes' })).not.toContain('Bel de ontvanger');
    expect(advice({ ...mail, safetyRisk: 'unknown' })).toContain('Bel de ontvanger');
  });

  it('neither where people are sheltered and nobody excluded danger', () => {
    expect(advice({ ...mail, safetyRisk: 'unknown' }, true)).not.toContain('Bel de ontvanger');
    expect(advice({ ...mail, safetyRisk: 'no' }, true)).toContain('Bel de ontvanger');
  });

  it('a threatening person who has the data is danger, whatever else was answered', () => {
    const threatened = { ...mail, safetyRisk: 'no', recipient: { kind: 'threatening-person' } } as const;
    expect(advice(threatened)).not.toContain('Bel de ontvanger');
    expect(isInDanger(given(report(threatened)).breach)).toBe(true);
  });

  it.each(['attacker', 'public', 'threatening-person'] as const)('%s is neither phoned nor asked', (kind) => {
    for (const incidentType of INCIDENT_TYPES) {
      const told = advice({ incidentType, safetyRisk: 'no', recipient: { kind } });
      expect(told).not.toMatch(
        /Bel de ontvanger|Mail de ontvangers|Vraag (de ontvanger|hun|hem|of de ontvanger)/,
      );
    }
    expect(advice({ ...mail, recipient: { kind: 'private-person' } })).toContain('Bel de ontvanger');
  });

  it.each([
    ['client', 'Hebt u gegevens van iemand anders gekregen?'],
    ['outsider', 'Lees niet verder.'],
    ['partner', 'Lees niet verder.'],
    ['processor', 'Stop het lek bij u'],
    ['unknown', 'Bel de ontvanger'],
    ['hired', 'Bel de ontvanger'],
  ] as const)('a reporter who is %s gets his own', (kind, part) => {
    expect(advice({ ...mail, reporter: { kind } })).toContain(part);
  });
});

describe('the clock of a danger', () => {
  const inDanger = given(report({ safetyRisk: 'yes' }));

  it('warns for the last time before half of its term is gone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 60 - 1 }), (safetyTermMinutes) => {
        const { breach } = given(report({ safetyRisk: 'yes', rules: { safetyTermMinutes } }));
        const [safety] = runningDeadlines(breach).filter(({ deadline }) => deadline === 'safety');
        const last = Math.min(...(safety?.marginsHours ?? []));
        expect(last * 60).toBeGreaterThan(safetyTermMinutes / 2);
        expect(last * 60).toBeLessThan(safetyTermMinutes);
      }),
    );
  });

  it('a measure in time: warned within eight of thirty minutes, and never missed', () => {
    const at = (minutes: number) => ({ at: plusHours(MONDAY_NINE, minutes / 60) });
    inDanger.when(checkDeadlines, at(7)).thenNothing();
    inDanger
      .when(checkDeadlines, at(8))
      .then(event('DeadlineWarningRaised', { deadline: 'safety' }))
      .and(act(safetyMeasure({ dangerAverted: false }), at(12)))
      .when(checkDeadlines, at(40))
      .thenNothing();
  });

  it('without a term it does not warn of what is missed already', () => {
    given(report({ safetyRisk: 'yes', rules: { safetyTermMinutes: 0 } }))
      .when(checkDeadlines)
      .then(event('DeadlineMissed', { deadline: 'safety' }));
  });
});

describe('H8: how somebody can safely be reached stands in the dossier', () => {
  const told = given(report({ safetyRisk: 'yes' }), safetyMeasure(), act(safeContact(), { by: fg }));

  it('with the notes of what was done, in the words of whoever recorded them', () => {
    expect(breachView(told.breach).safetyNotes).toEqual([
      { kind: 'measure', at: MONDAY_NINE, note: expect.stringContaining('moved'), dangerAverted: true },
      { kind: 'safe-contact', at: MONDAY_NINE, note: expect.stringContaining('lawyer'), holds: true },
    ]);
  });

  it('a way that was safe before a new danger is shown as one that no longer holds', () => {
    const risk = { ...raiseRisk(), note: secret('he was seen in the street') } as ReturnType<
      typeof raiseRisk
    >;
    const [, before, raised, now] = breachView(
      told.and(act(risk, { by: handler })).and(safeContact()).breach,
    ).safetyNotes;
    expect([before?.holds, raised?.kind, now?.holds]).toEqual([false, 'risk', true]);
  });
});
