import { either, equal, received } from '../breach/lists/conditions.js';
import { wordsMeant } from '../breach/lists/rare-words.js';
import type { Condition, FlatList, FlatQuestion } from '../breach/lists/flat-list.js';
import type { RegisterFilter } from './register-filter.js';

/** Oldest receipt first. Which index each filter has, `migrations/0059_flat_lists.sql` says. */
export const REGISTER: FlatList = {
  ...{ name: 'register', table: 'register', columns: () => 'row', of: 'true' },
  ...{ order: 'received_at', direction: 'asc' },
  indexed: [
    ['open', 'not-notified'],
    ['open', 'risk'],
    ['open', 'place'],
    ...['place', 'system', 'processor', 'open'].map((name) => [name]),
    ...['risk', 'incident-type', 'status', 'notified', 'not-notified', 'ended'].map((name) => [name]),
    [],
  ],
  offered: ['text'],
};

/** The bounds of the period, which every index has, and everything else. */
export function askedOf(filter: RegisterFilter): Pick<FlatQuestion, 'bounds' | 'filters'> {
  const { from, until, status, is_open, is_notified, risk, text } = filter;
  const { incident_type, system, processor, place } = filter;
  return {
    bounds: received(from, until),
    filters: [
      ...equal('status', 'status', status),
      ...either(is_open, ['open', 'is_open'], ['ended', 'not is_open']),
      ...either(is_notified, ['notified', 'is_notified'], ['not-notified', 'not is_notified']),
      ...equal('risk', 'risk', risk),
      ...equal('incident-type', 'incident_type', incident_type),
      ...equal('system', 'system', system),
      ...equal('processor', 'processor', processor),
      ...equal('place', 'place', place),
      ...(text === null ? [] : [inWords(text)]),
    ],
  };
}

const inWords = (text: string): Condition => ({
  name: 'text',
  sql: (put) => `words @@ ${wordsMeant(put(text))}`,
});
