import { describe, expect, it } from '@jest/globals';
import { advise } from './advise.js';
import type { BreachFacts } from './breach-facts.js';
import { factSheet } from './fact-sheet.js';
import { silently } from './factor.js';
import { weighingOf } from './weighing.js';

describe('a mail to the wrong colleague, who says that it is deleted', () => {
  const mail: BreachFacts = {
    natures: ['confidentiality'],
    incidentType: 'email-wrong-recipient',
    intent: 'accidental',
    dataCategories: ['name', 'address'],
    specialCategories: [],
    subjectCount: { min: 1, max: 1 },
    recipientKind: 'own-organisation',
    recipientCount: { min: 1, max: 1 },
    deletion: 'confirmed-orally',
  };
  const risk = (facts: BreachFacts): number => weighingOf(factSheet(facts), silently).risk;
  const shelter: BreachFacts = { ...mail, vulnerabilities: ['shelter'] };

  it('is no risk with debts: the organisation can check it itself', () => {
    expect(risk({ ...mail, dataCategories: ['name', 'problem-debts'] })).toBe(0);
  });

  it('counts as not deleted where somebody hides: nobody in hiding hangs on a spoken word', () => {
    expect(risk(shelter)).toBe(3);
    expect(risk(shelter)).toBe(risk({ ...shelter, deletion: 'requested' }));
    expect(risk({ ...mail, contextReveals: 'safety' })).toBe(3);
    const { notifyAuthority, informPeople, weighedDown } = advise(shelter);
    expect([notifyAuthority.verdict, informPeople.verdict]).toEqual(['yes', 'undecided']);
    expect(weighedDown.map(({ key }) => key)).not.toContain('colleague-confirmed');
  });

  it('leaves doubt there once it is in writing', () => {
    expect(risk({ ...shelter, deletion: 'confirmed-in-writing' })).toBe(1);
  });

  it('weighs no more than no word at all where the mail was got back or half protected', () => {
    for (const softened of [
      { measuresAfterwards: ['recovered'] },
      { protection: 'encrypted', keyCompromised: false },
    ] satisfies BreachFacts[]) {
      expect(risk({ ...shelter, ...softened })).toBe(
        risk({ ...shelter, ...softened, deletion: 'requested' }),
      );
    }
  });
});
