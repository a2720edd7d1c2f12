import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { isWorkingDay } from './working-day.js';

function day(date: string): DateTime {
  return DateTime.fromISO(date, { zone: 'Europe/Amsterdam' });
}

describe('Dutch working days', () => {
  it.each([
    ['New Year', '2026-01-01'],
    ['Good Friday 2026', '2026-04-03'],
    ['Easter Monday 2026', '2026-04-06'],
    ['Easter Monday 2035', '2035-03-26'],
    ['King’s Day', '2026-04-27'],
    ['King’s Day moved from a Sunday', '2025-04-26'],
    ['Liberation Day', '2026-05-05'],
    ['Ascension Day 2026', '2026-05-14'],
    ['Whit Monday 2026', '2026-05-25'],
    ['Christmas', '2026-12-25'],
    ['a Saturday', '2026-06-06'],
    ['a Sunday', '2026-06-07'],
  ])('%s is none', (_name, date) => {
    expect(isWorkingDay(day(date))).toBe(false);
  });

  it.each([
    ['an ordinary Monday', '2026-06-08'],
    ['the Sunday-King’s-Day year’s 28 April', '2025-04-28'],
    ['the Tuesday after Easter', '2026-04-07'],
  ])('%s is one', (_name, date) => {
    expect(isWorkingDay(day(date))).toBe(true);
  });
});
