import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import type { CountRange } from '../../law/ap-vocabulary.js';
import type { Language } from '../../law/sentence.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { Listed } from './listed.js';

interface AssessmentProps {
  readonly assessment: RegisterEntryAnswer['assessment'];
  readonly language: Language;
}

/** What happened, as it was assessed. */
export function AssessedFacts({ assessment, language }: AssessmentProps) {
  const { recorded: words, lists } = wordsIn(language);
  if (assessment === undefined) return <p>{words.notAssessed}</p>;
  const {
    incidentType,
    summary,
    place,
    dataCategories = [],
    specialCategories = [],
    subjectCount,
  } = assessment;
  return (
    <>
      <p>{capitalised(lists.incidentTypes[incidentType])}</p>
      <p>{summary}</p>
      {place !== undefined && <p>{words.place(place)}</p>}
      <p>{[...dataCategories, ...specialCategories].map((category) => lists.data[category]).join(', ')}</p>
      {subjectCount !== undefined && <p>{peopleCounted(subjectCount, language)}</p>}
    </>
  );
}

export function peopleCounted({ min, max }: CountRange, language: Language): string {
  const words = wordsIn(language).recorded;
  return max === undefined ? words.peopleAtLeast(min) : words.people(min, max);
}

/** What it may do to people. */
export function AssessedEffects({ assessment, language }: AssessmentProps) {
  const { recorded: words, lists } = wordsIn(language);
  if (assessment === undefined) return <p>{words.notAssessed}</p>;
  const { risk, severity, natures, subjectConsequences = [] } = assessment;
  return (
    <>
      <p>
        <strong>{capitalised(lists.risks[risk])}</strong>
      </p>
      <p>{words.severity(lists.severities[severity])}</p>
      <Listed
        lines={[
          ...natures.map((one) => lists.natures[one]),
          ...subjectConsequences.map((one) => lists.subjectConsequences[one]),
        ]}
      />
    </>
  );
}
