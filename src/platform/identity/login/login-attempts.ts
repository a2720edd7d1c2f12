import { fromMilliseconds, toMilliseconds, type Moment } from '../../../shared/moment.js';
import type { Postgres, Queryable } from '../../postgres/postgres.port.js';
import type { Clock } from '../../time/clock.port.js';
import { digestOf } from '../digest.js';

/** Time for a password, a code from a telephone, and a colleague who asks something. */
export const ATTEMPT_SECONDS = 600;

/** What has to be known when somebody comes back from a provider. */
export interface LoginAttempt {
  readonly issuer: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
  readonly returnPath: string;
  /** Where a fresh proof was asked for: since when it has to be, by the wall clock. */
  readonly freshSince: Moment | undefined;
}

interface Row {
  readonly issuer: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly return_path: string;
  readonly fresh_since: Moment | null;
}

/** Logins under way, each taken once. */
export class LoginAttempts {
  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
  ) {}

  async begin(state: string, attempt: LoginAttempt): Promise<void> {
    const { issuer, nonce, verifier, returnPath, freshSince } = attempt;
    await this.postgres.query({
      text: `insert into login_attempts (state_digest, issuer, nonce, verifier, return_path, fresh_since, ends_at)
             values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [
        digestOf(state),
        ...[issuer, nonce, verifier, returnPath, freshSince],
        this.in(ATTEMPT_SECONDS),
      ],
    });
  }

  /** One statement: of two who come with the same state, one finds it. */
  async take(state: string): Promise<LoginAttempt | undefined> {
    const { rows } = await this.postgres.query<Row>({
      text: `delete from login_attempts where state_digest = $1 and ends_at > $2
             returning issuer, nonce, verifier, return_path, fresh_since`,
      values: [digestOf(state), this.clock.now()],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    const { issuer, nonce, verifier, return_path, fresh_since } = row;
    return { issuer, nonce, verifier, returnPath: return_path, freshSince: fresh_since ?? undefined };
  }

  /** @param token what names one that was checked @returns false where it was taken before */
  async takeLogoutToken(token: string, tx: Queryable): Promise<boolean> {
    const { rowCount } = await tx.query({
      text: 'insert into logout_tokens (digest, ends_at) values ($1, $2) on conflict do nothing',
      values: [digestOf(token), this.in(ATTEMPT_SECONDS)],
    });
    return rowCount === 1;
  }

  async sweep(): Promise<void> {
    for (const table of ['login_attempts', 'logout_tokens'])
      await this.postgres.query({
        text: `delete from ${table} where ends_at <= $1`,
        values: [this.clock.now()],
      });
  }

  private in(seconds: number): Moment {
    return fromMilliseconds(toMilliseconds(this.clock.now()) + seconds * 1_000);
  }
}
