import { expect, it } from '@jest/globals';
import type { History } from './history.js';
import { isFull, refuseWhereFull } from './dossier-size.js';

const historyOf = (events: number, text: string): History =>
  Array.from({ length: events }, () => ({ event: { type: 'ReportSupplemented', data: { text } } })) as never;

it('a dossier is full by its events or by what stands in them', () => {
  expect(isFull(historyOf(1_999, 'x'))).toBe(false);
  expect(isFull(historyOf(2_000, 'x'))).toBe(true);
  expect(isFull(historyOf(10, 'x'.repeat(100_000)))).toBe(false);
  expect(isFull(historyOf(11, 'x'.repeat(100_000)))).toBe(true);
});

const full = historyOf(2_000, 'x');

it.each(['SupplementReport', 'PlanMeasure', 'ReceiveAttachment', 'RecordLesson'] as const)(
  '%s is refused there by name',
  (type) => {
    expect(() => {
      refuseWhereFull(full, type);
    }).toThrow(expect.objectContaining({ code: 'dossier-full', kind: 'conflict' }));
  },
);

it.each([
  ...(['NotifyAuthority', 'Decide', 'Ratify', 'CloseBreach', 'DismissBreach', 'InformSubjects'] as const),
  ...(['EstablishAwareness', 'RaiseSafetyRisk', 'GiveAdvice', 'CorrectStatement', 'CheckDeadlines'] as const),
])('%s has room there: the law may need it', (type) => {
  expect(() => {
    refuseWhereFull(full, type);
  }).not.toThrow();
});
