import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BreachDossiers } from '../../breach/dossier/breach-dossier.repository.js';
import { Postgres } from '../../platform/postgres/postgres.port.js';
import { ReadModels } from '../../platform/subscriptions/read-model.js';
import { pause } from '../../platform/time/pause.js';
import { fitsSecret } from '../receipt.js';

/** How long after a report its receipt may be unknown to the list: whoever comes back at once is looked for twice. */
const LAG_MS = 150;

/** From a receipt to the dossier that its report began. A reference is not unique by law: the secret picks one. */
@Injectable()
export class ReceiptLookUp {
  constructor(
    private readonly postgres: Postgres,
    private readonly readModels: ReadModels,
    private readonly dossiers: BreachDossiers,
  ) {}

  /**
   * @param label as `referenceMeant` has it
   * @returns the id of the dossier, if the receipt is one
   * @throws ReadModelNotReady and whatever says that the log cannot be asked
   */
  async find(label: string, secret: string): Promise<string | undefined> {
    const found = await this.look(label, secret);
    if (found !== undefined) return found;
    await pause(LAG_MS);
    return this.look(label, secret);
  }

  private async look(label: string, secret: string): Promise<string | undefined> {
    const generation = await this.readModels.activeGeneration('look_ups');
    const { rows } = await this.postgres.query<{ key: string }>({
      name: 'look-up-receipt',
      text: 'select key from look_ups where generation = $1 and reference = $2',
      values: [generation, label],
    });
    // As much is done for a reference that there is not.
    const keys = rows.length === 0 ? [randomUUID()] : rows.map(({ key }) => key);
    const fitting = await Promise.all(
      keys.map(async (key) => {
        const [first] = await this.dossiers.sealedHistory(key);
        const digest = first?.event.type === 'BreachReported' ? first.event.data.secretDigest : undefined;
        return fitsSecret(secret, digest);
      }),
    );
    return keys.find((_, index) => fitting[index] === true);
  }
}
