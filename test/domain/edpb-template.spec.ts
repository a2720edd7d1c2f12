import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formInput } from '../../src/breach/views/form-input.js';
import { CARRIERS, INTENTS, type BreachFacts } from '../../src/law/advice/breach-facts.js';
import { INCIDENT_TYPES, type IncidentType } from '../../src/law/ap-vocabulary.js';
import type { RecordableQuestion } from '../../src/law/ap-form/recordable-question.js';
import { edpbTemplate } from '../../src/law/edpb-template/edpb-template.js';
import type { EdpbTemplate } from '../../src/law/edpb-template/template-fields.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import type { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { personal } from '../../src/shared/personal.js';
import { assess, report } from '../support/breach/breach-commands.js';
import { edpbFaults, edpbSchemaIsHere } from '../support/breach/edpb-schema.js';
import { given, type Given } from '../support/breach/given-breach.js';

let profiles: OrganisationProfiles;
beforeAll(async () => {
  profiles = await loadOrganisationProfiles('organisations');
});
const faultsIn = edpbSchemaIsHere ? edpbFaults() : () => [];

function templateOf({ history, now }: Given): EdpbTemplate {
  const profile = { content: profiles.get('kadera'), digest: profiles.digest('kadera') };
  const template = edpbTemplate(formInput(history, profile, { asOf: now }));
  expect(faultsIn(template)).toEqual([]);
  return template;
}

const answered = (question: RecordableQuestion, answer: string): EdpbTemplate =>
  templateOf(given(report(), { type: 'RecordFormAnswer', question, answer: personal('dossier', answer) }));

describe('L11: what the EDPB template says of an answer in words', () => {
  const nee = fc.oneof(
    fc.constantFrom('geen', 'Geen.', 'n.v.t.', 'niet van toepassing', 'geen andere organisaties betrokken'),
    fc
      .tuple(
        fc.constantFrom('nee', 'Nee', ' NEE', '– nee', 'neen', 'no'),
        fc.constantFrom('', '.', ', dat speelt niet', ' hoor'),
      )
      .map((parts) => parts.join('')),
  );

  it('a “nee” is never a “yes”, nor the name of anything', () => {
    fc.assert(
      fc.property(nee, (answer) => {
        expect(answered('3.3', answer)).toMatchObject({
          ...{ field_38: 'b', field_39: 'Not applicable', field_40: 'Not applicable' },
        });
        expect(answered('1.3', answer)).toMatchObject({ field_110: 'b' });
        expect(answered('1.3', answer)).not.toHaveProperty('field_111');
        expect(answered('2.1.1', answer)).not.toHaveProperty('field_116');
        expect(answered('3.2.2', answer).field_33).not.toBe('c');
        expect(answered('3.2.2', answer)).not.toHaveProperty('field_34');
      }),
    );
  });

  it.each(['Onbekend', 'nog niet bekend', 'Wordt onderzocht', 'Misschien de leverancier'])(
    '“%s” says neither',
    (answer) => {
      expect(answered('3.3', answer)).toMatchObject({ field_38: 'b', field_39: 'To be determined' });
      expect(answered('1.3', answer)).toMatchObject({ field_110: 'c' });
      expect(answered('2.1.1', answer)).not.toHaveProperty('field_116');
    },
  );

  it('what was named stands there, and what nobody answered is to be determined', () => {
    expect(answered('3.3', 'Nedap, verwerker')).toMatchObject({
      field_38: 'a',
      field_40: 'Nedap, verwerker',
    });
    expect(answered('2.1.1', 'Ja: België')).toMatchObject({ field_116: 'Ja: België' });
    expect(answered('2.1.1', 'Niet alleen Nederland, ook België')).not.toMatchObject({ field_116: 'nee' });
    expect(templateOf(given(report()))).toMatchObject({ field_38: 'b', field_40: 'To be determined' });
  });
});

describe('L11: fields 60 and 61 follow the type of the incident and the intent', () => {
  const of = (incidentType: IncidentType, facts: BreachFacts): readonly unknown[] => {
    const template = templateOf(given(report(), { ...assess({ incidentType }), facts }));
    return [template.field_60, template.field_61];
  };

  it.each([
    ['a nurse looks at neighbours’ files', 'other', { intent: 'insider-misuse' }, 'a', 'b'],
    ['a colleague snoops', 'snooping', {}, 'a', 'b'],
    [
      'papers left on a train',
      'device-or-paper-lost-or-stolen',
      { carrier: 'paper', intent: 'accidental' },
      'o',
      'a',
    ],
    [
      'a stolen folder',
      'device-or-paper-lost-or-stolen',
      { carrier: 'paper', intent: 'malicious' },
      'o',
      'd',
    ],
    [
      'a stolen laptop',
      'device-or-paper-lost-or-stolen',
      { carrier: 'device', intent: 'malicious' },
      'i',
      'd',
    ],
    ['something lost, nobody said what', 'device-or-paper-lost-or-stolen', {}, 'i', 'e'],
    ['told aloud in the corridor', 'other', { carrier: 'spoken', intent: 'accidental' }, 'w', 'a'],
    [
      'papers in the bin of the street',
      'other',
      { carrier: 'discarded-paper', intent: 'accidental' },
      'k',
      'a',
    ],
    [
      'a sold computer that was not wiped',
      'other',
      { carrier: 'discarded-device', intent: 'accidental' },
      'j',
      'a',
    ],
    ['a letter that the post lost', 'post-lost', { intent: 'accidental' }, 'l', 'c'],
    ['a mail to somebody else', 'email-wrong-recipient', { intent: 'accidental' }, 'r', 'a'],
    ['hacked', 'hacking-malware-phishing', {}, 'c', 'd'],
  ] as const)('%s', (_case, incidentType, facts, incident, cause) => {
    expect(of(incidentType, facts)).toEqual([incident, cause]);
  });

  it('whatever the type: with an intent that somebody said the cause is not left open, and misuse by a colleague is internal and meant', () => {
    const each = INCIDENT_TYPES.flatMap((type) =>
      INTENTS.flatMap((intent) => [undefined, ...CARRIERS].map((carrier) => ({ type, intent, carrier }))),
    );
    for (const { type, intent, carrier } of each) {
      const [incident, cause] = of(type, { intent, ...(carrier && { carrier }) });
      const said = [type, intent, carrier];
      expect([said, incident]).not.toEqual([said, 'x']);
      expect([...said, ['a', 'b', 'c', 'd'].includes(String(cause))]).toEqual([...said, true]);
      if (intent === 'insider-misuse') {
        expect([said, cause]).toEqual([said, 'b']);
        expect([said, incident === 'y']).toEqual([said, false]);
      }
      if (intent === 'accidental' && type !== 'hacking-malware-phishing') {
        expect([said, ['a', 'c'].includes(String(cause))]).toEqual([said, true]);
      }
    }
  });
});
