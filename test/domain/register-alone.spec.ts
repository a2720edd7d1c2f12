import { describe, expect, it } from '@jest/globals';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import type { RegisterEntryAnswer } from '../../src/register/register-entry.answer.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  advise,
  assess,
  aware,
  callBoard,
  CANARY,
  checkDeadlines,
  correctNotification,
  decide,
  decideOnBehalf,
  dismiss,
  inform,
  interestOfChild,
  MONDAY_NINE,
  notify,
  raiseRisk,
  receive,
  report,
  safeContact,
  safetyMeasure,
  secret,
  uphold,
  without,
} from '../support/breach/breach-commands.js';
import {
  act,
  board,
  colleague,
  fg,
  given,
  mandateHolder,
  type Given,
} from '../support/breach/given-breach.js';
import { cellsOf } from '../support/register/cells.js';

const entryOf = ({ history }: Given): RegisterEntryAnswer =>
  registerEntry(registerProjection.fold(undefined, history));
const lineOf = (breach: Given) => cellsOf(entryOf(breach));
const hours = (n: number) => plusHours(MONDAY_NINE, n);
const at = (n: number) => ({ at: hours(n) as string });
const lastRevision = ({ history }: Given): number => history.length - 1;

describe('what was proposed and refused', () => {
  const refused = (breach: Given) => lineOf(breach)['Voorstellen die zijn afgewezen'];

  it('a later moment of awareness: from when to when, by whom, when, and where the reasons stand', () => {
    const awareAt = hours(1);
    const proposed = given(report(), aware()).and(act(aware({ awareAt, reason: secret('why') }), at(2)));
    expect(refused(proposed)).toEqual([]);
    const no = { type: 'RejectLaterAwareness', awareAt, reason: secret('no') } as const;
    const answered = proposed.and(act(no, { by: board, ...at(3) }));
    expect(refused(answered)).toEqual([
      'voorgesteld 2026-03-02 11:00 door: behandelaar: bekend worden van het datalek, bekend op van 2026-03-02 09:00 naar 2026-03-02 10:00: reden staat in het dossier; afgewezen 2026-03-02 12:00 door: bestuur: reden staat in het dossier',
    ]);
    expect(JSON.stringify(entryOf(answered))).not.toContain(CANARY);
  });

  it('a correction: what counted when it was refused, also where that is corrected afterwards', () => {
    const late = given(report(), aware(), assess(), decide()).and(
      act(notify({ delayReasonOmitted: true, notifiedAt: hours(80) }), at(81)),
    );
    const corrects = lastRevision(late);
    const correct = correctNotification(corrects, { notifiedAt: hours(70) });
    const no = { type: 'RejectCorrection', corrects, reason: 'The mail says eighty.' } as const;
    const answered = late.and(act(correct, at(82))).and(act(no, { by: colleague, ...at(83) }));
    const later = answered.and(act(correctNotification(corrects, { notifiedAt: hours(90) }), at(92)));
    for (const breach of [answered, later]) {
      expect(refused(breach)).toEqual([
        expect.stringMatching(
          /^voorgesteld 2026-03-05 19:00 door: behandelaar: melding aan de AP \(eerste melding van 2026-03-05 17:00\), gemeld op van 2026-03-05 17:00 naar 2026-03-05 07:00.*; afgewezen 2026-03-05 20:00 door: behandelaar: The mail says eighty\.$/,
        ),
      ]);
    }
  });

  it('a dismissal: its ground and its reason', () => {
    const proposed = given(report(), aware(), assess()).and(act(dismiss, at(1)));
    const proposal = lastRevision(proposed);
    const no = { type: 'RejectProposal', proposal, reason: 'It is real.' } as const;
    expect(refused(proposed.and(act(no, { by: board, ...at(2) })))).toEqual([
      expect.stringMatching(
        /^voorgesteld 2026-03-02 10:00 door: behandelaar: afwijzen als datalek \(.+\): .+; afgewezen 2026-03-02 11:00 door: bestuur: It is real\.$/,
      ),
    ]);
  });

  it('a restriction: whom it would have shut out, and nobody by name', () => {
    const restrict = {
      type: 'RestrictDossier',
      allowed: [],
      refused: ['actor-neighbour'],
      open: ['board'],
      supervisors: [{ id: fg.id, role: 'fg' }],
    } as const;
    const proposed = given(report(), act(restrict, at(1)));
    const no = {
      type: 'RejectProposal',
      proposal: lastRevision(proposed),
      reason: 'The FG watches.',
    } as const;
    const answered = proposed.and(act(no, { by: board, ...at(2) }));
    expect(refused(answered)).toEqual([
      'voorgesteld 2026-03-02 10:00 door: behandelaar: het dossier afschermen (ook voor: de FG); afgewezen 2026-03-02 11:00 door: bestuur: The FG watches.',
    ]);
    expect(JSON.stringify(entryOf(answered))).not.toContain('actor-neighbour');
  });
});

describe('a mandate', () => {
  const until = hours(24);
  const granted = given(report(), aware(), assess(), act({ type: 'GrantMandate', until }, at(1)));
  const mandates = (breach: Given) => lineOf(breach)['Bestuur: mandaten voor dit dossier'];

  it('says its period where it is told who decided under it, and of every one', () => {
    const decided = granted.and(act(decide(), { by: mandateHolder, ...at(2) }));
    const period = 'gegeven 2026-03-02 10:00, geldig tot 2026-03-03 09:00';
    expect(lineOf(decided)['Besluit over melden aan de AP: door wie']).toEqual([
      `een mandaat dat het bestuur voor dit dossier gaf, ${period}`,
    ]);
    expect(mandates(decided)).toEqual([`${period} (door: bestuur)`]);
  });

  it('keeps the period under which it was decided when another one is given, and says when it was withdrawn', () => {
    const another = granted
      .and(act(decide(), { by: mandateHolder, ...at(2) }))
      .and(act({ type: 'GrantMandate' }, at(3)))
      .and(act({ type: 'RevokeMandate' }, at(4)));
    expect(mandates(another)).toEqual([
      'gegeven 2026-03-02 10:00, geldig tot 2026-03-03 09:00 (door: bestuur), vervangen door een ander mandaat 2026-03-02 12:00 (door: bestuur)',
      'gegeven 2026-03-02 12:00, zonder einddatum (door: bestuur), ingetrokken 2026-03-02 13:00 (door: bestuur)',
    ]);
    expect(entryOf(another).notifyAuthority?.mandateGiven).toEqual({ givenAt: hours(1), until });
  });

  it('that was over already was not withdrawn', () => {
    const over = granted.and(act({ type: 'RevokeMandate' }, at(30)));
    expect(mandates(over)).toEqual([expect.not.stringContaining('ingetrokken')]);
  });
});

it('every attempt to reach the board says when it was, whether it was reached, who recorded it, and where the rest stands', () => {
  const called = given(report(), act(callBoard({ attemptedAt: hours(2), reached: true }), at(3))).and(
    callBoard({ attemptedAt: hours(1) }),
  );
  expect(lineOf(called)['Bestuur: elke poging']).toEqual([
    '2026-03-02 10:00 niet bereikt, vastgelegd door: behandelaar, hoe en wie staat in het dossier (tijdlijn 2026-03-02 12:00)',
    '2026-03-02 11:00 bereikt, vastgelegd door: behandelaar, hoe en wie staat in het dossier (tijdlijn 2026-03-02 12:00)',
  ]);
  expect(lineOf(given(report()))['Bestuur: elke poging']).toBeUndefined();
});

it('a decision that was upheld says by whom', () => {
  const question = 'notify-authority';
  const upheld = given(report(), aware(), assess({ risk: 'unlikely' }), decide({ question, outcome: 'no' }))
    .and(act(advise({ question }), at(1)))
    .and(act(uphold({ question }), at(2)));
  expect(lineOf(upheld)['Besluit over melden aan de AP: in stand gehouden']).toEqual([
    expect.stringMatching(/^2026-03-02 11:00, door: bestuur, tegen het advies van de FG: /),
  ]);
});

describe('why it was departed from advice', () => {
  const ABOUT = 'Besluit over melden aan de AP';
  const said = (breach: Given) => {
    const line = lineOf(breach);
    return ['wijkt af van', 'waarom afgeweken', 'toelichting'].map((title) => line[`${ABOUT}: ${title}`]);
  };

  it('stands there where it departs, and is a remark where nothing said otherwise', () => {
    const known = given(report(), aware(), assess({ risk: 'risk' }));
    const no = known.and(decide({ outcome: 'no', departure: 'Nobody read it.' }));
    expect(said(no)).toEqual([['het beoordeelde risico'], 'Nobody read it.', undefined]);
    const yes = known.and(decide({ departure: 'To be sure.' }));
    expect(said(yes)).toEqual([undefined, undefined, 'To be sure.']);
    const earlier = yes.and(act(decide({ reason: 'It is another list.' }), at(1)));
    expect(lineOf(earlier)[`${ABOUT}: eerdere besluiten`]).toEqual([
      expect.stringContaining('; toelichting: To be sure.;'),
    ]);
  });
});

it('a role that nobody stated is not told as if somebody had', () => {
  const role = (breach: Given) => lineOf(breach)['Rol van de organisatie'];
  expect(role(given(report()))).toBe('verwerkingsverantwoordelijke (door niemand vastgesteld)');
  const stated = given(report(), {
    ...{ type: 'EstablishOrganisationRole', role: 'controller', reason: 'It is our list.' },
  });
  expect(role(stated)).toBe('verwerkingsverantwoordelijke');
  expect(lineOf(stated)['Verbeteringen']).toEqual([]);
});

describe('why the organisation knew later than somebody discovered it', () => {
  const discovered = {
    precision: 'day',
    day: '2026-02-27',
    at: moment('2026-02-27T00:00:00+01:00'),
  } as const;
  const why = (breach: Given) => lineOf(breach)['Bekend later dan ontdekt: waarom'];
  const outsider = given(report({ discovered, reporter: { kind: 'outsider' } }));

  it('provisionally because it came in then, and once somebody established it where his facts stand', () => {
    expect(why(outsider)).toEqual([expect.stringContaining('voorlopig')]);
    expect(why(outsider.and(act(aware(), at(1))))).toEqual([
      'de feiten waaruit dat blijkt staan in het dossier (tijdlijn 2026-03-02 10:00, vastgesteld door: behandelaar)',
    ]);
    const withReason = outsider.and(act(aware({ reason: secret('why') }), { by: fg, ...at(2) }));
    expect(why(withReason)).toEqual([
      'de feiten en de reden staan in het dossier (tijdlijn 2026-03-02 11:00, vastgesteld door: FG)',
    ]);
    expect(JSON.stringify(entryOf(withReason))).not.toContain(CANARY);
  });

  it('nothing where it did not, and a day is not later than itself', () => {
    const same = { ...discovered, day: '2026-03-02', at: moment('2026-03-02T00:00:00+01:00') };
    expect(why(given(report({ discovered: same, reporter: { kind: 'outsider' } })))).toBeUndefined();
    expect(why(given(report(), aware()))).toBeUndefined();
  });
});

describe('by when the AP is told, where nobody looked at what the reporter claims', () => {
  const claimed = given(report({ discovered: { precision: 'moment', at: hours(-10) } }));
  const cells = (breach: Given) => {
    const line = cellsOf(entryOf(breach), { asOf: hours(100) });
    const title = 'Melden aan de AP vóór';
    const known = 'Bekend bij de organisatie';
    return [
      line[`${known} (begin van de 72 uur)`],
      line[`${known}, als klopt wat de melder of de verwerker zegt (nog door niemand bekeken)`],
      line[title],
      line[`${title}, als klopt wat de melder zegt (nog door niemand bekeken)`],
      line['Nu te laat'],
    ];
  };

  it('is one moment everywhere, and the other one stands beside it by its name', () => {
    expect(cells(claimed)).toEqual([
      { wall: '2026-03-02T09:00' },
      { wall: '2026-03-01T23:00' },
      { wall: '2026-03-05T09:00' },
      { wall: '2026-03-04T23:00' },
      ['de termijn om aan de AP te melden (uiterlijk 2026-03-05 09:00)'],
    ]);
    expect(cells(claimed.and({ type: 'LookAtReport' }))).toEqual([
      { wall: '2026-03-01T23:00' },
      undefined,
      { wall: '2026-03-04T23:00' },
      undefined,
      ['de termijn om aan de AP te melden (uiterlijk 2026-03-04 23:00)'],
    ]);
  });
});

describe('why somebody is not told', () => {
  it('that the interest of a child opposes it, and not the words about the family', () => {
    const opposes = given(report(), interestOfChild('opposes'));
    expect(lineOf(opposes)['Mensen: belang van een kind']).toBe(
      'het is beter voor het kind als een ouder het niet hoort (welke ouder, en de reden, staan in het dossier)',
    );
    expect(lineOf(given(report()))['Mensen: belang van een kind']).toBeUndefined();
    expect(JSON.stringify(entryOf(opposes))).not.toContain(CANARY);
  });

  it('since when there is a safe way to reach those in danger', () => {
    const title = 'Gevaar: veilige manier van contact sinds';
    // Raised, or averted before anybody raised it.
    for (const danger of [given(report(), raiseRisk()), given(report(), safetyMeasure())]) {
      expect(lineOf(danger)[title]).toBeUndefined();
      expect(lineOf(danger.and(act(safeContact(hours(2)), at(3))))[title]).toEqual({
        wall: '2026-03-02T11:00',
      });
    }
  });
});

it('what is open and over by then was missed, as of the moment of the file, before any clock has raised it', () => {
  const odd = (breach: Given, asOf: number) =>
    cellsOf(entryOf(breach), { asOf: hours(asOf) })['Wat anders liep dan het hoort'];
  const ap = 'de termijn van de AP is verstreken zonder tijdige melding';
  const matter = 'de termijn van een vraag, klacht, claim of andere melding is verstreken';
  const asked = given(report(), receive({ dueAt: hours(10) }));
  expect(odd(asked, 9)).toEqual([]);
  expect(odd(asked, 11)).toEqual([matter]);
  expect(odd(asked, 73)).toEqual([ap, matter]);
  expect(odd(asked.and(act(checkDeadlines, at(74))), 75)).toEqual([ap, matter]);
  const owed = { ...receive({ kind: 'contract-be-told', dueAt: hours(1) }), clause: 'Art. 4.' };
  expect(odd(given(report(), owed), 9)).toEqual([]);
});

it('who was told before the AP is flagged, but not where safety was at stake', () => {
  const odd = (breach: Given) => lineOf(breach)['Wat anders liep dan het hoort'];
  const people = without(inform(), 'text');
  const why = (breach: Given) => lineOf(breach)['Mensen: ingelicht vóór de AP'];
  const [calm, danger] = [given(report(), people), given(report(), raiseRisk(), people)];
  expect(odd(calm)).toContain('mensen ingelicht vóór de AP');
  expect(why(calm)).toBeUndefined();
  expect(odd(danger)).not.toContain('mensen ingelicht vóór de AP');
  expect(why(danger)).toBe('mocht: iemands veiligheid ging voor');
});

describe('that the dossier was shut to somebody', () => {
  const restrict = {
    type: 'RestrictDossier',
    allowed: ['actor-friend'],
    refused: ['actor-neighbour'],
    open: ['fg', 'board'],
    supervisors: [],
  } as const;
  const shut = (breach: Given) => lineOf(breach)['Dossier afgeschermd'];

  it('from when until when, by whom in which role, open to which functions, and to nobody by name', () => {
    expect(shut(given(report()))).toEqual([]);
    const restricted = given(report(), act(restrict, at(1)));
    const open =
      'alleen open voor genoemde mensen en de FG en het bestuur, dicht voor een of meer mensen, wat hun functie ook is (wie staat in het dossier)';
    expect(shut(restricted)).toEqual([`2026-03-02 10:00 (door: behandelaar), ${open}, niet opgeheven`]);
    const again = restricted.and(act({ ...restrict, refused: [] }, at(2)));
    const lifted = again.and(act({ type: 'LiftRestriction' }, { by: fg, ...at(3) }));
    expect(shut(lifted)).toEqual([
      `2026-03-02 10:00 (door: behandelaar), ${open}, vervangen door een andere afscherming 2026-03-02 11:00 (door: behandelaar)`,
      '2026-03-02 11:00 (door: behandelaar), alleen open voor genoemde mensen en de FG en het bestuur, opgeheven 2026-03-02 12:00 (door: FG)',
    ]);
    expect(JSON.stringify(entryOf(lifted))).not.toMatch(/actor-(?:friend|neighbour|handler)/);
  });

  it('after a second person agreed, and that who was shut out went in all the same, and why', () => {
    const proposed = given(report(), act({ ...restrict, open: ['board'] }, at(1)));
    const proposal = lastRevision(proposed);
    const confirmed = proposed.and(act({ type: 'ConfirmProposal', proposal }, { by: board, ...at(2) }));
    expect(shut(confirmed)).toContainEqual(
      expect.stringMatching(
        /^2026-03-02 11:00 \(voorgesteld door: behandelaar, door: bestuur\), alleen open voor genoemde mensen en het bestuur,/,
      ),
    );
    const reason = 'Nobody answers.';
    const inside = confirmed.and(act({ type: 'TakeEmergencyAccess', reason }, { by: fg, ...at(4) }));
    expect(lineOf(inside)['Dossier afgeschermd: noodtoegang gebruikt']).toEqual([
      '2026-03-02 13:00 (door: FG): Nobody answers.',
    ]);
  });
});

describe('the emergency mandate', () => {
  const by = (breach: Given) => lineOf(breach)['Besluit over melden aan de AP: door wie'];
  const called = given(
    ...[report(), aware(), assess()],
    ...[1, 3, 5].map((n) => act(callBoard({ attemptedAt: hours(n) }), at(n))),
  );
  const decided = called.and(act(decide(), { by: mandateHolder, ...at(6) }));

  it('was open since the attempt that was the second one long enough after the first, until the board is reached', () => {
    expect(by(decided)).toEqual([
      'het noodmandaat, het bestuur was niet te bereiken, open vanaf 2026-03-02 12:00 (wanneer het weer sloot, is niet vastgelegd)',
    ]);
    const reached = decided.and(act(callBoard({ attemptedAt: hours(8), reached: true }), at(8)));
    expect(by(reached)).toEqual([
      'het noodmandaat, het bestuur was niet te bereiken, open vanaf 2026-03-02 12:00 tot 2026-03-02 17:00',
    ]);
  });

  it('was open since the danger was raised, or since the margin before the end of the term', () => {
    const danger = given(report(), aware(), assess(), raiseRisk(hours(-1)));
    expect(by(danger.and(act(decide(), { by: mandateHolder, ...at(1) })))).toEqual([
      expect.stringMatching(/, open vanaf 2026-03-02 08:00 \(wanneer het weer sloot, is niet vastgelegd\)$/),
    ]);
    const late = given(report(), aware(), assess()).and(act(decide(), { by: mandateHolder, ...at(71) }));
    expect(by(late)).toEqual([
      expect.stringMatching(
        /, open vanaf 2026-03-04 \d\d:00 \(wanneer het weer sloot, is niet vastgelegd\)$/,
      ),
    ]);
  });
});

describe('who recorded it in which role', () => {
  it('each notification and each withdrawal, the role, and a plan', () => {
    const told = given(report(), aware(), assess(), decide())
      .and(act(notify(), { by: fg, ...at(1) }))
      .and(act(decide({ outcome: 'no', departure: 'Twice.' }), at(2)))
      .and(act(notify({ kind: 'withdrawal', notifiedAt: hours(3), withdrawalReason: 'Twice.' }), at(3)));
    expect(lineOf(told)['Meldingen aan de AP']).toEqual([
      expect.stringMatching(/, vastgelegd door: FG$/),
      expect.stringMatching(/^intrekking .+, vastgelegd door: behandelaar$/),
    ]);
    const role = { type: 'EstablishOrganisationRole', role: 'processor', reason: 'The contract.' } as const;
    const stated = given(report(), act(role, { by: fg, ...at(1) }));
    expect(lineOf(stated)['Rol van de organisatie: vastgesteld']).toEqual(['2026-03-02 10:00, door: FG']);
    const plan = { type: 'PlanMeasure', measure: 'm', kind: 'remedy', what: 'Clean the list.' } as const;
    const again = given(report(), act(plan, { by: fg, ...at(1) })).and(
      act({ ...plan, dueAt: hours(48) }, at(2)),
    );
    expect(lineOf(again)['Maatregelen gepland']).toEqual([
      expect.stringContaining('gepland 2026-03-02 10:00 door: FG, klaar vóór'),
    ]);
  });

  it('a decision on behalf of the board: when, beside when the board said so', () => {
    const heard = given(report(), aware(), assess()).and(
      act(decideOnBehalf({ decidedAt: hours(1) }), { by: colleague, ...at(2) }),
    );
    const line = lineOf(heard);
    expect(line['Besluit over melden aan de AP: wanneer']).toEqual({ wall: '2026-03-02T10:00' });
    expect(line['Besluit over melden aan de AP: door wie']).toEqual([
      expect.stringMatching(
        /^namens het bestuur vastgelegd: .+, vastgelegd 2026-03-02 11:00 door: behandelaar$/,
      ),
    ]);
  });
});

describe('a breach that was dealt with before it was entered', () => {
  const entered = (notifiedAt: number) =>
    given(report({ entry: { channel: 'letter', firstContact: { precision: 'moment', at: hours(-200) } } }))
      .and(act(aware({ awareAt: hours(-200) }), at(1)))
      .and(act(assess(), at(1)))
      .and(act(decide(), at(2)))
      .and(act(notify({ notifiedAt: hours(notifiedAt), delayReasonOmitted: true }), at(3)));
  const cells = (breach: Given) => {
    const line = lineOf(breach);
    return [line['Besluit over melden aan de AP: wanneer'], line['Wat anders liep dan het hoort']];
  };
  const undecided = 'aan de AP gemeld zonder besluit';

  it('says that nobody knows when it was decided, and is not said to be notified without a decision', () => {
    expect(cells(entered(-100))).toEqual([
      'later ingevoerd (2026-03-02 11:00); moment niet bekend',
      expect.not.arrayContaining([expect.stringContaining(undecided)]),
    ]);
  });

  it('says when it was decided where nothing was done before the entry, and on whose word where somebody said so', () => {
    expect(cells(entered(2.5))[0]).toEqual({ wall: '2026-03-02T11:00' });
    expect(cells(entered(1.5))).toEqual([
      { wall: '2026-03-02T11:00' },
      expect.arrayContaining([
        'aan de AP gemeld zonder besluit (vóór het besluit: dat volgde op 2026-03-02 11:00)',
      ]),
    ]);
  });
});

it('people told without a decision that followed are told before it', () => {
  const odd = (breach: Given) => lineOf(breach)['Wat anders liep dan het hoort'];
  const told = given(report(), aware(), assess({ risk: 'high-risk' }), act(without(inform(), 'text'), at(1)));
  expect(odd(told)).toContain('mensen ingelicht zonder besluit');
  expect(odd(told.and(act(decide({ question: 'inform-people' }), at(2))))).toContain(
    'mensen ingelicht zonder besluit (vóór het besluit: dat volgde op 2026-03-02 11:00)',
  );
});

it('how late the AP was told is said in days and hours', () => {
  const late = (by: number) =>
    given(report(), aware(), assess(), decide()).and(
      act(notify({ notifiedAt: hours(72 + by), delayReasonOmitted: true }), at(72 + by)),
    );
  const said = (by: number) => lineOf(late(by))['Meldingen aan de AP'];
  expect(said(42)).toEqual([expect.stringContaining('te laat (1 dag en 18 uur)')]);
  expect(said(48)).toEqual([expect.stringContaining('te laat (2 dagen)')]);
  expect(said(0.5)).toEqual([expect.stringContaining('te laat (minder dan een uur)')]);
});

it('a decision that the board refused leaves the columns of the decision empty, and is told as a whole', () => {
  const refused = given(report(), aware(), assess(), { type: 'GrantMandate' })
    .and(act(decide(), { by: mandateHolder, ...at(1) }))
    .and(act({ type: 'RefuseRatification', question: 'notify-authority', reason: 'Too soon.' }, at(2)));
  const line = lineOf(refused);
  const about = 'Besluit over melden aan de AP';
  for (const title of ['', ': wanneer', ': grond', ': reden', ': door wie', ': bekrachtiging']) {
    expect(line[`${about}${title}`]).toBeUndefined();
  }
  expect(line[`${about}: niet meer van kracht`]).toEqual([
    expect.stringMatching(
      /^besluit was: ja \(2026-03-02 10:00\), .+; door: een mandaat .+; niet bekrachtigd op .+: Too soon\.$/,
    ),
  ]);
});
