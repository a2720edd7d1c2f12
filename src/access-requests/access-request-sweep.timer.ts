import { Injectable } from '@nestjs/common';
import { causedCommandId } from '../breach/dossier/command-id.js';
import { Vault } from '../platform/personal-data/vault.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import { ClockWatch } from '../platform/time/clock-watch.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';
import { plusHours } from '../shared/moment.js';
import { AccessRequestLog } from './access-request-log.js';
import { accessRequestProjection } from './access-request.projection.js';
import { accessRequestStream, foldAccessRequest, type AccessRequest } from './access-request.js';

/** Who asked can go to court within six weeks of the answer (Art. 35 UAVG): two more, and nothing of it is needed. */
const DAYS_KEPT = 56;

/** Forgets what ended requests hold of a person: who asked, what was found, what was left out. The log keeps that and when. */
@Injectable()
export class AccessRequestSweep implements Timer {
  readonly name = 'access-request-sweep';
  readonly everyMs = 60 * 60_000;
  #detail = 'not swept yet';

  constructor(
    private readonly postgres: Postgres,
    private readonly readModels: ReadModels,
    private readonly log: AccessRequestLog,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
  ) {}

  async tick(): Promise<void> {
    // A clock that jumped ahead would forget what is still needed.
    if (!this.watch.isCertain()) return;
    const generation = await this.readModels.activeGeneration(accessRequestProjection.name);
    const { rows } = await this.postgres.query<{ row: AccessRequest }>({
      name: 'access-requests-to-forget',
      text: `select row from access_requests
             where generation = $1 and not is_forgotten and ended_at <= $2 order by ended_at limit 500`,
      values: [generation, plusHours(this.clock.now(), -24 * DAYS_KEPT)],
    });
    for (const { row } of rows) await this.forget(row);
    this.#detail = `${rows.length} requests were past their term at the last sweep`;
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    return { ok: true, detail: this.#detail };
  }

  /** First the keys, then the fact: interrupted, it is done again. */
  private async forget({ id, organisation }: AccessRequest): Promise<void> {
    const keys = await this.log.keysOf(id);
    await this.vault.forget(keys, undefined);
    const commandId = causedCommandId(id, accessRequestStream(id), 'ForgetAccessRequest');
    await this.log.record(
      { id, organisation, commandId, correlationId: commandId, content: null },
      { id: 'access-request-sweep', role: 'system' },
      (history) =>
        foldAccessRequest(history)?.forgottenAt === undefined
          ? { type: 'AccessRequestForgotten', data: { keys: keys.length } }
          : undefined,
    );
  }
}
