import type { Moment } from '../../shared/moment.js';

export const ROLES = [
  'handler',
  'fg',
  'board',
  'mandate-holder',
  'auditor',
  'administrator',
  'processor',
] as const;

export type Role = (typeof ROLES)[number];

/** What a person may be, for one organisation (slug). */
export interface Grant {
  readonly organisation: string;
  readonly role: Role;
}

/** How somebody proved who he is: by a token or in a session, the same. */
export interface Proof {
  readonly issuer: string;
  /** When the issuer last saw a proof, by its clock; `undefined` where it does not say. */
  readonly authenticatedAt: Moment | undefined;
  readonly acr: string | undefined;
  readonly amr: readonly string[];
}

/** Of the session somebody asks in. */
export interface SessionFacts {
  /** UUID; not what opens it. */
  readonly id: string;
  /** At the latest; half an hour without a visit ends it earlier. */
  readonly endsAt: Moment;
}

/** Who asks. */
export interface Principal {
  /** Opaque UUID, the same at every visit; leads back to a person only with the actor key. */
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly proof: Proof;
  /** Where he came through a page; a token has none. */
  readonly session?: SessionFacts;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard on every route that is not public. */
    principal?: Principal;
  }
}
