import { describe, expect, it } from '@jest/globals';
import { flags } from '../../src/breach/domain/duties.js';
import { interestOfChildOpposes } from '../../src/breach/domain/interest-of-child.js';
import { fold, upToRevision } from '../../src/breach/replay.js';
import { close, interestOfChild, RECORDED_ONLY, report } from '../support/breach-commands.js';
import { act, event, fg, given } from '../support/given-breach.js';

describe('the interest of the child', () => {
  const reported = given(report());

  it('is a fact with its reason, and a later one counts', () => {
    const opposed = reported
      .when(interestOfChild('opposes'))
      .then(event('InterestOfChildEstablished', { interest: 'opposes', reason: { scope: 'dossier' } }));
    expect(interestOfChildOpposes(opposed.breach)).toBe(true);
    const allowed = opposed.when(interestOfChild('allows')).then(event('InterestOfChildEstablished'));
    expect(interestOfChildOpposes(allowed.breach)).toBe(false);
    const asOf = fold(upToRevision(allowed.history, 1));
    expect(interestOfChildOpposes(asOf!)).toBe(true);
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
