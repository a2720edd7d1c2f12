import type { Client, ClientBase, QueryResult as PgResult } from 'pg';
import type { QueryResult, Session, Statement } from './postgres.port.js';
import { isUnreachable } from './unreachable.js';

/** One connection of its own (`Session` of the port). */
export class PgSession implements Session {
  private lost: { readonly cause: Error | undefined } | undefined;
  private readonly lostListeners: ((cause: Error | undefined) => void)[] = [];

  constructor(private readonly client: Client) {
    client.on('error', (error) => {
      this.lose(error);
    });
    client.on('end', () => {
      this.lose(undefined);
    });
  }

  async query<Row extends object = Record<string, unknown>>(
    statement: string | Statement,
  ): Promise<QueryResult<Row>> {
    try {
      return await run<Row>(this.client, statement);
    } catch (error) {
      // Whatever is asked next would wait behind what was not answered.
      if (isUnreachable(error)) void this.client.end();
      throw error;
    }
  }

  onNotification(listener: (channel: string, payload: string) => void): void {
    this.client.on('notification', ({ channel, payload }) => {
      listener(channel, payload ?? '');
    });
  }

  onLost(listener: (cause: Error | undefined) => void): void {
    if (this.lost === undefined) this.lostListeners.push(listener);
    else listener(this.lost.cause);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private lose(cause: Error | undefined): void {
    if (this.lost !== undefined) return;
    this.lost = { cause };
    for (const listener of this.lostListeners) listener(cause);
  }
}

/** Of several statements in one text, the result of the last. */
export async function run<Row extends object>(
  client: ClientBase,
  statement: string | Statement,
): Promise<QueryResult<Row> & { readonly command: string }> {
  const config =
    typeof statement === 'string'
      ? { text: statement }
      : { ...statement, values: [...(statement.values ?? [])] };
  const answered: unknown = await client.query(config);
  const last = (Array.isArray(answered) ? answered.at(-1) : answered) as PgResult;
  const rows = last.rows as Row[];
  // What `pg` made for a question, its timer among it, is only let go of when the whole heap is collected: not with its rows, or
  // whoever reads a list to its end would have all of it in memory (ADR 70).
  last.rows = [];
  return { rows, rowCount: last.rowCount ?? 0, command: last.command };
}
