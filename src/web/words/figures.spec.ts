import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { nl } from './nl.js';

describe('a number in a sentence', () => {
  it('over 999 stands in it as its readers write it', () => {
    expect(nl.recorded.reached(1228, 1240)).toBe('1.228 van 1.240 bereikt');
    expect(en.recorded.reached(1228, 1240)).toBe('1,228 of 1,240 reached');
    expect(nl.recorded.people(1228, 12_400)).toBe('1.228 tot 12.400 mensen');
    expect(nl.letters.intended(1240)).toBe('bedoeld voor 1.240');
    expect(nl.dossier.toBeTold(1240)).toBe('1.240 nog te bereiken.');
    expect(nl.register.lines(18)).toBe('18 datalekken');
  });
});
