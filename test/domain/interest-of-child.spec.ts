import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { flags } from '../../src/breach/domain/duties.js';
import { interestOfChildOpposes } from '../../src/breach/domain/interest-of-child.js';
import { fold, upToRevision } from '../../src/breach/dossier/history.js';
import {
  assess,
  close,
  interestOfChild,
  raiseRisk,
  RECORDED_ONLY,
  report,
} from '../support/breach/breach-commands.js';
import { act, event, fg, given } from '../support/breach/given-breach.js';

describe('the interest of the child', () => {
  const reported = given(report());

  it('is a fact with its reason, and a later one counts', () => {
    const opposed = reported
      .when(interestOfChild('opposes'))
      .then(event('InterestOfChildEstablished', { interest: 'opposes', reason: { scope: 'dossier' } }));
    expect(interestOfChildOpposes(opposed.breach)).toBe(true);
    const allowed = opposed
      .when(interestOfChild('allows', { lifts: true }))
      .then(event('InterestOfChildEstablished', { interest: 'allows', lifts: true }));
    expect(interestOfChildOpposes(allowed.breach)).toBe(false);
    const asOf = fold(upToRevision(allowed.history, 1));
    expect(interestOfChildOpposes(asOf!)).toBe(true);
  });

  it('opposes until somebody says that it does so for no child any more', () => {
    reported
      .and(interestOfChild('opposes'))
      .when(interestOfChild('allows'))
      .thenRefused('interest-of-child-opposed-before', { kind: 'invalid', field: 'lifts' });
  });

  it('is asked again when danger comes up that nobody knew of then; an "opposes" stays', () => {
    const factsOfDanger: BreachCommand = { ...assess(), facts: { safetyRisk: 'possible' } };
    for (const comesUp of [raiseRisk(), factsOfDanger]) {
      expect(reported.and(interestOfChild('allows')).and(comesUp).breach.interestOfChild).toBeUndefined();
      expect(interestOfChildOpposes(reported.and(interestOfChild('opposes')).and(comesUp).breach)).toBe(true);
      const knowing = reported.and(comesUp).and(interestOfChild('allows'));
      expect(knowing.and(factsOfDanger).breach.interestOfChild).toBeDefined();
    }
  });

  it('is not known before somebody says it', () => {
    expect(reported.breach.interestOfChild).toBeUndefined();
    expect(interestOfChildOpposes(reported.breach)).toBe(false);
  });

  it('can still be recorded after closing: a letter may go out then', () => {
    given(...RECORDED_ONLY, close)
      .when(interestOfChild('opposes'))
      .then(event('InterestOfChildEstablished'));
  });

  it('established by the FG says so in the log', () => {
    expect(flags(reported.and(act(interestOfChild('allows'), { by: fg })).breach)).toEqual([
      'fg-did-handlers-work',
    ]);
  });
});
