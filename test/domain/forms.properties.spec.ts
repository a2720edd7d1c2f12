import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { howOften } from '../support/how-often.js';
import { formInput } from '../../src/breach/views/form-input.js';
import { apForm, type ApForm } from '../../src/law/ap-form/ap-form.js';
import type { Assessment } from '../../src/law/ap-form/assessment.js';
import { FORM_QUESTIONS } from '../../src/law/ap-form/form-questions.js';
import { SEVERITIES } from '../../src/law/ap-vocabulary.js';
import { edpbTemplate } from '../../src/law/edpb-template/edpb-template.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import type { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { play, steps, type Step } from '../support/arbitrary/arbitrary-breach.js';
import {
  aware,
  assess,
  decide,
  inform,
  MONDAY_NINE,
  notify,
  report,
} from '../support/breach/breach-commands.js';
import { edpbFaults, edpbSchemaIsHere, WHERE_IT_SHOULD_BE } from '../support/breach/edpb-schema.js';
import { given, type Given } from '../support/breach/given-breach.js';

const RUNS = { numRuns: howOften({ short: 300, long: 1_000 }) };

let profiles: OrganisationProfiles;
beforeAll(async () => {
  profiles = await loadOrganisationProfiles('organisations');
});

function inputOf({ history, now }: Given, slug = 'kadera') {
  return formInput(history, { content: profiles.get(slug), digest: profiles.digest(slug) }, { asOf: now });
}
const dossier = (all: readonly Step[]) => play(all).end;

describe('the AP form of any dossier', () => {
  it('has no answer without a source, and every source is an event of the dossier or its profile', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...profiles.slugs()), (all, slug) => {
        const end = dossier(all);
        const form = apForm(inputOf(end, slug));
        expect(unsourced(form, end, profiles.digest(slug))).toEqual([]);
        expect(form.missing).toEqual(
          form.answers.filter((one) => one.required && one.text === undefined).map((one) => one.question),
        );
      }),
      RUNS,
    );
  });

  it('says “none” of no list that with what else was assessed cannot be empty', () => {
    const answersTo = (found: Partial<Assessment>): ReadonlyMap<string, string> =>
      new Map(
        apForm(inputOf(given(report(), assess(found)))).answers.map(({ question, text, state }) => [
          question,
          state === 'missing' ? state : typeof text === 'string' ? text : 'personal',
        ]),
      );
    const empty = { organisationConsequences: [], subjectConsequences: [] };
    fc.assert(
      fc.property(fc.constantFrom(...SEVERITIES), (severity) => {
        const said = severity === 'negligible' ? 'geen' : 'missing';
        const answers = answersTo({ ...empty, severity });
        expect([answers.get('9.1'), answers.get('9.2')]).toEqual([said, said]);
      }),
    );
    const nobody = answersTo({ subjectGroups: [], dataCategories: [], specialCategories: [] });
    expect(['6.1', '6.2', '7.1'].map((question) => nobody.get(question))).toEqual(Array(3).fill('missing'));
    expect(answersTo({ dataCategories: [], specialCategories: ['health'] }).get('6.1')).toBe('geen');
    expect(answersTo({ dataCategories: ['name'], specialCategories: [] }).get('6.2')).toBe('geen');
    expect(answersTo({ dataCategories: ['unknown'], specialCategories: [] }).get('6.2')).toBe('missing');
  });

  it('COSM: once it withdraws, lacks nothing but which notification and why', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const input = inputOf(dossier(all));
        const form = apForm({ ...input, kind: { ...input.kind, value: 'withdrawal' } });
        expect(form.missing.filter((question) => !question.startsWith('1.1'))).toEqual([]);
        expect(form.answers.find(({ question }) => question === '1.1 (reden)')?.required).toBe(true);
      }),
      RUNS,
    );
  });

  it('asks in the order of the form, each question once', () => {
    const order = FORM_QUESTIONS.map(({ question }) => question);
    expect(new Set(order).size).toBe(order.length);
    fc.assert(
      fc.property(steps, (all) => {
        const asked = apForm(inputOf(dossier(all))).answers.map(({ question }) => order.indexOf(question));
        expect(asked).toEqual([...asked].sort((a, b) => a - b));
      }),
    );
  });
});

function unsourced({ answers }: ApForm, { history }: Given, digest: string): readonly string[] {
  const isThere = (source: ApForm['answers'][number]['sources'][number]): boolean =>
    'revision' in source
      ? history[source.revision]?.event.type === source.event
      : source.profileDigest === digest;
  return answers
    .filter(({ state, text, sources }) =>
      state === 'missing'
        ? text !== undefined || sources.length > 0
        : text === undefined || sources.length === 0 || !sources.every(isThere),
    )
    .map(({ question }) => question);
}

const describeWithSchema = edpbSchemaIsHere ? describe : describe.skip;
describeWithSchema(`the EDPB template (skipped without ${WHERE_IT_SHOULD_BE})`, () => {
  const faultsIn = edpbSchemaIsHere ? edpbFaults() : () => [];

  it('of any dossier is valid against the schema', () => {
    fc.assert(
      fc.property(steps, (all) => {
        expect(faultsIn(edpbTemplate(inputOf(dossier(all))))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('the check catches a template that is not', () => {
    const { field_3: _type, ...without } = edpbTemplate(inputOf(given(report())));
    expect(faultsIn(without)).toEqual([" must have required property 'field_3'"]);
    expect(faultsIn({ ...without, field_3: 'z' })).toHaveLength(1);
  });

  const known = given(
    report({ occurredFrom: { precision: 'moment', at: MONDAY_NINE } }),
    aware(),
    assess({ recordCount: { min: 1, max: 1 } }),
  );
  const complete = known
    .and(decide())
    .and(decide({ question: 'inform-people' }))
    .and(inform());
  const sent = complete.and(notify());

  it.each([
    [
      'incomplete, before anything is known',
      given(report()),
      { field_3: 'a', field_4: 'b', field_60: 'x', field_87: 'd' },
    ],
    ['complete', complete, { field_3: 'a', field_4: 'a', field_55: 'a', field_87: 'b', field_97: 'a' }],
    ['a supplement', sent, { field_3: 'b', field_4: 'a', field_6: 'AP-1' }],
    [
      'a withdrawal',
      sent.and(notify({ kind: 'withdrawal', withdrawalReason: 'No personal data after all.' })),
      { field_3: 'b', field_4: 'c', field_5: 'No personal data after all.', field_6: 'AP-1' },
    ],
  ] as const)('%s', (_what, of, expected) => {
    const template = edpbTemplate(inputOf(of));
    expect(faultsIn(template)).toEqual([]);
    expect(template).toMatchObject(expected);
  });

  it('leaves consequences that nobody said under assessment, and is not complete without them', () => {
    const unsaid = assess({
      natures: ['confidentiality', 'integrity', 'availability-permanent'],
      ...{ organisationConsequences: [], subjectConsequences: [] },
    });
    const template = edpbTemplate(inputOf(complete.and(unsaid)));
    expect(faultsIn(template)).toEqual([]);
    expect(template).toMatchObject({
      ...{ field_4: 'b', field_56: 'e', field_79: 'e', field_81: 'd', field_83: 'd', field_85: 'o' },
    });
  });

  it('leaves nothing to be determined that is known', () => {
    const open = Object.entries(edpbTemplate(inputOf(complete))).filter(
      ([, value]) => value === 'To be determined',
    );
    // Who notifies, the FG's name, other organisations, systems and measures: nobody said so here.
    expect(open.map(([field]) => field)).toEqual([
      'field_21',
      'field_22',
      'field_24',
      'field_30',
      'field_31',
      'field_39',
      'field_40',
      'field_41',
      'field_63',
      'field_92',
    ]);
  });
});
