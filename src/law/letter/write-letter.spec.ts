import { describe, expect, it } from '@jest/globals';
import { moment } from '../../shared/moment.js';
import { personal } from '../../shared/personal.js';
import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  SPECIAL_CATEGORIES,
  SUBJECT_CONSEQUENCES,
} from '../ap-vocabulary.js';
import type { FormInput } from '../ap-form/form-input.js';
import { letterText } from './letter.js';
import { writeLetter } from './write-letter.js';

const source = { event: 'BreachReported', revision: 0 } as const;
const at = moment('2026-03-02T09:00:00+01:00');

function input(incidentType: (typeof INCIDENT_TYPES)[number]): FormInput {
  return {
    reference: { value: 'DL', source },
    kind: { value: 'initial', source },
    asOf: at,
    organisation: { value: { name: 'Kwartier', hasFg: false }, source },
    report: {
      value: { description: personal('dossier', 'x'), byOwnPeople: true, reporterKind: 'employed' },
      source,
    },
    receivedAt: { value: at, source },
    discovered: { value: { precision: 'unknown' }, source },
    occurred: { value: {}, source },
    awareness: { value: { basis: 'provisional', at, dueAt: at }, source },
    assessment: {
      value: {
        natures: ['confidentiality'],
        incidentType,
        dataCategories: DATA_CATEGORIES,
        specialCategories: SPECIAL_CATEGORIES,
        subjectGroups: [],
        protection: 'none',
        organisationConsequences: [],
        subjectConsequences: SUBJECT_CONSEQUENCES,
        severity: 'limited',
        risk: 'high-risk',
        summary: 'x',
      },
      source,
    },
    measures: [],
    deletions: [],
    informed: [],
    told: [],
    answers: {},
  };
}

const sender = { name: 'Kwartier', promises: [] };

describe('whom to call', () => {
  const own = { email: 'privacy@kwartier.example', phone: '038 - 123 45 67' };
  const others = { email: 'fg@kwartier.example', phone: '038 - 765 43 21' };
  /** None, one or both of the two. */
  const partsOf = ({ email, phone }: typeof own) => [{}, { email }, { phone }, { email, phone }];
  const senders = partsOf(own);
  const officers = [undefined, ...partsOf(own), ...partsOf(others), { ...own, email: others.email }];

  it('names each way once, whether the FG has it too, has another, or has none; without any it stays open', () => {
    for (const contact of senders) {
      for (const officer of officers) {
        const fg = officer && { value: personal('staff', officer), source };
        const letter = writeLetter(
          { ...input('other'), ...(fg && { fg }) },
          { ...sender, ...contact },
          { reader: 'adult', means: 'letter', safetyAtStake: false },
        );
        const lines = letter.paragraphs.find(({ part }) => part === 'whom-to-call')?.lines.slice(0, -2) ?? [];
        const ways = [...new Set([...Object.values(contact), ...Object.values(officer ?? {})])];
        const told = lines.join('\n');
        expect(lines).toHaveLength(Math.max(ways.length, 1));
        for (const way of ways) expect(told).toContain(way);
        expect(letter.open.includes('whom-to-call')).toBe(ways.length === 0);
      }
    }
  });
});

const write = (incident: (typeof INCIDENT_TYPES)[number], reader: 'adult' | 'sixteen-or-older') =>
  letterText(writeLetter(input(incident), sender, { reader, means: 'letter', safetyAtStake: false }));

describe('a letter about any kind of breach and data', () => {
  it.each(INCIDENT_TYPES)(
    '%s: no sentence is long, and none is left formal for somebody of sixteen',
    (incident) => {
      const young = write(incident, 'sixteen-or-older');
      expect(young).not.toMatch(/\b[Uu]w?\b/);
      // The verb loses its t before "je".
      expect(young).not.toMatch(/\b(Ziet|Hebt|Krijgt|Merkt|Voelt|Kunt) je\b/);
      const sentences = write(incident, 'adult').split(/[.?!\n:]+/);
      const longest = Math.max(...sentences.map((sentence) => sentence.trim().split(/\s+/).length));
      expect(longest).toBeLessThanOrEqual(20);
    },
  );
});
