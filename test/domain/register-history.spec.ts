import { describe, expect, it } from '@jest/globals';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { plusHours } from '../../src/shared/moment.js';
import type { RegisterEntryAnswer } from '../../src/register/register-entry.answer.js';
import {
  assess,
  aware,
  CANARY,
  close,
  correctNotification,
  decide,
  decideOnBehalf,
  MONDAY_NINE,
  notify,
  RECORDED_ONLY,
  report,
  reopen,
  secret,
  uphold,
  advise,
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
const at = (hours: number) => ({ at: plusHours(MONDAY_NINE, hours) as string });

const QUESTIONS = [
  ['notify-authority', 'Besluit over melden aan de AP', 'een risico is niet waarschijnlijk'],
  ['inform-people', 'Besluit over inlichten van mensen', 'een hoog risico is niet waarschijnlijk'],
] as const;

describe.each(QUESTIONS)('what was decided before: %s', (question, ABOUT, ground) => {
  const no = decide({ question, outcome: 'no', departure: 'Nobody read it.' });
  const refuse = { type: 'RefuseRatification', question, reason: 'The risk is high.' } as const;
  const mandated = given(report(), aware(), assess({ risk: 'high-risk' }), { type: 'GrantMandate' }).and(
    act(no, { by: mandateHolder, ...at(1) }),
  );
  const refused = mandated.and(act(refuse, at(2)));
  const anew = refused.and(act(decide({ question }), { by: board, ...at(3) }));

  it('a decision that no longer counts says what it was, and not that it still counts', () => {
    expect(lineOf(refused)).toMatchObject({
      [ABOUT]: undefined,
      [`${ABOUT}: niet meer van kracht`]: [
        expect.stringMatching(
          /^besluit was: nee \(2026-03-02 10:00\), .+; niet bekrachtigd op 2026-03-02 11:00: The risk is high\.$/,
        ),
      ],
    });
    expect(lineOf(anew)).toMatchObject({ [ABOUT]: 'ja', [`${ABOUT}: niet meer van kracht`]: undefined });
  });

  it('one that was replaced stays, with its ground, its departure, by whom, and what became of it', () => {
    const [earlier, ...others] = lineOf(anew)[`${ABOUT}: eerdere besluiten`] as string[];
    expect(others).toEqual([]);
    expect(earlier).toContain(`nee (2026-03-02 10:00), ${ground}: The data say much about few people.`);
    expect(earlier).toContain('door: een mandaat dat het bestuur voor dit dossier gaf');
    expect(earlier).toContain('wijkt af van het beoordeelde risico; waarom afgeweken: Nobody read it.');
    expect(earlier).toContain('niet bekrachtigd op 2026-03-02 11:00: The risk is high.');
    expect(earlier).toMatch(/vervangen door een nieuw besluit op 2026-03-02 12:00$/);
    expect(entryOf(anew).earlierDecisions).toMatchObject([
      {
        question,
        outcome: 'no',
        boardAnswer: 'ratification-refused',
        answered: { reason: 'The risk is high.' },
      },
    ]);
  });

  it('also where the board replaces its own, held up before, and nobody who spoke is named', () => {
    const no = decide({ question, outcome: 'no' });
    const own = given(report(), aware(), assess({ risk: 'unlikely' }), act(no, at(1)))
      .and(act(advise({ question }), at(2)))
      .and(act(uphold({ question }), at(3)))
      .and(act(advise({ question, reason: 'Again.' }), at(4)))
      .and(act(decideOnBehalf({ question, decidedAt: plusHours(MONDAY_NINE, 4) }), at(4)))
      .and(act(decide({ question, reason: 'It is another list.' }), at(5)));
    expect(lineOf(own)[`${ABOUT}: eerdere besluiten`]).toEqual([
      expect.stringMatching(
        /^nee .*door: het bestuur; in stand gehouden 2026-03-02 12:00, door: bestuur, tegen het advies van de FG: /,
      ),
      expect.stringMatching(/^ja .*namens het bestuur vastgelegd: director, aan de telefoon/),
    ]);
    expect(JSON.stringify(entryOf(own))).not.toContain(CANARY);
  });

  it('a flag says which decision it is about, and whether that one still counts', () => {
    const flagged = (breach: Given) =>
      (lineOf(breach)['Wat anders liep dan het hoort'] as string[]).find((flag) =>
        flag.startsWith('het besluit past'),
      );
    const about = ABOUT.replace(/^B/, 'b');
    expect(flagged(mandated)).toBe(
      `het besluit past niet bij het beoordeelde risico (${about} van 2026-03-02 10:00: nee)`,
    );
    expect(flagged(anew)).toBe(
      `het besluit past niet bij het beoordeelde risico (${about} van 2026-03-02 10:00: nee, niet meer van kracht)`,
    );
    expect(entryOf(anew).oddDecisions.map(({ flag, stands }) => [flag, stands])).toEqual([
      ['decision-contradicts-assessment', false],
      ['ratification-refused', false],
    ]);
  });
});

describe('whatever is said anew is told as a correction', () => {
  const corrected = (breach: Given) => lineOf(breach)['Verbeteringen'];
  const day = (text: string) => ({ precision: 'day', day: text, at: MONDAY_NINE }) as const;
  const reported = given(report({ occurredFrom: day('2026-02-28'), firstSignalAt: MONDAY_NINE }));

  it('nothing where it is said for the first time', () => {
    expect(corrected(reported.and(aware()).and(assess()))).toEqual([]);
  });

  it('when it began, ended and was found: from what, to what, why', () => {
    const known = reported.and(
      act(
        {
          ...{ type: 'EstablishOccurrence', reason: 'The log says so.' },
          ...{ occurredFrom: day('2026-02-27'), occurredUntil: { precision: 'moment', at: MONDAY_NINE } },
        },
        at(1),
      ),
    );
    expect(corrected(known)).toEqual([
      '2026-03-02 10:00: begin, einde en ontdekking, begonnen van 2026-02-28 naar 2026-02-27, geëindigd van niets naar 2026-03-02 09:00, duurt nog voort van niets naar nee: The log says so. (door: behandelaar)',
    ]);
  });

  it('a moment of awareness that replaces the provisional one, and what the report said beside it', () => {
    const earlier = { awareAt: plusHours(MONDAY_NINE, -2), firstSignalAt: plusHours(MONDAY_NINE, -3) };
    expect(corrected(reported.and(act(aware(earlier), at(1))))).toEqual([
      '2026-03-02 10:00: bekend worden van het datalek, bekend op vastgesteld: 2026-03-02 07:00 (voorlopig geteld: 2026-03-02 09:00), eerste teken op van 2026-03-02 09:00 naar 2026-03-02 06:00 (door: behandelaar)',
    ]);
  });

  it('of a reason that is personal, that there is one', () => {
    const right = reported.and(aware()).and(act(aware({ reason: secret('why') }), at(1)));
    expect(corrected(right)).toEqual([
      '2026-03-02 10:00: bekend worden van het datalek: reden staat in het dossier (door: behandelaar)',
    ]);
    expect(JSON.stringify(entryOf(right))).not.toContain(CANARY);
  });

  it('by whom it was proposed and by whom confirmed, each in his role', () => {
    const later = plusHours(MONDAY_NINE, 1);
    const proposed = reported.and(aware()).and(act(aware({ awareAt: later, reason: secret('why') }), at(2)));
    expect(corrected(proposed)).toEqual([
      expect.stringMatching(/: reden staat in het dossier \(voorgesteld door: behandelaar\)$/),
    ]);
    const confirmed = proposed.and(
      act({ type: 'ConfirmLaterAwareness', awareAt: later }, { by: fg, ...at(3) }),
    );
    expect(corrected(confirmed)).toEqual([
      expect.stringMatching(/dossier \(voorgesteld door: behandelaar, bevestigd door een ander: FG\)$/),
    ]);
    const notified = reported.and(aware()).and(assess()).and(decide());
    const late = notified.and(
      act(notify({ delayReasonOmitted: true, notifiedAt: plusHours(MONDAY_NINE, 80) }), at(81)),
    );
    const corrects = late.history.length - 1;
    const right = late
      .and(act(correctNotification(corrects), at(82)))
      .and(act({ type: 'ConfirmCorrection', corrects }, { by: colleague, ...at(83) }));
    expect(corrected(right)).toEqual([
      expect.stringMatching(
        /\(eerste melding van 2026-03-05 17:00\).*\(voorgesteld door: behandelaar, bevestigd door een ander: behandelaar\)$/,
      ),
    ]);
  });

  it('whose breach it is, and what of the organisation it touches', () => {
    const role = (one: 'processor' | 'controller', reason: string) =>
      ({ type: 'EstablishOrganisationRole', role: one, reason }) as const;
    const known = reported
      .and(act(role('processor', 'The contract.'), at(1)))
      .and(act({ type: 'EstablishInvolvement', system: 'Zorgdossier' }, at(2)))
      .and(act({ type: 'EstablishInvolvement', system: 'Roosters', processor: 'Leverancier B' }, at(3)));
    expect(corrected(known)).toEqual([
      '2026-03-02 10:00: rol van de organisatie, rol van door niemand vastgesteld naar verwerker voor een ander: The contract. (door: behandelaar)',
      '2026-03-02 12:00: wat van de organisatie het raakt, systeem van Zorgdossier naar Roosters, verwerker van niets naar Leverancier B (door: behandelaar)',
    ]);
    expect(lineOf(known)['Rol van de organisatie: reden']).toBe('The contract.');
  });

  it('counts, codes and texts of a new assessment, and when each was made', () => {
    const found = reported
      .and(aware())
      .and(act(assess({ subjectCount: { min: 10, max: 60 } }), at(1)))
      .and(act(assess({ subjectCount: { min: 48 }, risk: 'high-risk', summary: 'A list.' }), at(2)));
    expect(corrected(found)).toEqual([
      '2026-03-02 11:00: nieuwe beoordeling, wat er gebeurde in andere woorden (de oude tekst staat in het dossier, tijdlijn 2026-03-02 10:00), aantal mensen van 10 tot 60 naar minstens 48, risico van er is een risico naar er is een hoog risico (door: behandelaar)',
    ]);
    expect(lineOf(found)['Beoordeeld op']).toEqual(['2026-03-02 10:00', '2026-03-02 11:00']);
    expect(JSON.stringify(entryOf(found))).not.toContain(CANARY);
  });

  it('that a text was added, and that it was taken away again', () => {
    const technique = { protection: 'encrypted', protectionTechnique: 'Passwords alone, bcrypt.' } as const;
    const found = reported
      .and(aware())
      .and(act(assess(), at(1)))
      .and(act(assess(technique), at(2)))
      .and(act(assess(), at(3)));
    expect(corrected(found)).toEqual([
      expect.stringContaining('techniek van beveiliging toegevoegd'),
      expect.stringContaining('techniek van beveiliging weggehaald (was: Passwords alone, bcrypt.)'),
    ]);
  });

  it('the cause, and the day of a plan', () => {
    const plan = { type: 'PlanMeasure', measure: 'm', kind: 'remedy', what: 'Clean the list.' } as const;
    const known = reported
      .and({ type: 'EstablishRootCause', cause: 'A tired man.' })
      .and(act({ type: 'EstablishRootCause', cause: 'A wrong list.' }, at(1)))
      .and(act({ ...plan, dueAt: plusHours(MONDAY_NINE, 24) }, at(2)))
      .and(act({ ...plan, dueAt: plusHours(MONDAY_NINE, 48) }, at(3)));
    expect(corrected(known)).toEqual([
      '2026-03-02 10:00: oorzaak, oorzaak in andere woorden (door: behandelaar)',
      '2026-03-02 12:00: geplande maatregel (Clean the list.), uiterlijk van 2026-03-03 09:00 naar 2026-03-04 09:00 (door: behandelaar)',
    ]);
  });

  it('a clock that another report of the same breach put back, and that runs again without it', () => {
    const other = toAbsorb(given(report({ receivedAt: plusHours(MONDAY_NINE, -5) })).breach);
    const from = '1f6d1f0e-8f5a-4c55-9d9e-0a1b2c3d4e5f';
    const merged = reported.and(act({ type: 'AbsorbReport', absorbed: { ...other, from } }, at(1)));
    const words = 'samenvoegen met een andere melding, of dat weer losmaken, bekend op van';
    expect(corrected(merged)).toEqual([
      expect.stringContaining(`${words} 2026-03-02 09:00 naar 2026-03-02 04:00`),
    ]);
    const apart = merged.and(act({ type: 'ReleaseAbsorbedReport', from }, at(2)));
    expect(corrected(apart)).toEqual([
      expect.anything(),
      expect.stringContaining(`${words} 2026-03-02 04:00 naar 2026-03-02 09:00`),
    ]);
  });
});

describe('how it ended', () => {
  it('every time, and why it went on', () => {
    const closed = given(...RECORDED_ONLY, act(close, at(1)));
    const again = closed
      .and(act(reopen, { by: fg, ...at(2) }))
      .and(act({ type: 'CloseBreach', conclusion: 'Nothing new.' }, at(3)));
    expect(lineOf(again)).toMatchObject({
      Conclusie: 'Nothing new.',
      'Beëindigd en heropend (alle keren)': [
        '2026-03-02 10:00 gesloten, door: behandelaar: All was done.',
        '2026-03-02 11:00 heropend, door: FG: op eigen besluit: A second look.',
        '2026-03-02 12:00 gesloten, door: behandelaar: Nothing new.',
      ],
    });
  });
});
