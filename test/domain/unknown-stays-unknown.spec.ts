import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AssessmentBody } from '../../src/breach/contract/assessment.body.js';
import type { AssessBreach } from '../../src/breach/domain/assessment.js';
import { formInput } from '../../src/breach/views/form-input.js';
import { letterInput } from '../../src/breach/views/letter-input.js';
import type { BreachFacts } from '../../src/law/advice/breach-facts.js';
import { apForm } from '../../src/law/ap-form/ap-form.js';
import { SEVERITIES } from '../../src/law/ap-vocabulary.js';
import { edpbTemplate } from '../../src/law/edpb-template/edpb-template.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import type { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { fieldShapes } from '../../src/platform/http/field-shapes.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { bodyFromForm } from '../../src/web/acts/body-from-form.js';
import { asSent, valuesOf } from '../../src/web/judgement/assessment-form.js';
import { anyFacts } from '../support/arbitrary/arbitrary-facts.js';
import { assess, decide, inform, report } from '../support/breach/breach-commands.js';
import { given } from '../support/breach/given-breach.js';
import { cellsOf } from '../support/register/cells.js';

/** What the AP’s form, and the advice, both ask: the name of each in an assessment, in the facts, and its question. */
const ASKED = [
  ['dataCategories', 'dataCategories', '6.1'],
  ['specialCategories', 'specialCategories', '6.2'],
  ['recordCount', 'recordCount', '6.3.1'],
  ['subjectGroups', 'subjectGroups', '7.1'],
  ['subjectCount', 'subjectCount', '7.3'],
  ['protection', 'protection', '8.1'],
  ['subjectConsequences', 'likelyConsequences', '9.2'],
] as const satisfies readonly (readonly [string, keyof BreachFacts, string])[];

let profiles: OrganisationProfiles;
beforeAll(async () => {
  profiles = await loadOrganisationProfiles('organisations');
});

/** An assessment in which a person said what these facts say, and of the rest of them nothing. */
function assessedBy(facts: BreachFacts, severity: (typeof SEVERITIES)[number]): AssessBreach {
  const { assessment } = assess({ severity });
  const said = Object.fromEntries(ASKED.map(([name, fact]) => [name, facts[fact]]));
  const { organisationConsequences: _effects, ...found } = assessment;
  const whole: object = { ...found, ...said };
  const known = Object.entries(whole).filter(([, value]: [string, unknown]) => value !== undefined);
  return { type: 'AssessBreach', assessment: Object.fromEntries(known) as AssessBreach['assessment'], facts };
}

/** What each paper makes of it, once people were told as far as anybody knows. */
function papersOn(facts: BreachFacts, severity: (typeof SEVERITIES)[number]) {
  const { history, now, breach } = given(
    report(),
    assessedBy(facts, severity),
    decide({ question: 'inform-people', departure: 'They are told whatever was computed.' }),
    inform(),
  );
  const profile = { content: profiles.get('kadera'), digest: profiles.digest('kadera') };
  const input = formInput(history, profile, { asOf: now });
  const entry = registerEntry(registerProjection.fold(undefined, history));
  return {
    breach,
    answers: new Map(apForm(input).answers.map((answer) => [answer.question, answer])),
    template: edpbTemplate(input),
    file: cellsOf(entry),
    letter: letterInput(history, profile),
  };
}

const counts = (facts: BreachFacts): boolean => facts.natures === undefined || facts.natures.length > 0;
const known = anyFacts.filter(counts);

describe('what nobody knows', () => {
  it('is not answered in the AP’s form, with no yes, no “no” and no “none”', () => {
    fc.assert(
      fc.property(known, fc.constantFrom(...SEVERITIES), (facts, severity) => {
        const { answers } = papersOn(facts, severity);
        const unknown = ASKED.filter(([, fact]) => facts[fact] === undefined);
        expect(unknown.map(([, , question]) => [question, answers.get(question)?.state])).toEqual(
          unknown.map(([, , question]) => [question, 'missing']),
        );
        expect(answers.get('9.1')?.state).toBe('missing');
        // How it was done is asked where it was done.
        const wasDone = facts.protection !== undefined && facts.protection !== 'none';
        expect(answers.has('8.1 (techniek)')).toBe(wasDone);
      }),
    );
  });

  it('leaves the European template open, where it has a word for that', () => {
    fc.assert(
      fc.property(known, fc.constantFrom(...SEVERITIES), (facts, severity) => {
        const { template } = papersOn(facts, severity);
        const { protection, keyCompromised, protectionStateOfTheArt, subjectCount } = facts;
        expect(template).toMatchObject({ field_4: 'b', field_79: 'e', field_56: 'e' });
        if (protection === undefined)
          expect(template).toMatchObject({ field_57: 'e', field_76: 'To be determined' });
        const isSurelyIntact = keyCompromised === false && protectionStateOfTheArt === true;
        if (template['field_57'] === 'a') expect(isSurelyIntact).toBe(true);
        if (subjectCount === undefined) expect(template['field_102']).not.toBe('a');
        if (facts.likelyConsequences === undefined) expect(template['field_85']).toBe('o');
        // A letter is required here and none says so: the words beside it do.
        expect(template).toMatchObject({ field_39: 'To be determined', field_109: 'c', field_110: 'c' });
      }),
    );
  });

  it('stays empty in the register, and a letter says nothing of it', () => {
    fc.assert(
      fc.property(known, fc.constantFrom(...SEVERITIES), (facts, severity) => {
        const { file, letter } = papersOn(facts, severity);
        if (facts.likelyConsequences === undefined) {
          expect(file['Gevolgen voor mensen']).toBeUndefined();
          expect(letter.consequences).toBeUndefined();
        }
        if (facts.subjectCount === undefined) expect(file['Mensen, hoogstens']).toBeUndefined();
        if (facts.deletion === undefined && facts.measuresAfterwards === undefined)
          expect(letter.details.value.whereabouts).toBeUndefined();
      }),
    );
  });

  it('is left out of what the page of the assessment sends', () => {
    const shapes = fieldShapes(AssessmentBody);
    fc.assert(
      fc.property(known, (facts) => {
        const body = bodyFromForm(shapes, asSent(valuesOf({ facts }))) as Record<string, unknown>;
        const told = (body['facts'] ?? {}) as Record<string, unknown>;
        expect(Object.keys(told).sort()).toEqual(Object.keys(facts).sort());
        expect(ASKED.filter(([name]) => body[name] !== undefined).map(([, fact]) => fact)).toEqual(
          ASKED.filter(([, fact]) => facts[fact] !== undefined).map(([, fact]) => fact),
        );
        expect(body['organisationConsequences']).toBeUndefined();
      }),
    );
  });
});
