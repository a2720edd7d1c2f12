import { Injectable } from '@nestjs/common';
import { SealedRows } from '../../platform/personal-data/sealed-rows.js';
import { SpentKeys } from '../../platform/personal-data/spent-keys.js';
import { Postgres, type Queryable } from '../../platform/postgres/postgres.port.js';
import { revealed } from '../../shared/personal.js';
import type { Moment } from '../../shared/moment.js';

/** What of a webhook lies sealed: an address may hold a secret, too. */
export interface WebhookTarget {
  readonly url: string;
  /** The newest first. */
  readonly secrets: readonly WebhookSecret[];
}

export interface WebhookSecret {
  readonly secret: string;
  /** Id of the command that made it. */
  readonly command: string;
  readonly since: Moment;
}

export interface Webhook extends WebhookTarget {
  readonly id: string;
  readonly organisation: string;
  readonly registeredAt: Moment;
  /** Actor id. */
  readonly registeredBy: string;
}

const WEBHOOKS = { table: 'webhooks', scope: 'staff' } as const;

interface Row {
  readonly id: string;
  readonly organisation: string;
  readonly registered_at: Moment;
  readonly registered_by: string;
  readonly key: string;
  readonly box: string;
}

/** The table of webhooks: one that was taken away is not among them. */
@Injectable()
export class WebhookRows {
  constructor(
    private readonly postgres: Postgres,
    private readonly sealed: SealedRows,
    private readonly spent: SpentKeys,
  ) {}

  /** Oldest first. @throws KeysUnavailable */
  async of(organisation: string): Promise<readonly Webhook[]> {
    const { rows } = await this.postgres.query<Row>({
      name: 'webhooks-of',
      text: `select id, organisation, registered_at, registered_by, key, box from webhooks
             where organisation = $1 and removed_at is null order by registered_at, id`,
      values: [organisation],
    });
    return this.opened(rows);
  }

  /** Their ids alone: without a key. */
  async idsOf(organisation: string): Promise<readonly string[]> {
    const { rows } = await this.postgres.query<{ id: string }>({
      name: 'webhook-ids-of',
      text: 'select id from webhooks where organisation = $1 and removed_at is null order by registered_at, id',
      values: [organisation],
    });
    return rows.map(({ id }) => id);
  }

  /** @throws KeysUnavailable */
  async find(id: string): Promise<Webhook | undefined> {
    const { rows } = await this.postgres.query<Row>({
      name: 'webhook',
      text: `select id, organisation, registered_at, registered_by, key, box from webhooks
             where id = $1 and removed_at is null`,
      values: [id],
    });
    return (await this.opened(rows))[0];
  }

  /** Nothing happens where it is there already, or was taken away. @throws KeysUnavailable */
  async add({ id, organisation, registeredAt, registeredBy, url, secrets }: Webhook): Promise<void> {
    const { key, box } = await this.sealed.seal(WEBHOOKS, id, { url, secrets });
    await this.postgres.transaction(async (tx) => {
      const { rowCount } = await tx.query({
        name: 'webhook-added',
        text: `insert into webhooks (id, organisation, registered_at, registered_by, key, box)
               values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
        values: [id, organisation, registeredAt, registeredBy, key, box],
      });
      if (rowCount === 0) await this.spent.spend(tx, [key]);
    });
  }

  /** @param change is told what is there now; @returns what is there afterwards @throws KeysUnavailable */
  async change(
    id: string,
    change: (known: WebhookTarget) => WebhookTarget | undefined,
  ): Promise<Webhook | undefined> {
    return this.postgres.transaction(async (tx) => {
      const { rows } = await tx.query<Row>({
        name: 'webhook-to-change',
        text: `select id, organisation, registered_at, registered_by, key, box from webhooks
               where id = $1 and removed_at is null for update`,
        values: [id],
      });
      const [row] = rows;
      const [known] = await this.opened(rows);
      if (row === undefined || known === undefined) return undefined;
      const next = change(known);
      if (next === undefined) return known;
      const { key, box } = await this.sealed.seal(WEBHOOKS, id, { url: next.url, secrets: next.secrets });
      await tx.query({
        name: 'webhook-changed',
        text: 'update webhooks set key = $2, box = $3 where id = $1',
        values: [id, key, box],
      });
      await this.spent.spend(tx, [row.key]);
      return { ...known, ...next };
    });
  }

  /** @returns whether it was there */
  async remove(id: string, at: Moment, by: string): Promise<boolean> {
    return this.postgres.transaction(async (tx) => {
      const key = await this.keyOf(tx, id);
      if (key === undefined) return false;
      await tx.query({
        name: 'webhook-removed',
        text: 'update webhooks set key = null, box = null, removed_at = $2, removed_by = $3 where id = $1',
        values: [id, at, by],
      });
      await this.spent.spend(tx, [key]);
      return true;
    });
  }

  private async keyOf(tx: Queryable, id: string): Promise<string | undefined> {
    const { rows } = await tx.query<{ key: string }>({
      name: 'webhook-key',
      text: 'select key from webhooks where id = $1 and removed_at is null for update',
      values: [id],
    });
    return rows[0]?.key;
  }

  private async opened(rows: readonly Row[]): Promise<readonly Webhook[]> {
    const open = await this.sealed.open<WebhookTarget>(
      WEBHOOKS,
      rows.map(({ id, key, box }) => ({ row: id, key, box })),
    );
    return rows.flatMap(({ id, organisation, registered_at, registered_by }) => {
      const target = revealed(open.get(id));
      if (target === undefined) return [];
      return [{ ...target, id, organisation, registeredAt: registered_at, registeredBy: registered_by }];
    });
  }
}
