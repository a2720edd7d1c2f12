import type { Moment } from '../../shared/moment.js';
import type { Postgres } from '../postgres/postgres.port.js';
import type { EpochNeed, RetiredEpoch } from './epoch-need.port.js';

/**
 * Backups that somebody restored elsewhere and saw to be whole. As long as none was made after an epoch was retired, the
 * newest one that is known to be good can be read with that epoch's key alone.
 */
export class VerifiedBackups implements EpochNeed {
  constructor(private readonly postgres: Postgres) {}

  /** @param madeAt when it was begun: what was wrapped later is not in it */
  async declare(madeAt: Moment): Promise<void> {
    await this.postgres.query({
      text: `INSERT INTO personal.verified_backups (made_at, verified_at) VALUES ($1, now()) ON CONFLICT DO NOTHING`,
      values: [madeAt],
    });
  }

  async why({ retiredAt }: RetiredEpoch): Promise<string | undefined> {
    // The transaction that retired it began then, and ended within a minute (session-settings).
    const { rowCount } = await this.postgres.query({
      text: `SELECT FROM personal.verified_backups WHERE made_at > $1::timestamptz + interval '1 minute' LIMIT 1`,
      values: [retiredAt],
    });
    return rowCount > 0
      ? undefined
      : `no backup that was made after ${retiredAt} was verified (keys backup-verified --made …)`;
  }
}
