import { describe, expect, it } from '@jest/globals';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  decide,
  inform,
  MONDAY_NINE,
  notify,
  RECORDED_ONLY,
  report,
  safetyMeasure,
  safeContact,
} from '../support/breach/breach-commands.js';
import { act, event, given } from '../support/breach/given-breach.js';

const people = decide({ question: 'inform-people' });
const LATER = { at: '2026-03-04T09:00:00+01:00' };
const inOrder = given(report(), aware(), assess(), decide(), people, notify());
const told = (...outOfOrder: string[]) => event('SubjectsInformed', { outOfOrder });

describe('informing the people concerned', () => {
  it('after the decision and the notification is in order', () => {
    const after = inOrder.when(inform()).then(told());
    expect(flags(after.breach)).toEqual([]);
    expect(openDuties(after.breach)).toEqual([]);
  });

  it('before the AP was notified is recorded and flagged, never refused', () => {
    const after = given(report(), people).when(inform()).then(told('before-authority'));
    expect(flags(after.breach)).toEqual(['people-informed-before-authority']);
  });

  it('need not wait for the AP when it was decided not to notify', () => {
    given(report(), assess({ risk: 'unlikely' }), decide({ outcome: 'no' }), people)
      .when(inform())
      .then(told());
  });

  it('is judged by when it happened, not by when it is written down', () => {
    const notifiedLater = given(
      report(),
      decide(),
      people,
      act(notify({ notifiedAt: plusHours(MONDAY_NINE, 40) }), LATER),
    );
    notifiedLater.when(inform({ informedAt: plusHours(MONDAY_NINE, 30) })).then(told('before-authority'));
  });

  it('without a decision is recorded and flagged', () => {
    const after = given(report(), notify()).when(inform()).then(told('without-decision'));
    expect(flags(after.breach)).toContain('people-informed-without-decision');
    given(report(), assess(), decide({ question: 'inform-people', outcome: 'no' }), notify())
      .when(inform())
      .then(told('without-decision'));
  });

  it('before a safe contact was established is recorded and flagged', () => {
    const danger = given(report({ safetyRisk: 'yes' }), people, notify());
    const after = danger.when(inform()).then(told('before-safe-contact'));
    expect(flags(after.breach)).toContain('people-informed-before-safe-contact');
    danger.and(safeContact()).when(inform()).then(told());
    danger
      .and(act(safeContact(plusHours(MONDAY_NINE, 2)), LATER))
      .when(inform({ informedAt: plusHours(MONDAY_NINE, 1) }))
      .then(told('before-safe-contact'));
  });

  it('before a safe contact where a danger was averted that nobody had raised is flagged all the same', () => {
    const averted = given(report({ safetyRisk: 'unknown' }), people, notify(), safetyMeasure());
    const after = averted.when(inform()).then(told('before-safe-contact'));
    expect(openDuties(after.breach).map(({ duty }) => duty)).toContain('establish-safe-contact');
    averted.and(safeContact()).when(inform()).then(told());
  });

  it('cannot lie in the future', () => {
    inOrder.when(inform({ informedAt: plusHours(MONDAY_NINE, 1) })).thenRefused('moment-in-the-future');
  });

  it.each(['reached', 'returned', 'unreachable'] as const)(
    'has no more people %s than were meant to be told',
    (count) => {
      inOrder
        .when(inform({ intended: 10, [count]: 11 }))
        .thenRefused('more-than-intended', { kind: 'invalid', field: count });
      inOrder.when(inform({ intended: 10, [count]: 10 })).then(event('SubjectsInformed', { [count]: 10 }));
    },
  );

  it('may come in rounds', () => {
    const { breach } = inOrder.and(inform({ intended: 10, reached: 8 })).and(inform({ intended: 2 }));
    expect(breach.informed).toHaveLength(2);
  });

  it('is a duty once it was decided', () => {
    const duties = openDuties(inOrder.breach).map(({ duty }) => duty);
    expect(duties).toEqual(['inform-people']);
  });

  it('after closing brings the dossier back', () => {
    given(...RECORDED_ONLY, { type: 'CloseBreach', conclusion: 'Done.' })
      .when(inform())
      .then(event('SubjectsInformed'), event('BreachReopened', { cause: 'people-informed' }));
  });
});
