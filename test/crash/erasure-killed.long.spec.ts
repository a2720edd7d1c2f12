import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CrashApplication, PATIENCE_MS } from '../support/crash/crash-application.js';
import { aReport } from '../support/http/acts-over-http.js';
import type { HttpClient } from '../support/http/http-client.js';
import { eventually } from '../support/http/running-lekwacht.js';
import { violationsOfLists } from './list-check.js';

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('an erasure that is killed between approval and forgetting (needs /proc of Linux)', () => {
  let lekwacht: CrashApplication;
  let id: string;
  beforeAll(async () => {
    lekwacht = await CrashApplication.build();
    await lekwacht.start();
  }, 2 * PATIENCE_MS);
  afterAll(() => lekwacht.remove(), PATIENCE_MS);

  const act = async (who: HttpClient, path: string, body: object): Promise<number> => {
    const { etag = '' } = await who.get(`/v1/breaches/${id}`);
    const headers = { 'idempotency-key': randomUUID(), 'if-match': etag };
    const answer = await who.post(`/v1/breaches/${id}/${path}`, body, headers);
    if (answer.status !== 200) throw new Error(answer.text);
    return Number(answer.body.revision);
  };

  it(
    'is shown nowhere at once, and forgotten at the next start, once',
    async () => {
      const handler = await lekwacht.as('handler', 'perspektief');
      const board = await lekwacht.as('board', 'perspektief');
      const report = aReport({ description: 'A letter about Kwetter went astray.' });
      const { body } = await lekwacht.http.post('/v1/reports', report, { 'idempotency-key': randomUUID() });
      id = await eventually(async () => {
        const list = await handler.get(`/v1/breaches?reference=${String(body.reference)}`);
        return (list.body.dossiers as { id: string }[] | undefined)?.[0]?.id;
      });
      const erasure = await act(handler, 'erasures', {
        ...{ what: 'values', ground: 'unlawful-processing', reason: 'A client was named.' },
        values: [{ revision: 0, pointer: '/report/description', replacement: 'A letter went astray.' }],
      });
      const held = await lekwacht.openDatabase();
      // Whoever forgets a key waits for this until everything is killed.
      const locked = held.transaction(async (tx) => {
        await tx.query('lock table personal.keys in share mode');
        await act(board, `erasures/${erasure}/approval`, {});
        const { text } = await handler.get(`/v1/breaches/${id}`);
        expect(text).toContain('A letter went astray.');
        expect(text).not.toContain('Kwetter');
        await eventually(async () => {
          const { rows } = await tx.query(
            `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%forgotten_at = now()%'`,
          );
          return rows[0];
        });
        const { rows } = await tx.query('select from personal.keys where forgotten_at is not null');
        expect(rows).toHaveLength(0);
        await lekwacht.kill('everything');
      });
      await expect(locked).rejects.toThrow(/terminat|closed|ECONN|connection/i);
      await held.close().catch(() => undefined);
      await lekwacht.start();
      const database = await lekwacht.openDatabase();
      try {
        const types = await eventually(async () => {
          const { rows } = await database.query<{ type: string }>({
            text: 'select type from events where stream = $1 order by revision',
            values: [`breach-${id}`],
          });
          return rows.at(-1)?.type === 'ErasureCompleted' ? rows.map(({ type }) => type) : undefined;
        });
        expect(types.filter((type) => type === 'PersonalDataErased')).toHaveLength(1);
        const { rows } = await database.query('select from personal.keys where forgotten_at is not null');
        expect(rows).toHaveLength(1);
        expect(await violationsOfLists(database, await lekwacht.vault(database))).toEqual([]);
      } finally {
        await database.close();
      }
    },
    3 * PATIENCE_MS,
  );
});
