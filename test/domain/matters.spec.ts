import { describe, expect, it } from '@jest/globals';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  close,
  dismiss,
  MONDAY_NINE,
  receive,
  RECORDED_ONLY,
  report,
  settle,
} from '../support/breach/breach-commands.js';
import { act, event, fg, given } from '../support/breach/given-breach.js';

const closed = given(...RECORDED_ONLY, close);
const dismissed = given(report(), dismiss);
const RECEIVED = {
  'ap-question': 'ApQuestionReceived',
  'ap-order': 'ApOrderReceived',
  complaint: 'ComplaintReceived',
  'damage-claim': 'DamageClaimed',
} as const;

describe.each(['ap-question', 'ap-order', 'complaint', 'damage-claim'] as const)('%s', (kind) => {
  it('has a term of its own', () => {
    const dueAt = plusHours(MONDAY_NINE, 240);
    const { breach } = given(report()).when(receive({ kind, dueAt })).then(event(RECEIVED[kind], { dueAt }));
    expect(runningDeadlines(breach)).toContainEqual(
      expect.objectContaining({ deadline: 'matter:matter-1', dueAt }),
    );
  });

  it('reopens what was closed or dismissed', () => {
    for (const ended of [closed, dismissed]) {
      const { breach } = ended
        .when(receive({ kind }))
        .then(event(RECEIVED[kind]), event('BreachReopened', { cause: 'matter-received' }));
      expect(breach.ending).toBeUndefined();
    }
  });

  it('blocks closing and dismissing until it is settled', () => {
    const open = given(...RECORDED_ONLY, receive({ kind }));
    expect(openDuties(open.breach).map(({ duty }) => duty)).toEqual(['settle-matters']);
    open.when(close).thenRefused('duties-open');
    open.when(dismiss).thenRefused('matters-open');
    const settled = open
      .when(settle())
      .then(event(kind === 'ap-question' ? 'ApQuestionAnswered' : 'MatterSettled', { matter: 'matter-1' }));
    settled.when(close).then(event('BreachClosed'));
    settled.when(dismiss).then(event('BreachDismissed'));
  });

  it('is received once, and settled once', () => {
    given(report(), receive({ kind }))
      .when(receive({ kind }))
      .thenRefused('not-recorded', { kind: 'invalid', field: 'what' });
    given(report(), receive({ kind }), settle())
      .when(settle())
      .thenRefused('not-recorded', { kind: 'invalid', field: 'how' });
  });
});

describe('a matter', () => {
  it('that nobody received cannot be settled', () => {
    given(report()).when(settle()).thenRefused('unknown-matter');
  });

  it.each(['complaint', 'ap-question'] as const)(
    'a %s that was settled takes its number later, once',
    (kind) => {
      const settled = given(...RECORDED_ONLY, receive({ kind }), act(settle(), { by: fg }));
      const numbered = settled
        .when(settle({ number: 'Z-2026-17' }))
        .then(event('MatterSettled', { number: 'Z-2026-17', settledAt: settle().settledAt }));
      expect(numbered.breach.matters).toMatchObject([{ number: 'Z-2026-17', settledBy: fg.id }]);
      numbered.when(settle({ number: 'Z-2026-18' })).thenRefused('not-recorded');
      settled
        .and(close)
        .when(settle({ number: 'Z-2026-17' }))
        .then(event('MatterSettled'));
    },
  );

  it('is neither received nor settled in the future', () => {
    const later = plusHours(MONDAY_NINE, 1);
    given(report())
      .when(receive({ receivedAt: later }))
      .thenRefused('moment-in-the-future');
    given(report(), receive())
      .when(settle({ settledAt: later }))
      .thenRefused('moment-in-the-future');
  });

  it('C10: is not due before it came', () => {
    given(report())
      .when(receive({ dueAt: plusHours(MONDAY_NINE, -1) }))
      .thenRefused('due-before-received', { kind: 'invalid', field: 'dueAt' });
  });

  it('may have no term', () => {
    const { breach } = given(...RECORDED_ONLY, receive());
    expect(runningDeadlines(breach)).toEqual([]);
  });
});
