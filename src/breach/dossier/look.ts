import type { Principal, Role } from '../../platform/identity/principal.js';
import type { WayIn } from '../domain/restriction.js';

/** Into one dossier: each look counts by itself. And what leaves as a file. */
const LOOKS_BY_THEMSELVES = [
  'dossier',
  'time-line',
  'replay',
  'ap-form',
  'edpb-template',
  'letter',
  'affected-people',
  'attachment',
  'looks-at-dossier',
  'personal-values',
  'erasure-certificate',
  'access-request',
  'access-answer',
  'register-export',
  'log-proof',
  'inquiry',
  'inquiry-bundle',
] as const;

/** At lists, which pages fetch again by themselves: counted (ADR 28). */
export const COUNTED_LOOKS = [
  'dossier-list',
  'dashboard',
  'register',
  'retention',
  'access-requests',
  'inquiries',
  'waiting-reports',
  'looks-in-organisation',
  'log-checkpoint',
] as const;

/** What can be looked at. */
export const LOOKED_AT = [...LOOKS_BY_THEMSELVES, ...COUNTED_LOOKS] as const;
export type LookedAt = (typeof LOOKED_AT)[number];

/** What the policy said to a look: of which organisation, of which dossier, in which role. */
export interface Sight {
  readonly organisation: string;
  /** Absent: a list, or a dossier that there is not. */
  readonly dossier?: string;
  /** Absent: refused. */
  readonly role?: Role;
  /** What opened it, where the dossier is restricted. */
  readonly openedBy?: WayIn;
}

/** A look under way: the policy notes what it let somebody see, or refused, and the answer waits for its record. */
export class Look {
  readonly #sights = new Map<string, Sight>();

  constructor(
    readonly principal: Principal,
    readonly what: LookedAt,
    /** What it is where it leaves as a file. */
    readonly asFile: LookedAt = what,
  ) {}

  /** What is said last of a dossier, or of a list of an organisation, counts. */
  note(sight: Sight): void {
    this.#sights.set(`${sight.organisation} ${sight.dossier ?? ''}`, sight);
  }

  get sights(): readonly Sight[] {
    return [...this.#sights.values()];
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** On every route that is a look, until its record is made. */
    look?: Look | undefined;
  }
}
