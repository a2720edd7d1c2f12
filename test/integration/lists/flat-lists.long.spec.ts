import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOLDERS } from '../../../src/breach/domain/duties.js';
import {
  countsStatement,
  LOOKED_AT,
  pageStatement,
  type FlatQuestion,
} from '../../../src/breach/lists/flat-list.js';
import { received } from '../../../src/breach/lists/conditions.js';
import { pageByWords } from '../../../src/breach/lists/rare-words.js';
import { outOfSight, type Viewer } from '../../../src/breach/lists/visibility.js';
import {
  conditionsOf,
  DOSSIERS,
  nearest,
  newest,
  running,
  unseen,
  waitingSources,
  type DossierConditions,
} from '../../../src/dashboard/dossier-conditions.js';
import { encodeCursor } from '../../../src/platform/http/cursor.js';
import { LIST_OPTIONS } from '../../../src/platform/postgres/list-postgres.js';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import type { Queryable, Statement } from '../../../src/platform/postgres/postgres.port.js';
import { NO_FILTER, type RegisterFilter } from '../../../src/register/register-filter.js';
import { askedOf, REGISTER } from '../../../src/register/register-list.js';
import { moment } from '../../../src/shared/moment.js';
import { fillLists, ORGANISATIONS } from '../../support/lists/many-rows.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const ROWS = 50_000;
const LIMIT = 50;
/** Of 8 KiB. A page of fifty lines, of five organisations, reads fifty of each before it merges them. */
const FEW = 400;

let database: TestDatabase;
let lists: PgPostgres;

beforeAll(async () => {
  database = await createTestDatabase();
  await fillLists(database.postgres, ROWS);
  lists = await openPostgres(database.connection, { ...LIST_OPTIONS, maxConnections: 1 });
}, 120_000);
afterAll(async () => {
  await lists.close();
  await database.drop();
});

interface PlanNode {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

interface Plan {
  readonly buffers: number;
  /** Rows that a scan of the table looked at. */
  readonly looked: number;
  readonly text: string;
}

/** What PostgreSQL does for a statement, prepared as the desk has it. */
async function planOf({ text, values = [] }: Statement): Promise<Plan> {
  await lists.query(`prepare asked as ${text}`);
  try {
    const given = values.map(literal).join(', ');
    const { rows } = await lists.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] | string }>(
      `explain (analyze, buffers, format json) execute asked (${given})`,
    );
    const found = rows[0]?.['QUERY PLAN'];
    const [{ Plan: top }] = (typeof found === 'string' ? JSON.parse(found) : found) as [{ Plan: PlanNode }];
    const scans = nodesOf(top).filter(
      (node) =>
        /Scan/.test(node['Node Type']) &&
        node['Node Type'] !== 'Function Scan' &&
        node['Node Type'] !== 'Subquery Scan',
    );
    return {
      buffers: top['Shared Hit Blocks'] + top['Shared Read Blocks'],
      looked: scans.reduce(
        (sum, node) =>
          sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
        0,
      ),
      text: JSON.stringify(top, null, 1),
    };
  } finally {
    await lists.query('deallocate asked');
  }
}

const nodesOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]::text[]`;
  return typeof value === 'number' ? `${value}` : `'${(value as string).replaceAll("'", "''")}'`;
}

const viewer = (organisations: readonly string[]): Viewer => ({
  opens: ['% 22222222-2222-4222-8222-222222222222 %', ...organisations.map((one) => `% ${one}:fg %`)],
  shuts: organisations.map((one) => `% !${one}:22222222-2222-4222-8222-222222222222 %`),
});

const OF_DOSSIERS: Readonly<Record<string, DossierConditions>> = {
  everything: {},
  status: { status: 'dismissed' },
  'a status that nothing has': { status: 'merged' },
  open: { open: true },
  ended: { open: false },
  unverified: { unverified: true },
  'open and unverified': { open: true, unverified: true },
  danger: { danger: true },
  assigned: { assignedTo: '33333333-3333-4333-8333-333333333333' },
  'what happened': { incidentType: 'other' },
  system: { system: 'System 3' },
  'a system that nothing touches': { system: 'None' },
  processor: { processor: 'Processor 5' },
  place: { place: 'Place 8' },
  mine: { mine: true },
  ...Object.fromEntries(HOLDERS.map((waitsFor) => [`waits for ${waitsFor}`, { waitsFor }])),
};
const OF_RUNNING: Readonly<Record<string, DossierConditions>> = {
  everything: {},
  assigned: { assignedTo: '33333333-3333-4333-8333-333333333333' },
  'what happened': { incidentType: 'other' },
  system: { system: 'System 3' },
  'a system that nothing touches': { system: 'None' },
  processor: { processor: 'Processor 5' },
  place: { place: 'Place 8' },
  status: { status: 'assessed' },
  danger: { danger: true },
  mine: { mine: true },
  ...Object.fromEntries(HOLDERS.map((waitsFor) => [`waits for ${waitsFor}`, { waitsFor }])),
};
const OF_REGISTER: Readonly<Record<string, Partial<RegisterFilter>>> = {
  everything: {},
  period: { from: moment('2021-01-01T00:00:00Z'), until: moment('2021-12-31T00:00:00Z') },
  'period with nothing in it': { from: moment('2031-01-01T00:00:00Z') },
  status: { status: 'dismissed' },
  open: { is_open: true },
  ended: { is_open: false },
  notified: { is_notified: true },
  'not notified': { is_notified: false },
  'open and not notified': { is_open: true, is_notified: false },
  risk: { risk: 'high-risk' },
  'open, by risk': { is_open: true, risk: 'risk' },
  'what happened': { incident_type: 'other' },
  system: { system: 'system 3' },
  processor: { processor: 'processor 5' },
  place: { place: 'place 8' },
  'a place that nothing was': { place: 'nowhere' },
  'open in one place': { is_open: true, place: 'place 8' },
};
const LATE = encodeCursor({ after: '2022-05-01T00:00:00.000Z', key: '00000000-0000-4000-8000-000000001000' });

const common = (organisations: readonly string[]) => ({
  ...{ generation: 1, organisations, viewer: viewer(organisations), limit: LIMIT },
});

const DESKS = [
  ['one organisation', ORGANISATIONS.slice(0, 1)],
  ['five', ORGANISATIONS],
] as const;

describe.each(DESKS)('a page of a list of %s touches few buffers', (_, organisations) => {
  const asked = (conditions: DossierConditions): FlatQuestion & { limit: number } => ({
    ...common(organisations),
    filters: conditionsOf(conditions, viewer(organisations)),
    ...(conditions.mine === true && { sources: waitingSources(viewer(organisations), organisations) }),
  });

  async function expectFew(statement: Statement): Promise<void> {
    const { buffers, looked, text } = await planOf(statement);
    if (buffers > FEW) throw new Error(`${buffers} buffers, ${looked} rows:\n${statement.text}\n${text}`);
  }

  describe.each([
    ['first', undefined],
    ['deep', LATE],
  ])('the %s page', (_which, cursor) => {
    const page = cursor === undefined ? {} : { cursor };

    it.each(Object.entries(OF_DOSSIERS))('of dossiers: %s', async (_name, conditions) => {
      await expectFew(pageStatement(DOSSIERS, { ...asked(conditions), ...page }));
    });

    it.each(Object.entries(OF_RUNNING))('of the desk: %s', async (_name, conditions) => {
      await expectFew(
        pageStatement(
          running(() => 'row'),
          { ...asked(conditions), ...page },
        ),
      );
    });

    it.each(Object.entries(OF_REGISTER))('of the register: %s', async (_name, filter) => {
      await expectFew(
        pageStatement(REGISTER, {
          ...common(organisations),
          ...askedOf({ ...NO_FILTER, ...filter }),
          ...page,
        }),
      );
    });
  });

  it('of dossiers in a period', async () => {
    const bounds = received('2021-01-01T00:00:00Z', '2021-02-01T00:00:00Z');
    await expectFew(pageStatement(DOSSIERS, { ...asked({ status: 'dismissed' }), bounds }));
  });

  it.each(['register', 'dashboard'] as const)('that counts what is restricted: %s', async (list) => {
    const { opens, shuts } = viewer(organisations);
    await expectFew({ text: outOfSight(list), values: [1, organisations, opens, shuts] });
  });

  it.each([
    ['the nearest deadline', nearest],
    ['the newest', newest],
  ])('of what nobody looked at: %s', async (_name, list) => {
    await expectFew(
      pageStatement(
        list(() => 'row'),
        asked({}),
      ),
    );
  });
});

describe.each(DESKS)('what has no index of its own, of %s,', (_, organisations) => {
  it.each<[string, DossierConditions]>([
    ['overdue, where hardly anything is', { dueBefore: moment('2020-01-05T00:00:00Z') }],
    ['a status and a place', { status: 'merged', place: 'place 8' }],
    ['in no danger', { danger: false, status: 'closed' }],
  ])('looks at 2,000 rows of each at most: %s', async (_name, conditions) => {
    const { looked } = await planOf(
      pageStatement(DOSSIERS, {
        ...common(organisations),
        filters: conditionsOf(conditions, viewer(organisations)),
      }),
    );
    expect(looked).toBeLessThanOrEqual(LOOKED_AT * organisations.length);
  });

  it('counts no further either', async () => {
    const question = { ...common(organisations), filters: conditionsOf({}, viewer(organisations)) };
    const { looked } = await planOf(
      countsStatement({
        all: [
          [running(), question],
          [unseen, question],
        ],
      }),
    );
    expect(looked).toBeLessThanOrEqual(2 * 1_001 * organisations.length);
  });
});

describe.each(DESKS)('a page of the register by words, of %s,', (_, organisations) => {
  /** What a page of these words cost, each of its statements as the desk prepares it. */
  async function pageOf(
    text: string,
  ): Promise<{ readonly lines: number; readonly looked: readonly number[] }> {
    const looked: number[] = [];
    const planned: Queryable = {
      query: async (statement) => {
        looked.push((await planOf(statement as Statement)).looked);
        return lists.query(statement);
      },
    };
    const question = { ...common(organisations), ...askedOf({ ...NO_FILTER, text }) };
    const { rows } = await pageByWords(planned, REGISTER, question, text);
    return { lines: rows.length, looked };
  }
  const few = 200 * organisations.length;

  it('that most dossiers hold looks at a few', async () => {
    const { lines, looked } = await pageOf('brief buren');
    expect([lines, looked.length]).toEqual([LIMIT, 1]);
    expect(looked[0]).toBeLessThanOrEqual(few);
  });

  it.each([
    ['few hold', 'stagiair zeldzaam', LIMIT, ROWS / 97 + 1],
    ['one holds', 'nummer 4850', 1, 1],
    ['none holds', 'olifant', 0, 0],
  ])('that %s looks at those and at a few', async (_which, text, found, holding) => {
    const { lines, looked } = await pageOf(text);
    expect([lines, looked.length]).toEqual([found, 2]);
    // An index of words finds its rows, and then they are read.
    expect(looked[0]).toBeLessThanOrEqual(few);
    expect(looked[1]).toBeLessThanOrEqual(2 * holding);
  });
});

describe('the test finds', () => {
  const values = [1, ORGANISATIONS, '2022-05-01T00:00:00Z', '', LIMIT + 1];

  it.each([
    [
      'a list of organisations, which has no order',
      `select key, row from register where generation = $1 and organisation = any($2)
         and (received_at, key) > ($3::timestamptz, $4::text) order by received_at, key limit $5`,
    ],
    [
      'a condition that may be absent',
      `select x.* from unnest($2::text[]) o (one) cross join lateral (
         select key, row from register where generation = $1 and organisation = o.one
           and ($3::timestamptz is null or (received_at, key) > ($3::timestamptz, $4::text))
         order by received_at, key limit $5) x`,
    ],
  ])('%s', async (_name, text) => {
    expect((await planOf({ text, values })).buffers).toBeGreaterThan(FEW);
  });
});
