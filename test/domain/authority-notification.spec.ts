import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  isIncomplete,
  standingNotification,
  type ApNotified,
} from '../../src/breach/domain/authority-notification.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { contentDigest } from '../../src/breach/domain/notifying-authority.js';
import { revealed } from '../../src/shared/personal.js';
import { canonicalJson } from '../../src/shared/canonical-json.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  close,
  decide,
  inform,
  MONDAY_NINE,
  notify,
  RECORDED_ONLY,
  report,
  supplement as addition,
  secret,
  without,
} from '../support/breach/breach-commands.js';
import { act, event, fg, given } from '../support/breach/given-breach.js';

const due = plusHours(MONDAY_NINE, 72);
const A_MS_LATE = moment('2026-03-05T09:00:00.001+01:00');
const LATER = { at: '2026-03-09T09:00:00+01:00' };
const decided = given(report(), aware(), assess(), decide(), act(addition(), LATER));
const notified = decided.and(notify());
const last = (dossier: typeof decided) =>
  dossier.history.findLast(({ event: { type } }) => type === 'ApNotified')?.event.data as ApNotified['data'];
const duties = (dossier: typeof decided): readonly string[] =>
  openDuties(dossier.breach).map(({ duty }) => duty);

describe('an initial notification', () => {
  it('is in time at the very deadline', () => {
    decided.when(notify({ notifiedAt: due })).then(event('ApNotified', { kind: 'initial', number: 'AP-1' }));
    expect(last(decided.and(notify({ notifiedAt: due })))).not.toHaveProperty('late');
  });

  it('a millisecond later is refused without a reason', () => {
    decided
      .when(notify({ notifiedAt: A_MS_LATE }))
      .thenRefused('late-without-reason', { kind: 'invalid', field: 'delayReason' });
  });

  it('is accepted late with a reason', () => {
    const late = decided
      .when(notify({ notifiedAt: A_MS_LATE, delayReason: 'The form was down.' }))
      .then(event('ApNotified', { late: { hours: 0, days: 0 }, delayReason: 'The form was down.' }));
    expect(flags(late.breach)).toContain('authority-notified-late');
  });

  it('is accepted late when it is said openly that there is no reason', () => {
    decided
      .when(notify({ notifiedAt: A_MS_LATE, delayReasonOmitted: true }))
      .then(event('ApNotified', { delayReasonOmitted: true }));
    decided
      .when(notify({ notifiedAt: A_MS_LATE, delayReasonOmitted: false }))
      .thenRefused('late-without-reason');
  });

  it('cannot have been made in the future', () => {
    given(report())
      .when(notify({ notifiedAt: plusHours(MONDAY_NINE, 1) }))
      .thenRefused('moment-in-the-future');
  });

  it('recorded again records nothing', () => {
    notified.when(notify()).thenNothing();
  });

  it('is made once: then there are supplements', () => {
    notified.when(notify({ notifiedAt: due, number: 'AP-2' })).thenRefused('already-notified');
  });

  it('made without a decision is recorded and flagged', () => {
    const early = given(report()).when(notify()).then(event('ApNotified'));
    expect(flags(early.breach)).toContain('authority-notified-without-decision');
    expect(duties(early)).toContain('decide-on-what-was-notified');
    expect(flags(notified.breach)).not.toContain('authority-notified-without-decision');
  });

  it('is withdrawn once the board decided against: deciding again would do nothing', () => {
    const against = notified.and(assess({ risk: 'unlikely' })).and(decide({ outcome: 'no' }));
    expect(duties(against)).toContain('withdraw-notification');
    expect(duties(against)).not.toContain('decide-on-what-was-notified');
    const turned = against.and(assess());
    expect(duties(turned)).toContain('reconsider-on-authority');
    expect(duties(turned)).not.toContain('withdraw-notification');
    const withdrawn = against.and(notify({ kind: 'withdrawal', withdrawalReason: 'No risk after all.' }));
    expect(duties(withdrawn)).not.toContain('withdraw-notification');
  });

  it('made by the FG says so in the log, also when it was made without a decision', () => {
    expect(flags(decided.and(act(notify(), { by: fg })).breach)).toEqual(['fg-did-handlers-work']);
    expect(flags(given(report(), act(notify(), { by: fg })).breach)).toEqual([
      'authority-notified-without-decision',
      'fg-did-handlers-work',
    ]);
  });

  it('after closing brings the dossier back', () => {
    given(...RECORDED_ONLY, { type: 'CloseBreach', conclusion: 'Done.' })
      .when(notify())
      .then(event('ApNotified'), event('BreachReopened', { cause: 'authority-notified' }));
  });

  it('turns out late when awareness is corrected to an earlier moment afterwards', () => {
    const corrected = decided
      .and(notify({ notifiedAt: due }))
      .and(aware({ awareAt: plusHours(MONDAY_NINE, -24), reason: secret('the first alert counts') }));
    expect(flags(corrected.breach)).toContain('authority-notified-late');
  });
});

describe('the number that the AP gives', () => {
  const numberless = decided.and(without(notify(), 'number'));

  it('may be still to come, and is a duty then', () => {
    expect(duties(numberless)).toContain('record-number-of-authority');
    expect(duties(notified)).not.toContain('record-number-of-authority');
  });

  it('is recorded when it comes, without saying that anything more was sent', () => {
    const known = numberless
      .when(notify({ number: 'AP-7' }))
      .then(event('ApNumberReceived', { notifiedAt: MONDAY_NINE, number: 'AP-7' }));
    expect(known.breach.notifications).toEqual([expect.objectContaining({ number: 'AP-7' })]);
    expect(duties(known)).not.toContain('record-number-of-authority');
    known.when(notify({ number: 'AP-7' })).thenNothing();
  });
});

describe('what was sent to the AP', () => {
  it('is frozen: a later assessment does not change it', () => {
    const before = last(notified).content;
    const after = notified.and(assess({ risk: 'high-risk', summary: 'It is worse.' }));
    expect(last(after).content).toEqual(before);
    expect(after.breach.notifiedContent).toEqual(before);
    expect(before).toMatchObject({ awareAt: MONDAY_NINE, assessment: { risk: 'risk' } });
  });

  it('can be verified by anybody who has content and salt, and by nobody without the salt', () => {
    const { salt: sealed, content, contentDigest: digest } = last(notified);
    const salt = revealed(sealed) ?? '';
    expect(digest).toBe(
      createHash('sha256')
        .update(`${salt}${canonicalJson(content)}`)
        .digest('hex'),
    );
    expect(contentDigest(salt, { ...content, awareAt: due })).not.toBe(digest);
    expect(contentDigest('0'.repeat(32), content)).not.toBe(digest);
  });
});

describe('a supplement', () => {
  const supplement = notify({ kind: 'supplement', notifiedAt: due, number: 'AP-1' });

  it('says which answers changed since what was last sent', () => {
    notified
      .and(assess({ subjectCount: { min: 2, max: 3 }, natures: ['integrity'] }))
      .when(supplement)
      .then(event('ApNotified', { kind: 'supplement', changed: ['natures', 'subjectCount'] }));
  });

  it('says that nothing changed when nothing did, and names an answer that went away', () => {
    notified.when(supplement).then(event('ApNotified', { changed: [] }));
    decided
      .and(assess({ protectionTechnique: 'AES' }))
      .and(notify())
      .and(assess())
      .when(supplement)
      .then(event('ApNotified', { changed: ['protectionTechnique'] }));
  });

  it('is compared with the supplement before it, not with the beginning', () => {
    notified
      .and(assess({ severity: 'very-high' }))
      .and(supplement)
      .and(assess({ severity: 'very-high', risk: 'high-risk' }))
      .when(notify({ kind: 'supplement', notifiedAt: A_MS_LATE }))
      .then(event('ApNotified', { changed: ['risk'] }));
  });

  it('is never late, and completes what was incomplete', () => {
    const incomplete = decided.and(notify({ incomplete: true }));
    expect(isIncomplete(incomplete.breach)).toBe(true);
    expect(duties(incomplete)).toContain('supplement-notification');
    const complete = incomplete
      .when(notify({ kind: 'supplement', notifiedAt: A_MS_LATE }))
      .then(event('ApNotified', { incomplete: false }));
    expect(duties(complete)).not.toContain('supplement-notification');
  });

  it('is due once people are told after all: the AP heard that they are not, and was promised nothing', () => {
    const people = { question: 'inform-people' } as const;
    const told = decided.and(decide({ ...people, outcome: 'no' })).and(notify());
    expect(duties(told)).not.toContain('supplement-notification');
    const otherwise = told.and(decide({ ...people, outcome: 'yes', departure: 'The risk is seen as high.' }));
    expect(duties(otherwise)).toContain('supplement-notification');
    // Not since the AP was told: of a dossier of a year ago fifty reminders would come at once.
    const { decidedAt } = otherwise.breach.decisions['inform-people']!;
    expect(decidedAt > last(told).notifiedAt).toBe(true);
    expect(runningDeadlines(otherwise.breach)).toContainEqual(
      expect.objectContaining({ deadline: 'supplement-notification', dueAt: plusHours(decidedAt, 7 * 24) }),
    );
    expect(duties(otherwise.and(supplement))).not.toContain('supplement-notification');
  });

  it('is due where it heard that people are told, and the board decided before anybody was that they are not', () => {
    const people = { question: 'inform-people' } as const;
    const no = decide({
      ...people,
      outcome: 'no',
      ground: 'rights-of-others',
      departure: 'It harms others.',
    });
    const told = decided
      .and(assess({ risk: 'high-risk' }))
      .and(decide(people))
      .and(notify());
    expect(duties(told)).not.toContain('supplement-notification');
    const turned = told.and(no);
    expect(duties(turned)).toContain('supplement-notification');
    turned.when(close).thenRefused('duties-open');
    expect(runningDeadlines(turned.breach).map(({ deadline }) => deadline)).toContain(
      'supplement-notification',
    );
    expect(duties(turned.and(supplement))).not.toContain('supplement-notification');
    // Whoever was told is told, and the form says so still.
    expect(duties(told.and(inform({ intended: 50, reached: 30, returned: 20 })).and(no))).not.toContain(
      'supplement-notification',
    );
  });

  it('is not due for that where the AP was not told so, or nothing stands there to supplement', () => {
    const people = { question: 'inform-people' } as const;
    const yes = decide({ ...people, outcome: 'yes', departure: 'The risk is seen as high.' });
    for (const dossier of [
      decided
        .and(decide({ ...people, outcome: 'no' }))
        .and(yes)
        .and(notify()),
      notified.and(yes),
      notified.and(decide({ ...people, outcome: 'no' })).and(yes),
      decided.and(decide({ ...people, outcome: 'no' })).and(yes),
      // Whoever orders it knows it.
      decided
        .and(decide({ ...people, outcome: 'no' }))
        .and(notify())
        .and(
          decide({ ...people, outcome: 'yes', ground: 'ordered-by-authority', departure: 'It was ordered.' }),
        ),
    ])
      expect(duties(dossier)).not.toContain('supplement-notification');
  });

  it('needs something to supplement', () => {
    decided.when(supplement).thenRefused('nothing-notified');
  });
});

describe('a withdrawal', () => {
  const withdrawal = notify({ kind: 'withdrawal', notifiedAt: due, withdrawalReason: 'No personal data.' });

  it('needs a reason, and something to withdraw', () => {
    notified
      .when(without(withdrawal, 'withdrawalReason'))
      .thenRefused('withdrawal-without-reason', { field: 'withdrawalReason' });
    decided.when(withdrawal).thenRefused('nothing-notified');
  });

  it('leaves no notification standing; a new one may follow', () => {
    const withdrawn = notified.when(withdrawal).then(event('ApNotified', { kind: 'withdrawal' }));
    expect(standingNotification(withdrawn.breach)).toBeUndefined();
    withdrawn
      .when(notify({ notifiedAt: A_MS_LATE, delayReason: 'It was one after all.' }))
      .then(event('ApNotified', { kind: 'initial' }));
  });

  it('without a decision is recorded and flagged; with one it is not', () => {
    const flag = 'notification-withdrawn-without-decision';
    expect(flags(notified.and(withdrawal).breach)).toContain(flag);
    expect(
      flags(
        notified
          .and(act(decide({ outcome: 'no', departure: 'None was read.' }), { at: due }))
          .and(act(withdrawal, LATER)).breach,
      ),
    ).not.toContain(flag);
  });
});
