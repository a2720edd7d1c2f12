import { expect, it } from '@jest/globals';
import type { Asker } from '../../src/breach/dossier/access.policy.js';
import type { Viewers } from '../../src/breach/lists/visibility.js';
import type { ListPostgres } from '../../src/platform/postgres/list-postgres.js';
import type { Statement } from '../../src/platform/postgres/postgres.port.js';
import type { ReadModels } from '../../src/platform/subscriptions/read-model.js';
import type { RegisterPast } from '../../src/register/register-past.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { Register } from '../../src/register/register.query.js';
import { report } from '../support/breach/breach-commands.js';
import { given } from '../support/breach/given-breach.js';

const row = registerProjection.fold(undefined, given(report()).history);
const asker = {
  principal: { id: 'x', grants: [{ organisation: 'perspektief', role: 'handler' }] },
  action: 'register.read',
} as unknown as Asker;

/** A list without an end, and how many lines each question put to it asked for at most. */
function endless() {
  const asked: number[] = [];
  const postgres = {
    query: ({ values = [] }: Statement) => {
      const most = Math.max(...values.filter((value) => typeof value === 'number'));
      asked.push(most);
      const line = { row, at: row.moments.receivedAt, fits: true, is_edge: false };
      return Promise.resolve({
        rows: Array.from({ length: most }, () => ({ ...line, key: row.id })),
        rowCount: most,
      });
    },
  } as unknown as ListPostgres;
  const register = new Register(
    postgres,
    { activeGeneration: () => Promise.resolve(1) } as unknown as ReadModels,
    {} as RegisterPast,
    { of: () => Promise.resolve({ opens: [], shuts: [] }) } as unknown as Viewers,
  );
  return { asked, register };
}

it('of a whole register no more is read than the page that is taken: a few lines, from the first one on', async () => {
  const { asked, register } = endless();
  const pages = register.pages(asker, {});
  for (let taken = 1; taken <= 30; taken++) {
    const { value } = await pages.next();
    expect(value?.entries).toHaveLength(20);
    // One more tells whether there is another page.
    expect(asked).toEqual(Array.from({ length: taken }, () => 21));
  }
});

it('what is asked for at most is read by pages, and no line more', async () => {
  const { asked, register } = endless();
  const { entries, next } = await register.whole(asker, {}, 50);
  expect([entries.length, next !== undefined, asked]).toEqual([50, true, [21, 21, 11]]);
});
