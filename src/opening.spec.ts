import { expect, it } from '@jest/globals';
import { openedWhenThere } from './opening.js';
import { EventStoreUnavailable } from './platform/event-store/event-store.port.js';

const never = new AbortController().signal;
const said = (code: string): Error => Object.assign(new Error(`it says ${code}`), { code });
const within = (cause: unknown): Error => new Error('DATABASE_URL: not there', { cause });

it.each([
  ['a server that refuses', within(said('ECONNREFUSED'))],
  ['a name that nobody knows', within(said('ENOTFOUND'))],
  ['a server that is starting up', within(said('57P03'))],
  ['one that is frozen', within(new Error('timeout expired'))],
  [
    'a log in KurrentDB that is not there',
    within(
      new EventStoreUnavailable('not-written', 'the log cannot be read', {
        cause: Object.assign(new Error('14'), { type: 'unavailable' }),
      }),
    ),
  ],
])('%s is waited for, and whoever watches hears why', async (_what, error) => {
  const tries: string[] = [];
  const open = (): Promise<void> => (tries.length < 2 ? Promise.reject(error) : Promise.resolve());
  await openedWhenThere(open, never, (why) => void tries.push(why));
  expect(tries).toEqual(['DATABASE_URL: not there', 'DATABASE_URL: not there']);
});

it.each([
  ['a wrong password', within(said('28P01'))],
  ['a database that is not there', within(said('3D000'))],
  ['a schema of a newer program', new Error('The database is newer than this Lekwacht')],
  [
    'a log that is not one',
    new EventStoreUnavailable('not-written', 'the log cannot be read', { cause: said('42P01') }),
  ],
])('%s is not', async (_what, error) => {
  const hear = (): never => {
    throw new Error('waited');
  };
  await expect(openedWhenThere(() => Promise.reject(error), never, hear)).rejects.toBe(error);
});

it('is told to stop, and stops', async () => {
  const ending = new AbortController();
  const opening = openedWhenThere(
    () => Promise.reject(said('ECONNREFUSED')),
    ending.signal,
    () => {
      ending.abort();
    },
  );
  await expect(opening).rejects.toThrow('aborted');
});
