import { describe, expect, it } from '@jest/globals';
import { breachView } from '../../src/breach/views/breach.view.js';
import { withoutPersonal } from '../../src/breach/lists/list-of.js';
import { fold, recordedBy, upToRevision } from '../../src/breach/dossier/history.js';
import { timeLine } from '../../src/breach/views/time-line.view.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  decide,
  MONDAY_NINE,
  notify,
  report,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, given, type Given } from '../support/breach/given-breach.js';

const road = [
  report({ safetyRisk: 'yes' }),
  act(aware({ awareAt: plusHours(MONDAY_NINE, -1) }), { at: '2026-03-02T10:00:00+01:00' }),
  act(supplement(), { at: '2026-03-02T10:00:00+01:00' }),
  act(assess(), { at: '2026-03-02T12:00:00+01:00' }),
  act(decide(), { at: '2026-03-02T15:00:00+01:00' }),
  act(notify(), { at: '2026-03-02T15:30:00+01:00' }),
] as const;
const { history } = given(...road);
const at = (clock: string) => moment(`2026-03-02T${clock}+01:00`);
const view = ({ breach }: Given) => breachView(breach);

describe('what was known then', () => {
  it('at each revision is what was answered then', () => {
    for (let acts = 1; acts <= road.length; acts++) {
      const then = given(...road.slice(0, acts));
      const revision = then.history.length - 1;
      expect(breachView(fold(upToRevision(history, revision))!)).toEqual(view(then));
    }
  });

  it('at a moment is the longest beginning recorded by then, that very moment included', () => {
    expect(recordedBy(history, at('08:59:59.999'))).toEqual([]);
    expect(recordedBy(history, at('09:00:00'))).toHaveLength(2);
    expect(recordedBy(history, at('09:59:59.999'))).toHaveLength(2);
    expect(recordedBy(history, at('10:00:00'))).toHaveLength(4);
    expect(recordedBy(history, at('23:00:00'))).toEqual(history);
  });

  it('at a revision the dossier never had is nothing', () => {
    expect(upToRevision(history, history.length)).toEqual([]);
    expect(fold([])).toBeUndefined();
  });

  it('does not hold what was recorded later about an earlier moment', () => {
    expect(fold(recordedBy(history, at('09:30:00')))?.awareness).toMatchObject({ basis: 'provisional' });
  });
});

describe('a dossier as it is answered', () => {
  const answer = JSON.stringify(view(given(...road)));

  it('shows personal values to whom may see it, and neither the secret’s digest nor the rules', () => {
    expect(answer).toContain('CANARY a letter to the wrong address');
    expect(answer).not.toContain('a'.repeat(64));
    expect(answer).not.toContain('f'.repeat(64));
  });

  it('says "erased" where a personal value was erased', () => {
    const erased = history.map((each) => ({
      ...each,
      event: withoutPersonal(each.event),
    }));
    const text = JSON.stringify(breachView(fold(erased)!));
    expect(text).not.toContain('CANARY');
    expect(text).toContain('"description":{"erased":true}');
  });
});

describe('the time line', () => {
  const entries = timeLine(history);

  it('shows beside each other when a fact happened and when it was written down', () => {
    expect(entries.map(({ event, happenedAt, recordedAt }) => [event, happenedAt, recordedAt])).toEqual([
      ['BreachReported', at('09:00:00'), at('09:00:00')],
      ['SafetyRiskRaised', at('09:00:00'), at('09:00:00')],
      ['AwarenessEstablished', at('08:00:00'), at('10:00:00')],
      ['ReportSupplemented', at('10:00:00'), at('10:00:00')],
      ['BreachAssessed', at('12:00:00'), at('12:00:00')],
      ['DecisionTaken', at('15:00:00'), at('15:00:00')],
      ['ApNotified', at('09:00:00'), at('15:30:00')],
    ]);
  });

  it('tells who did it, in which role, under which law', () => {
    expect(entries.at(-1)).toMatchObject({
      revision: 6,
      by: { id: 'actor-handler', role: 'handler' },
      lawVersion: 'gdpr-2018',
    });
  });

  it('of a beginning is the beginning of the time line', () => {
    expect(timeLine(history.slice(0, 3))).toEqual(entries.slice(0, 3));
  });

  it('shows no digest of the reporter’s secret', () => {
    expect(JSON.stringify(entries)).not.toContain('a'.repeat(64));
  });
});
