import { expect, it } from '@jest/globals';
import { moment } from '../../shared/moment.js';
import { termOfDuty } from './term-of-duty.js';

const dueAt = moment('2026-06-04T07:00:00Z');
const terms = [
  'authority-notification',
  'claimed-awareness',
  'matter:one',
  'matter:two',
  'confirmation:correction:7',
].map((deadline) => ({ deadline, dueAt }));
const termOf = (duty: Parameters<typeof termOfDuty>[0]): string | undefined =>
  termOfDuty(duty, terms)?.deadline;

it('a duty has the term that runs for it: of this matter, of this correction; telling people has none', () => {
  expect(termOf({ duty: 'notify-authority' })).toBe('authority-notification');
  expect(termOf({ duty: 'settle-matters', subject: { matter: 'two' } })).toBe('matter:two');
  expect(termOf({ duty: 'confirm-correction', subject: { corrects: 7 } })).toBe('confirmation:correction:7');
  expect(termOf({ duty: 'confirm-correction', subject: { corrects: 8 } })).toBeUndefined();
  expect(termOf({ duty: 'avert-danger' })).toBeUndefined();
  expect(termOf({ duty: 'inform-people' })).toBeUndefined();
});
