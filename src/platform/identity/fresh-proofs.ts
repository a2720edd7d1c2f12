import { fromMilliseconds, toMilliseconds, type Moment } from '../../shared/moment.js';
import type { Clock } from '../time/clock.port.js';
import { FreshProofNeeded } from './fresh-proof-needed.js';
import { acrValuesOf, type FreshProofRule } from './fresh-proof-rule.js';
import type { IssuerConfig } from './issuer-config.js';
import type { Principal, Proof } from './principal.js';

/** How far the clocks of an issuer and of this desk may lie apart, as for tokens. */
const TOLERANCE_MS = 10_000;

/** Whether somebody proved lately who he is: asked where an act is done that nobody may do in another's chair. */
export class FreshProofs {
  readonly #rules: ReadonlyMap<string, FreshProofRule | undefined>;

  /** @param wallClock as for tokens: whoever could set that of the desk back could make an old proof new */
  constructor(
    issuers: readonly IssuerConfig[],
    readonly maxAgeSeconds: number,
    private readonly wallClock: Clock,
  ) {
    this.#rules = new Map(issuers.map(({ issuer, freshProof }) => [issuer, freshProof]));
  }

  /** @throws FreshProofNeeded */
  demand({ proof }: Pick<Principal, 'proof'>): void {
    const until = this.freshUntil(proof);
    if (until === undefined || later(until, TOLERANCE_MS) < this.now())
      throw new FreshProofNeeded({
        maxAgeSeconds: this.maxAgeSeconds,
        acrValues: acrValuesOf(this.ruleOf(proof)),
      });
  }

  /** Until when a proof is fresh, or was; `undefined` where it never could be. */
  freshUntil(proof: Proof): Moment | undefined {
    const { authenticatedAt } = proof;
    const isKnown = authenticatedAt !== undefined && this.#rules.has(proof.issuer) && this.#showsAcr(proof);
    // What is not yet was not proven.
    if (!isKnown || authenticatedAt > later(this.now(), TOLERANCE_MS)) return undefined;
    return later(authenticatedAt, this.maxAgeSeconds * 1_000);
  }

  /** Whether a login that began then led to a new proof: a provider may take no notice of what it was asked. */
  isSince(proof: Proof, began: Moment): boolean {
    const { authenticatedAt } = proof;
    const couldBeFresh = authenticatedAt !== undefined && this.freshUntil(proof) !== undefined;
    return couldBeFresh && later(authenticatedAt, TOLERANCE_MS) >= began;
  }

  ruleOf({ issuer }: Pick<Proof, 'issuer'>): FreshProofRule | undefined {
    return this.#rules.get(issuer);
  }

  now(): Moment {
    return this.wallClock.now();
  }

  #showsAcr(proof: Proof): boolean {
    const required = acrValuesOf(this.ruleOf(proof));
    return required.length === 0 || required.some((acr) => acr === proof.acr);
  }
}

function later(at: Moment, milliseconds: number): Moment {
  return fromMilliseconds(toMilliseconds(at) + milliseconds);
}
