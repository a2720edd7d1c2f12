import { describe, expect, it } from '@jest/globals';
import { INCIDENT_TYPES } from '../ap-vocabulary.js';
import { containmentAdvice } from './containment-advice.js';

describe('containment advice for the reporter', () => {
  it.each([...INCIDENT_TYPES, undefined])(
    '%s: safety first, evidence last, as much in either language',
    (type) => {
      const dutch = containmentAdvice(type, 'nl');
      const english = containmentAdvice(type, 'en');
      expect(dutch[0]).toContain('112');
      expect(dutch.at(-1)).toContain('Gooi niets weg');
      expect(dutch.length).toBeGreaterThanOrEqual(5);
      expect(english).toHaveLength(dutch.length);
      expect(new Set(dutch).size).toBe(dutch.length);
    },
  );

  it.each(INCIDENT_TYPES)('%s is told in short sentences', (type) => {
    for (const language of ['nl', 'en'] as const) {
      for (const sentence of containmentAdvice(type, language).flatMap((one) => one.split(/[.?!:]\s/))) {
        expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
      }
    }
  });

  it('a mail to a wrong address: phone, delete from the bin too, no forwarding, in writing, keep the sent mail', () => {
    const advice = containmentAdvice('email-wrong-recipient', 'en').join('\n');
    for (const part of [
      'Phone the recipient',
      'from the bin too',
      'not to forward',
      'in writing',
      'Do not send the list or the file again',
      'Leave the sent mail',
      'only works inside your own organisation',
    ]) {
      expect(advice).toContain(part);
    }
  });

  it('an unknown incident gets the general advice', () => {
    expect(containmentAdvice(undefined, 'nl')).toEqual(containmentAdvice('other', 'nl'));
  });
});
