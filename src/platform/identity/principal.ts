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

/** Who asks. */
export interface Principal {
  /** Opaque UUID, the same at every visit; leads back to a person only with the actor key. */
  readonly id: string;
  readonly grants: readonly Grant[];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard on every route that is not public. */
    principal?: Principal;
  }
}
