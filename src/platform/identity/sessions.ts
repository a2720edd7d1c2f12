import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../time/clock.port.js';
import { fromMilliseconds, toMilliseconds, type Moment } from '../../shared/moment.js';
import type { Postgres, Queryable } from '../postgres/postgres.port.js';
import { hostCookie, readCookie } from './cookies.js';
import { digestOf } from './digest.js';
import type { Grant, Principal, Proof, SessionFacts } from './principal.js';

export const SESSION_COOKIE = '__Host-lekwacht';

const MINUTE = 60_000;
/** Of a shared computer on a ward somebody walks away. */
const IDLE_MS = 30 * MINUTE;
/** A working day; grants are read at login and live no longer either. */
const LONGEST_MS = 8 * 60 * MINUTE;
/** How exactly it is noted when a session was last seen: a page is read more often than that. */
const SEEN_EVERY_MS = MINUTE;

/** What a login showed. */
export interface NewSession {
  readonly actorId: string;
  readonly grants: readonly Grant[];
  readonly proof: Proof;
  /** The provider's own number of the session, where it has one. */
  readonly sid: string | undefined;
  /** The provider's subject as an opaque id. */
  readonly subjectId: string;
}

/** What a provider ends: one session by its number, or those of a subject. */
export interface EndedLogin {
  readonly issuer: string;
  readonly sid: string | undefined;
  readonly subjectId: string | undefined;
}

/** A session as its owner is shown it. */
export interface OpenSession {
  /** UUID; not what opens it. */
  readonly id: string;
  readonly issuer: string;
  readonly openedAt: Moment;
  readonly seenAt: Moment;
}

interface Row {
  readonly id: string;
  readonly actor_id: string;
  readonly grants: readonly Grant[];
  readonly issuer: string;
  readonly authenticated_at: Moment | null;
  readonly acr: string | null;
  readonly amr: readonly string[];
  readonly opened_at: Moment;
  readonly seen_at: Moment;
}

/** Who is logged in: 256 random bits in a cookie, of which the table has the digest (ADR 25). */
export class Sessions {
  /** @param issuers at whose sessions may still be open: with an issuer go its sessions */
  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
    private readonly issuers: readonly string[],
  ) {}

  /**
   * Always a new token, and the session that came along ends: nobody can have put it there (fixation).
   * @param cookieHeader of the request that logs in
   * @returns the Set-Cookie header
   */
  async open(login: NewSession, cookieHeader: string | undefined): Promise<string> {
    const { issuer, authenticatedAt, acr, amr } = login.proof;
    await this.end(cookieHeader);
    const token = randomBytes(32).toString('base64url');
    await this.postgres.query({
      text: `insert into login_sessions (id, token_digest, actor_id, grants, issuer, sid_digest, subject_id,
               authenticated_at, acr, amr, opened_at, seen_at)
             values ($1, $2, $3, $4::json, $5, $6, $7, $8, $9, $10::json, $11, $11)`,
      values: [
        randomUUID(),
        digestOf(token),
        login.actorId,
        JSON.stringify(login.grants),
        issuer,
        login.sid === undefined ? null : digestOf(login.sid),
        login.subjectId,
        authenticatedAt,
        acr,
        JSON.stringify(amr),
        this.clock.now(),
      ],
    });
    return hostCookie(SESSION_COOKIE, token);
  }

  /**
   * Whose session it is, which counts as a visit unless it is said that nobody asked; `undefined` where there is none
   * that is open.
   */
  async find(
    cookieHeader: string | undefined,
    { isVisit = true }: { readonly isVisit?: boolean } = {},
  ): Promise<Required<Principal> | undefined> {
    const token = readCookie(cookieHeader, SESSION_COOKIE);
    if (token === undefined) return undefined;
    const now = this.clock.now();
    const { rows } = await this.postgres.query<Row>({
      name: 'session-find',
      text: `select id, actor_id, grants, issuer, authenticated_at, acr, amr, opened_at, seen_at
             from login_sessions
             where token_digest = $1 and opened_at > $2 and seen_at > $3 and issuer = any($4)`,
      values: [digestOf(token), before(now, LONGEST_MS), before(now, IDLE_MS), this.issuers],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    if (isVisit && row.seen_at <= before(now, SEEN_EVERY_MS))
      await this.postgres.query({
        text: 'update login_sessions set seen_at = $2 where id = $1 and seen_at < $2',
        values: [row.id, now],
      });
    return principalOf(row);
  }

  /** Whether a session is open still, which is no visit: a page that asks by itself keeps nobody logged in. */
  async isOpen({ id }: SessionFacts): Promise<boolean> {
    const now = this.clock.now();
    const { rowCount } = await this.postgres.query({
      text: 'select from login_sessions where id = $1 and opened_at > $2 and seen_at > $3',
      values: [id, before(now, LONGEST_MS), before(now, IDLE_MS)],
    });
    return rowCount > 0;
  }

  /** @returns at which issuer it was opened; `undefined` where there was none */
  async end(cookieHeader: string | undefined): Promise<string | undefined> {
    const token = readCookie(cookieHeader, SESSION_COOKIE);
    if (token === undefined) return undefined;
    const { rows } = await this.postgres.query<{ issuer: string }>({
      text: 'delete from login_sessions where token_digest = $1 returning issuer',
      values: [digestOf(token)],
    });
    return rows[0]?.issuer;
  }

  /** Those a person has open, the newest first. */
  async of(person: string): Promise<readonly OpenSession[]> {
    const now = this.clock.now();
    const { rows } = await this.postgres.query<Pick<Row, 'id' | 'issuer' | 'opened_at' | 'seen_at'>>({
      text: `select id, issuer, opened_at, seen_at from login_sessions
             where actor_id = $1 and opened_at > $2 and seen_at > $3 and issuer = any($4)
             order by opened_at desc, id`,
      values: [person, before(now, LONGEST_MS), before(now, IDLE_MS), this.issuers],
    });
    return rows.map(({ id, issuer, opened_at, seen_at }) => ({
      id,
      issuer,
      openedAt: opened_at,
      seenAt: seen_at,
    }));
  }

  /** Ends a session of a person, or all but that one. @returns how many ended: none where it is somebody else's */
  async endOf(
    person: string,
    which: { readonly only: string } | { readonly except: string },
  ): Promise<number> {
    const isOne = 'only' in which;
    const { rowCount } = await this.postgres.query({
      text: `delete from login_sessions where actor_id = $1 and (id = $2) = $3`,
      values: [person, isOne ? which.only : which.except, isOne],
    });
    return rowCount;
  }

  /** Ends those of who has a role in an organisation. @returns how many ended */
  async endIn(organisation: string, person: string): Promise<number> {
    const { rowCount } = await this.postgres.query({
      text: `delete from login_sessions s
             where actor_id = $1
               and (exists (select from json_array_elements(s.grants) g where g->>'organisation' = $2)
                 or exists (select from given_grants where person = $1 and organisation = $2))`,
      values: [person, organisation],
    });
    return rowCount;
  }

  /** @param person the actor of the log @returns how many sessions ended */
  async endAllOf(person: string): Promise<number> {
    const { rowCount } = await this.postgres.query({
      text: 'delete from login_sessions where actor_id = $1',
      values: [person],
    });
    return rowCount;
  }

  /**
   * Ends the session of that number, and what a subject has open where a number is missing on either side: some
   * providers send only one of the two. @returns how many ended
   */
  async endBySid({ issuer, sid, subjectId }: EndedLogin, tx: Queryable = this.postgres): Promise<number> {
    const { rowCount } = await tx.query({
      text: `delete from login_sessions
             where issuer = $1
               and (sid_digest = $2 or (subject_id = $3 and ($2::bytea is null or sid_digest is null)))`,
      values: [issuer, sid === undefined ? null : digestOf(sid), subjectId],
    });
    return rowCount;
  }

  /** Takes away what is over. @returns how many sessions that were */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    const { rowCount } = await this.postgres.query({
      text: 'delete from login_sessions where opened_at <= $1 or seen_at <= $2',
      values: [before(now, LONGEST_MS), before(now, IDLE_MS)],
    });
    return rowCount;
  }
}

function principalOf(row: Row): Required<Principal> {
  const { id, actor_id, grants, issuer, authenticated_at, acr, amr, opened_at } = row;
  return Object.freeze({
    id: actor_id,
    grants: Object.freeze(grants),
    proof: Object.freeze({
      issuer,
      authenticatedAt: authenticated_at ?? undefined,
      acr: acr ?? undefined,
      amr,
    }),
    session: Object.freeze({ id, endsAt: before(opened_at, -LONGEST_MS) }),
  });
}

function before(at: Moment, milliseconds: number): Moment {
  return fromMilliseconds(toMilliseconds(at) - milliseconds);
}
