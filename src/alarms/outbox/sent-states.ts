import { Injectable } from '@nestjs/common';
import { Postgres } from '../../platform/postgres/postgres.port.js';

/** What became of notices that were put into the outbox. */
@Injectable()
export class SentStates {
  constructor(private readonly postgres: Postgres) {}

  /** By their ids; those that are known no more are not there. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.postgres.query<{ notice: string; state: string }>({
      name: 'alarm-notice-states',
      text: 'select notice, state from alarm_notices where notice = any($1::uuid[])',
      values: [ids],
    });
    return new Map(rows.map(({ notice, state }) => [notice, state]));
  }
}
