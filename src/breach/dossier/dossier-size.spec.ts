import { expect, it } from '@jest/globals';
import { sealedBox } from '../../platform/personal-data/sealed-box.js';
import { personal } from '../../shared/personal.js';
import type { History } from './history.js';
import { isFull as isFullOf, refuseWhereFull, sizeOf, sizeOfHistory } from './dossier-size.js';

const isFull = (history: History): boolean => isFullOf(sizeOfHistory(history));
const historyOf = (events: number, text: string): History =>
  Array.from({ length: events }, () => ({ event: { type: 'ReportSupplemented', data: { text } } })) as never;

it('a dossier is full by its events or by what stands in them', () => {
  expect(isFull(historyOf(1_999, 'x'))).toBe(false);
  expect(isFull(historyOf(2_000, 'x'))).toBe(true);
  expect(isFull(historyOf(10, 'x'.repeat(100_000)))).toBe(false);
  expect(isFull(historyOf(11, 'x'.repeat(100_000)))).toBe(true);
});

it('is as full where its texts are sealed, but for what boxes are filled up with', () => {
  const place = {
    ...{ stream: 'breach-1', event: '7d9f3a52-5c1e-4a57-9a3e-0f3f6a7f9b11', type: 'ReportSupplemented' },
    ...{ schemaVersion: 1, pointer: '/text', key: '7d9f3a52-5c1e-4a57-9a3e-0f3f6a7f9b12' },
  };
  for (const length of [0, 1, 63, 64, 1_000, 20_000]) {
    const words = 'x'.repeat(length);
    const text = personal('dossier', words);
    const box = sealedBox(words, Buffer.alloc(32, 7), { ...place, scope: 'dossier' });
    const open = sizeOf({ text }).characters;
    const sealed = sizeOf({ text: { scope: 'dossier', sealed: { ...place, box } } }).characters;
    expect(Math.abs(sealed - open)).toBeLessThanOrEqual(64);
  }
});

const full = sizeOfHistory(historyOf(2_000, 'x'));

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
