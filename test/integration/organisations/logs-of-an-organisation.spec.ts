import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GRANT_EVENT_TYPES, GrantLog } from '../../../src/organisations/grant-log.js';
import { ORGANISATION_EVENT_TYPES, OrganisationLog } from '../../../src/organisations/organisation-log.js';
import { OrganisationProfiles } from '../../../src/organisations/organisation-profiles.js';
import { loadOrganisationProfiles } from '../../../src/organisations/organisation-profiles.loader.js';
import { AdjustableClock } from '../../../src/platform/time/clock.port.js';
import { UNSEALED } from '../../support/event-store/unsealed.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import type { Role } from '../../../src/platform/identity/principal.js';
import { moment } from '../../../src/shared/moment.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const codec = new EventCodec({ ...GRANT_EVENT_TYPES, ...ORGANISATION_EVENT_TYPES }, UNSEALED);
const clock = new AdjustableClock(moment('2026-06-01T09:00:00+02:00'));

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore(database.postgres);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const as = (id: string, ...roles: Role[]) => ({
  id,
  grants: roles.map((role) => ({ organisation: 'kadera', role })),
});
const written = async (stream: string) =>
  (await codec.decode(await store.readStream(stream))).map(({ event }) => event.data);

describe('who held which role when', () => {
  it('is written once for each change, also by processes that see it at the same moment', async () => {
    const logs = Array.from({ length: 4 }, () => new GrantLog(store, codec, clock));
    const all = (id: string, ...roles: Role[]) =>
      Promise.all(logs.map((log) => log.note(as(id, ...roles), 'kadera')));
    await Promise.all([all('one', 'handler'), all('other', 'fg')]);
    await all('one', 'handler', 'board');
    await all('one', 'board', 'handler');
    const events = await written('grants-kadera');
    expect(events).toHaveLength(3);
    expect(events).toEqual(
      expect.arrayContaining([
        { person: 'one', roles: ['handler'] },
        { person: 'other', roles: ['fg'] },
        { person: 'one', roles: ['board', 'handler'] },
      ]),
    );
  });
});

describe('who held which role then', () => {
  it('is what had been written by then', async () => {
    const log = new GrantLog(store, codec, clock);
    const at = (hour: string) => moment(`2026-06-02T${hour}:00:00+02:00`);
    const person = (id: string, ...roles: Role[]) => ({
      id,
      grants: roles.map((role) => ({ organisation: 'aanzien', role })),
    });
    clock.moveTo(at('10'));
    await log.note(person('one', 'handler'), 'aanzien');
    clock.moveTo(at('11'));
    await log.note(person('two', 'fg'), 'aanzien');
    await log.note(person('one', 'board'), 'aanzien');
    const then = async (hour: string) => Object.fromEntries(await log.rolesAt('aanzien', at(hour)));
    expect(await then('09')).toEqual({});
    expect(await then('10')).toEqual({ one: ['handler'] });
    expect(await then('12')).toEqual({ one: ['board'], two: ['fg'] });
  });
});

describe('the profile of an organisation', () => {
  it('is written at its first start and when it has changed, by one of the processes that start', async () => {
    const profiles = await loadOrganisationProfiles('organisations');
    const start = () => new OrganisationLog(store, codec, clock).record(profiles);
    const told = (await Promise.all([start(), start(), start()])).flat();
    expect(told.sort()).toEqual([...profiles.slugs()].sort());
    expect(await start()).toEqual([]);
    expect(await written('organisation-kadera')).toMatchObject([{ digest: profiles.digest('kadera') }]);
  });

  it('then is the one in force then, and the first of all before that', async () => {
    const all = await loadOrganisationProfiles('organisations');
    const before = all.get('kwartier');
    const changed = { ...before, safetyTermMinutes: before.safetyTermMinutes + 1 };
    const log = new OrganisationLog(store, codec, clock);
    const recordAt = async (at: string, profile: typeof before) => {
      clock.moveTo(moment(at));
      await log.record(new OrganisationProfiles([{ ...profile, slug: 'changing' }]));
    };
    await recordAt('2026-06-03T09:00:00+02:00', before);
    await recordAt('2026-06-04T09:00:00+02:00', changed);
    const then = async (at: string) => (await log.profileAt('changing', moment(at)))!;
    const [first, second] = [await then('2026-06-03T12:00:00Z'), await then('2026-06-05T12:00:00Z')];
    expect(first.content).toEqual({ ...before, slug: 'changing' });
    expect(second.content).toEqual({ ...changed, slug: 'changing' });
    expect([first.since, second.since]).toEqual(['2026-06-03T07:00:00.000Z', '2026-06-04T07:00:00.000Z']);
    expect(await then('2026-06-01T12:00:00Z')).toEqual(first);
    expect(await log.profileAt('nobody', moment('2026-06-05T12:00:00Z'))).toBeUndefined();
  });
});
