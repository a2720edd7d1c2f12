import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { moment } from '../../shared/moment.js';
import type { Recording } from './domain-event.js';
import { append, composed, Draft, fields } from './fields.js';
import { ValueSources } from './value-sources.js';

type Reported = DomainEvent<'BreachReported', { readonly name: string }>;
type Grown = DomainEvent<'Grown', { readonly leaf: string }>;
type Cut = DomainEvent<'Cut', Record<string, never>>;

interface Tree {
  readonly name: string;
  readonly leaves: readonly string[];
}
interface Shade {
  readonly shade?: number;
}

const tree = fields<Tree, Reported | Grown>({
  initial: { leaves: [] },
  on: {
    BreachReported: (_, { name }) => ({ name }),
    Grown: (_, { leaf }) => ({ leaves: append(leaf) }),
  },
});
/** Reads what another concept owns, as it was before the event. */
const shade = fields<Shade, Grown | Cut, Tree>({
  initial: {},
  on: { Grown: ({ leaves }) => ({ shade: leaves.length }), Cut: () => ({ shade: undefined }) },
});

const at = (revision: number): Recording => ({
  id: `event-${revision}`,
  stream: 'breach-1',
  organisation: 'kadera',
  revision,
  recordedAt: moment('2026-03-02T08:00:00Z'),
  actor: { id: 'actor', role: 'handler' },
});
const REPORTED: Reported = { type: 'BreachReported', data: { name: 'oak' } };
const HISTORY: readonly DomainEvent[] = [
  REPORTED,
  { type: 'Grown', data: { leaf: 'a' } },
  { type: 'Grown', data: { leaf: 'b' } },
];
const garden = composed(tree, shade);
const folded = (history: readonly DomainEvent[], watcher?: ValueSources) => {
  const draft = new Draft(garden, undefined, watcher);
  let state = garden.evolve(undefined, REPORTED, at(0));
  history.forEach((event, revision) => (state = draft.apply(event, at(revision))));
  return { draft, state };
};

describe('concepts folded together', () => {
  it('each see the dossier as it was before the event, whatever their order', () => {
    expect(folded(HISTORY).state).toEqual({ name: 'oak', leaves: ['a', 'b'], shade: 1 });
    const other = new Draft(composed(shade, tree));
    HISTORY.forEach((event, revision) => other.apply(event, at(revision)));
    expect(other.state).toEqual(folded(HISTORY).state);
  });

  it('lose a field that an event takes away', () => {
    expect(folded([...HISTORY, { type: 'Cut', data: {} }]).state).not.toHaveProperty('shade');
  });

  it('leave what was before as it is', () => {
    const { state } = folded(HISTORY);
    const before = Object.freeze({ ...state, leaves: Object.freeze([...state.leaves]) });
    const after = garden.evolve(before, { type: 'Grown', data: { leaf: 'c' } }, at(3));
    expect([after.leaves.length, before.leaves.length]).toEqual([3, 2]);
    expect(garden.initial).toEqual({ leaves: [] });
  });

  it('make no copy of a list for each event of a history', () => {
    const { draft, state } = folded(HISTORY);
    const list = state.leaves;
    expect(draft.apply({ type: 'Grown', data: { leaf: 'c' } }, at(3)).leaves).toBe(list);
  });

  it.each([
    [[{ type: 'Felled', data: {} }], 'unknown event type Felled'],
    [[{ type: 'Grown', data: { leaf: 'a' } }], 'Grown before BreachReported'],
    [[REPORTED, REPORTED], 'BreachReported twice in one stream'],
  ])('stop at what they do not understand', (history, words) => {
    expect(() => folded(history)).toThrow(words);
  });

  it('tell the event that each value comes from: the last one that made it what it is', () => {
    const sources = new ValueSources();
    folded([...HISTORY, { type: 'Grown', data: { leaf: 'b' } }], sources);
    expect(sources.of('name')).toEqual({ event: 'BreachReported', revision: 0 });
    expect(sources.of('leaves/1')).toEqual({ event: 'Grown', revision: 2 });
    expect(sources.of('name', 'leaves').revision).toBe(3);
    expect(() => sources.of('roots')).toThrow('nothing behind roots');
  });
});

/** What does not compile: `npm run types` fails where one of these does. */
export const refusedByTheCompiler = (): void => {
  // @ts-expect-error shade reads what only tree keeps: a list of shades alone is no list
  composed(shade);
  // @ts-expect-error two concepts own the same field
  composed(tree, tree);
  fields<Shade, Grown | Cut, Tree>({
    initial: {},
    // @ts-expect-error a step for Cut is missing
    on: { Grown: () => ({}) },
  });
  fields<Shade, Grown>({
    initial: {},
    // @ts-expect-error a field of another type
    on: { Grown: () => ({ shade: 'deep' }) },
  });
  // @ts-expect-error a field of another concept
  fields<Shade, Cut>({ initial: {}, on: { Cut: () => ({ leaves: [] }) } });
};
