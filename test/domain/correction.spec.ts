import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { nextAlarmAt } from '../../src/breach/domain/deadlines.js';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import { timeLine } from '../../src/breach/views/time-line.view.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  close,
  correctNotification,
  correctRound,
  decide,
  inform,
  MONDAY_NINE,
  notify,
  raiseRisk,
  report,
  safeContact,
  secret,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, board, colleague, event, fg, given, Given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const LATER = { at: '2026-03-09T09:00:00+01:00' };
const decided = given(report(), aware(), assess(), decide(), act(supplement(), LATER));
const inTime = decided.and(notify());
const late = decided.and(notify({ notifiedAt: hours(100), delayReason: 'The form was down.' }));
const rev = ({ history }: Given, type: string): number =>
  history.findLast(({ event: fact }) => fact.type === type)!.revision;
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const confirm = (corrects: number): BreachCommand => ({ type: 'ConfirmCorrection', corrects });
const reject = (corrects: number): BreachCommand => ({
  type: 'RejectCorrection',
  corrects,
  reason: 'The receipt says otherwise.',
});

describe('a notification to the AP with a wrong moment', () => {
  const revision = rev(inTime, 'ApNotified');

  it('is corrected by a later event that says what it was and why; the old one stays', () => {
    const corrected = inTime.when(correctNotification(revision, { notifiedAt: hours(5) })).then(
      event('StatementCorrected', {
        corrects: revision,
        statement: 'ApNotified',
        previous: { notifiedAt: MONDAY_NINE },
        corrected: { notifiedAt: hours(5) },
        reason: 'The date was misread.',
      }),
    );
    expect(corrected.history.slice(0, -1)).toEqual(inTime.history);
    expect(corrected.breach.notifications).toMatchObject([
      {
        notifiedAt: hours(5),
        number: 'AP-1',
        corrections: [{ revision: revision + 1, previous: { notifiedAt: MONDAY_NINE } }],
      },
    ]);
    const entry = timeLine(corrected.history)[revision];
    expect(entry).toMatchObject({ happenedAt: MONDAY_NINE, correctedBy: revision + 1 });
    expect(timeLine(inTime.history)[revision]).not.toHaveProperty('correctedBy');
  });

  it('and a number that was typed over wrongly is corrected; left out, the number stands', () => {
    const renumbered = inTime.when(correctNotification(revision, { number: 'AP-2' })).then(
      event('StatementCorrected', {
        previous: { number: 'AP-1', notifiedAt: MONDAY_NINE },
        corrected: { number: 'AP-2', notifiedAt: MONDAY_NINE },
      }),
    );
    expect(renumbered.breach.notifications).toMatchObject([
      { number: 'AP-2', corrections: [{ previous: { number: 'AP-1' } }] },
    ]);
    const moved = renumbered.and(correctNotification(revision, { notifiedAt: hours(5) }));
    expect(moved.breach.notifications).toMatchObject([{ number: 'AP-2', notifiedAt: hours(5) }]);
  });

  it('turns out late with it: then it needs a reason for the delay, or openly none, and is flagged', () => {
    const moved = { notifiedAt: hours(100) };
    inTime
      .when(correctNotification(revision, moved))
      .thenRefused('late-without-reason', { kind: 'invalid', field: 'delayReason' });
    inTime
      .when(correctNotification(revision, { ...moved, delayReasonOmitted: true }))
      .then(event('StatementCorrected', { corrected: { delayReasonOmitted: true } }));
    const corrected = inTime
      .when(correctNotification(revision, { ...moved, delayReason: 'The form was down.' }))
      .then(event('StatementCorrected', { corrected: { late: { hours: 28, days: 1 } } }));
    expect(flags(inTime.breach)).not.toContain('authority-notified-late');
    expect(flags(corrected.breach)).toContain('authority-notified-late');
  });

  it('keeps the reason for its delay when it stays late, and may get another one', () => {
    const known = rev(late, 'ApNotified');
    late
      .when(correctNotification(known, { notifiedAt: hours(120) }))
      .then(event('StatementCorrected', { corrected: { delayReason: 'The form was down.' } }));
    late
      .when(correctNotification(known, { notifiedAt: hours(100), delayReason: 'Nobody knew.' }))
      .then(event('StatementCorrected', { corrected: { delayReason: 'Nobody knew.' } }));
    late
      .when(correctNotification(known, { notifiedAt: hours(120), delayReasonOmitted: false }))
      .thenRefused('late-without-reason');
  });

  it('moves the reminder of an incomplete notification with it', () => {
    const incomplete = decided.and(notify({ incomplete: true }));
    const corrected = incomplete.and(correctNotification(revision, { notifiedAt: hours(48) }));
    expect(nextAlarmAt(incomplete.breach)).toBe(hours(7 * 24));
    expect(nextAlarmAt(corrected.breach)).toBe(hours(7 * 24 + 48));
  });

  it('cannot have been made in the future, and has to be there', () => {
    inTime
      .when(correctNotification(revision, { notifiedAt: hours(500) }))
      .thenRefused('moment-in-the-future', { field: 'notifiedAt' });
    inTime
      .when(correctNotification(0, { notifiedAt: hours(1) }))
      .thenRefused('no-such-statement', { kind: 'invalid', field: 'corrects' });
  });

  it('C3: corrected to what it says already is refused: its reason would get lost', () => {
    inTime
      .when(correctNotification(revision))
      .thenRefused('not-recorded', { kind: 'invalid', field: 'reason' });
  });

  it('of a dossier that was closed needs it open first', () => {
    inTime
      .and(decide({ question: 'inform-people', outcome: 'no' }))
      .and(close)
      .when(correctNotification(revision, { notifiedAt: hours(5) }))
      .thenRefused('ended');
  });
});

describe('a correction that would make a late notification look in time', () => {
  const revision = rev(late, 'ApNotified');
  const proposed = late
    .when(correctNotification(revision, { notifiedAt: hours(70) }))
    .then(event('CorrectionProposed', { corrects: revision, restated: { notifiedAt: hours(70) } }));

  it('is only proposed: nothing changes before a second person confirms it, and that is a duty', () => {
    expect(proposed.breach.notifications).toEqual(late.breach.notifications);
    expect(flags(proposed.breach)).toContain('authority-notified-late');
    expect(duties(proposed)).toContain('confirm-correction');
    expect(duties(late)).not.toContain('confirm-correction');
    proposed.when(close).thenRefused('duties-open');
  });

  it('is only proposed also where its moment stays and the deadline moved in between', () => {
    const sooner = new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11').and(
      report({ discovered: { precision: 'moment', at: hours(-10) } }),
    );
    const later = decided
      .and({ type: 'AbsorbReport', absorbed: toAbsorb(sooner.breach) })
      .and(notify({ notifiedAt: hours(100), delayReason: 'The form was down.' }))
      .and({ type: 'ReleaseAbsorbedReport', from: sooner.breach.id });
    expect(later.breach.notifications).toMatchObject([{ late: { hours: 38 } }]);
    later
      .when(
        correctNotification(rev(later, 'ApNotified'), {
          notifiedAt: hours(100),
          delayReason: 'Nobody knew.',
        }),
      )
      .then(event('CorrectionProposed'));
  });

  it('by the FG alone says in the log that he did the handler’s work; to confirm one does not', () => {
    const byFg = late.and(act(correctNotification(revision, { notifiedAt: hours(120) }), { by: fg }));
    expect(flags(byFg.breach)).toContain('fg-did-handlers-work');
    expect(flags(proposed.and(act(confirm(revision), { by: fg })).breach)).not.toContain(
      'fg-did-handlers-work',
    );
  });

  it('is not confirmed by who proposed it, in whatever role', () => {
    proposed.when(confirm(revision)).thenRefused('second-person-needed', { kind: 'forbidden' });
  });

  it('counts when a second person confirms it, and says who proposed it', () => {
    const confirmed = proposed
      .when(confirm(revision), { by: colleague })
      .then(
        event('StatementCorrected', { proposedBy: 'actor-handler', corrected: { notifiedAt: hours(70) } }),
      );
    expect(flags(confirmed.breach)).not.toContain('authority-notified-late');
    expect(confirmed.breach.notifications[0]).not.toHaveProperty('late');
    expect(confirmed.breach.notifications[0]).not.toHaveProperty('delayReason');
    expect(duties(confirmed)).not.toContain('confirm-correction');
    confirmed.when(confirm(revision), { by: fg }).thenRefused('no-such-proposal');
  });

  it('is judged by the clock of the moment it is confirmed', () => {
    const earlierAware = proposed.and(
      aware({ awareAt: hours(-24), reason: secret('the first alert counts') }),
    );
    earlierAware.when(confirm(revision), { by: board }).then(
      event('StatementCorrected', {
        corrected: { late: { hours: 22 }, delayReason: 'The form was down.' },
      }),
    );
  });

  it('can be rejected, also by who proposed it', () => {
    const rejected = proposed
      .when(reject(revision))
      .then(event('CorrectionRejected', { corrects: revision }));
    expect(duties(rejected)).not.toContain('confirm-correction');
    expect(rejected.breach.notifications).toEqual(late.breach.notifications);
    rejected.when(reject(revision)).thenRefused('no-such-proposal');
  });

  it('proposed again by the same person says nothing; by another it waits until that is settled', () => {
    const again = correctNotification(revision, { notifiedAt: hours(70) });
    proposed.when(again).thenNothing();
    proposed.when(again, { by: colleague }).thenRefused('correction-proposed');
    const otherReason = correctNotification(revision, {
      notifiedAt: hours(100),
      delayReason: 'Nobody knew.',
    });
    proposed.when(otherReason, { by: colleague }).thenRefused('correction-proposed');
  });

  it('is proposed too where a reason turns up that was openly not given', () => {
    const open = decided.and(notify({ notifiedAt: hours(100), delayReasonOmitted: true }));
    const found = { notifiedAt: hours(100), delayReason: 'The form was down.' };
    open.when(correctNotification(revision, found)).then(event('CorrectionProposed'));
  });

  it('less late takes a second person too; later does not', () => {
    late.when(correctNotification(revision, { notifiedAt: hours(80) })).then(event('CorrectionProposed'));
    late.when(correctNotification(revision, { notifiedAt: hours(110) })).then(event('StatementCorrected'));
  });

  it('found late only afterwards, because awareness was put earlier, takes a second person as well', () => {
    const foundLate = inTime.and(aware({ awareAt: hours(-100), reason: secret('the first alert counts') }));
    foundLate
      .when(correctNotification(revision, { notifiedAt: hours(-30) }))
      .then(event('CorrectionProposed'));
  });

  it('of a supplement takes nobody else: a supplement is never late', () => {
    const supplemented = late.and(notify({ kind: 'supplement', notifiedAt: hours(140) }));
    supplemented
      .when(correctNotification(rev(supplemented, 'ApNotified'), { notifiedAt: hours(130) }))
      .then(event('StatementCorrected'));
  });

  it('replaced by a correction that hides nothing is settled by that', () => {
    const corrected = proposed
      .when(correctNotification(revision, { notifiedAt: hours(101) }))
      .then(event('StatementCorrected'));
    expect(corrected.breach.proposedCorrections).toEqual([]);
  });
});

describe('a round of telling people that was recorded wrongly', () => {
  const inOrder = inTime
    .and(act(decide({ question: 'inform-people' }), { at: MONDAY_NINE }))
    .and(act(inform({ informedAt: hours(10), intended: 5, reached: 5 }), LATER));
  const revision = rev(inOrder, 'SubjectsInformed');
  const stated = { informedAt: hours(10), intended: 5 } as const;

  it('is restated whole: a count that is left out is not known; what they were told stays', () => {
    const corrected = inOrder
      .when(correctRound(revision, { ...stated, means: ['letter'], returned: 2 }))
      .then(
        event('StatementCorrected', {
          previous: { means: ['phone'], reached: 5 },
          corrected: { means: ['letter'], intended: 5, returned: 2, outOfOrder: [] },
        }),
      );
    expect(corrected.breach.informed).toMatchObject([
      {
        means: ['letter'],
        returned: 2,
        content: inform().content,
        corrections: [{ previous: { reached: 5 } }],
      },
    ]);
    expect(corrected.breach.informed[0]).not.toHaveProperty('reached');
  });

  it('cannot have reached more people than it was meant for, nor lie in the future', () => {
    inOrder
      .when(correctRound(revision, { ...stated, reached: 6 }))
      .thenRefused('more-than-intended', { field: 'reached' });
    inOrder
      .when(correctRound(revision, { ...stated, informedAt: hours(500) }))
      .thenRefused('moment-in-the-future', { field: 'informedAt' });
  });

  it('that turns out to come before the AP was told is flagged; one person corrects it', () => {
    const corrected = inOrder.when(correctRound(revision, { informedAt: hours(-1), intended: 5 })).then(
      event('StatementCorrected', {
        corrected: { outOfOrder: ['before-authority', 'without-decision', 'before-breach'] },
      }),
    );
    expect(flags(corrected.breach)).toContain('people-informed-before-authority');
  });

  it('that would no longer look out of order takes a second person', () => {
    const early = inTime
      .and(act(decide({ question: 'inform-people' }), { at: MONDAY_NINE }))
      .and(act(raiseRisk(), LATER))
      .and(safeContact(hours(3)))
      .and(inform({ informedAt: hours(2) }));
    expect(flags(early.breach)).toContain('people-informed-before-safe-contact');
    const at = rev(early, 'SubjectsInformed');
    early.when(correctRound(at, { informedAt: hours(4) })).then(event('CorrectionProposed'));
    early
      .when(correctRound(at, { informedAt: hours(1) }))
      .then(event('StatementCorrected', { corrected: { outOfOrder: ['before-safe-contact'] } }));
  });

  it('without a decision then stays so, whatever was decided since', () => {
    const undecided = inTime.and(inform({ informedAt: hours(1) }));
    undecided
      .and(decide({ question: 'inform-people' }))
      .when(correctRound(rev(undecided, 'SubjectsInformed'), { informedAt: hours(2) }))
      .then(event('StatementCorrected', { corrected: { outOfOrder: ['without-decision'] } }));
  });

  it('changes its order too when the notification it was compared with turns out earlier or later', () => {
    const corrects = rev(inTime, 'ApNotified');
    const overtaken = inOrder.and(correctNotification(corrects, { notifiedAt: hours(20) }));
    expect(flags(overtaken.breach)).toContain('people-informed-before-authority');
    overtaken.when(correctNotification(corrects, { notifiedAt: hours(9) })).then(event('CorrectionProposed'));
    const back = overtaken
      .and(correctNotification(corrects, { notifiedAt: hours(9) }))
      .and(act(confirm(corrects), { by: colleague }));
    expect(flags(back.breach)).not.toContain('people-informed-before-authority');
  });
});

describe('the notice of a processor to its controller with a wrong moment', () => {
  it('is corrected by one person: Art. 33(2) has no term', () => {
    const told = given(
      report(),
      { type: 'EstablishOrganisationRole', role: 'processor', reason: 'Their letters.' },
      { type: 'InformController', informedAt: MONDAY_NINE },
    );
    const corrected = told
      .when({
        type: 'CorrectStatement',
        corrects: rev(told, 'ControllerInformed'),
        reason: 'The mail went out the day before.',
        restated: { statement: 'ControllerInformed', informedAt: hours(-24) },
      })
      .then(event('StatementCorrected', { previous: { informedAt: MONDAY_NINE } }));
    expect(corrected.breach.controllerInformed).toMatchObject({
      informedAt: hours(-24),
      corrections: [{ previous: { informedAt: MONDAY_NINE } }],
    });
    expect(duties(corrected)).not.toContain('inform-controller');
  });
});
