import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { peopleReachedIn } from '../../src/breach/domain/people-reached.js';
import { statusOf } from '../../src/breach/domain/status.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { formInput } from '../../src/breach/views/form-input.js';
import { apForm } from '../../src/law/ap-form/ap-form.js';
import { edpbTemplate } from '../../src/law/edpb-template/edpb-template.js';
import type { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import { revealed } from '../../src/shared/personal.js';
import { attempt, play, steps } from '../support/arbitrary/arbitrary-breach.js';
import {
  assess,
  aware,
  close,
  correctRound,
  decide,
  inform,
  MONDAY_NINE,
  notify,
  reopen,
  report,
  roundResult,
  without,
} from '../support/breach/breach-commands.js';
import { act, board, event, given, Given } from '../support/breach/given-breach.js';
import { cellsOf } from '../support/register/cells.js';

const FIFTY = { subjectCount: { min: 50, max: 50 }, risk: 'high-risk' } as const;
const people = decide({ question: 'inform-people' });
const instead = (ground: 'disproportionate-effort' | 'rights-of-others'): BreachCommand =>
  decide({
    question: 'inform-people',
    outcome: 'no',
    ground,
    departure: 'They are told on the website, or it would harm others.',
    ...(ground === 'disproportionate-effort' && { publicCommunication: 'On our website.' }),
  });
const ofFifty = given(report(), aware(), assess(FIFTY), decide(), people, notify());
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const last = ({ history }: Given): number => history.length - 1;
const sentTo = (n: number): BreachCommand => without(inform({ intended: n, means: ['letter'] }), 'reached');

let profiles: OrganisationProfiles;
beforeAll(async () => {
  profiles = await loadOrganisationProfiles('organisations');
});

/** What each paper says of the people who were reached. */
function papersOf({ history, now, breach }: Given) {
  const profile = { content: profiles.get('kadera'), digest: profiles.digest('kadera') };
  const input = formInput(history, profile, { asOf: now });
  const answers = new Map(
    apForm(input).answers.map(({ question, text }) => [
      question,
      text === undefined || typeof text === 'string' ? text : revealed(text),
    ]),
  );
  const entry = registerEntry(registerProjection.fold(undefined, history));
  return {
    dossier: breachView(breach).peopleReached,
    register: entry.peopleReached,
    file: cellsOf(entry),
    answers,
    template: edpbTemplate(input),
  };
}

describe('H6: people who were not reached do not count as informed', () => {
  it('when nobody was reached, the duty and the status stay', () => {
    const nobody = ofFifty.and(inform({ intended: 50, reached: 0, unreachable: 50 }));
    expect(duties(nobody)).toEqual(['inform-people']);
    expect(statusOf(nobody.breach)).toBe('notified');
    nobody.when(close).thenRefused('duties-open');
    const { answers, template } = papersOf(nobody);
    expect(answers.get('10.1.1')).toBe('nee, dat gaat nog gebeuren');
    expect(answers.has('10.1.3')).toBe(false);
    expect(template).toMatchObject({ field_97: 'b' });
  });

  it('a round of which nobody says whom it reached is sent, and has reached nobody: its result is a duty', () => {
    const sent = ofFifty.and(sentTo(50));
    expect(duties(sent)).toEqual(['record-result-of-round']);
    expect(papersOf(sent).answers.get('10.1.1')).toBe('nee, dat gaat nog gebeuren');
    const back = sent
      .when(roundResult(last(sent), { reached: 47, returned: 3 }))
      .then(event('RoundResultRecorded', { reached: 47, returned: 3 }));
    expect(duties(back)).toEqual(['inform-people']);
    expect(statusOf(back.breach)).toBe('informed');
    expect(duties(back.and(inform({ intended: 3 })))).toEqual([]);
  });

  it('one of fifty leaves forty-nine to be told', () => {
    const one = ofFifty.and(inform({ intended: 1 }));
    expect(duties(one)).toEqual(['inform-people']);
    expect(peopleReachedIn(one.breach)).toMatchObject({ concerned: 50, reached: 1, toBeTold: 49 });
    const { answers, template } = papersOf(one);
    expect(answers.get('10.1.3')).toBe('1');
    expect(template).toMatchObject({ field_68: 50, field_102: 'b', field_103: '1 of 50 reached' });
  });

  it('the most that an assessment says counts; without a number, those who were meant to be told', () => {
    const range = ofFifty.and(assess({ ...FIFTY, subjectCount: { min: 5, max: 12 } }));
    expect(peopleReachedIn(range.and(inform({ intended: 8 })).breach).toBeTold).toBe(4);
    expect(peopleReachedIn(ofFifty.and(inform({ intended: 60, reached: 50 })).breach).toBeTold).toBe(10);
    const { subjectCount: _unknown, ...found } = assess(FIFTY).assessment;
    const uncounted = given(report(), aware(), { type: 'AssessBreach', assessment: found }, people);
    expect(duties(uncounted)).toContain('inform-people');
    const half = uncounted.and(inform({ intended: 8, reached: 4, returned: 4 }));
    expect(peopleReachedIn(half.breach)).toMatchObject({ concerned: 8, toBeTold: 4 });
  });

  it('two rounds add up', () => {
    const both = ofFifty
      .and(inform({ intended: 50, reached: 40, returned: 10 }))
      .and(inform({ intended: 10, means: ['phone'] }));
    expect(duties(both)).toEqual([]);
    both.when(close).then(event('BreachClosed'));
    expect(papersOf(both).template).toMatchObject({ field_102: 'a' });
  });

  it('rounds that reached more than are concerned are flagged and a duty, and no form says more than that', () => {
    const twice = ofFifty.and(inform({ intended: 40 })).and(inform({ intended: 40, reached: 30 }));
    expect(flags(twice.breach)).toContain('people-counted-twice');
    expect(duties(twice)).toEqual(['state-number-of-people']);
    expect(papersOf(twice).answers.get('10.1.3')).toBe('50');
    const eighty = twice.and(assess({ ...FIFTY, subjectCount: { min: 80, max: 80 } }));
    expect(flags(eighty.breach)).not.toContain('people-counted-twice');
    expect(duties(eighty)).not.toContain('state-number-of-people');
    const again = ofFifty.and(inform({ intended: 50 })).and(inform({ intended: 50 }));
    expect(flags(again.breach)).not.toContain('people-counted-twice');
    const once = twice.and(correctRound(last(twice), { intended: 40, reached: 0 }));
    expect(flags(once.breach)).not.toContain('people-counted-twice');
  });

  it('reached, returned and unreachable together are no more than were meant to be told', () => {
    ofFifty
      .when(inform({ intended: 5, reached: 3, returned: 3, unreachable: 3 }))
      .thenRefused('more-than-intended', { kind: 'invalid', field: 'returned' });
    const sent = ofFifty.and(sentTo(5));
    sent
      .when(roundResult(last(sent), { reached: 3, unreachable: 3 }))
      .thenRefused('more-than-intended', { kind: 'invalid', field: 'unreachable' });
    sent
      .when(correctRound(last(sent), { intended: 5, reached: 3, returned: 3 }))
      .thenRefused('more-than-intended', { kind: 'invalid', field: 'returned' });
  });

  it('told before the breach was known at all is recorded and flagged, and two people mend the date', () => {
    const wrong = ofFifty
      .when(inform({ intended: 50, informedAt: moment('2020-03-02T09:00:00+01:00') }))
      .then(
        event('SubjectsInformed', { outOfOrder: ['before-authority', 'without-decision', 'before-breach'] }),
      );
    expect(flags(wrong.breach)).toContain('people-informed-before-breach');
    const known = given(
      report({ occurredFrom: { precision: 'moment', at: plusHours(MONDAY_NINE, -48) } }),
      people,
      notify(),
    );
    known
      .when(inform({ informedAt: plusHours(MONDAY_NINE, -47) }))
      .then(event('SubjectsInformed', { outOfOrder: ['before-authority', 'without-decision'] }));
    const undecided = given(report(), assess(), decide({ outcome: 'no', departure: 'Returned.' }), people);
    const slip = undecided.and(inform({ informedAt: plusHours(MONDAY_NINE, -1) }));
    const mended = slip
      .and(correctRound(last(slip), { intended: 1, reached: 1 }))
      .when({ type: 'ConfirmCorrection', corrects: last(slip) }, { by: board })
      .then(event('StatementCorrected', { corrected: { outOfOrder: [] } }));
    expect(flags(mended.breach)).not.toContain('people-informed-before-breach');
  });
});

describe('H6: those who were not reached', () => {
  const some = ofFifty.and(inform({ intended: 50, reached: 40, unreachable: 10 }));

  it('are covered by a ground that the board decides on for them', () => {
    const grounded = some.and(instead('rights-of-others'));
    expect(duties(grounded)).toEqual([]);
    expect(peopleReachedIn(grounded.breach)).toMatchObject({
      toBeTold: 0,
      restCoveredBy: 'rights-of-others',
    });
    grounded.when(close).then(event('BreachClosed'));
    const { answers, template } = papersOf(grounded);
    expect(answers.get('10.1.1')).toBe('ja');
    expect(answers.get('10.1.3')).toBe('40');
    expect(template['field_103']).toContain('40 of 50 reached; 10 unreachable. ');
  });

  it('are covered by a public communication where they were tried in vain', () => {
    const website = some.and(sentPublicly);
    expect(duties(website)).toEqual([]);
    expect(peopleReachedIn(website.breach).restCoveredBy).toBe('public-communication');
    website.when(close).then(event('BreachClosed'));
  });

  it('are not covered by a public communication in place of trying: that needs its ground', () => {
    const untried = ofFifty.and(inform({ intended: 40 })).and(sentPublicly);
    expect(duties(untried)).toEqual(['inform-people']);
    const grounded = untried.and(instead('disproportionate-effort'));
    expect(duties(grounded)).toEqual([]);
  });

  it('are told publicly, in order, where disproportionate effort was decided; before that it is a duty', () => {
    const decided = ofFifty.and(instead('disproportionate-effort'));
    expect(duties(decided)).toEqual(['communicate-publicly']);
    const told = decided.when(sentPublicly).then(event('SubjectsInformed', { outOfOrder: [] }));
    expect(duties(told)).toEqual([]);
    expect(statusOf(told.breach)).toBe('informed');
    expect(papersOf(told).answers.get('10.1.3')).toBe('niet bekend: openbare mededeling');
  });
});

const sentPublicly: BreachCommand = without(inform({ intended: 50, means: ['website'] }), 'reached');

describe('H6: the result of a round', () => {
  const sent = ofFifty.and(sentTo(50));

  it('says the whole each time, and the newest counts', () => {
    const later = sent
      .and(roundResult(last(sent), { reached: 50 }))
      .and(roundResult(last(sent), { reached: 48, returned: 2 }));
    expect(later.breach.informed).toMatchObject([{ reached: 48, returned: 2 }]);
    const again = later.and(roundResult(last(sent), { reached: 50 }));
    expect(again.breach.informed[0]).not.toHaveProperty('returned');
    again.when(roundResult(last(sent), { reached: 50 })).thenNothing();
  });

  it('is of a round that is there', () => {
    sent.when(roundResult(0, { reached: 1 })).thenRefused('no-such-round', { field: 'round' });
  });

  it('that comes after closing brings the dossier back: a letter came back', () => {
    const closed = sent.and(roundResult(last(sent), { reached: 50 })).and(close);
    const back = closed
      .when(roundResult(last(sent), { reached: 49, returned: 1 }))
      .then(event('RoundResultRecorded'), event('BreachReopened', { cause: 'people-informed' }));
    expect(duties(back)).toEqual(['inform-people']);
  });
});

describe('H6: a correction of a round that waits for a second person', () => {
  it('takes no letter back that came back meanwhile', () => {
    const at = (n: number) => ({ at: plusHours(MONDAY_NINE, n) as string });
    const sent = given(
      report(),
      aware(),
      assess({ ...FIFTY, subjectCount: { min: 100, max: 100 } }),
      decide(),
    )
      .and(people)
      .and(act(notify({ notifiedAt: plusHours(MONDAY_NINE, 10) }), at(10)))
      .and(act(inform({ intended: 100, informedAt: plusHours(MONDAY_NINE, 9) }), at(11)));
    const round = last(sent);
    const restated = { intended: 100, reached: 100, informedAt: plusHours(MONDAY_NINE, 10.5) };
    const waiting = sent.when(correctRound(round, restated), at(24)).then(event('CorrectionProposed'));
    const back = waiting.and(act(roundResult(round, { reached: 60, returned: 40 }), at(30)));
    const confirmed = back
      .when({ type: 'ConfirmCorrection', corrects: round }, { by: board, ...at(40) })
      .then(event('StatementCorrected'));
    for (const dossier of [back, confirmed])
      expect(peopleReachedIn(dossier.breach)).toMatchObject({ reached: 60, returned: 40, toBeTold: 40 });
    expect(confirmed.breach.informed[0]?.outOfOrder).toEqual([]);
    expect(duties(confirmed)).toContain('inform-people');
  });
});

const list = (
  n: number,
  what: 'imported' | 'told' | 'changed' | 'taken-out',
  count: number,
  again?: number,
) => ({
  ...{ change: `c0ffee00-0000-4000-8000-00000000000${n}`, what, people: count, reachable: 2 },
  ...{
    withSafeContact: 0,
    digest: 'a'.repeat(64),
    ...(again !== undefined && { toldAgain: again, reachedAgain: again }),
  },
  ...(n > 1 && { basedOn: `c0ffee00-0000-4000-8000-00000000000${n - 1}` }),
});
const listing = (subjectCount: object | undefined, count: number): Given =>
  given(report(), aware(), assess({ risk: 'high-risk', subjectCount } as never), decide())
    .and(notify())
    .and(people)
    .and({ type: 'ListAffectedPeople', ...list(1, 'imported', count, 0) });

describe('H6: the people on the list of the dossier', () => {
  it.each([
    ['the assessment says two', { min: 1, max: 2 }],
    ['the assessment says no number', undefined],
  ])(
    'are concerned, each of them: with three on it and two told, where %s, the third is to be told',
    (_name, subjectCount) => {
      const listed = listing(subjectCount, 3);
      expect(breachView(listed.breach).peopleReached).toMatchObject({ concerned: 3, toBeTold: 3 });
      const two = listed.and(inform({ means: ['letter'], intended: 2, list: list(2, 'told', 3) }));
      expect(peopleReachedIn(two.breach)).toMatchObject({ concerned: 3, reached: 2, toBeTold: 1 });
      expect(duties(two)).toEqual(['inform-people']);
      two.when(close).thenRefused('duties-open');
    },
  );
});

describe('H6: people of the list who were told twice', () => {
  it.each<[string, object | undefined, number, number]>([
    ['three are assessed and four listed', { min: 1, max: 3 }, 4, 2],
    ['two are assessed and three listed', { min: 1, max: 2 }, 3, 1],
    ['no number is assessed, and three are listed', undefined, 3, 2],
  ])('stand for nobody whom no round reached: %s', (_name, subjectCount, people_, called) => {
    const told = listing(subjectCount, people_)
      .and(inform({ means: ['letter'], intended: 2, list: list(2, 'told', people_, 0) }))
      .and(inform({ means: ['phone'], intended: called, list: list(3, 'told', people_, called) }));
    expect(peopleReachedIn(told.breach)).toMatchObject({
      ...{ concerned: people_, reached: 2, toBeTold: people_ - 2 },
    });
    told.when(close).thenRefused('duties-open');
    const rest = people_ - 2;
    const all = told.and(
      inform({ means: ['letter'], intended: rest, list: list(4, 'told', people_, called) }),
    );
    expect(peopleReachedIn(all.breach)).toMatchObject({ concerned: people_, notReached: 0 });
  });

  it('are seen to be, also where the list was counted before it said whom rounds reached', () => {
    const told = listing({ min: 1, max: 3 }, 4)
      .and(inform({ means: ['letter'], intended: 2, list: list(2, 'told', 4) }))
      .and(inform({ means: ['phone'], intended: 2, list: list(3, 'told', 4) }));
    expect([flags(told.breach), duties(told)]).toEqual([
      ['people-counted-twice'],
      ['state-number-of-people'],
    ]);
  });

  it('count by the number that was said of a round, whichever way it was said', () => {
    const sent = listing({ min: 3, max: 3 }, 3).and(
      without(inform({ means: ['letter'], intended: 3, list: list(2, 'told', 3, 0) }), 'reached'),
    );
    expect(duties(sent)).toEqual(['record-result-of-round']);
    const done = sent.and(roundResult(sent.breach.informed[0]!.revision, { reached: 3 }));
    expect(duties(done)).toEqual([]);
    expect(duties(done.and({ type: 'ListAffectedPeople', ...list(3, 'changed', 3, 0) }))).toEqual([]);
  });

  it('stand for nobody whom a round besides the list did not reach', () => {
    const told = listing(undefined, 2)
      .and(inform({ means: ['letter'], intended: 2, list: list(2, 'told', 2, 0) }))
      .and(inform({ means: ['phone'], intended: 5, reached: 3, unreachable: 2 }));
    expect(peopleReachedIn(told.breach)).toMatchObject({ concerned: 7, toBeTold: 2 });
  });

  it('are nobody who was told once and is taken off', () => {
    const told = listing(undefined, 4)
      .and(inform({ means: ['letter'], intended: 2, list: list(2, 'told', 4, 0) }))
      .and(inform({ means: ['phone'], intended: 2, list: list(3, 'told', 4, 0) }))
      .and({ type: 'ListAffectedPeople', ...list(4, 'taken-out', 3, 0) });
    expect([flags(told.breach), duties(told)]).toEqual([[], []]);
  });

  it('do not count those who were told besides the list, nor those who were taken off it, as untold', () => {
    const besides = listing({ min: 1, max: 3 }, 3).and(inform({ means: ['phone'], intended: 3 }));
    expect(peopleReachedIn(besides.breach)).toMatchObject({ concerned: 3, notReached: 0 });
    const off = listing({ min: 1, max: 3 }, 3)
      .and(inform({ means: ['letter'], intended: 3, list: list(2, 'told', 3, 0) }))
      .and({ type: 'ListAffectedPeople', ...list(3, 'taken-out', 2, 0) });
    expect(peopleReachedIn(off.breach)).toMatchObject({ concerned: 3, notReached: 0 });
  });

  it('stay as many when their names go by the term of the list', () => {
    const closed = listing({ min: 1, max: 2 }, 3)
      .and(inform({ means: ['letter'], intended: 2, list: list(2, 'told', 3, 0) }))
      .and(instead('rights-of-others'))
      .and(close);
    const gone = closed.and(
      act({ type: 'TakeOutAffectedPeople', days: 90 }, { at: plusHours(MONDAY_NINE, 24 * 100) }),
    );
    expect(gone.breach.affectedPeople).toBeUndefined();
    const entry = ({ history }: Given) =>
      registerEntry(registerProjection.fold(undefined, history)).peopleReached;
    expect(entry(closed)).toMatchObject({ concerned: 3, notReached: 1, restCoveredBy: 'rights-of-others' });
    expect(entry(gone)).toEqual(entry(closed));
    expect(duties(gone.and(reopen).and(people))).toContain('inform-people');
  });
});

describe('H6: in any history', () => {
  it('dossier, register as JSON and file, AP form and template say the same of whom was reached', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { end } = play(all);
        const { dossier, register, file, answers, template } = papersOf(end);
        expect(register).toEqual(dossier);
        expect([dossier.reached, 'onbekend (openbare mededeling)']).toContain(file['Mensen: bereikt']);
        const { toBeTold, publicToBeTold } = dossier;
        expect([
          ...(publicToBeTold ? ['de openbare mededeling is nog vast te leggen'] : [toBeTold]),
          `minstens ${toBeTold}`,
          `hoogstens ${toBeTold}`,
        ]).toContain(file['Mensen: nog in te lichten']);
        const wereTold = statusOf({ ...end.breach, ending: undefined as never }) === 'informed';
        expect(answers.get('10.1.1') === 'ja').toBe(wereTold);
        expect(template['field_97'] === 'a').toBe(wereTold);
        if (!wereTold) return;
        expect([`${dossier.reached ?? 0}`, 'niet bekend: openbare mededeling']).toContain(
          answers.get('10.1.3'),
        );
        const { notReached } = peopleReachedIn(end.breach);
        // That all were told is not known where nobody counted them.
        const isCounted = end.breach.assessment?.assessment.subjectCount !== undefined;
        expect(template['field_102']).toBe(notReached > 0 ? 'b' : isCounted ? 'a' : undefined);
      }),
      { numRuns: 300 },
    );
  });

  it('nothing closes while people are to be told; with a ground for the rest nobody is', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { end, tries } = play(all);
        for (const { command, before, outcome } of tries) {
          if (command.type !== 'CloseBreach' || !(outcome instanceof Given)) continue;
          expect(peopleReachedIn(before.breach).toBeTold).toBe(0);
        }
        if (end.breach.ending !== undefined) return;
        const decided = attempt(() =>
          end.and({
            act: {
              ...instead('rights-of-others'),
              departure: 'It would bring another in danger.',
            } as BreachCommand,
            by: board,
          }),
        );
        if (!(decided instanceof Given)) return;
        expect(peopleReachedIn(decided.breach).toBeTold).toBe(0);
        expect(duties(decided)).not.toContain('inform-people');
        expect(duties(decided)).not.toContain('record-result-of-round');
      }),
      { numRuns: 300 },
    );
  });
});
