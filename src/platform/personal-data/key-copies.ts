import type { Moment } from '../../shared/moment.js';
import type { Postgres } from '../postgres/postgres.port.js';

/** An epoch, whose wrapping key is here alone. */
export interface UncopiedKey {
  readonly epoch: number;
  readonly openedAt: Moment;
}

/**
 * Which wrapping keys somebody keeps away from this machine. The desk opens an epoch by itself (ADR 38), and a backup that was made
 * since cannot be restored without its key: whoever keeps the copies has to hear of it.
 */
export class KeyCopies {
  constructor(private readonly postgres: Postgres) {}

  /** Those of the epochs up to this one are kept elsewhere. */
  async note(epoch: number): Promise<void> {
    await this.postgres.query({
      text: 'UPDATE personal.wrapping_epochs SET copied_at = now() WHERE epoch <= $1 AND copied_at IS NULL',
      values: [epoch],
    });
  }

  /** The oldest first. A backup that somebody restored elsewhere was opened by a copy. */
  async missing(): Promise<readonly UncopiedKey[]> {
    const { rows } = await this.postgres.query<UncopiedKey>(
      `SELECT epoch, opened_at AS "openedAt" FROM personal.wrapping_epochs e
       WHERE destroyed_at IS NULL AND copied_at IS NULL
         AND NOT EXISTS (SELECT FROM personal.verified_backups b WHERE b.made_at > e.opened_at + interval '1 minute')
       ORDER BY epoch`,
    );
    return rows;
  }
}

/** Says it as it is, for whoever runs the desk. */
export const uncopiedInWords = ({ epoch, openedAt }: UncopiedKey): string =>
  `nobody keeps a copy of the wrapping key of epoch ${epoch}: no backup that was made since ${openedAt} can be restored without this machine`;
