import { HOLDERS, type Holder } from '../breach/domain/duties.js';
import type { Status } from '../breach/domain/status.js';
import { wordsInOrder } from '../breach/lists/found-by.js';
import { either, equal, is } from '../breach/lists/conditions.js';
import type { Condition, FlatList, Source } from '../breach/lists/flat-list.js';
import { isOneOf, type Viewer } from '../breach/lists/visibility.js';
import type { IncidentType } from '../law/ap-vocabulary.js';
import type { Moment } from '../shared/moment.js';
import { waitingFor } from './dashboard.projection.js';

/** What dossiers have to be; all of them where nothing is said. */
export interface DossierConditions {
  readonly status?: Status;
  readonly open?: boolean;
  /** Only what nobody has looked at, or only what somebody has. */
  readonly unverified?: boolean;
  /** Only dossiers whose authority deadline passed before this moment. */
  readonly dueBefore?: Moment;
  /** Only what this role has to move on. */
  readonly waitsFor?: Holder;
  /** Only what waits for the viewer. */
  readonly mine?: boolean;
  /** Only where somebody may be in danger, or only others. */
  readonly danger?: boolean;
  /** Opaque id of the person who takes care of it. */
  readonly assignedTo?: string;
  /** As assessed last, else as reported. */
  readonly incidentType?: IncidentType;
  /** What of the organisation it touches, in any case, with or without accents. */
  readonly system?: string;
  readonly processor?: string;
  /** Where it was, as assessed. */
  readonly place?: string;
}

/** Of the two orders: newest receipt first, and the nearest deadline first. */
const BY_RECEIPT = 'received_at';
export const BY_DEADLINE = `coalesce(due_at, '9999-12-31 23:59:59.999+00')`;

/** Each alone has an index in the order of the list; which, `migrations/0059_flat_lists.sql` says. */
const OF_OPEN: FlatList['indexed'] = [
  ...['assigned', 'place', 'system', 'processor', 'status'].map((name) => [name]),
  ...HOLDERS.map((holder) => [`for-${holder}`]),
  ['danger'],
  ['incident-type'],
  [],
];
const OF_ALL: FlatList['indexed'] = [
  ...['assigned', 'place', 'system', 'processor', 'due', 'danger'].map((name) => [name]),
  ['unverified'],
  ...HOLDERS.map((holder) => [`for-${holder}`]),
  ...['status', 'open', 'incident-type', 'ended'].map((name) => [name]),
  [],
];

export const DOSSIERS: FlatList = {
  ...{ name: 'dossiers', table: 'dashboard', columns: () => 'row', of: 'true' },
  ...{ order: BY_RECEIPT, direction: 'desc', indexed: OF_ALL },
  offered: ['mine', 'overdue', 'verified', 'no-danger'],
};

type Columns = FlatList['columns'];
const open = {
  ...{ table: 'dashboard', order: BY_DEADLINE, direction: 'asc' },
  ...{ indexed: OF_OPEN, offered: ['mine', 'changed'] },
} as const satisfies Partial<FlatList>;

/** What is open and somebody has looked at, the nearest deadline first, those without one last. */
export const running = (columns: Columns = () => 'key'): FlatList => ({
  ...{ ...open, name: 'running', columns, of: 'is_open and is_verified' },
});
/** What nobody has looked at, in the same order. */
export const unseen: FlatList = { ...running(), name: 'unseen', of: 'is_open and not is_verified' };

/** The same, danger first: both ends of it. */
export const nearest = (columns: Columns): FlatList => ({
  ...{ ...unseen, name: 'nearest', columns, orderedFirst: 'states_danger', indexed: [[]] },
});
export const newest = (columns: Columns): FlatList => ({
  ...nearest(columns),
  ...{ name: 'newest', order: BY_RECEIPT, direction: 'desc' },
});

export function conditionsOf(asked: DossierConditions, viewer: Viewer): readonly Condition[] {
  const { status, open, unverified, dueBefore, waitsFor, mine, danger, assignedTo } = asked;
  const { incidentType, system, processor, place } = asked;
  return [
    ...equal('status', 'status', status),
    ...either(open, ['open', 'is_open'], ['ended', 'not is_open']),
    ...either(unverified, ['unverified', 'not is_verified'], ['verified', 'is_verified']),
    ...(dueBefore === undefined
      ? []
      : [
          is('due', 'due_at is not null'),
          { name: 'overdue', sql: (put) => `due_at < ${put(dueBefore)}` } as Condition,
        ]),
    ...(waitsFor === undefined ? [] : [is(`for-${waitsFor}`, waits(waitsFor))]),
    ...(mine === true
      ? [{ name: 'mine', sql: (put) => `waits_for like any(${put(viewer.opens)})` } as Condition]
      : []),
    ...either(danger, ['danger', 'states_danger'], ['no-danger', 'not states_danger']),
    ...equal('assigned', 'assigned_to', assignedTo),
    ...equal('incident-type', 'incident_type', incidentType),
    ...equal('system', 'system', system && wordsInOrder(system)),
    ...equal('processor', 'processor', processor && wordsInOrder(processor)),
    ...equal('place', 'place', place && wordsInOrder(place)),
  ];
}

/**
 * Where what waits for somebody is found: for each duty in the organisations in which it is his, and wherever a person
 * stands in for another. {@link conditionsOf} asks besides whether that is he.
 */
export function waitingSources(viewer: Viewer, organisations: readonly string[]): readonly Source[] {
  const his = (...roles: readonly string[]): readonly string[] =>
    organisations.filter((one) => roles.some((role) => isOneOf(viewer, `${one}:${role}`)));
  return [
    { organisations: his('handler'), where: waits('handler') },
    { organisations: his('fg'), where: waits('fg') },
    { organisations: his('board', 'mandate-holder'), where: waits('board') },
    { organisations, where: `waits_for ~ ' [0-9a-f]{8}-[0-9a-f]{4}-'` },
  ];
}

/** In the words of the index, which a value would not be. */
const waits = (holder: Holder): string => `waits_for like '${waitingFor(holder)}'`;
