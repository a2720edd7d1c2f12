import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AssessBreach } from '../../src/breach/domain/assessment.js';
import { adviceOn } from '../../src/breach/domain/assessment.js';
import { assessmentDraft } from '../../src/breach/views/assessment-draft.js';
import { formInput } from '../../src/breach/views/form-input.js';
import { unansweredView } from '../../src/breach/views/unanswered.view.js';
import type { BreachFacts } from '../../src/law/advice/breach-facts.js';
import { INTENTS } from '../../src/law/advice/breach-facts.js';
import { apForm } from '../../src/law/ap-form/ap-form.js';
import { INCIDENT_TYPES } from '../../src/law/ap-vocabulary.js';
import { loadOrganisationProfiles } from '../../src/organisations/organisation-profiles.loader.js';
import type { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import type { Principal } from '../../src/platform/identity/principal.js';
import { FormsOnPage } from '../../src/web/acts/forms-on-page.js';
import { whereRecorded } from '../../src/web/authority/where-recorded.js';
import { placeOfFact, questionsOf, valuesOf } from '../../src/web/judgement/assessment-form.js';
import { assessmentPage } from '../../src/web/judgement/assessment.page.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { anyFacts, hardlyAnyFacts } from '../support/arbitrary/arbitrary-facts.js';
import { assess, report } from '../support/breach/breach-commands.js';
import { given, type Given } from '../support/breach/given-breach.js';
import { howOften } from '../support/how-often.js';
import { shownIn, type Shown } from '../support/html/shown-fields.js';

const RUNS = { numRuns: howOften({ short: 100, long: 1_000 }) };
const READER = { id: 'kim', grants: [] } as unknown as Principal;

let profiles: OrganisationProfiles;
beforeAll(async () => {
  profiles = await loadOrganisationProfiles('organisations');
});

/** The page on which this dossier is assessed, before a script touches it. */
function pageOf({ history, breach }: Given): Shown {
  const forms = new FormsOnPage(history);
  const { facts } = assessmentDraft(breach);
  const state = forms.at(undefined, valuesOf(assessmentDraft(breach)));
  const advice = adviceOn(breach, facts, []);
  const questions = questionsOf(facts, advice, state.filled.values);
  const page = assessmentPage({
    ...{ breach, history, forms, language: 'nl', mayAdvise: true, mayAsk: true },
    assessing: { state, facts, advice, questions },
  });
  return shownIn(page(READER));
}

/** Where the desk sends somebody for an answer of the assessment, as places on its page. */
function askedOfTheAssessment({ history, breach, now }: Given): readonly (readonly [string, string])[] {
  const profile = { content: profiles.get('kadera'), digest: profiles.digest('kadera') };
  const form = apForm(formInput(history, profile, { asOf: now }));
  const ofTheForm = form.missing.map((question) => [question, whereRecorded(question, 'id')] as const);
  return [
    ...ofTheForm.flatMap(([question, { what, href }]) =>
      what === 'assessment' ? [[question, href.split('#')[1] ?? ''] as const] : [],
    ),
    ...unansweredView(breach).map(({ fact }) => [fact, placeOfFact(fact)] as const),
  ];
}

function expectAllToBeFound(dossier: Given): void {
  const { fields, hiddenWithValue, emptyFolds } = pageOf(dossier);
  expect(askedOfTheAssessment(dossier).filter(([, place]) => !fields.has(place))).toEqual([]);
  expect([hiddenWithValue, emptyFolds]).toEqual([[], []]);
}

/** An assessment with these facts, in which the AP's own chapters are empty wherever they may be. */
function assessedWith(facts: BreachFacts): AssessBreach {
  const { natures, incidentType, risk, severity, summary } = assess().assessment;
  const assessment = {
    ...{ natures, risk, severity, summary },
    incidentType: facts.incidentType ?? incidentType,
  };
  return { type: 'AssessBreach', assessment: assessment, facts };
}

const counts = (facts: BreachFacts): boolean => facts.natures === undefined || facts.natures.length > 0;

describe('the form of an assessment', () => {
  it('has a field for whatever the AP’s form or the desk still asks of it, whatever happened and why', () => {
    const some = fc.oneof(anyFacts, hardlyAnyFacts).filter(counts);
    fc.assert(
      fc.property(
        ...([some, fc.constantFrom(...INCIDENT_TYPES), fc.constantFrom(...INTENTS)] as const),
        (facts, incidentType, intent) => {
          expectAllToBeFound(given(report(), assessedWith({ ...facts, incidentType, intent })));
        },
      ),
      RUNS,
    );
  });

  it('has them in any dossier', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { end } = play(all);
        if (end.history.length > 0) expectAllToBeFound(end);
      }),
      RUNS,
    );
  });
});
