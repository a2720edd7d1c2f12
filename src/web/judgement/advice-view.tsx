import type { Advice } from '../../law/advice/advise.js';
import type { ChangingFact } from '../../law/advice/changing-facts.js';
import type { Factor } from '../../law/advice/factor.js';
import type { Language } from '../../law/sentence.js';
import { idOf, type Filled } from '../html/form.js';
import { capitalised } from '../words/list-words.js';
import type { Words } from '../words/shape.js';
import { wordsIn } from '../words/words.js';
import { fieldOf, kindOf, type Fact } from './assessment-form.js';

/** So many open facts are shown as they are; more are folded. */
const SHOWN_AT_ONCE = 3;

type QuestionAdvice = Advice['notifyAuthority'];

interface AdviceViewProps {
  readonly advice: Advice;
  readonly language: Language;
  /** The form beside it: what is open links to its field. */
  readonly filled?: Filled;
}

/** In one line, for whoever hears the page. */
export function adviceSaid({ notifyAuthority, informPeople }: Advice, { assessment, lists }: Words): string {
  return assessment.advice.said(
    lists.verdicts[notifyAuthority.verdict],
    lists.verdicts[informPeople.verdict],
  );
}

/** What the law asks on these facts and why, for both questions, and what would change it. */
export function AdviceView({ advice, language, filled }: AdviceViewProps) {
  const words = wordsIn(language);
  const { assessment, lists } = words;
  const { severity, severityLeftOut } = advice;
  const asked = [
    ['notify-authority', advice.notifyAuthority],
    ['inform-people', advice.informPeople],
  ] as const;
  return (
    <>
      {asked.map(([question, one]) => (
        <section class="lw-panel" key={question}>
          <h3>{lists.questions[question]}</h3>
          <p class={`lw-verdict lw-verdict--${one.verdict}`}>{capitalised(lists.verdicts[one.verdict])}</p>
          <OnQuestion advice={one} language={language} {...(filled && { filled })} />
        </section>
      ))}
      <details class="lw-more">
        <summary>{assessment.advice.more}</summary>
        <Factors title={assessment.advice.up} factors={advice.weighedUp} language={language} />
        <Factors title={assessment.advice.down} factors={advice.weighedDown} language={language} />
        <Factors title={assessment.advice.caution} factors={advice.takenCautiously} language={language} />
        <p class="lw-hint">
          {severity !== undefined &&
            assessment.advice.severity(
              severity.score.toLocaleString(language),
              lists.severityBands[severity.band],
            )}
          {severityLeftOut?.[language]}
        </p>
        <p class="lw-hint">{assessment.advice.explained}</p>
      </details>
    </>
  );
}

function OnQuestion({
  advice: { byLaw, reasons, promises, dependsOn, takenForGranted },
  language,
  filled,
}: Omit<AdviceViewProps, 'advice'> & { readonly advice: QuestionAdvice }) {
  const words = wordsIn(language).assessment.advice;
  const quoted = (binds: boolean, title?: string) => {
    const some = promises.filter((promise) => promise.binds === binds);
    return (
      some.length > 0 && (
        <>
          {title !== undefined && <p>{title}</p>}
          {some.map(({ id, sentence, source }) => (
            <blockquote key={id}>{words.promise(sentence, source)}</blockquote>
          ))}
        </>
      )
    );
  };
  return (
    <>
      <ul class="utrecht-unordered-list">
        {reasons.map((reason) => (
          <li class="utrecht-unordered-list__item" key={reason.key}>
            {reason[language]}{' '}
            <span class="lw-source">({wordsIn(language).dossier.source(reason.article)})</span>
          </li>
        ))}
      </ul>
      {quoted(true, words.promised[byLaw])}
      {dependsOn.length > 0 && (
        <details class="lw-more" open={dependsOn.length <= SHOWN_AT_ONCE}>
          <summary>{words.wouldChange(dependsOn.length)}</summary>
          <Changing facts={dependsOn} language={language} {...(filled && { filled })} />
        </details>
      )}
      {takenForGranted.length > 0 && (
        <details class="lw-more">
          <summary>{words.takenForGranted}</summary>
          <Changing facts={takenForGranted} language={language} {...(filled && { filled })} />
        </details>
      )}
      {promises.some(({ binds }) => !binds) && (
        <details class="lw-more">
          <summary>{words.promiseNotUsed}</summary>
          {quoted(false)}
        </details>
      )}
    </>
  );
}

function Changing({
  facts,
  language,
  filled,
}: {
  readonly facts: readonly ChangingFact[];
  readonly language: Language;
  readonly filled?: Filled;
}) {
  const { assessment, lists } = wordsIn(language);
  return (
    <ul class="utrecht-unordered-list">
      {facts.map(({ fact, question, outcomes }) => {
        const verdicts = [...new Set(outcomes.map(({ verdict }) => lists.verdicts[verdict]))];
        return (
          <li class="utrecht-unordered-list__item" key={fact}>
            {filled === undefined ? (
              question[language]
            ) : (
              <a class="utrecht-link" href={`#${placeOf(filled, fact)}`}>
                {question[language]}
              </a>
            )}{' '}
            <span class="lw-source">{assessment.advice.answers(verdicts.join(' / '))}</span>
          </li>
        );
      })}
    </ul>
  );
}

const placeOf = (filled: Filled, fact: Fact): string =>
  idOf(filled, kindOf(fact).kind === 'range' ? `${fieldOf(fact)}.min` : fieldOf(fact));

function Factors({
  title,
  factors,
  language,
}: {
  readonly title: string;
  readonly factors: readonly Factor[];
  readonly language: Language;
}) {
  if (factors.length === 0) return null;
  return (
    <>
      <p class="lw-label">{title}</p>
      <ul class="utrecht-unordered-list">
        {factors.map((factor) => (
          <li class="utrecht-unordered-list__item" key={factor.key}>
            {factor[language]}{' '}
            <span class="lw-source">({wordsIn(language).dossier.source(factor.source)})</span>
          </li>
        ))}
      </ul>
    </>
  );
}
