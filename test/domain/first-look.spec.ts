import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isClockEvent, nextAlarmAt, runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags } from '../../src/breach/domain/duties.js';
import { bareClaim } from '../../src/breach/domain/first-look.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  aware,
  checkDeadlines,
  interestOfChild,
  MONDAY_NINE,
  report,
  safetyMeasure,
  supplement,
} from '../support/breach/breach-commands.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { act, board, event, given, Given, handler } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const YEARS_AGO = hours(-6 * 365 * 24);
const claimed = given(report({ discovered: { precision: 'moment', at: YEARS_AGO } }));
const look = { type: 'LookAtReport' } as const;

describe('breaker 1: a discovery that anybody states', () => {
  it('shows as a claim, the worst case, beside the clock that runs from receipt', () => {
    expect(breachView(claimed.breach)).toMatchObject({
      claimed: {
        awareAt: YEARS_AGO,
        dueAt: plusHours(YEARS_AGO, 72),
        means: { nl: expect.stringContaining('uiterste datum') },
      },
      deadlines: [
        { deadline: 'authority-notification', dueAt: hours(72) },
        { deadline: 'claimed-awareness', dueAt: plusHours(YEARS_AGO, 72) },
      ],
    });
  });

  it('warns at once that it would be too late, and raises no miss', () => {
    const warned = claimed
      .when(checkDeadlines)
      .then(event('DeadlineWarningRaised', { deadline: 'claimed-awareness' }));
    warned.when(checkDeadlines).thenNothing();
    expect(flags(warned.breach)).not.toContain('deadline-missed');
    expect(nextAlarmAt(warned.breach)).toBe(hours(24));
  });

  it('counts as it always did once a person has looked', () => {
    const looked = claimed.and(look);
    expect(bareClaim(looked.breach)).toBeUndefined();
    expect(runningDeadlines(looked.breach)).toMatchObject([{ dueAt: plusHours(YEARS_AGO, 72) }]);
    looked.when(checkDeadlines).then(event('DeadlineMissed'));
    looked.when(look).thenNothing();
  });

  it('was looked at by whoever deals with it, and not by the reporter or the desk itself', () => {
    expect(claimed.and(aware({ awareAt: YEARS_AGO })).breach.lookedAt).toBeDefined();
    expect(claimed.and(act(supplement(), { by: handler })).breach.lookedAt).toBe(MONDAY_NINE);
    const anyone = { id: 'anyone', role: 'reporter' };
    expect(
      claimed.and(act(supplement(), { by: anyone })).and(checkDeadlines).breach.lookedAt,
    ).toBeUndefined();
  });

  it('was looked at by whoever does anything with it: a sentence for a letter, a deletion, a mandate', () => {
    let acts = 0;
    fc.assert(
      fc.property(steps, (all) => {
        for (const { before, outcome } of play(all).tries) {
          if (!(outcome instanceof Given) || before.history.length === 0) continue;
          const news = outcome.history.slice(before.history.length);
          const dealt = news.filter(
            ({ event: { type, data }, metadata: { actor } }) =>
              actor.role !== 'reporter' &&
              actor.role !== 'system' &&
              !isClockEvent(type) &&
              !['BreachDismissed', 'DossierAssigned', 'EmergencyAccessTaken', 'RecusalRecorded'].includes(
                type,
              ) &&
              !('includingDanger' in data),
          );
          if (dealt.length > 0) expect(outcome.breach.lookedAt).toBeDefined();
          acts += dealt.length > 0 && before.breach.lookedAt === undefined ? 1 : 0;
        }
      }),
      { numRuns: 200 },
    );
    expect(acts).toBeGreaterThan(50);
  });

  it('was looked at by whoever says whether a parent is told', () => {
    expect(claimed.and(interestOfChild('opposes')).breach.lookedAt).toBe(MONDAY_NINE);
  });

  it('was looked at by whoever keeps people out of it, and not where the report itself asks for that', () => {
    const about = { ...report(), report: { ...report().report, aboutHandler: true } };
    const restrict = {
      type: 'RestrictDossier',
      allowed: [],
      refused: ['actor-neighbour'],
      open: ['fg', 'board'],
      supervisors: [],
    } as const;
    const restricted = given(act(about, { by: { id: 'anyone', role: 'reporter' } }));
    expect(restricted.breach.restriction).toBeDefined();
    expect(restricted.breach.lookedAt).toBeUndefined();
    expect(claimed.and(restrict).breach.lookedAt).toBeDefined();
  });

  it('that nobody looks at is missed three days after receipt all the same', () => {
    const late = claimed.and(act(checkDeadlines, { at: hours(72) }));
    expect(flags(late.breach)).toContain('deadline-missed');
  });

  it('is no claim where it is the receipt', () => {
    expect(bareClaim(given(report()).breach)).toBeUndefined();
  });
});

describe('breaker 1: one of many false reports', () => {
  const dismissal = (includingDanger = false) =>
    ({ type: 'DismissUnverified', ground: 'test-report', reason: 'A flood.', includingDanger }) as const;

  it('is dismissed without being opened', () => {
    claimed.when(dismissal()).then(event('BreachDismissed', { ground: 'test-report' }));
  });

  it('is not, once a person dealt with it', () => {
    claimed.and(look).when(dismissal()).thenRefused('looked-at');
  });

  it('that states danger takes two who say the same ground, and the words of each are kept', () => {
    const by = { id: 'colleague', role: 'handler' };
    const proposed = given(report({ safetyRisk: 'yes' }), dismissal(true));
    proposed
      .when({ ...dismissal(true), ground: 'not-ours' }, { by })
      .thenRefused('says-something-else', { field: 'ground' });
    proposed
      .when({ ...dismissal(true), reason: 'One sender, one text.' }, { by })
      .then(event('BreachDismissed', { reason: 'A flood.', confirmedBecause: 'One sender, one text.' }));
    const same = proposed.when(dismissal(true), { by }).then(event('BreachDismissed'));
    expect(same.breach.ending).not.toHaveProperty('confirmedBecause');
  });

  it('nor where something was added since it was dismissed', () => {
    const anyone = { id: 'anyone', role: 'reporter' };
    claimed
      .and(dismissal())
      .and(act(supplement(), { by: anyone }))
      .when(dismissal())
      .thenRefused('addition-not-looked-at');
  });

  it('nor where danger is stated, unless two people mean those too; nor once something was done about it', () => {
    const danger = given(report({ safetyRisk: 'yes' }));
    danger.when(dismissal()).thenRefused('danger-stated', { field: 'includingDanger' });
    const proposed = danger.when(dismissal(true)).then(event('DismissalProposed', { includingDanger: true }));
    proposed.when(dismissal(true)).thenNothing();
    proposed
      .when(dismissal(true), { by: { id: 'colleague', role: 'handler' } })
      .then(event('BreachDismissed', { proposedBy: handler.id }));
    proposed
      .when({ type: 'ConfirmProposal', proposal: proposed.history.length - 1 }, { by: board })
      .then(event('BreachDismissed', { proposedBy: handler.id }));
    const bySystem = act(safetyMeasure(), { by: { id: 'x', role: 'system' } });
    danger.and(bySystem).when(dismissal(true)).thenRefused('danger-was-acted-on');
  });
});
