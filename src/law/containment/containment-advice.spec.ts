import { describe, expect, it } from '@jest/globals';
import { INCIDENT_TYPES } from '../ap-vocabulary.js';
import { containmentAdvice } from './containment-advice.js';
import type { Audience, Situation } from './situation.js';

const AUDIENCES: readonly Audience[] = ['staff', 'client', 'outsider', 'processor'];

/** Whoever reads it, whatever happened, with and without danger. */
const SITUATIONS: readonly Situation[] = AUDIENCES.flatMap((audience) =>
  [...INCIDENT_TYPES, undefined].flatMap((incidentType) =>
    [true, false].map((danger) => ({ audience, danger, ...(incidentType && { incidentType }) })),
  ),
);
const named = SITUATIONS.map(
  (situation) =>
    [
      `${situation.audience}, ${situation.incidentType ?? 'no type'}${situation.danger ? ', danger' : ''}`,
      situation,
    ] as const,
);
const staff = { audience: 'staff', danger: false } as const;
const inDanger = SITUATIONS.filter(({ danger }) => danger);
const dutch = (situation: Situation): string => containmentAdvice(situation, 'nl').join('\n');
const english = (situation: Situation): string => containmentAdvice(situation, 'en').join('\n');

describe('containment advice for the reporter', () => {
  it.each(named)('%s: safety first, evidence last, as much in either language', (_name, situation) => {
    const advice = containmentAdvice(situation, 'nl');
    expect(advice[0]).toContain('112');
    if (situation.audience !== 'outsider') expect(advice.at(-1)).toContain('Gooi niets weg');
    expect(advice.length).toBeGreaterThanOrEqual(5);
    expect(containmentAdvice(situation, 'en')).toHaveLength(advice.length);
    expect(new Set(advice).size).toBe(advice.length);
  });

  it.each(named)('%s is told in short sentences', (_name, situation) => {
    for (const language of ['nl', 'en'] as const) {
      for (const sentence of containmentAdvice(situation, language).flatMap((one) => one.split(/[.?!:]\s/))) {
        expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
      }
    }
  });

  it('a mail to a wrong address: phone, delete from the bin too, no forwarding, in writing, keep the sent mail', () => {
    const advice = english({ ...staff, incidentType: 'email-wrong-recipient' });
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

  it('a message in a chat is kept as a picture before it is taken away', () => {
    expect(dutch({ ...staff, incidentType: 'email-wrong-recipient' })).toContain(
      'Maak eerst een schermafdruk. Verwijder het bericht dan voor iedereen',
    );
    expect(dutch({ ...staff, incidentType: 'email-wrong-recipient', danger: true })).not.toContain(
      'voor iedereen',
    );
  });

  it.each(['email-wrong-recipient', 'email-open-cc', 'post-wrong-recipient'] as const)(
    '%s: whoever is sent to the other may leave that to the handler',
    (incidentType) => {
      const [, first] = containmentAdvice({ ...staff, incidentType }, 'nl');
      expect(first).toMatch(/^(Bel|Mail) de ontvanger.*Laat het over aan wie uw melding behandelt\.$/);
    },
  );

  it('somebody from outside hears to keep what he holds among the first, once', () => {
    for (const [danger, atOnce] of [
      [false, 3],
      [true, 5],
    ] as const) {
      const advice = containmentAdvice({ audience: 'outsider', danger }, 'nl');
      expect(advice.slice(0, atOnce).join('\n')).toContain('Gooi niets weg');
      expect(advice.filter((one) => one.includes('Gooi niets weg'))).toHaveLength(1);
    }
  });

  it('an unknown incident gets the general advice', () => {
    expect(dutch(staff)).toEqual(dutch({ ...staff, incidentType: 'other' }));
  });
});

describe('H2: containment advice where somebody may be in danger', () => {
  it('turns nobody to whoever has the data, nor to the one in danger, whatever happened', () => {
    for (const situation of inDanger) {
      expect(dutch(situation)).not.toMatch(
        /Bel de ontvanger|Mail de ontvangers|Vraag (de ontvanger|hun|hem)|Spreek af|opnieuw|Probeer het daar/,
      );
      expect(english(situation)).not.toMatch(
        /Phone the recipient|Mail the recipients|[Aa]sk (the recipient|them|him)|Agree that|letter again|Try it there/,
      );
    }
  });

  it.each(AUDIENCES)('%s: leave whoever has the data alone', (audience) => {
    expect(dutch({ audience, danger: true })).toMatch(/Neem geen contact op met .*wie de gegevens heeft/);
  });

  it('asks nobody again who said that there is danger', () => {
    for (const situation of inDanger) {
      expect(containmentAdvice(situation, 'nl')[0]).not.toContain('?');
      expect(containmentAdvice(situation, 'en')[0]).not.toContain('?');
    }
  });

  it('staff are not sent to a manager alone, and take back neither mail nor chat message', () => {
    const advice = dutch({ ...staff, danger: true });
    expect(advice).toContain('of iemand bij de organisatie die u vertrouwt');
    expect(advice).toContain('Trek geen mail in en verwijder geen bericht uit een chat');
  });

  it('staff phone 112, then whoever is on call, and write nothing to the client', () => {
    const advice = containmentAdvice({ ...staff, danger: true, onCall: '06 12345678' }, 'nl');
    expect(advice[1]).toBe('Bel daarna wie dienst heeft: 06 12345678.');
    expect(advice.join('\n')).toContain('Bel of schrijf niet naar de cliënt');
  });

  it('begins with the organisation’s own text, also where there is no danger; a client gets ours', () => {
    const own = 'Bel eerst 112. Stuur zelf geen bericht naar de cliënt.';
    for (const danger of [true, false]) {
      expect(containmentAdvice({ audience: 'staff', danger, inDanger: own }, 'nl')[0]).toBe(own);
      expect(dutch({ audience: 'client', danger, inDanger: own })).not.toContain('de cliënt');
    }
  });

  it('others phone the organisation', () => {
    expect(dutch({ audience: 'outsider', danger: true, phone: '038 1234567' })).toContain(
      'Bel daarna ons: 038 1234567.',
    );
    expect(dutch({ audience: 'processor', danger: true })).toContain('Bel daarna ons.');
  });

  it('keeps what stops the leak without anybody noticing', () => {
    expect(dutch({ ...staff, danger: true, incidentType: 'device-or-paper-lost-or-stolen' })).toContain(
      'op afstand blokkeren',
    );
  });
});

describe('H2: advice for others, and about a colleague who looked', () => {
  it.each(['client', 'outsider', 'processor'] as const)('%s is told nothing of a sent mail', (audience) => {
    for (const incidentType of INCIDENT_TYPES) {
      expect(dutch({ audience, danger: false, incidentType })).not.toMatch(
        /Verzonden|Bel de ontvanger|Bel ICT/,
      );
    }
  });

  it.each(AUDIENCES)('snooping, to %s: does not tip the colleague off', (audience) => {
    for (const danger of [true, false]) {
      const advice = dutch({ audience, danger, incidentType: 'snooping' });
      expect(advice).toContain('Laat niet merken dat u dit meldt');
      expect(advice).not.toMatch(/Vraag (wie|hem)/);
    }
  });

  it('who calls snooping "other" is warned too, before he turns to anybody', () => {
    const advice = containmentAdvice({ ...staff, incidentType: 'other' }, 'nl');
    const warned = advice.findIndex((one) => one.includes('Spreek hem er niet op aan'));
    expect(warned).toBe(1);
    expect(advice.findIndex((one) => one.includes('om ze te wissen'))).toBeGreaterThan(warned);
  });
});
