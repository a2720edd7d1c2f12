import { describe, expect, it } from '@jest/globals';
import { mostSaid } from '../ap-vocabulary.js';
import { peopleReached } from '../people-reached.js';
import { counted } from './given-answer.js';

describe('public case 16: a number of people of which only the minimum is known', () => {
  const atLeast = { min: 100_000 };

  it('is said as that, and no maximum is made up', () => {
    expect(counted(atLeast)).toBe('minimaal 100000');
    expect(counted({ min: 1, max: 3 })).toBe('minimaal 1, maximaal 3');
    expect(counted({ min: 2, max: 2 })).toBe('2');
  });

  it('counts for as many as were said', () => {
    expect(mostSaid(atLeast)).toBe(100_000);
    expect(peopleReached({ rounds: [], subjectCount: atLeast, decision: undefined }).concerned).toBe(100_000);
  });
});
