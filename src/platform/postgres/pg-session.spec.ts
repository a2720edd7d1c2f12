import { expect, it } from '@jest/globals';
import type { ClientBase } from 'pg';
import { run } from './pg-session.js';

it.each([
  ['one statement', (result: object) => result],
  ['the last of several', (result: object) => [{ rows: [], rowCount: 0, command: 'SET' }, result]],
])(
  'rows of %s belong to whoever asked: what pg keeps of the question holds none of them',
  async (_, answered) => {
    const result = { rows: [{ n: 1 }, { n: 2 }], rowCount: 2, command: 'SELECT' };
    const client = { query: () => Promise.resolve(answered(result)) } as unknown as ClientBase;
    expect(await run(client, 'select n')).toEqual({
      rows: [{ n: 1 }, { n: 2 }],
      rowCount: 2,
      command: 'SELECT',
    });
    expect(result.rows).toEqual([]);
  },
);
