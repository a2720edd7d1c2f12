import { describe, expect, it } from '@jest/globals';
import { LogCheck } from './log-check.js';

const event = (stream: string, revision: number, data = '{}') => ({
  ...{ stream, revision, id: `${stream}-${revision}`, type: 'Said', data, metadata: '{}' },
});
const LOG = [event('one', 0), event('two', 0), event('one', 1), event('two', 1)];

function found(
  events: readonly ReturnType<typeof event>[],
  noted: ConstructorParameters<typeof LogCheck>[0] = [],
) {
  const check = new LogCheck(noted);
  for (const each of events) check.see(each);
  return { wrong: check.end(), digest: check.hex(), held: check.held };
}

const noted = (events: number) => ({
  ...{ name: `backup of ${events}`, events, digest: found(LOG.slice(0, events)).digest },
});

describe('a log that is looked at', () => {
  it('is well where each stream counts on, and it is what it was at each backup', () => {
    expect(found(LOG, [noted(4), noted(0), noted(2)])).toMatchObject({ wrong: undefined, held: 3 });
  });

  it.each([
    ['an event that was dropped', LOG.filter((_, at) => at !== 2 && at !== 3).concat(event('one', 2))],
    ['the first event of a stream that was dropped', LOG.slice(1)],
    ['an event that is there twice', [...LOG, event('two', 1)]],
  ])('shows %s', (_what, events) => {
    expect(found(events).wrong).toMatch(/is revision \d of/);
  });

  it('shows the newest event that was dropped, and one that was changed, by the backups that were made', () => {
    expect(found(LOG.slice(0, 3), [noted(4)]).wrong).toBe(
      'there are 3 events, and 4 when backup of 4 was made',
    );
    expect(found([event('one', 0, '{"a":1}'), ...LOG.slice(1)], [noted(2)]).wrong).toBe(
      'the first 2 events are not those of backup of 2',
    );
  });
});
