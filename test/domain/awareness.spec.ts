import { describe, expect, it } from '@jest/globals';
import { openDuties } from '../../src/breach/domain/duties.js';
import { plusHours } from '../../src/shared/moment.js';
import { aware, MONDAY_NINE, report, secret } from '../support/breach/breach-commands.js';
import { act, colleague, event, given, handler } from '../support/breach/given-breach.js';
import type { BreachCommand } from '../../src/breach/domain/breach.js';

const reason = secret('why it is another moment');
const hours = (n: number) => plusHours(MONDAY_NINE, n);
const TUESDAY = { at: '2026-03-03T09:00:00+01:00' };
const later = aware({ awareAt: hours(5), reason });
const confirm: BreachCommand = { type: 'ConfirmLaterAwareness', awareAt: hours(5) };
const proposed = given(report(), act(later, { by: handler, ...TUESDAY }));

describe('establishing awareness', () => {
  it('replaces the provisional moment, with the facts it rests on', () => {
    const { breach } = given(report())
      .when(aware())
      .then(event('AwarenessEstablished', { awareAt: MONDAY_NINE, deadline: { dueAt: hours(72) } }));
    expect(breach.awareness).toMatchObject({ basis: 'established', at: MONDAY_NINE });
  });

  it('may move it earlier without more', () => {
    const { breach } = given(report())
      .when(aware({ awareAt: hours(-10) }))
      .then(event('AwarenessEstablished'));
    expect(breach.awareness.deadline.dueAt).toBe(hours(62));
  });

  it('cannot lie in the future', () => {
    given(report())
      .when(aware({ awareAt: hours(1) }))
      .thenRefused('moment-in-the-future', { kind: 'invalid', field: 'awareAt' });
  });

  it('adds the first signal and the processor’s awareness, as moments of their own', () => {
    const { breach } = given(report(), aware({ firstSignalAt: hours(-90), processorAwareAt: hours(-50) }));
    expect(breach.moments).toMatchObject({ firstSignalAt: hours(-90), processorAwareAt: hours(-50) });
    expect(breach.awareness.at).toBe(MONDAY_NINE);
  });

  it('again at the same moment says nothing new', () => {
    given(report(), aware()).when(aware()).thenNothing();
    given(report(), aware({ firstSignalAt: hours(-90) }))
      .when(aware({ firstSignalAt: hours(-90) }))
      .thenNothing();
  });
});

describe('correcting awareness', () => {
  it('needs a reason', () => {
    given(report(), aware())
      .when(aware({ awareAt: hours(-1) }))
      .thenRefused('correction-without-reason', { field: 'reason' });
  });

  it('to an earlier moment is one person’s work', () => {
    given(report(), aware())
      .when(aware({ awareAt: hours(-1), reason }))
      .then(event('AwarenessCorrected', { previousAwareAt: MONDAY_NINE, deadline: { dueAt: hours(71) } }));
  });
});

describe('moving awareness to a later moment', () => {
  it('needs a reason', () => {
    given(report())
      .when(aware({ awareAt: hours(5) }), TUESDAY)
      .thenRefused('later-awareness-without-reason', { field: 'reason' });
  });

  it('is only proposed by the first person: the clock does not move', () => {
    const { breach } = given(report()).when(later, TUESDAY).then(event('LaterAwarenessProposed'));
    expect(breach.awareness).toMatchObject({ basis: 'provisional', at: MONDAY_NINE });
    expect(openDuties(breach).map(({ duty }) => duty)).toContain('confirm-later-awareness');
  });

  it('cannot be confirmed by who proposed it', () => {
    proposed
      .when(confirm, { by: handler, ...TUESDAY })
      .thenRefused('second-person-needed', { kind: 'forbidden' });
  });

  it('is confirmed by a second person, and the log says who proposed it', () => {
    const { breach } = proposed.when(confirm, { by: colleague, ...TUESDAY }).then(
      event('AwarenessCorrected', {
        awareAt: hours(5),
        previousAwareAt: MONDAY_NINE,
        proposedBy: handler.id,
        deadline: { dueAt: hours(77) },
      }),
    );
    expect(breach.laterAwareness).toBeUndefined();
    expect(breach.awareness).toMatchObject({ basis: 'established', at: hours(5) });
  });

  it('cannot be confirmed as something else than was proposed', () => {
    proposed
      .when({ ...confirm, awareAt: hours(6) }, { by: colleague, ...TUESDAY })
      .thenRefused('no-such-proposal');
  });

  it('is proposed once by the same person', () => {
    proposed.when(later, { by: handler, ...TUESDAY }).thenNothing();
  });

  it('keeps the first signal that was stated with it', () => {
    const { breach } = given(
      report(),
      act(aware({ awareAt: hours(5), reason, firstSignalAt: hours(-90) }), TUESDAY),
      act(confirm, { by: colleague, ...TUESDAY }),
    );
    expect(breach.moments.firstSignalAt).toBe(hours(-90));
  });

  it('falls when somebody establishes the moment as it was', () => {
    proposed.when(aware(), { by: colleague, ...TUESDAY }).then(event('AwarenessEstablished'));
    const onEstablished = given(report(), aware(), act(later, TUESDAY));
    const { breach } = onEstablished
      .when(aware({ reason }), { by: colleague, ...TUESDAY })
      .then(event('AwarenessCorrected', { awareAt: MONDAY_NINE, previousAwareAt: MONDAY_NINE }));
    expect(breach.laterAwareness).toBeUndefined();
  });
});
