import { beforeAll, describe, expect, it } from '@jest/globals';
import type { BreachEvent } from '../../src/breach/domain/breach.js';
import type { ReportContent } from '../../src/breach/domain/report.js';
import { fold } from '../../src/breach/dossier/history.js';
import { noticesOf } from '../../src/alarms/whom/notices-of.js';
import { nextOfficeMoment } from '../../src/alarms/whom/office-hours.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import { ladderOf } from '../../src/organisations/on-call.js';
import type { OrganisationProfile } from '../../src/organisations/organisation-profile.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  advise,
  assess,
  checkDeadlines,
  MONDAY_NINE,
  reopen,
  report,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, board, colleague, fg, given, handler, type Given } from '../support/breach/given-breach.js';

const ANNA = 'b7d2c9de-0f55-4b1f-8c1f-000000000001';
const BEN = 'b7d2c9de-0f55-4b1f-8c1f-000000000002';
const contact = (name: string) => ({ email: `${name}@kadera.example`, phone: '06 0000 0000' });
const FOUR: OrganisationProfile['onCallLadder'] = [
  {
    id: 'anna',
    role: 'dienst',
    function: 'on-call',
    person: ANNA,
    contact: contact('anna'),
    afterMinutes: 0,
  },
  { id: 'ben', role: 'vervanger', function: 'deputy', person: BEN, contact: contact('ben'), afterMinutes: 4 },
  { id: 'fg', role: 'FG', function: 'fg', contact: contact('fg'), channels: ['mail'], afterMinutes: 8 },
  { id: 'board', role: 'bestuur', function: 'board', contact: contact('board'), afterMinutes: 12 },
];
let kadera: OrganisationProfile;
beforeAll(async () => {
  kadera = (await loadOrganisationProfiles('organisations')).get('kadera');
});

const minutes = (n: number) => plusHours(MONDAY_NINE, n / 60);

class Desk {
  constructor(
    private readonly ladder: OrganisationProfile['onCallLadder'],
    private readonly more: Partial<OrganisationProfile> = {},
    private readonly absent: readonly string[] = [],
  ) {}

  reported(content: Partial<ReportContent> = {}): Given {
    return given(report({ ...content, rules: { ladder: ladderOf({ onCallLadder: this.ladder }) } }));
  }

  /** Of the last event of this type: who hears what, over what. */
  of({ history }: Given, type: BreachEvent['type']): readonly string[] {
    return this.noticesOf({ history }, type).map(
      ({ kind, channel, recipient }) =>
        `${kind} ${'step' in recipient ? recipient.step : recipient.kind} ${channel}`,
    );
  }

  noticesOf({ history }: Pick<Given, 'history'>, type: BreachEvent['type']) {
    const at = history.findLastIndex(({ event }) => event.type === type);
    const before = fold(history.slice(0, at));
    return noticesOf({
      ...{ recorded: history[at]!, before, breach: fold(history.slice(at, at + 1), before)!, linked: [] },
      profile: { ...kadera, onCallLadder: this.ladder, ...this.more },
      ...{ absent: new Set(this.absent), refusedRoles: new Set<string>() },
      aboutHandler: type === 'BreachReported' && JSON.stringify(history[at]).includes('"aboutHandler":true'),
    });
  }
}

const four = new Desk(FOUR);
const everyWay = (step: string, kind: string) =>
  ['mail', 'text', 'voice'].map((way) => `${kind} ${step} ${way}`);

describe('a report', () => {
  it('is told to whoever is on call, in one way, with its term and nothing of what it says', () => {
    const notices = four.noticesOf(four.reported(), 'BreachReported');
    expect(notices).toEqual([
      {
        ...{ cause: expect.any(String), at: MONDAY_NINE, organisation: 'kadera', urgent: false },
        ...{ breach: expect.any(String), reference: 'DL-2026-7K3F-9Q2M', kind: 'report', channel: 'mail' },
        ...{ recipient: { kind: 'step', step: 'anna' }, dueAt: plusHours(MONDAY_NINE, 72) },
      },
    ]);
    expect(JSON.stringify(notices)).not.toMatch(/CANARY/);
  });

  it('of a danger alarms him in every way at once, and the FG', () => {
    expect(four.of(four.reported({ safetyRisk: 'yes' }), 'BreachReported')).toEqual([
      ...everyWay('anna', 'danger'),
      'danger fg mail',
    ]);
    expect(four.of(four.reported({ safetyRisk: 'yes' }), 'SafetyRiskRaised')).toEqual([]);
  });

  it('goes to the deputy while he is away', () => {
    const away = new Desk(FOUR, {}, ['anna']);
    expect(away.of(away.reported(), 'BreachReported')).toEqual(['report ben mail']);
  });

  it('about somebody who handles reports goes to none of them: to FG or board', () => {
    const about = four.reported({ aboutHandler: true, safetyRisk: 'yes' });
    expect(four.of(about, 'BreachReported')).toEqual(['danger fg mail']);
    const withoutFg = new Desk(FOUR.filter((step) => step.function !== 'fg'));
    expect(withoutFg.of(withoutFg.reported({ aboutHandler: true }), 'BreachReported')).toEqual([
      'report board mail',
    ]);
  });

  it('at which nobody looked in four hours is told to the FG, and without one to the board', () => {
    const unseen = (desk: Desk) => desk.reported().and(act(checkDeadlines, { at: minutes(240) }));
    expect(four.of(unseen(four), 'DeadlineMissed')).toEqual(['nobody-looked fg mail']);
    const withoutFg = new Desk(FOUR.filter((step) => step.function !== 'fg'));
    expect(withoutFg.of(unseen(withoutFg), 'DeadlineMissed')).toEqual(everyWay('board', 'nobody-looked'));
  });
});

describe('whoever does not answer', () => {
  const called = (desk: Desk, n: number) =>
    desk.reported({ safetyRisk: 'yes' }).and(act(checkDeadlines, { at: minutes(n) }));

  it('is followed by the next, and the last by the word that nobody was reached', () => {
    expect(four.of(called(four, 4), 'DeadlineMissed')).toEqual(everyWay('ben', 'rung'));
    expect(four.of(called(four, 8), 'DeadlineMissed')).toEqual(['rung fg mail']);
    expect(four.of(called(four, 12), 'DeadlineMissed')).toEqual(everyWay('board', 'rung'));
    expect(four.of(called(four, 17), 'DeadlineMissed')).toEqual([
      ...everyWay('anna', 'nobody-reached'),
      ...everyWay('ben', 'nobody-reached'),
      'nobody-reached fg mail',
      ...everyWay('board', 'nobody-reached'),
    ]);
  });

  it('is passed over where he is away or stepped back', () => {
    const away = new Desk(FOUR, {}, ['ben', 'fg']);
    expect(away.of(called(away, 4), 'DeadlineMissed')).toEqual(everyWay('board', 'rung'));
    const stepped = four
      .reported({ safetyRisk: 'yes' })
      .and(act({ type: 'Recuse', function: 'fg', reason: 'My brother.' }, { by: fg }))
      .and(act(checkDeadlines, { at: minutes(8) }));
    expect(four.of(stepped, 'DeadlineMissed')).toEqual(everyWay('board', 'rung'));
  });

  it('is not at it once he steps back: the next is called at once', () => {
    const anna = { by: { id: ANNA, role: 'handler' } };
    const left = four
      .reported({ safetyRisk: 'yes' })
      .and(act({ type: 'AcknowledgeAlarm' }, { ...anna, at: minutes(1) }))
      .and(act({ type: 'Recuse', function: 'handler', reason: 'My sister.' }, { ...anna, at: minutes(9) }));
    expect(four.of(left, 'RecusalRecorded')).toEqual([...everyWay('ben', 'danger'), 'danger fg mail']);
  });

  it('nor is whoever dismissed it as false, when its reporter comes back to say more', () => {
    const isFalse = {
      type: 'DismissUnverified',
      ground: 'test-report',
      reason: 'A flood.',
      includingDanger: true,
    } as const;
    const back = four
      .reported({ safetyRisk: 'yes' })
      .and(act(isFalse, { by: handler, at: minutes(60) }))
      .and(act(isFalse, { by: colleague, at: minutes(61) }))
      .and(act(supplement(), { by: { id: 'anyone', role: 'reporter' }, at: minutes(90) }));
    expect(four.of(back, 'BreachReopened')).toEqual(expect.arrayContaining(everyWay('anna', 'danger')));
    // A person who reopens it is at it.
    const reopened = four
      .reported({ safetyRisk: 'yes' })
      .and(act(isFalse, { by: handler, at: minutes(60) }))
      .and(act(isFalse, { by: colleague, at: minutes(61) }))
      .and(act(reopen, { by: handler, at: minutes(90) }));
    expect(four.of(reopened, 'BreachReopened').join()).not.toContain('danger');
  });

  it('never is whom the dossier is about, nor a function that does not see it', () => {
    const shut = four
      .reported({ safetyRisk: 'yes' })
      .and({
        ...{ type: 'RestrictDossier', allowed: [ANNA], refused: [BEN], open: ['fg', 'board'] },
        supervisors: [],
      })
      .and(act(checkDeadlines, { at: minutes(4) }));
    expect(four.of(shut, 'DeadlineMissed')).toEqual(['rung fg mail']);
  });
});

describe.each([
  ['three people', FOUR.filter(({ id }) => id !== 'ben')],
  ['two without FG', [FOUR[0]!, { ...FOUR[3]!, afterMinutes: 5 }]],
])('an organisation of %s', (_name, ladder) => {
  const at = (desk: Desk, n: number) =>
    desk.reported({ safetyRisk: 'yes' }).and(act(checkDeadlines, { at: minutes(n) }));

  it('reaches somebody while the one on call is on holiday', () => {
    const holiday = new Desk(ladder, { fg: undefined } as never, ['anna']);
    const first = holiday.of(holiday.reported({ safetyRisk: 'yes' }), 'BreachReported');
    expect(first.length).toBeGreaterThan(0);
    expect(first.join()).not.toContain('anna');
  });

  it('hears that nobody was reached where the others are not there either', () => {
    const alone = new Desk(
      ladder,
      {},
      ladder.slice(1).map(({ id }) => id),
    );
    const last = alone.of(at(alone, 60), 'DeadlineMissed');
    expect(last).toEqual(everyWay('anna', 'nobody-reached'));
  });

  it('of which everybody said that he is away hears of it all the same', () => {
    const nobody = new Desk(
      ladder,
      {},
      ladder.map(({ id }) => id),
    );
    const everybody = new Desk(ladder, {});
    const danger = at(nobody, 0);
    expect(nobody.of(danger, 'BreachReported').length).toBeGreaterThan(0);
    expect(nobody.of(danger, 'BreachReported')).toEqual(everybody.of(danger, 'BreachReported'));
    expect(nobody.of(at(nobody, 60), 'DeadlineMissed').length).toBeGreaterThan(0);
    const late = nobody.reported().and(act(checkDeadlines, { at: plusHours(MONDAY_NINE, 73) }));
    expect(nobody.of(late, 'DeadlineMissed').length).toBeGreaterThan(0);
  });
});

describe('duties', () => {
  it('tell whoever has to move, not whoever made them, and the board not before there is something to decide on', () => {
    const assessed = four
      .reported()
      .and(act({ type: 'LookAtReport' }, { by: handler }))
      .and(assess());
    expect(four.of(assessed, 'ReportLookedAt')).toEqual([]);
    expect(four.noticesOf(assessed, 'BreachAssessed')).toMatchObject([
      { kind: 'duty', recipient: { step: 'board' }, urgent: false, facts: { count: 2 } },
    ]);
    const asked = assessed.and({ type: 'RequestAdvice', questions: ['notify-authority'] });
    expect(four.of(asked, 'AdviceRequested')).toEqual(['duty fg mail']);
    expect(four.of(asked.and(advise()), 'AdviceGiven')).toEqual([]);
  });

  it('of FG and board wait for the office, those of who is on call for nothing', () => {
    const evening = { at: moment('2026-03-02T21:00:00+01:00') as string };
    const assessed = four.reported().and(act(assess(), { ...evening, by: handler }));
    expect(four.noticesOf(assessed, 'BreachAssessed')).toMatchObject([
      { notBefore: moment('2026-03-03T08:00:00+01:00') },
    ]);
    const decided = assessed.and(
      act({ type: 'RequestAdvice', questions: ['notify-authority'] }, { ...evening, by: board }),
    );
    expect(four.of(decided, 'AdviceRequested')).toEqual(['duty fg mail']);
  });
});

describe('the office opens', () => {
  const office = { holidays: ['2026-03-05'] };
  it.each([
    ['now, while it is open', '2026-03-02T10:00:00+01:00', '2026-03-02T10:00:00+01:00'],
    ['at eight, before that', '2026-03-02T06:00:00+01:00', '2026-03-02T08:00:00+01:00'],
    ['the next morning, after six', '2026-03-02T18:00:00+01:00', '2026-03-03T08:00:00+01:00'],
    ['on Monday, from Friday night', '2026-03-06T23:00:00+01:00', '2026-03-09T08:00:00+01:00'],
    [
      'after a day on which the organisation is closed',
      '2026-03-04T20:00:00+01:00',
      '2026-03-06T08:00:00+01:00',
    ],
    ['after Christmas', '2026-12-24T20:00:00+01:00', '2026-12-28T08:00:00+01:00'],
    ['by summer time, in the night that begins it', '2026-03-28T23:00:00+01:00', '2026-03-30T08:00:00+02:00'],
  ])('%s', (_name, at, opens) => {
    expect(nextOfficeMoment(office, moment(at))).toBe(moment(opens));
  });
});
