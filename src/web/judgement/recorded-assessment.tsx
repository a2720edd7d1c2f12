import type { Breach } from '../../breach/domain/breach.js';
import { assessmentDraft } from '../../breach/views/assessment-draft.js';
import { FACT_GROUPS, type FactGroup } from '../../law/advice/facts-asked.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { AdviceView } from './advice-view.js';
import type { Fact } from './assessment-form.js';
import { saidOf } from './fact-words.js';

/** As it was recorded, for whoever reads it. */
export function RecordedAssessment({
  breach,
  language,
}: {
  readonly breach: Breach;
  readonly language: Language;
}) {
  const words = wordsIn(language);
  const { assessment, lists } = words;
  if (breach.assessment === undefined) return <p>{assessment.notYet}</p>;
  const { facts, assessment: assessed } = assessmentDraft(breach);
  const advice = breach.computed?.computedAdvice;
  return (
    <>
      <h2 class="utrecht-heading-2">{assessment.judgement.title}</h2>
      {assessed !== undefined && (
        <>
          <p class="lw-said">{assessed.summary}</p>
          <dl class="lw-facts">
            <dt>{assessment.judgement.risk}</dt>
            <dd>{capitalised(lists.risks[assessed.risk])}</dd>
            <dt>{assessment.judgement.severity}</dt>
            <dd>{capitalised(lists.severities[assessed.severity])}</dd>
          </dl>
        </>
      )}
      <h2 class="utrecht-heading-2">{assessment.known}</h2>
      {(Object.entries(FACT_GROUPS) as [FactGroup, readonly Fact[]][]).map(([group, some]) => {
        const known = some.flatMap((fact) => {
          const said = saidOf(fact, facts, words);
          return said === undefined ? [] : [[fact, said] as const];
        });
        if (known.length === 0) return null;
        return (
          <section key={group}>
            <h3>{assessment.groups[group]}</h3>
            <dl class="lw-facts">
              {known.map(([fact, said]) => (
                <>
                  <dt>{assessment.facts[fact]}</dt>
                  <dd>{capitalised(said)}</dd>
                </>
              ))}
            </dl>
          </section>
        );
      })}
      {advice !== undefined && (
        <>
          <h2 class="utrecht-heading-2">{assessment.advice.title}</h2>
          <p class="lw-hint">
            {assessment.advice.as(onDutchClock(breach.assessment.assessedAt, 'd MMM, HH:mm', language))}
          </p>
          <AdviceView advice={advice} language={language} />
        </>
      )}
    </>
  );
}
