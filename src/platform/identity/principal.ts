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

/** Of the session somebody asks in: how he proved who he is, and until when that holds. */
export interface SessionFacts {
  /** UUID; not what opens it. */
  readonly id: string;
  readonly issuer: string;
  /** At the latest; half an hour without a visit ends it earlier. */
  readonly endsAt: Moment;
  /** When the provider last saw a proof, by its clock. */
  readonly authenticatedAt: Moment | undefined;
  readonly acr: string | undefined;
  readonly amr: readonly string[];
}

/** Who asks. */
export interface Principal {
  /** Opaque UUID, the same at every visit; leads back to a person only with the actor key. */
  readonly id: string;
  readonly grants: readonly Grant[];
  /** Where he came through a page; a token has none. */
  readonly session?: SessionFacts;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard on every route that is not public. */
    principal?: Principal;
  }
}
