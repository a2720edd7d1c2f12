import { createHmac } from 'node:crypto';
import type { Postgres } from '../postgres/postgres.port.js';

interface Row {
  readonly name: string;
  readonly fingerprint: Buffer;
}

/** That the keys of an installation which no database holds are those its log was begun with (ADR 54). */
export class KeyFingerprints {
  /** @param keys by their names, 32 random bytes each */
  constructor(
    private readonly postgres: Postgres,
    private readonly keys: ReadonlyMap<string, Buffer>,
    /** Those that one of them replaces. */
    private readonly replaced: ReadonlyMap<string, Buffer> = new Map(),
  ) {}

  /** @returns the names of keys that are not those of before; none where none were kept */
  async others(): Promise<readonly string[]> {
    const { rows } = await this.#rows();
    return rows
      .filter(({ name, fingerprint }) => this.keys.has(name) && !this.#of(name).equals(fingerprint))
      .filter(({ name, fingerprint }) => this.#ofReplaced(name)?.equals(fingerprint) !== true)
      .map(({ name }) => name);
  }

  isHeld(name: string): boolean {
    return this.keys.has(name);
  }

  /** Names of those that were kept. */
  async kept(): Promise<readonly string[]> {
    return (await this.#rows()).rows.map(({ name }) => name);
  }

  /** Whether this is the key that was kept under a name. */
  async isOf(name: string, key: Buffer): Promise<boolean> {
    const { rows } = await this.#rows();
    return rows.some((row) => row.name === name && row.fingerprint.equals(fingerprintOf(name, key)));
  }

  /**
   * Keeps those that are not kept yet, and those that replace another.
   * @param options `anew`: in the place of others, too, for a log in which nothing hangs on them; `only`: this one
   */
  async keep({ anew = false, only }: { anew?: boolean; only?: string } = {}): Promise<void> {
    const names = [...this.keys.keys()].filter((name) => only === undefined || name === only);
    for (const name of this.replaced.keys())
      await this.postgres.query({
        text: 'UPDATE personal.key_fingerprints SET fingerprint = $2 WHERE name = $1 AND fingerprint = $3',
        values: [name, this.#of(name), this.#ofReplaced(name)],
      });
    await this.postgres.query({
      text: `INSERT INTO personal.key_fingerprints (name, fingerprint)
             SELECT * FROM unnest($1::text[], $2::bytea[])
             ON CONFLICT (name) DO ${anew ? 'UPDATE SET fingerprint = excluded.fingerprint' : 'NOTHING'}`,
      values: [names, names.map((name) => this.#of(name))],
    });
  }

  #of(name: string): Buffer {
    return fingerprintOf(name, this.keys.get(name) ?? Buffer.of());
  }

  #ofReplaced(name: string): Buffer | undefined {
    const key = this.replaced.get(name);
    return key && fingerprintOf(name, key);
  }

  #rows() {
    return this.postgres.query<Row>('SELECT name, fingerprint FROM personal.key_fingerprints ORDER BY name');
  }
}

/** Under the key itself: of 32 random bytes it tells nobody anything. */
export const fingerprintOf = (name: string, key: Buffer): Buffer =>
  createHmac('sha256', key).update(`lekwacht fingerprint of the ${name}`).digest();

/** Beside the keys of the log, wherever they go. @throws Error where the target belongs to other keys */
export async function copyFingerprints(source: Postgres, target: Postgres): Promise<void> {
  const { rows } = await source.query<Row>('SELECT name, fingerprint FROM personal.key_fingerprints');
  for (const { name, fingerprint } of rows) {
    await target.query({
      text: 'INSERT INTO personal.key_fingerprints (name, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      values: [name, fingerprint],
    });
    const { rowCount } = await target.query({
      text: 'SELECT FROM personal.key_fingerprints WHERE name = $1 AND fingerprint = $2',
      values: [name, fingerprint],
    });
    if (rowCount === 0)
      throw new Error(`In both lies the fingerprint of another ${name}: these are two logs.`);
  }
}
