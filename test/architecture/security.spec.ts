import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ASVS_NUMBERS } from '../support/docs/asvs-numbers.js';

const TEXT = readFileSync('docs/security.md', 'utf8');
const ROWS = [...TEXT.matchAll(/^\| (\d+\.\d+\.\d+) +\| (\d) +\| (\S+) +\| (.+?) +\|$/gm)].map(
  ([, number = '', level = '', state = '', where = '']) => ({ number, level, state, where }),
);
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:src|test|docs)\/[^`]+|[\w.-]+\.(?:json|md|mjs)|Dockerfile)`/g)].map(
    ([, path]) => path ?? '',
  );

describe('docs/security.md', () => {
  it.each(['1', '2'] as const)(
    'has every requirement of level %s of ASVS 5.0 once, and no other',
    (level) => {
      const told = ROWS.filter((row) => row.level === level).map(({ number }) => number);
      expect(told.toSorted()).toEqual([...ASVS_NUMBERS[level]].sort());
    },
  );

  it('names files that are there', () => {
    const paths = pathsIn(TEXT);
    expect(paths.length).toBeGreaterThan(100);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('says of each what it is: shown by something where it is met', () => {
    expect(new Set(ROWS.map(({ state }) => state))).toEqual(new Set(['met', 'n/a', 'open']));
    const nothing = ROWS.filter(({ where }) => where.trim() === '');
    expect(nothing).toEqual([]);
  });
});
