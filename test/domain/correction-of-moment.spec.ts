import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import type { Restatement } from '../../src/breach/domain/correction.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { formInput } from '../../src/breach/views/form-input.js';
import { apForm } from '../../src/law/ap-form/ap-form.js';
import { statedBeginning } from '../../src/breach/domain/stated-moment.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  callBoard,
  MONDAY_NINE,
  notify,
  raiseRisk,
  receive,
  report,
  safeContact,
  safetyMeasure,
  secret,
  settle,
} from '../support/breach/breach-commands.js';
import { act, board, colleague, event, given, type Given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const at = (n: number) => ({ precision: 'moment', at: hours(n) }) as const;
const rev = ({ history }: Given, type: string): number =>
  history.findLast(({ event: fact }) => fact.type === type)!.revision;
const correct = (dossier: Given, type: string, restated: Restatement): BreachCommand => ({
  type: 'CorrectStatement',
  ...{ corrects: rev(dossier, type), reason: 'Een jaar te vroeg getypt.', restated },
});
const profile = { digest: 'd', content: { slug: 'kadera', name: 'Kadera' } } as unknown as Parameters<
  typeof formInput
>[1];
const answerTo = ({ history, now }: Given, question: string) =>
  apForm(formInput(history, profile, { asOf: now })).answers.find((one) => one.question === question)?.text;

describe('L5: when it happened can be told later', () => {
  const ongoing = given(report({ occurredFrom: at(-48), ongoing: true }));
  const reason = 'Het logboek van de mailserver.';

  it('what went on has ended: “duurt voort” ends, and what the reporter said stays in its event', () => {
    expect(answerTo(ongoing, '4.1.2')).toBe('duurt voort');
    const ended = ongoing.and({ type: 'EstablishOccurrence', occurredUntil: at(-1), reason });
    expect(answerTo(ended, '4.1.2')).toBe('02-03-2026');
    expect(ended.breach.moments).toMatchObject({ ongoing: false, occurredUntil: at(-1) });
    expect(ended.history[0]).toEqual(ongoing.history[0]);
    const goesOn = ended.and({ type: 'EstablishOccurrence', ongoing: true, reason });
    expect(answerTo(goesOn, '4.1.2')).toBe('duurt voort');
    expect(goesOn.breach.moments).not.toHaveProperty('occurredUntil');
  });

  it('is recorded to the minute or to the day, also where the report told no moment at all', () => {
    const silent = given(report({ discovered: { precision: 'unknown' } }));
    const day = statedBeginning('2026-03-01', moment);
    for (const field of ['occurredFrom', 'occurredUntil', 'discovered'])
      for (const said of [at(-30), day]) {
        const told = silent.and({ type: 'EstablishOccurrence', [field]: said, reason });
        expect(told.breach.moments).toMatchObject({ [field]: said });
      }
  });

  it('moves no clock, whatever is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (from, found) => {
        const told = ongoing.and({
          ...{ type: 'EstablishOccurrence', occurredFrom: at(-from), discovered: at(-found), reason },
        });
        expect(told.breach.awareness).toEqual(ongoing.breach.awareness);
        expect(runningDeadlines(told.breach)).toEqual(runningDeadlines(ongoing.breach));
      }),
    );
  });

  it('is refused where it ends before it begins, goes on and has ended, or says nothing new', () => {
    const say = (said: object) => ongoing.when({ type: 'EstablishOccurrence', reason, ...said });
    say({ occurredUntil: at(-49) }).thenRefused('ends-before-it-begins', { field: 'occurredUntil' });
    say({ occurredUntil: at(-1), ongoing: true }).thenRefused('ended-and-ongoing');
    say({ occurredFrom: at(-48) }).thenRefused('nothing-to-correct');
  });
});

describe('a moment of a danger that was typed wrongly', () => {
  const inDanger = given(report({ safetyRisk: 'yes' }));

  it('accuses nobody any more once it is corrected', () => {
    const wrong = inDanger.and(safetyMeasure({ takenAt: hours(-8_760) }));
    expect(flags(wrong.breach)).toContain('safety-before-breach');
    const mended = wrong
      .when(correct(wrong, 'SafetyMeasureTaken', { statement: 'SafetyStated', at: MONDAY_NINE }))
      .then(event('StatementCorrected', { previous: { at: hours(-8_760) }, corrected: { at: MONDAY_NINE } }));
    expect(flags(mended.breach)).not.toContain('safety-before-breach');
    expect(mended.breach.safetyNotes).toMatchObject([{ kind: 'measure', at: MONDAY_NINE }]);
  });

  it('a safe contact that proves older than the danger is none, and the reverse', () => {
    const raised = given(report(), act(raiseRisk(hours(2)), { at: hours(3) }));
    const agreed = raised.and(act(safeContact(hours(3)), { at: hours(3) }));
    const contact = (dossier: Given, n: number) =>
      dossier.and(correct(dossier, 'SafeContactEstablished', { statement: 'SafetyStated', at: hours(n) }));
    const needed = ({ breach }: Given): boolean =>
      openDuties(breach).some(({ duty }) => duty === 'establish-safe-contact');
    expect(needed(agreed)).toBe(false);
    const older = contact(agreed, 1);
    expect(needed(older)).toBe(true);
    expect(needed(contact(older, 3))).toBe(false);
  });

  it('no term of a danger moves by it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 5 }), (n) => {
        const raised = given(report(), act(raiseRisk(hours(2)), { at: hours(5) }));
        const moved =
          n === 2
            ? raised
            : raised.and(correct(raised, 'SafetyRiskRaised', { statement: 'SafetyStated', at: hours(n) }));
        const term = ({ breach }: Given) =>
          runningDeadlines(breach).find(({ deadline }) => deadline === 'safety');
        expect(term(moved)).toEqual(term(raised));
        expect(moved.breach.safety.raisedAt).toBe(hours(n));
      }),
    );
  });
});

describe('an attempt to reach the board that was typed wrongly', () => {
  it('is corrected by two people: a mandate can open on it', () => {
    const tried = given(report(), callBoard({ attemptedAt: hours(-1) }));
    const restated = { statement: 'BoardContactAttempted', attemptedAt: hours(-2) } as const;
    const proposed = tried
      .when(correct(tried, 'BoardContactAttempted', restated))
      .then(event('CorrectionProposed', {}));
    expect(proposed.breach.boardContacts).toEqual(tried.breach.boardContacts);
    const corrects = rev(tried, 'BoardContactAttempted');
    const confirmed = proposed.and(act({ type: 'ConfirmCorrection', corrects }, { by: colleague }));
    expect(confirmed.breach.boardContacts).toMatchObject([{ attemptedAt: hours(-2) }]);
  });
});

describe('something with a term of its own, with a wrong moment', () => {
  const came = given(report(), receive({ kind: 'igj-calamity', receivedAt: hours(-2) }));
  const dueAt = came.breach.matters[0]!.dueAt!;

  it('that came earlier is due earlier: one person says so', () => {
    const earlier = came
      .when(correct(came, 'DutyToTellArose', { statement: 'MatterReceived', receivedAt: hours(-50) }))
      .then(event('StatementCorrected', { previous: { receivedAt: hours(-2), dueAt } }));
    expect(earlier.breach.matters[0]!.dueAt! < dueAt).toBe(true);
  });

  it('that came later is due later: it takes two, and the term of the law is for nobody to state', () => {
    const wrong = given(report(), receive({ kind: 'igj-calamity', receivedAt: hours(-500) }));
    const restated = { statement: 'MatterReceived', receivedAt: hours(-2) } as const;
    wrong.when(correct(wrong, 'DutyToTellArose', restated)).then(event('CorrectionProposed', {}));
    came
      .when(correct(came, 'DutyToTellArose', { statement: 'MatterReceived', dueAt: hours(900) }))
      .thenRefused('term-is-the-laws', { field: 'dueAt' });
  });

  it('that was settled at another moment', () => {
    const settled = came.and(settle({ matter: came.breach.matters[0]!.matter, settledAt: hours(-3) }));
    expect(flags(settled.breach)).toContain('matter-settled-before-it-came');
    const type = settled.history.at(-1)!.event.type;
    const mended = settled.and(correct(settled, type, { statement: 'MatterSettled', settledAt: hours(-1) }));
    expect(flags(mended.breach)).not.toContain('matter-settled-before-it-came');
  });
});

describe('a planned measure', () => {
  it('is planned otherwise by the plan as it is', () => {
    const plan = (n: number): BreachCommand => ({
      ...{ type: 'PlanMeasure', measure: '1', kind: 'prevention', what: 'Een training.', dueAt: hours(n) },
    });
    const planned = given(report(), plan(1000));
    planned.when(plan(1000)).thenNothing();
    const later = planned.when(plan(2000)).then(event('MeasurePlanned', { dueAt: hours(2000) }));
    expect(later.breach.measures).toMatchObject([{ measure: '1', dueAt: hours(2000), planned: true }]);
    expect(later.breach.measures).toHaveLength(1);
  });
});

describe('L5: what was really sent to the AP', () => {
  const sent = given(report(), notify({ incomplete: true }));
  const notification = rev(sent, 'ApNotified');
  const say = (said: object): BreachCommand => ({ type: 'RecordSentForm', notification, ...said });

  it('is confirmed as it was prepared, by whoever sent it', () => {
    expect(sent.breach.notifications[0]).not.toHaveProperty('sent');
    const confirmed = sent.and(act(say({ asPrepared: true }), { by: board, at: hours(1) }));
    expect(confirmed.breach.notifications[0]).toMatchObject({
      sent: { how: 'as-prepared', by: board.id, recordedAt: hours(1) },
    });
    confirmed.when(say({ asPrepared: true })).thenNothing();
  });

  it('is said in one way at a time, and of a notification that was made', () => {
    sent.when(say({})).thenRefused('sent-in-one-way');
    sent.when(say({ question: '7.3' })).thenRefused('sent-in-one-way');
    sent.when(say({ asPrepared: true, text: secret('all') })).thenRefused('sent-in-one-way');
    sent
      .when({ ...say({ text: secret('all') }), notification: 0 } as BreachCommand)
      .thenRefused('no-such-statement');
  });
});
