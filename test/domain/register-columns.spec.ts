import { describe, expect, it } from '@jest/globals';
import { registerEntry } from '../../src/register/register-entry.view.js';
import type { RegisterEntryAnswer } from '../../src/register/register-entry.answer.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  callBoard,
  CANARY,
  decide,
  decideOnBehalf,
  MONDAY_NINE,
  report,
} from '../support/breach/breach-commands.js';
import { act, given, mandateHolder, type Given } from '../support/breach/given-breach.js';
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
      [`${ABOUT}: geldt niet meer`]: undefined,
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
      [`${ABOUT}: geldt niet meer`]: 'nee',
      [`${ABOUT}: bekrachtiging`]: 'weersproken door het bestuur',
      [`${ABOUT}: bekrachtigd of geweigerd op`]: { wall: '2026-03-02T12:00' },
      [`${ABOUT}: waarom niet bekrachtigd`]: reason,
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
      [`${ABOUT}: geldt niet meer`]: 'ja',
      [`${ABOUT}: bekrachtiging`]: 'het bestuur weigert het te bekrachtigen',
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
      'Bestuur: laatste poging': { wall: '2026-03-02T11:00' },
    });
    expect(JSON.stringify(entryOf(called))).not.toContain(CANARY);
  });
});

describe('why the others are not told', () => {
  it.each([
    ['no-high-risk', 'geen hoog risico'],
    ['measures-beforehand', 'een wettelijke uitzondering'],
    ['measures-afterwards', 'een wettelijke uitzondering'],
    ['rights-of-others', 'een uitzondering van artikel 41 van de Uitvoeringswet AVG'],
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
    expect(lineOf(decided)['Mensen: waarom de anderen niet']).toBe(word);
  });
});
