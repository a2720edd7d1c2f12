import { describe, expect, it } from '@jest/globals';
import { flags } from '../../src/breach/domain/duties.js';
import { nextAlarmAt, runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { plusHours, type Moment } from '../../src/shared/moment.js';
import { checkDeadlines, MONDAY_NINE, notify, report } from '../support/breach/breach-commands.js';
import { act, Given, given, handler } from '../support/breach/given-breach.js';

const hours = (n: number): Moment => plusHours(MONDAY_NINE, n);
/** It came in on Monday at nine; somebody wrote it down so many hours later. */
const enteredAfter = (n: number, content: Parameters<typeof report>[0] = {}): Given =>
  new Given([], hours(n)).and(
    act(
      report({
        entry: { channel: 'letter', firstContact: { precision: 'moment', at: MONDAY_NINE } },
        ...content,
      }),
      { by: handler },
    ),
  );
const events = ({ history }: Given): readonly string[] => history.map(({ event }) => event.type);
const miss = (missed: boolean) =>
  ({ type: 'StateEarlierMiss', missed, reason: 'The letter lay unopened.' }) as const;

describe('a report that somebody here wrote down', () => {
  it('was received when the organisation heard of it, and recorded when it was written down', () => {
    const { breach, history } = enteredAfter(100);
    expect(breach.moments.receivedAt).toBe(MONDAY_NINE);
    expect(breach.awareness.at).toBe(MONDAY_NINE);
    expect(breach.entry).toMatchObject({ channel: 'letter', enteredAt: hours(100) });
    expect(history.every(({ metadata }) => metadata.recordedAt === hours(100))).toBe(true);
  });

  it('has been looked at by whoever wrote it down', () => {
    expect(enteredAfter(1).breach.lookedAt).toBe(hours(1));
  });

  it.each([
    ['employed', hours(-48)],
    ['client', MONDAY_NINE],
  ] as const)(
    'the clock of what a reporter of kind %s discovered earlier goes by the usual rule',
    (kind, at) => {
      const discovered = { precision: 'moment', at: hours(-48) } as const;
      expect(enteredAfter(1, { reporter: { kind }, discovered }).breach.awareness.at).toBe(at);
    },
  );

  it('danger is told when it was told; its minutes run from when the desk can do something', () => {
    const { breach } = enteredAfter(5, { safetyRisk: 'yes' });
    expect(breach.safety.raisedAt).toBe(hours(0));
    expect(runningDeadlines(breach).find(({ deadline }) => deadline === 'safety')?.dueAt).toBe(hours(5.5));
  });
});

describe('public cases 1 and 11: a term that had passed before it was entered', () => {
  const old = enteredAfter(24 * 400);

  it('raises nothing by itself, neither a miss nor a warning that an hour is left', () => {
    expect(events(old.and(checkDeadlines))).toEqual(events(old));
    expect(nextAlarmAt(old.breach)).toBeUndefined();
    expect(flags(old.breach)).not.toContain('deadline-missed');
  });

  it('still runs: whether the AP has to be notified is not decided by being late', () => {
    expect(runningDeadlines(old.breach)).toMatchObject([
      { deadline: 'authority-notification', dueAt: hours(72) },
    ]);
  });

  it('was missed once somebody says so, and not any more once he says otherwise', () => {
    const said = old.and(miss(true));
    expect(flags(said.breach)).toContain('deadline-missed');
    expect(flags(said.and(miss(false)).breach)).not.toContain('deadline-missed');
    expect(events(said.and(miss(true)))).toEqual(events(said));
  });

  it('that was met after all is not called missed, whoever said so', () => {
    const { breach } = old.and(miss(true)).and(notify({ notifiedAt: hours(20) }));
    expect(flags(breach)).not.toContain('deadline-missed');
  });

  it('notified long ago and still incomplete is brought to mind from when it was entered', () => {
    const told = old.and(notify({ notifiedAt: hours(20), incomplete: true }));
    expect(events(told.and(checkDeadlines))).toEqual(events(told));
    expect(nextAlarmAt(told.breach)).toBe(plusHours(old.now, 7 * 24));
  });

  it('one that had not passed is missed like any other', () => {
    const { history } = enteredAfter(71).and(act(checkDeadlines, { at: hours(73) }));
    expect(history.at(-1)?.event).toMatchObject({ type: 'DeadlineMissed', data: { dueAt: hours(72) } });
  });

  it('of a report that was made here nobody says what its clock says itself', () => {
    expect(() => given(report(), miss(true))).toThrow(expect.objectContaining({ code: 'not-entered-later' }));
  });
});

describe('what of the organisation it touches', () => {
  const touch = (data: object) => ({ type: 'EstablishInvolvement', ...data }) as const;

  it('is said as a whole each time; the same again says nothing', () => {
    const first = given(report(), touch({ system: 'ONS', processor: 'A printer' }));
    expect(first.and(touch({ system: 'ONS' })).breach.involved).toEqual({ system: 'ONS' });
    expect(events(first.and(touch({ processor: 'A printer', system: 'ONS' })))).toEqual(events(first));
  });
});

describe('an incident', () => {
  it('is the first that the dossier was linked to', () => {
    const linked = given(
      report(),
      { type: 'LinkIncident', incident: 'one' },
      { type: 'LinkIncident', incident: 'two' },
    );
    expect(linked.breach.incident).toBe('one');
  });
});
