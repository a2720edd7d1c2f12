import { plain } from '../../breach/contract/plain.js';
import type { Breach } from '../../breach/domain/breach.js';
import { assessmentDraft } from '../../breach/views/assessment-draft.js';
import { isInDanger } from '../../breach/domain/safety.js';
import type { History } from '../../breach/dossier/history.js';
import type { Advice } from '../../law/advice/advise.js';
import type { BreachFacts } from '../../law/advice/breach-facts.js';
import type { FactsAsked } from '../../law/advice/facts-asked.js';
import { RISKS } from '../../law/ap-form/assessment.js';
import { ORGANISATION_CONSEQUENCES, SEVERITIES } from '../../law/ap-vocabulary.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import { NONE_OF_THESE } from '../acts/body-from-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import type { FormsOnPage, PartState } from '../acts/forms-on-page.js';
import { Part } from '../acts/part.js';
import type { ActName } from '../acts/act-groups.js';
import { actPath } from '../acts/act-links.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Choice, TextArea, TextField } from '../html/form.js';
import { fragment } from '../html/page.js';
import { optionsOf } from '../words/list-words.js';
import { shownText } from '../words/withheld.js';
import type { Words } from '../words/shape.js';
import { wordsIn } from '../words/words.js';
import { adviceSaid, AdviceView } from './advice-view.js';
import type { Fact } from './assessment-form.js';
import { FactField, FactGroups, JUDGED } from './fact-fields.js';
import { FgAdvice } from './fg-advice.js';
import { RecordedAssessment } from './recorded-assessment.js';

/** What is filled in, and what follows from it. */
export interface Assessing<State = PartState> {
  readonly state: State;
  readonly facts: BreachFacts;
  readonly advice: Advice;
  readonly questions: FactsAsked;
}

interface AssessmentPageProps {
  readonly breach: Breach;
  readonly history: History;
  readonly language: Language;
  /** Absent for whoever may only read it. */
  readonly assessing?: Assessing;
  readonly mayAdvise: boolean;
  readonly mayAsk: boolean;
  readonly forms: FormsOnPage;
  /** What was recorded by the form that leads here. */
  readonly justDone?: ActName;
}

export function assessmentPage(props: AssessmentPageProps): DeskPage {
  const { breach, language, assessing, forms, justDone } = props;
  const words = wordsIn(language);
  const { assessment } = words;
  const address = dossierPath(breach.id, 'assessment');
  const at = breach.assessment && onDutchClock(breach.assessment.assessedAt, 'd MMM, HH:mm', language);
  return deskPage({
    ...{ language, address, title: assessment.title, wide: true },
    dossier: { id: breach.id, reference: breach.reference, part: 'assessment' },
    isFaulty: forms.isFaulty,
    children: (
      <>
        {forms.cameBack && <WhyItCameBack state={forms.cameBack} language={language} />}
        {justDone !== undefined && (
          <p class="lw-note" role="status">
            {words.dossier.recorded(words.acts.of[justDone].title)}
          </p>
        )}
        {at !== undefined && (
          <div class="lw-note">
            <p>{assessment.assessedAt(at)}</p>
            {isInDanger(breach) && (
              <p>
                <strong>{assessment.inDanger}</strong>{' '}
                <a
                  class="utrecht-link"
                  href={inLanguage(actPath(breach.id, 'recordSafety', { kind: 'measure' }), language)}
                >
                  {words.acts.of.recordSafety.title}
                </a>
              </p>
            )}
            <ul class="lw-choices">
              <li>
                <a class="utrecht-link" href={inLanguage(dossierPath(breach.id, 'board'), language)}>
                  {assessment.toDecide}
                </a>
              </li>
              <li>
                <a class="utrecht-link" href={inLanguage(dossierPath(breach.id), language)}>
                  {assessment.toDossier}
                </a>
              </li>
            </ul>
          </div>
        )}
        <ActForm action={inLanguage(address, language)} state={forms.page} language={language} isLong>
          {assessing !== undefined && (
            <AssessmentForm
              address={address}
              isFirst={at === undefined}
              language={language}
              hints={hintsOf(breach, words)}
              claimed={claimedIn(breach)}
              told={shownText(plain(breach.report.description), language)}
              {...assessing}
            />
          )}
          {assessing === undefined && <RecordedAssessment breach={breach} language={language} />}
          <FgAdvice {...props} address={address} />
        </ActForm>
      </>
    ),
  });
}

function AssessmentForm({
  state,
  facts,
  advice,
  questions,
  language,
  address,
  isFirst,
  hints,
  claimed,
  told,
}: Assessing & {
  readonly language: Language;
  readonly address: string;
  readonly isFirst: boolean;
  readonly hints: ReturnType<typeof hintsOf>;
  readonly claimed: ReturnType<typeof claimedIn>;
  /** By the reporter, for whoever fills it in beside it. */
  readonly told: string;
}) {
  const words = wordsIn(language);
  const { assessment } = words;
  return (
    <Part state={state} submit={assessment.record}>
      <div class="lw-beside" data-advice={inLanguage(`${address}/computed`, language)}>
        <div class="lw-beside-first">
          <h2 class="utrecht-heading-2">{assessment.known}</h2>
          <p class="lw-hint">
            {assessment.intro} {claimed.size > 0 && assessment.fromReport}
          </p>
          <details class="lw-more" open={isFirst}>
            <summary>{assessment.inReportersWords}</summary>
            <p class="lw-said">{told}</p>
          </details>
          <FactGroups {...{ facts, questions, claimed, words, hints }} filled={state.filled} />
        </div>
        <aside class="lw-beside-aside" aria-labelledby="advice">
          <h2 class="utrecht-heading-2" id="advice">
            {assessment.advice.title}
          </h2>
          <p role="status" data-advice-said>
            {adviceSaid(advice, words)}
          </p>
          <button class="utrecht-button utrecht-button--secondary-action" name="compute" value="yes">
            {assessment.compute}
          </button>
          <div data-advice-here>
            <ComputedAdvice state={state} advice={advice} questions={questions} language={language} />
          </div>
        </aside>
        <div class="lw-beside-last">
          <Judgement state={state} language={language} />
        </div>
      </div>
    </Part>
  );
}

/** What an answer sets going is said before it is given (ADR 17), beside what the reporter said of it. */
function hintsOf({ rules, report }: Breach, { assessment, lists }: Words) {
  return {
    carrier: assessment.carrierHint,
    recordCount: assessment.recordCountHint,
    protection: assessment.protectionHint,
    safetyRisk: assessment.safetyHint(rules.safetyTermMinutes, lists.yesNoUnknown[report.safetyRisk]),
  };
}

/** What the report says, until a person assessed: from then on it is his. */
function claimedIn(breach: Breach): ReadonlySet<Fact> {
  const said = breach.assessment === undefined ? assessmentDraft(breach).facts : {};
  return new Set(Object.keys(said) as Fact[]);
}

type Computed = Pick<Assessing<FormState>, 'state' | 'advice' | 'questions'> & {
  readonly language: Language;
};

function ComputedAdvice({ state, advice, questions, language }: Computed) {
  return (
    <div
      data-said={adviceSaid(advice, wordsIn(language))}
      data-matter={[...questions.matter].join(' ')}
      data-lacking={[...questions.lacking].join(' ')}
    >
      <AdviceView advice={advice} language={language} filled={state.filled} />
    </div>
  );
}

/** The advice alone, for a page that is open. */
export const computedAdvice = (props: Computed): string => fragment(<ComputedAdvice {...props} />);

/** What only a person says: how great the risk is, and what goes into the register. */
function Judgement({
  state: { filled },
  language,
}: {
  readonly state: FormState;
  readonly language: Language;
}) {
  const all = wordsIn(language);
  const { assessment, lists } = all;
  const words = assessment.judgement;
  const more = ['description', 'subjectsDescribed', 'recordCountNote', 'protectionTechnique'] as const;
  return (
    <>
      <h2 class="utrecht-heading-2">{words.title}</h2>
      <Choice name="risk" label={words.risk} filled={filled} options={optionsOf(RISKS, lists.risks)} />
      <Choice
        name="severity"
        label={words.severity}
        filled={filled}
        options={optionsOf(SEVERITIES, lists.severities)}
      />
      <FactField fact={JUDGED} filled={filled} words={all} hint={words.consequencesHint} />
      <Choice
        name="organisationConsequences"
        label={words.organisationConsequences}
        hint={words.consequencesHint}
        filled={filled}
        many
        tiles
        options={[
          ...optionsOf(ORGANISATION_CONSEQUENCES, lists.organisationConsequences),
          [NONE_OF_THESE, assessment.none],
        ]}
      />
      <TextArea name="summary" label={words.summary} hint={words.summaryHint} filled={filled} rows={3} />
      <TextField name="place" label={words.place} hint={words.placeHint} filled={filled} max={500} />
      <details class="lw-more" open={more.some((name) => filled.faults.has(name))}>
        <summary>{words.more}</summary>
        <TextArea name="description" label={words.description} hint={words.descriptionHint} filled={filled} />
        <TextField name="subjectsDescribed" label={words.subjectsDescribed} filled={filled} max={1_000} />
        <TextField name="recordCountNote" label={words.recordCountNote} filled={filled} max={500} />
        <TextField name="protectionTechnique" label={words.protectionTechnique} filled={filled} max={500} />
      </details>
    </>
  );
}
