import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMilliseconds, moment, toMilliseconds } from '../../shared/moment.js';
import { AdjustableClock } from '../time/clock.port.js';
import { FreshProofNeeded } from './fresh-proof-needed.js';
import { FreshProofs } from './fresh-proofs.js';
import type { IssuerConfig } from './issuer-config.js';
import { proofIn } from './proof.js';

const NOW = moment('2026-06-01T09:00:00Z');
const issuer = (name: string, freshProof?: IssuerConfig['freshProof']): IssuerConfig => ({
  issuer: name,
  audience: 'lekwacht',
  algorithms: ['ES256'],
  grantsClaim: 'grants',
  ...(freshProof !== undefined && { freshProof }),
});
const plain = issuer('plain');
const gold = issuer('gold', { requiredAcr: ['gold', 'platinum'] });
const silent = issuer('silent', 'provider-enforces');
const proofs = new FreshProofs([plain, gold, silent], 900, new AdjustableClock(NOW));

const secondsFromNow = (seconds: number): number => toMilliseconds(NOW) / 1_000 + seconds;
const isFresh = (claims: object, of: IssuerConfig = plain, wasAsked = true): boolean => {
  try {
    proofs.demand({ proof: proofIn({ ...claims }, of, wasAsked) });
    return true;
  } catch (error) {
    if (error instanceof FreshProofNeeded) return false;
    throw error;
  }
};

describe('a proof of who somebody is', () => {
  it('is fresh for a quarter of an hour, give or take what clocks differ, and not before it was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000, max: 3_000 }), (seconds) => {
        expect(isFresh({ auth_time: secondsFromNow(seconds) })).toBe(seconds >= -910 && seconds <= 10);
      }),
    );
  });

  it.each([[undefined], ['now'], [Number.NaN], [0], [-1], [1e12], [null], [{}]])(
    'was never given where the issuer says that it was at %p',
    (auth_time) => {
      expect(isFresh({ auth_time, iat: secondsFromNow(0) })).toBe(false);
    },
  );

  it('has to be of the class that the issuer gives for it, where it has one', () => {
    const auth_time = secondsFromNow(0);
    for (const acr of ['gold', 'platinum']) expect(isFresh({ auth_time, acr }, gold)).toBe(true);
    for (const acr of [undefined, '', 'silver', ['gold'], 'gold platinum'])
      expect(isFresh({ auth_time, acr }, gold)).toBe(false);
    expect(isFresh({ auth_time: secondsFromNow(-2_000), acr: 'gold' }, gold)).toBe(false);
  });

  it('is as old as the token of an issuer that is vouched for, and only where it says nothing itself', () => {
    expect(isFresh({ iat: secondsFromNow(-60) }, silent)).toBe(true);
    expect(isFresh({ iat: secondsFromNow(-2_000) }, silent)).toBe(false);
    expect(isFresh({ iat: secondsFromNow(0) }, silent, false)).toBe(false);
    expect(isFresh({ iat: secondsFromNow(0), auth_time: secondsFromNow(-2_000) }, silent)).toBe(false);
    expect(isFresh({ iat: secondsFromNow(0), auth_time: 'now' }, silent)).toBe(false);
  });

  it('of an issuer that is not known any more is none', () => {
    expect(isFresh({ auth_time: secondsFromNow(0) }, issuer('gone'))).toBe(false);
  });

  it('is asked for as RFC 9470 says', () => {
    const demand = (of: IssuerConfig) => () => {
      proofs.demand({ proof: proofIn({}, of, true) });
    };
    expect(demand(plain)).toThrow(
      expect.objectContaining({
        status: 401,
        headers: {
          'www-authenticate':
            'Bearer realm="lekwacht", error="insufficient_user_authentication", error_description="a more recent proof is needed", max_age="900"',
        },
      }),
    );
    expect(demand(gold)).toThrow(
      expect.objectContaining({
        headers: { 'www-authenticate': expect.stringContaining('acr_values="gold platinum"') },
      }),
    );
  });

  it('came of a login where it is not older than that', () => {
    const since = (seconds: number): boolean =>
      proofs.isSince(
        proofIn({ auth_time: secondsFromNow(seconds) }, plain, true),
        fromMilliseconds(toMilliseconds(NOW) - 60_000),
      );
    expect([-71, -70, -60, 0, 10, 11].map(since)).toEqual([false, true, true, true, true, false]);
  });
});
