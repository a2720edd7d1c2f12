import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import type { RegisterEntryAnswer } from '../../src/register/register-entry.answer.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  CANARY,
  decide,
  dismiss,
  MONDAY_NINE,
  receive,
  report,
  secret,
} from '../support/breach/breach-commands.js';
import { act, board, colleague, fg, given, Given } from '../support/breach/given-breach.js';
import { cellsOf } from '../support/register/cells.js';

const entryOf = ({ history }: Given): RegisterEntryAnswer =>
  registerEntry(registerProjection.fold(undefined, history));
const lineOf = (breach: Given) => cellsOf(entryOf(breach));
const at = (n: number) => ({ at: plusHours(MONDAY_NINE, n) as string });
const lastRevision = ({ history }: Given): number => history.length - 1;

describe('what one person proposed and a second one has not answered', () => {
  const waiting = (breach: Given) => lineOf(breach)['Voorstellen die wachten op een tweede persoon'];

  const dismissal = given(report(), aware(), assess()).and(act(dismiss, at(1)));
  it('a dismissal: on which ground, why, by whom, and by when an answer is expected', () => {
    expect(waiting(dismissal)).toEqual([
      expect.stringMatching(
        /^voorgesteld 2026-03-02 10:00 door: behandelaar: afwijzen als datalek \(.+\): .+; wacht op een tweede persoon \(vóór 2026-03-03 10:00\)$/,
      ),
    ]);
  });

  it('is over with the answer, yes or no', () => {
    const proposal = lastRevision(dismissal);
    const no = { type: 'RejectProposal', proposal, reason: 'It is real.' } as const;
    expect(waiting(dismissal.and(act(no, { by: board, ...at(2) })))).toEqual([]);
    const yes = { type: 'ConfirmProposal', proposal } as const;
    const confirmed = dismissal.and(act(yes, { by: colleague, ...at(2) }));
    expect(entryOf(confirmed)).toMatchObject({ status: 'dismissed', waitingProposals: [] });
  });

  it('a dismissal of what ended otherwise waits for nobody', () => {
    const survivor = new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11').and(
      report(),
    ).breach;
    const ended = dismissal.and(act({ type: 'MergeBreach', survivor, reason: 'The same letter.' }, at(2)));
    expect(entryOf(ended)).toMatchObject({ status: 'merged', waitingProposals: [] });
  });

  it('a restriction: whom it would shut out, and nobody by name', () => {
    const restrict: BreachCommand = {
      type: 'RestrictDossier',
      ...{ allowed: [], refused: ['actor-neighbour'], open: ['board'] },
      supervisors: [{ id: fg.id, role: 'fg' }],
    };
    const restricted = given(report(), act(restrict, at(1)));
    expect(waiting(restricted)).toEqual([
      'voorgesteld 2026-03-02 10:00 door: behandelaar: het dossier afschermen (ook voor: de FG); wacht op een tweede persoon (vóór 2026-03-03 10:00)',
    ]);
    expect(JSON.stringify(entryOf(restricted))).not.toContain('actor-neighbour');
  });

  it('an erasure: that it waits, and nothing of whom it is about or why', () => {
    const place = { revision: 0, pointer: '/report/description' } as const;
    const propose: BreachCommand = {
      ...{ type: 'ProposeErasure', what: 'values', ground: 'consent-withdrawn', reason: 'He asked for it.' },
      values: [{ ...place, replacement: secret('a letter went astray') }],
      held: [{ ...place, scope: 'dossier', key: 'key-1', isText: true }],
    };
    const erasing = given(report(), act(propose, at(1)));
    expect(waiting(erasing)).toEqual([
      expect.stringMatching(
        /^voorgesteld 2026-03-02 10:00 door: behandelaar: persoonsgegevens wissen: reden staat in het dossier; wacht op een tweede persoon \(vóór .+\)$/,
      ),
    ]);
    expect(JSON.stringify(entryOf(erasing))).not.toMatch(/He asked|consent-withdrawn/);
  });
});

describe('when the organisation knew', () => {
  const established = (breach: Given) => lineOf(breach)['Bekend: door wie vastgesteld'];

  it('was established once: by whom and when', () => {
    expect(established(given(report(), act(aware(), at(1))))).toEqual([
      'behandelaar, 2026-03-02 10:00 (waaruit het blijkt staat in het dossier)',
    ]);
  });

  it('was established and corrected: each time, by which function, and what', () => {
    const earlier = aware({ awareAt: plusHours(MONDAY_NINE, -3), reason: secret('why') });
    const again = given(report(), act(aware(), at(1))).and(act(earlier, { by: fg, ...at(20) }));
    expect(established(again)).toEqual([
      'behandelaar, 2026-03-02 10:00, bekend op 2026-03-02 09:00 (waaruit het blijkt staat in het dossier)',
      'FG, 2026-03-03 05:00, bekend op 2026-03-02 06:00 (waaruit het blijkt staat in het dossier)',
    ]);
    expect(entryOf(again).awarenessStated).toMatchObject({ byRole: 'fg' });
    expect(JSON.stringify(entryOf(again))).not.toContain(CANARY);
  });

  it('in the hour that there is twice says which of both it is, in columns and in texts', () => {
    const first = moment('2026-10-25T00:30:00Z');
    const second = moment('2026-10-25T01:30:00Z');
    const later = given(
      act(report({ receivedAt: first }), { at: first }),
      act(aware({ awareAt: first }), { at: second }),
    );
    expect(lineOf(later)).toMatchObject({
      'Melding ontvangen': { wall: '2026-10-25T02:30', half: 'summer' },
      'Bekend: door wie vastgesteld': [expect.stringContaining('2026-10-25 02:30 (wintertijd)')],
    });
  });
});

it('one assessment has a moment; of several each stands in a text', () => {
  const once = given(report(), aware(), act(assess(), at(1)));
  expect(lineOf(once)['Beoordeeld op']).toEqual({ wall: '2026-03-02T10:00' });
  expect(lineOf(once.and(act(assess({ place: 'Elsewhere' }), at(2))))['Beoordeeld op']).toEqual([
    '2026-03-02 10:00',
    '2026-03-02 11:00',
  ]);
  expect(lineOf(given(report()))['Beoordeeld op']).toEqual([]);
});

it('a matter says in Dutch what it rests on', () => {
  const told = given(report(), receive({ kind: 'igj-calamity' }));
  expect(lineOf(told)['Andere toezichthouders en partijen']).toEqual([
    expect.stringContaining('op grond van: Wkkgz artikel 11(1), zoals de inspectie het uitvoert'),
  ]);
});

describe('a decision that departs from a promise', () => {
  const ABOUT = 'Besluit over melden aan de AP';
  const sentence = 'Wij melden ook bij een vermoeden.';
  const promises = [
    {
      ...({ id: 'p', kind: 'tell-ap-on-suspicion', sentence, source: 'Datalekken' } as const),
      ...({ strictness: 'stricter', used: true } as const),
    },
  ];
  const promised = given(report(), aware(), { ...assess(), promises });
  const no = decide({ outcome: 'no', departure: 'Nobody read it.' });

  it('says from which, as it was promised then', () => {
    const departed = promised.and(act(no, at(1)));
    const of = `een belofte van de organisatie: “${sentence}” (Datalekken)`;
    expect(lineOf(departed)[`${ABOUT}: wijkt af van`]).toContain(of);
    const later = departed.and(act({ ...assess({ place: 'Elsewhere' }), promises: [] }, at(2)));
    expect(lineOf(later)[`${ABOUT}: wijkt af van`]).toContain(of);
    const replaced = departed.and(act(decide(), at(3)));
    expect(lineOf(replaced)[`${ABOUT}: wijkt af van`]).toBeUndefined();
    expect(lineOf(replaced)[`${ABOUT}: eerdere besluiten`]).toEqual([expect.stringContaining(of)]);
  });

  it('is none of a processor, who leaves it to its controller', () => {
    const ours = promised.and({
      ...{ type: 'EstablishOrganisationRole', role: 'processor', reason: 'The contract.' },
    });
    const left = ours.and(act(decide({ outcome: 'no', ground: 'not-controller' }), at(1)));
    expect(entryOf(left).notifyAuthority).not.toHaveProperty('departsFrom');
  });
});
