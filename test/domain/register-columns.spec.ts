import { describe, expect, it } from '@jest/globals';
import type { Restatement } from '../../src/breach/domain/correction.js';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import type { RegisterEntryAnswer } from '../../src/register/register-entry.answer.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  callBoard,
  CANARY,
  decide,
  decideOnBehalf,
  dismiss,
  inform,
  MONDAY_NINE,
  notify,
  raiseRisk,
  receive,
  report,
  roundResult,
  safetyMeasure,
  secret,
  settle,
  without,
} from '../support/breach/breach-commands.js';
import { act, colleague, given, mandateHolder, type Given } from '../support/breach/given-breach.js';
import { codesOf } from '../../src/register/file/columns.js';
import { GDPR } from '../../src/law/law-version.js';
import { wordsIn } from '../../src/web/words/words.js';
import { cellsOf } from '../support/register/cells.js';

const entryOf = ({ history }: Given): RegisterEntryAnswer =>
  registerEntry(registerProjection.fold(undefined, history));
const lineOf = (breach: Given) => cellsOf(entryOf(breach));
const at = (hours: number) => ({ at: plusHours(MONDAY_NINE, hours) as string });

const assessed = given(report(), aware(), assess());
const ABOUT = 'Besluit over melden aan de AP';

describe('what the board has to do with a decision', () => {
  const question = 'notify-authority';
  const heard = given(report(), aware(), assess({ risk: 'unlikely' }), decideOnBehalf({ outcome: 'no' }));

  it('recorded on its behalf and not answered yet: it stands, and waits', () => {
    expect(lineOf(heard)).toMatchObject({
      [ABOUT]: 'nee',
      [`${ABOUT}: niet meer van kracht`]: undefined,
      [`${ABOUT}: bekrachtiging`]: 'namens het bestuur vastgelegd; het bestuur moet dit nog bevestigen',
      [`${ABOUT}: bekrachtigd of geweigerd op`]: undefined,
    });
  });

  it('confirmed: it says so, and when', () => {
    expect(lineOf(heard.and(act({ type: 'ConfirmDecision', question }, at(3))))).toMatchObject({
      [ABOUT]: 'nee',
      [`${ABOUT}: bekrachtiging`]: 'namens het bestuur vastgelegd en door het bestuur bevestigd',
      [`${ABOUT}: bekrachtigd of geweigerd op`]: { wall: '2026-03-02T12:00' },
    });
  });

  it('contradicted: nothing is decided, as in the form of the AP, and what it was stands apart', () => {
    const reason = 'It was another breach.';
    const contradicted = heard.and(act({ type: 'ContradictDecision', question, reason }, at(3)));
    expect(entryOf(contradicted)).toMatchObject({
      status: 'assessed',
      notifyAuthority: { stands: false, boardAnswer: 'contradicted', answered: { reason } },
    });
    expect(lineOf(contradicted)).toMatchObject({
      [ABOUT]: undefined,
      [`${ABOUT}: niet meer van kracht`]: [
        expect.stringMatching(
          /^besluit was: nee \(.+; weersproken door het bestuur op 2026-03-02 12:00: It was another breach\.$/,
        ),
      ],
      [`${ABOUT}: bekrachtiging`]: undefined,
      [`${ABOUT}: bekrachtigd of geweigerd op`]: undefined,
      [`${ABOUT}: waarom niet bekrachtigd`]: undefined,
    });
  });

  it('under a mandate: ratified or refused, and when', () => {
    const mandated = assessed.and({ type: 'GrantMandate' }).and(act(decide(), { by: mandateHolder }));
    expect(lineOf(mandated)[`${ABOUT}: bekrachtiging`]).toBe('het bestuur moet dit nog bekrachtigen');
    expect(lineOf(mandated.and(act({ type: 'Ratify', question }, at(4))))).toMatchObject({
      [`${ABOUT}: bekrachtiging`]: 'bekrachtigd door het bestuur',
      [`${ABOUT}: bekrachtigd of geweigerd op`]: { wall: '2026-03-02T13:00' },
    });
    const refuse = { type: 'RefuseRatification', question, reason: 'Too soon.' } as const;
    expect(lineOf(mandated.and(act(refuse, at(4))))).toMatchObject({
      [ABOUT]: undefined,
      [`${ABOUT}: niet meer van kracht`]: [
        expect.stringMatching(/^besluit was: ja \(.+; niet bekrachtigd op 2026-03-02 13:00: Too soon\.$/),
      ],
      [`${ABOUT}: bekrachtiging`]: undefined,
    });
  });

  it('that it was called is counted, and who called how stays in the dossier', () => {
    expect(lineOf(assessed)['Bestuur: pogingen om het te bereiken']).toBeUndefined();
    const called = assessed
      .and(act(callBoard({ attemptedAt: plusHours(MONDAY_NINE, 2), reached: true }), at(2)))
      .and(callBoard());
    expect(lineOf(called)).toMatchObject({
      'Bestuur: pogingen om het te bereiken': 2,
      'Bestuur: daarvan bereikt': 1,
      'Bestuur: elke poging': [
        expect.stringMatching(/^2026-03-02 09:00 niet bereikt, /),
        expect.stringMatching(/^2026-03-02 11:00 bereikt, /),
      ],
    });
    expect(JSON.stringify(entryOf(called))).not.toContain(CANARY);
  });
});

describe('a number of people stands where somebody said or counted it', () => {
  const NUMBERS = [
    ...['Mensen: betrokken, hoogstens', 'Mensen: bedoeld (alle rondes opgeteld)', 'Mensen: bereikt'],
    ...['Mensen: post kwam terug (alle rondes opgeteld)', 'Mensen: niet te bereiken (alle rondes opgeteld)'],
    ...['Mensen: wel bedoeld, niet bereikt', 'Mensen: nog in te lichten'],
  ];
  const numbersOf = (breach: Given) => NUMBERS.map((title) => lineOf(breach)[title]);
  const nobody = undefined;
  const twelve = given(report(), aware(), assess({ subjectCount: { min: 5, max: 12 }, risk: 'high-risk' }));
  const letter = without(inform({ intended: 12, means: ['letter'] }), 'reached');

  it('of a report that nobody looked at, or that was dismissed: nowhere', () => {
    for (const breach of [given(report()), given(report(), dismiss)]) {
      expect(entryOf(breach).peopleReached).toEqual({});
      expect(numbersOf(breach)).toEqual(NUMBERS.map(() => nobody));
    }
  });

  it('of one that was assessed and not decided: how many it concerns, and not that nobody is to be told', () => {
    expect(numbersOf(twelve)).toEqual([12, nobody, nobody, nobody, nobody, nobody, nobody]);
    const decided = twelve.and(decide({ question: 'inform-people' }));
    expect(numbersOf(decided)).toEqual([12, nobody, nobody, nobody, nobody, nobody, 'hoogstens 12']);
  });

  it('of letters under way: to how many, and not that none came', () => {
    const sent = twelve.and(decide({ question: 'inform-people' })).and(letter);
    expect(numbersOf(sent)).toEqual([12, 12, nobody, nobody, nobody, nobody, 12]);
    const back = sent.and(roundResult(sent.history.length - 1, { reached: 12, returned: 0 }));
    expect(numbersOf(back)).toEqual([12, 12, 12, 0, nobody, 0, 0]);
  });

  it('of a public communication: as many as its round says, and nobody knows whom it reached', () => {
    const decided = given(
      ...[report(), aware(), assess({ subjectCount: { min: 3500, max: 3500 }, risk: 'high-risk' })],
      decide({
        ...{ question: 'inform-people', outcome: 'no', ground: 'disproportionate-effort' },
        ...{ departure: 'They are too many.', publicCommunication: 'On our website.' },
      }),
    );
    const told = decided.and(without(inform({ means: ['website'], intended: 3000 }), 'reached'));
    const unknown = 'onbekend (openbare mededeling)';
    expect(numbersOf(told)).toEqual([3500, 3000, unknown, nobody, nobody, nobody, 0]);
    expect(lineOf(told)['Wanneer en hoe mensen zijn ingelicht']).toEqual([
      expect.stringContaining('website: bedoeld 3000. '),
    ]);
    expect(entryOf(told).peopleReached).not.toHaveProperty('reached');
  });
});

describe('a number says how sure it is, and whom it counts', () => {
  const people = (breach: Given) => {
    const line = lineOf(breach);
    return ['betrokken, minstens', 'betrokken, hoogstens', 'nog in te lichten'].map(
      (title) => line[`Mensen: ${title}`],
    );
  };
  const counted = (subjectCount: { min: number; max?: number }) =>
    given(
      report(),
      aware(),
      assess({ subjectCount, risk: 'high-risk' }),
      decide({ question: 'inform-people' }),
    );

  it('at least so many, at most so many, or exactly', () => {
    expect(people(counted({ min: 4100 }))).toEqual([4100, undefined, 'minstens 4100']);
    expect(people(counted({ min: 48, max: 50 }))).toEqual([48, 50, 'hoogstens 50']);
    expect(people(counted({ min: 50, max: 50 }))).toEqual([50, 50, 50]);
    expect(people(given(report(), aware(), act(inform({ intended: 7 }), {})))).toEqual([7, undefined, 0]);
  });

  it('those for whom nothing was meant are not those who were not reached, nor those of whom nobody knows yet', () => {
    const letters = counted({ min: 50, max: 50 })
      .and(inform({ intended: 20, reached: 15, returned: 3, means: ['letter'] }))
      .and(without(inform({ intended: 10, means: ['letter'] }), 'reached'));
    const meant = {
      'Mensen: bereikt': 15,
      'Mensen: wel bedoeld, niet bereikt': 3,
      'Mensen: wel bedoeld, uitkomst nog niet bekend': 12,
    };
    // The decision is to tell all of them: nobody is both left out and still to be told.
    expect(lineOf(letters)).toMatchObject({
      ...meant,
      'Mensen: voor hen was geen bericht bedoeld': 0,
      'Mensen: nog in te lichten': 35,
    });
    const no = { question: 'inform-people', outcome: 'no', ground: 'no-high-risk' } as const;
    expect(lineOf(letters.and(decide({ ...no, departure: 'All was found.' })))).toMatchObject({
      ...meant,
      'Mensen: voor hen was geen bericht bedoeld': 20,
      'Mensen: nog in te lichten': 0,
    });
  });

  it('where the public is told instead, nobody is still to be told one by one', () => {
    const decided = given(
      ...[report(), aware(), assess({ subjectCount: { min: 3500, max: 3500 }, risk: 'high-risk' })],
      decide({
        ...{ question: 'inform-people', outcome: 'no', ground: 'disproportionate-effort' },
        ...{ departure: 'They are too many.', publicCommunication: 'On our website.' },
      }),
    );
    expect(people(decided)[2]).toBe('de openbare mededeling is nog vast te leggen');
    expect(entryOf(decided).peopleReached).toMatchObject({ publicToBeTold: true });
    expect(people(decided.and(inform({ means: ['website'], intended: 3500 })))[2]).toBe(0);
  });
});

describe('an incident of which the organisation is the processor', () => {
  const ours = given(report(), aware(), {
    ...{ type: 'EstablishOrganisationRole', role: 'processor', reason: 'The contract.' },
  });
  const notice = (breach: Given) => {
    const line = lineOf(breach);
    return [
      line['Melden aan de AP vóór'],
      ...['ingelicht op', 'ingelicht: hele uren nadat wij het wisten', 'nog in te lichten'].map(
        (title) => line[`Verwerkingsverantwoordelijke ${title}`],
      ),
      line['Verwerkingsverantwoordelijke: welke organisatie'],
    ];
  };

  it('has no term of the AP of its own, and tells when its controller was told, which, and how soon', () => {
    expect(notice(ours)).toEqual([undefined, undefined, undefined, 'ja', undefined]);
    const informedAt = plusHours(MONDAY_NINE, 30);
    const told = ours.and(
      act({ type: 'InformController', informedAt, controller: 'Gemeente Delft' }, at(31)),
    );
    expect(notice(told)).toEqual([undefined, { wall: '2026-03-03T15:00' }, 30, 'nee', 'Gemeente Delft']);
    const right = told.and(
      act(
        {
          ...{ type: 'CorrectStatement', corrects: told.history.length - 1, reason: 'It was misread.' },
          restated: { statement: 'ControllerInformed', informedAt: plusHours(MONDAY_NINE, 20) },
        },
        at(40),
      ),
    );
    expect(notice(right)).toEqual([undefined, { wall: '2026-03-03T05:00' }, 20, 'nee', 'Gemeente Delft']);
    expect(notice(given(report()))).toEqual([
      { wall: '2026-03-05T09:00' },
      ...Array<undefined>(4).fill(undefined),
    ]);
  });
});

describe('a report that somebody wrote down later', () => {
  const day = { precision: 'day', day: '2026-02-01', at: moment('2026-02-01T00:00:00+01:00') } as const;
  const entered = given(
    act(
      report({ receivedAt: day.at, entry: { channel: 'letter', firstContact: day }, discovered: day }),
      at(0),
    ),
  );

  it('says how it came in, and of what was said as a day no hour', () => {
    expect(lineOf(entered)).toMatchObject({
      'Melding ontvangen': { wall: '2026-02-01' },
      'Hoe binnengekomen (als het later is ingevoerd)': 'per brief',
      'Bekend bij de organisatie (begin van de 72 uur)': { wall: '2026-02-01' },
    });
    expect(lineOf(entered.and(aware({ awareAt: day.at })))).toMatchObject({
      'Bekend bij de organisatie (begin van de 72 uur)': { wall: '2026-02-01T00:00' },
    });
  });

  it('says why its term was missed before, and that a late notification is one', () => {
    const missed = entered.and({ type: 'StateEarlierMiss', missed: true, reason: 'The letter lay there.' });
    expect(lineOf(missed)).toMatchObject({
      'Termijn gemist vóór het invoeren': 'ja',
      'Termijn gemist vóór het invoeren: reden': 'The letter lay there.',
      'Wat anders liep dan het hoort': ['de termijn van de AP is verstreken zonder tijdige melding'],
    });
  });
});

it('what came in is not what the AP was told', () => {
  expect(lineOf(given(report()))).toMatchObject({ Stand: 'binnengekomen' });
  expect(lineOf(given(report({ reporter: { kind: 'unknown' } })))).toMatchObject({
    Melder: 'niet bekend wie',
  });
});

describe('why the others are not told', () => {
  it.each([
    ['no-high-risk', 'geen hoog risico'],
    ['measures-beforehand', 'een wettelijke uitzondering'],
    ['measures-afterwards', 'een wettelijke uitzondering'],
    [
      'rights-of-others',
      'de wet maakt een uitzondering, bijvoorbeeld om een ander te beschermen (artikel 41 van de Uitvoeringswet AVG)',
    ],
  ] as const)('an exception of Art. 34(3) only where it is one: %s', (ground, word) => {
    const not = decide({ question: 'inform-people', outcome: 'no', ground, departure: 'It is so.' });
    const done = {
      type: 'TakeMeasure',
      measure: 'm',
      kind: 'remedy',
      what: 'Wiped.',
      takenAt: MONDAY_NINE,
    } as const;
    const protectedData = assess({ risk: 'risk', protection: 'encrypted' });
    const decided = given(report(), aware(), protectedData, done, not);
    expect(lineOf(decided)['Mensen: waarom wie niet is bereikt, niet (meer) wordt ingelicht']).toBe(word);
  });
});

describe('what was corrected', () => {
  const notified = given(report(), aware(), assess(), decide(), act(notify({ number: 'Z-1' }), at(3)));
  const corrected = (breach: Given): unknown => lineOf(breach)['Verbeteringen'];
  const of = (restated: Restatement, corrects: number) =>
    ({ type: 'CorrectStatement', corrects, reason: 'It was misread.', restated }) as const;
  const stated = notified.history.length - 1;

  it('a number: from which to which, and why', () => {
    const right = notified.and(act(of({ statement: 'ApNotified', number: 'Z-2' }, stated), at(4)));
    expect(corrected(right)).toEqual([
      '2026-03-02 13:00: melding aan de AP (eerste melding van 2026-03-02 09:00), nummer van Z-1 naar Z-2: It was misread. (door: behandelaar)',
    ]);
    expect(entryOf(right).corrections).toMatchObject([
      { statement: 'ApNotified', waiting: false, changes: [{ field: 'number', from: ['Z-1'], to: ['Z-2'] }] },
    ]);
  });

  it('of a text only that it was, of codes and counts each in words', () => {
    const take = {
      type: 'TakeMeasure',
      measure: 'm',
      kind: 'remedy',
      what: 'Wiped.',
      takenAt: MONDAY_NINE,
    } as const;
    const taken = notified.and(take);
    const restated = { statement: 'MeasureTaken', kind: 'containment', what: 'Wiped from afar.' } as const;
    expect(corrected(taken.and(act(of(restated, taken.history.length - 1), at(4))))).toEqual([
      expect.stringMatching(
        /^2026-03-02 13:00: maatregel \(Wiped from afar.\), soort van .+ naar om het lek te stoppen, omschrijving in andere woorden: It was/,
      ),
    ]);
  });

  it('what has no text in the register too: a deletion, a danger, an attempt, a matter', () => {
    const kinds = [
      [
        { type: 'ConfirmDeletion', confirmedAt: MONDAY_NINE, inWriting: true, by: secret('his name') },
        { statement: 'DeletionConfirmed', inWriting: false },
        'bevestiging dat gegevens zijn gewist (van 2026-03-02 09:00), schriftelijk van ja naar nee',
      ],
      [
        raiseRisk(plusHours(MONDAY_NINE, -1)),
        { statement: 'SafetyStated', at: MONDAY_NINE },
        'gevaar, moment van 2026-03-02 08:00 naar 2026-03-02 09:00',
      ],
      [
        receive(),
        { statement: 'MatterReceived', receivedAt: plusHours(MONDAY_NINE, -1) },
        'wat van buiten kwam (Vraag van de AP van 2026-03-02 09:00), ontvangen op van 2026-03-02 09:00 naar 2026-03-02 08:00',
      ],
    ] as const;
    for (const [command, restated, words] of kinds) {
      const known = notified.and(command);
      const right = known.and(act(of(restated, known.history.length - 1), at(4)));
      expect(corrected(right)).toEqual([`2026-03-02 13:00: ${words}: It was misread. (door: behandelaar)`]);
      expect(JSON.stringify(entryOf(right))).not.toContain(CANARY);
    }
  });

  it('what waits for a second person says so, until it is confirmed', () => {
    const called = notified.and(act(callBoard(), at(3)));
    const restated = { statement: 'BoardContactAttempted', attemptedAt: plusHours(MONDAY_NINE, 1) } as const;
    const corrects = called.history.length - 1;
    const waits = called.and(act(of(restated, corrects), at(4)));
    const words =
      'poging om het bestuur te bereiken (van 2026-03-02 09:00), geprobeerd op van 2026-03-02 09:00 naar 2026-03-02 10:00';
    expect(corrected(waits)).toEqual([
      `wacht op een tweede persoon (vóór 2026-03-03 13:00): ${words}: It was misread. (voorgesteld door: behandelaar)`,
    ]);
    expect(
      corrected(waits.and(act({ type: 'ConfirmCorrection', corrects }, { ...at(5), by: colleague }))),
    ).toEqual([
      `2026-03-02 14:00: ${words}: It was misread. (voorgesteld door: behandelaar, bevestigd door een ander: behandelaar)`,
    ]);
  });

  it('a later moment of awareness, without the reason, which is personal', () => {
    const later = act(aware({ awareAt: plusHours(MONDAY_NINE, 2), reason: secret('why') }), at(4));
    const proposed = notified.and(later);
    const words = 'bekend worden van het datalek, bekend op van 2026-03-02 09:00 naar 2026-03-02 11:00';
    expect(corrected(proposed)).toEqual([
      `wacht op een tweede persoon (vóór 2026-03-03 13:00): ${words}: reden staat in het dossier (voorgesteld door: behandelaar)`,
    ]);
    const confirm = { type: 'ConfirmLaterAwareness', awareAt: plusHours(MONDAY_NINE, 2) } as const;
    const confirmed = proposed.and(act(confirm, { ...at(5), by: colleague }));
    expect(corrected(confirmed)).toEqual([
      `2026-03-02 14:00: ${words}: reden staat in het dossier (voorgesteld door: behandelaar, bevestigd door een ander: behandelaar)`,
    ]);
    expect(JSON.stringify(entryOf(confirmed))).not.toContain(CANARY);
  });
});

describe('a danger', () => {
  const dangerOf = (breach: Given) =>
    ['aangegeven op', 'bestaat nog', 'geweken'].map((title) => lineOf(breach)[`Gevaar: ${title}`]);
  const nine = { wall: '2026-03-02T09:00' };
  const raised = given(report({ safetyRisk: 'yes' }));

  it('that nobody raised is nowhere; one that was raised stands, whatever was done, until it is averted', () => {
    expect(dangerOf(given(report()))).toEqual([undefined, undefined, undefined]);
    const acted = raised.and(act(safetyMeasure({ dangerAverted: false }), at(1)));
    for (const breach of [raised, acted]) expect(dangerOf(breach)).toEqual([nine, 'ja', undefined]);
  });

  it('is averted when the measure was taken that did it, and nothing of that is told', () => {
    const takenAt = plusHours(MONDAY_NINE, 1);
    const averted = raised
      .and(act(safetyMeasure({ dangerAverted: false }), at(1)))
      .and(act(safetyMeasure({ takenAt }), at(2)))
      .and(act(safetyMeasure({ takenAt: plusHours(takenAt, 1) }), at(3)));
    expect(dangerOf(averted)).toEqual([nine, 'nee', { wall: '2026-03-02T10:00' }]);
    expect(JSON.stringify(entryOf(averted))).not.toContain(CANARY);
    const again = averted.and(act(raiseRisk(plusHours(MONDAY_NINE, 4)), at(4)));
    expect(dangerOf(again)).toEqual([{ wall: '2026-03-02T13:00' }, 'ja', undefined]);
  });
});

describe('what a low risk rests on', () => {
  const held = given(report(), aware(), {
    ...assess({ risk: 'unlikely' }),
    facts: {
      ...{ recipientKind: 'care-partner', recipientKinds: ['care-partner', 'client'] },
      ...{ recipientTrust: 'bound-to-secrecy', access: 'possible', deletion: 'requested' },
    },
  });

  it('who has the data, whether he is trusted and saw them: as assessed, and nothing where nobody said', () => {
    expect(lineOf(held)).toMatchObject({
      'Wie de gegevens heeft': ['een andere zorgverlener of gemeente', 'een andere cliënt'],
      'Wie de gegevens heeft: te vertrouwen': 'heeft een geheimhoudingsplicht',
      'Wie de gegevens heeft: heeft ze gezien': 'mogelijk',
      'Gegevens gewist: beoordeling': 'gevraagd, nog geen antwoord',
      'Gegevens gewist: bevestigd': [],
    });
    expect(lineOf(assessed)).toMatchObject({
      'Wie de gegevens heeft': [],
      'Wie de gegevens heeft: te vertrouwen': undefined,
      'Gegevens gewist: beoordeling': undefined,
    });
  });

  it('that he deleted them: when, and whether in writing, not who', () => {
    const confirm = { type: 'ConfirmDeletion', confirmedAt: MONDAY_NINE, by: secret('his name') } as const;
    const deleted = held.and({ ...confirm, inWriting: false }).and({ ...confirm, inWriting: true });
    const restated = { statement: 'DeletionConfirmed', withdrawn: true } as const;
    const corrects = held.history.length;
    const withdrawn = deleted.and({
      type: 'CorrectStatement',
      corrects,
      reason: 'It was another.',
      restated,
    });
    expect(lineOf(withdrawn)['Gegevens gewist: bevestigd']).toEqual([
      '2026-03-02 09:00 mondeling bevestigd, toch niet bevestigd',
      '2026-03-02 09:00 schriftelijk bevestigd',
    ]);
    expect(JSON.stringify(entryOf(withdrawn))).not.toContain(CANARY);
  });
});

describe('a measure that was planned', () => {
  const dueAt = moment('2026-03-03T09:00:00+01:00');
  const plan = { type: 'PlanMeasure', measure: 'm', kind: 'remedy', what: 'Clean the list.', dueAt } as const;
  const planned = assessed.and(plan);
  const asOf = (day: string) => ({ asOf: moment(`${day}T09:00:00+01:00`) });
  const measures = (kind: string, breach: Given, day: string): unknown =>
    cellsOf(entryOf(breach), asOf(day))[`Maatregelen ${kind}`];
  const words = (when: string) => [
    expect.stringMatching(
      new RegExp(`^Clean the list. \\(.+\\), gepland 2026-03-02 09:00 door: behandelaar, ${when}$`),
    ),
  ];

  it('is too late once its day is past, as of the moment of the register', () => {
    expect(measures('gepland', planned, '2026-03-03')).toEqual(words('klaar vóór 2026-03-03 09:00'));
    expect(measures('gepland', planned, '2026-03-04')).toEqual(
      words('klaar vóór 2026-03-03 09:00 \\(te laat\\)'),
    );
    const dropped = planned.and({ type: 'DropMeasure', measure: 'm', reason: 'No list any more.' });
    expect(measures('vervallen', dropped, '2026-03-04')).toEqual(
      words('klaar vóór 2026-03-03 09:00, vervallen op 2026-03-02 09:00: No list any more.'),
    );
  });

  it('and was done too late is done, and says so', () => {
    const done = (takenAt: string) =>
      planned.and(act({ type: 'TakeMeasure', measure: 'm', takenAt: moment(takenAt) }, { at: takenAt }));
    expect(measures('genomen', done('2026-03-03T08:00:00+01:00'), '2026-03-09')).toEqual(
      words('gedaan 2026-03-03 08:00'),
    );
    expect(measures('genomen', done('2026-03-05T08:00:00+01:00'), '2026-03-09')).toEqual(
      words('gedaan 2026-03-05 08:00 \\(te laat: klaar vóór 2026-03-03 09:00\\)'),
    );
  });
});

describe('what is too late', () => {
  const day = (days: number) => plusHours(MONDAY_NINE, 24 * days);
  const cells = (breach: Given, days: number) => cellsOf(entryOf(breach), { asOf: day(days) });
  const asked = assessed
    .and(receive({ dueAt: day(2) }))
    .and({
      ...receive({ matter: 'm-2', kind: 'insurer', dueAt: day(2), party: 'Verzekeraar B' }),
      clause: 'Art. 4.',
    })
    .and({ type: 'PlanMeasure', measure: 'm', kind: 'prevention', what: 'Clean the list.', dueAt: day(2) });

  it('is summed up as of the moment of the file: the AP, matters, plans, answers of a second person', () => {
    expect(cells(asked, 1)['Nu te laat']).toEqual([]);
    expect(cells(asked, 4)['Nu te laat']).toEqual([
      'de termijn om aan de AP te melden (uiterlijk 2026-03-05 09:00)',
      'Vraag van de AP (uiterlijk 2026-03-04 09:00)',
      'Verzekeraar (uiterlijk 2026-03-04 09:00)',
      'maatregel: Clean the list. (uiterlijk 2026-03-04 09:00)',
    ]);
    const proposed = given(report(), aware()).and(
      aware({ awareAt: plusHours(MONDAY_NINE, 0), reason: secret('why') }),
    );
    expect(cells(proposed, 2)['Nu te laat']).toEqual([]);
    const later = given(act(report({ discovered: { precision: 'moment', at: MONDAY_NINE } }), at(0)))
      .and(aware())
      .and(act(aware({ awareAt: plusHours(MONDAY_NINE, 1), reason: secret('why') }), at(2)));
    expect(cells(later, 2)['Nu te laat']).toEqual([
      'de termijn waarin een tweede persoon antwoordt (uiterlijk 2026-03-03 11:00)',
    ]);
    expect(cells(given(report(), dismiss), 9)['Nu te laat']).toEqual([]);
  });

  it('is said where it stands, open or settled', () => {
    expect(cells(asked, 1)['Vragen, bevelen, klachten en claims']).toEqual([
      expect.stringMatching(/, open$/),
    ]);
    expect(cells(asked, 3)['Vragen, bevelen, klachten en claims']).toEqual([
      expect.stringMatching(/, open \(te laat\)$/),
    ]);
    const settled = asked.and(act(settle({ settledAt: day(3) }), { at: day(3) }));
    expect(cells(settled, 9)['Vragen, bevelen, klachten en claims']).toEqual([
      expect.stringMatching(/gedaan 2026-03-05 09:00 \(te laat\)$/),
    ]);
  });

  it('once missed stays among what went otherwise than it should, but not what others owe', () => {
    const missed = 'de termijn van een vraag, klacht, claim of andere melding is verstreken';
    const odd = (breach: Given) => cells(breach, 1)['Wat anders liep dan het hoort'];
    expect(odd(asked)).not.toContain(missed);
    expect(odd(asked.and(act({ type: 'CheckDeadlines' }, { at: day(2.5) })))).toContain(missed);
    expect(odd(asked.and(act(settle({ settledAt: day(3) }), { at: day(3) })))).toContain(missed);
    const owed = assessed
      .and({ ...receive({ kind: 'contract-be-told', dueAt: day(1) }), clause: 'Art. 4.' })
      .and(act({ type: 'CheckDeadlines' }, { at: day(2) }));
    expect(odd(owed)).not.toContain(missed);
  });
});

it('each number of the AP says whether it is in force, and the first notification when it was withdrawn', () => {
  const withdrawn = given(
    ...[report(), aware(), assess(), decide(), notify({ number: 'Z-1' })],
    decide({ outcome: 'no', departure: 'It was no breach.' }),
    act(
      notify({
        kind: 'withdrawal',
        number: 'Z-1',
        notifiedAt: plusHours(MONDAY_NINE, 5),
        withdrawalReason: 'No breach.',
      }),
      at(5),
    ),
    act(decide(), at(6)),
    act(notify({ number: 'Z-2', notifiedAt: plusHours(MONDAY_NINE, 7) }), at(7)),
  );
  expect(lineOf(withdrawn)).toMatchObject({
    'Nummers van de AP': ['Z-1 (ingetrokken op 2026-03-02 14:00)', 'Z-2 (van kracht)'],
    'Voor het eerst aan de AP gemeld': { wall: '2026-03-02T09:00' },
    'Voor het eerst aan de AP gemeld: ingetrokken op': { wall: '2026-03-02T14:00' },
    'Melding aan de AP staat nog': 'ja',
  });
});

it('what is other than any of a list says where the words of it are, and not the words', () => {
  const other = given(
    ...[report(), aware()],
    assess({ dataCategories: ['name', 'other'], subjectConsequences: ['other'], place: 'Ward 3' }),
    { type: 'RecordFormAnswer', question: '6.1 (anders)', answer: secret('a diary') },
  );
  expect(lineOf(other)).toMatchObject({
    ...{ Gegevens: ['naam', 'iets anders (zie dossier)'], Plaats: 'Ward 3' },
    'Gevolgen voor mensen': [expect.not.stringContaining('dossier')],
  });
  expect(JSON.stringify(entryOf(other))).not.toContain(CANARY);
});

it('the codes of a column are those that can stand in it', () => {
  const codes = (title: string) =>
    codesOf(wordsIn('nl')).flatMap(({ column, code }) => (column === title ? [code] : []));
  expect(codes('Bijzondere gegevens')).toEqual(expect.arrayContaining(['health']));
  expect(codes('Bijzondere gegevens')).not.toContain('name');
  expect(codes('Gegevens')).not.toContain('health');
  expect(codes('Besluit over inlichten van mensen: grond')).not.toContain('risk-unlikely');
  expect(codes('Recht')).toEqual([GDPR.id]);
});

describe('by when the AP is told', () => {
  const due = (breach: Given) => lineOf(breach)['Melden aan de AP vóór'];

  it('stands nowhere for what was no breach, unless the AP was told of it', () => {
    const thursday = { wall: '2026-03-05T09:00' };
    expect(due(given(report()))).toEqual(thursday);
    expect(due(given(report(), dismiss))).toBeUndefined();
    const withdrawn = given(
      ...[report(), aware(), assess(), decide(), notify()],
      ...[decide({ outcome: 'no', departure: 'It was no breach.' })],
      ...[notify({ kind: 'withdrawal', withdrawalReason: 'It was no breach.' }), dismiss],
    );
    expect(due(withdrawn)).toEqual(thursday);
  });
});

it('a report that was merged into one names itself there to those who may know of it, and to nobody else', () => {
  const { id, breach } = { id: '1f6d1f0e-8f5a-4c55-9d9e-0a1b2c3d4e5f', breach: given(report()) };
  const absorbed = { ...toAbsorb(breach.breach), from: id, reference: 'DL-2026-AAAA-BBBB' };
  const row = registerProjection.fold(undefined, breach.and({ type: 'AbsorbReport', absorbed }).history);
  const known = registerEntry(row, new Map([[id, 'DL-2026-AAAA-BBBB']]));
  expect(cellsOf(known)['Hierin samengevoegd']).toEqual(['DL-2026-AAAA-BBBB']);
  expect(JSON.stringify(registerEntry(row))).not.toMatch(new RegExp(`AAAA|${id}`));
});
