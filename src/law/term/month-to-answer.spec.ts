import { describe, expect, it } from '@jest/globals';
import { moment } from '../../shared/moment.js';
import { answerAtTheLatest, answerBy } from './month-to-answer.js';

describe('Art. 12(3) GDPR with Regulation 1182/71: the month in which a request is answered', () => {
  it.each([
    ['the same day of the next month', '2026-06-01T09:00:00+02:00', '2026-07-01T23:59:59.999+02:00'],
    ['however late on the day it came', '2026-06-01T23:59:00+02:00', '2026-07-01T23:59:59.999+02:00'],
    ['the last day of a shorter month', '2026-08-31T09:00:00+02:00', '2026-09-30T23:59:59.999+02:00'],
    ['after a weekend', '2026-01-31T09:00:00+01:00', '2026-03-02T23:59:59.999+01:00'],
    ['after Easter', '2026-03-03T09:00:00+01:00', '2026-04-07T23:59:59.999+02:00'],
    ['after Christmas and the weekend', '2026-11-25T09:00:00+01:00', '2026-12-28T23:59:59.999+01:00'],
  ])('%s', (_name, received, due) => {
    expect(answerBy(moment(received))).toBe(moment(due));
  });

  it('three months where it is prolonged', () => {
    expect(answerAtTheLatest(moment('2026-06-01T09:00:00+02:00'))).toBe(
      moment('2026-09-01T23:59:59.999+02:00'),
    );
  });
});
