import { Injectable } from '@nestjs/common';
import { Postgres, type Queryable } from '../postgres/postgres.port.js';
import type { Timer } from '../time/timer.js';
import { Vault } from './vault.js';

/** Keys of rows that are no longer there, or hold something else: forgotten after the transaction that did it (ADR 41). */
@Injectable()
export class SpentKeys implements Timer {
  readonly name = 'spent-keys';
  readonly everyMs = 60_000;
  #isBehind = false;

  constructor(
    private readonly postgres: Postgres,
    private readonly vault: Vault,
  ) {}

  /**
   * @param tx the transaction that replaces or takes out the rows
   * @param because id of an event or row, where somebody decided it: the night after it keys are rotated
   */
  async spend(tx: Queryable, keys: readonly string[], because?: string): Promise<void> {
    await tx.query({
      name: 'spent-keys',
      text: 'insert into spent_keys (key, because) select unnest($1::uuid[]), $2 on conflict do nothing',
      values: [keys, because ?? null],
    });
  }

  /**
   * At once, where somebody waits for it; else within a minute. What was interrupted is done again.
   * @throws KeysUnavailable
   */
  async forget(): Promise<void> {
    const { rows } = await this.postgres.query<{ because: string | null; keys: readonly string[] }>(
      'select because, array_agg(key) as keys from spent_keys group by because',
    );
    for (const { because, keys } of rows) {
      await this.vault.forget(keys, because ?? undefined);
      await this.postgres.query({
        text: 'delete from spent_keys where key = any($1::uuid[])',
        values: [keys],
      });
    }
  }

  async tick(): Promise<void> {
    this.#isBehind = true;
    await this.forget();
    this.#isBehind = false;
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    if (!this.#isBehind) return { ok: true, detail: 'nothing waits' };
    return { ok: false, detail: 'keys of what was taken out are not forgotten yet' };
  }
}
