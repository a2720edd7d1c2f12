import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { plusHours } from '../../src/shared/moment.js';
import { MONDAY_NINE, RECORDED_ONLY, report, secret } from '../support/breach/breach-commands.js';
import { event, given } from '../support/breach/given-breach.js';

const plan: BreachCommand = {
  type: 'PlanMeasure',
  measure: 'm-1',
  kind: 'prevention',
  what: 'Window envelopes.',
  dueAt: plusHours(MONDAY_NINE, 1000),
};
const take: BreachCommand = { type: 'TakeMeasure', measure: 'm-1', takenAt: MONDAY_NINE };
const deletion: BreachCommand = {
  type: 'ConfirmDeletion',
  confirmedAt: MONDAY_NINE,
  inWriting: true,
  by: secret('the neighbour'),
};
const closed = given(...RECORDED_ONLY, plan, { type: 'CloseBreach', conclusion: 'Done.' });

describe('measures', () => {
  it('are planned once under their id', () => {
    given(report()).when(plan).then(event('MeasurePlanned')).when(plan).thenNothing();
  });

  it('that were planned are taken once, and stay what they were planned as', () => {
    const { breach } = given(report(), plan)
      .when(take)
      .then(event('MeasureTaken', { kind: 'prevention', what: 'Window envelopes.' }))
      .when(take)
      .thenNothing();
    expect(breach.measures).toEqual([expect.objectContaining({ takenAt: MONDAY_NINE })]);
    expect(breach.measures[0]).toHaveProperty('dueAt');
  });

  it('can be taken at once, when it is said what they are', () => {
    given(report())
      .when({ ...take, kind: 'containment', what: 'The mail was recalled.' })
      .then(event('MeasureTaken', { kind: 'containment' }));
    given(report()).when(take).thenRefused('unknown-measure');
  });

  it('cannot be taken in the future', () => {
    given(report(), plan)
      .when({ ...take, takenAt: plusHours(MONDAY_NINE, 1) })
      .thenRefused('moment-in-the-future');
  });

  it('that were planned can be dropped with a reason, once, and not after they were taken', () => {
    const drop: BreachCommand = { type: 'DropMeasure', measure: 'm-1', reason: 'Not needed after all.' };
    given(report(), plan).when(drop).then(event('MeasureDropped')).when(drop).thenNothing();
    given(report(), plan, take).when(drop).thenRefused('measure-taken');
    given(report()).when(drop).thenRefused('unknown-measure');
  });

  it('of containment and remedy have to be taken or dropped before closing', () => {
    const remedy: BreachCommand = {
      type: 'PlanMeasure',
      measure: 'm-1',
      kind: 'remedy',
      what: 'Fetch it back.',
    };
    const close: BreachCommand = { type: 'CloseBreach', conclusion: 'Done.' };
    const open = given(...RECORDED_ONLY, remedy);
    open.when(close).thenRefused('duties-open');
    open.and(take).when(close).then(event('BreachClosed'));
    open
      .and({ type: 'DropMeasure', measure: 'm-1', reason: 'It burned.' })
      .when(close)
      .then(event('BreachClosed'));
  });

  it('of prevention live on after closing', () => {
    const after = closed.when(take).then(event('MeasureTaken'));
    expect(after.breach.ending?.kind).toBe('closed');
  });
});

describe('what is learned', () => {
  it('a deletion is confirmed, in writing or not, also after closing', () => {
    given(report())
      .when(deletion)
      .then(event('DeletionConfirmed', { inWriting: true }));
    const after = closed.when(deletion).then(event('DeletionConfirmed'));
    expect(after.breach.ending?.kind).toBe('closed');
  });

  it('a root cause and a lesson are recorded once in the same words', () => {
    const cause: BreachCommand = { type: 'EstablishRootCause', cause: 'An old address.' };
    const lesson: BreachCommand = { type: 'RecordLesson', lesson: 'Ask for the address at every visit.' };
    given(report(), cause).when(cause).thenNothing();
    given(report(), lesson).when(lesson).thenNothing();
    given(report(), cause)
      .when({ ...cause, cause: 'A typing error.' })
      .then(event('RootCauseEstablished'));
    closed.when(lesson).then(event('LessonRecorded'));
  });
});
