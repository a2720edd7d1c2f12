import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { Language } from '../../law/sentence.js';
import { momentOf, statedOf } from '../html/moments.js';
import { AssessedEffects, AssessedFacts, peopleCounted } from '../recorded/assessment-lines.js';
import { shownText } from '../words/withheld.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { FactList } from './facts.js';
import type { ThenProps } from './then-props.js';

/** What was reported, added and assessed. How to reach the reporter is not asked here, and not told. */
export function FactsThen({ known: { dossier }, language }: ThenProps) {
  const words = wordsIn(language).replay.known;
  return (
    <>
      <h3 class="utrecht-heading-3">{words.report}</h3>
      <Reported {...{ dossier, language }} />
      <Supplements {...{ dossier, language }} />
      <QuestionsAsked {...{ dossier, language }} />
      <Safety {...{ dossier, language }} />
      <Assessed {...{ dossier, language }} />
    </>
  );
}

interface PartProps {
  readonly dossier: DossierAnswer;
  readonly language: Language;
}

function Reported({ dossier: { report, moments }, language }: PartProps) {
  const { replay, recorded, lists } = wordsIn(language);
  const words = replay.known;
  const { discovered, firstSignalAt, occurredFrom, occurredUntil } = moments;
  const text = (value: Parameters<typeof shownText>[0]) => shownText(value, language);
  return (
    <FactList
      facts={[
        [words.description, text(report.description)],
        [words.reporter, lists.reporterKinds[report.reporter.kind]],
        [words.danger, lists.yesNoUnknown[report.safetyRisk]],
        [words.incident, report.incidentType && lists.incidentTypes[report.incidentType]],
        [words.data, report.dataCategories?.map((one) => lists.data[one]).join(', ')],
        [words.people, report.subjectGroups?.map((one) => lists.subjectGroups[one]).join(', ')],
        [words.count, report.subjectCount && peopleCounted(report.subjectCount, language)],
        [words.recipient, report.recipient && lists.recipients[report.recipient.kind]],
        [words.measuresTaken, text(report.measuresTaken)],
        [words.system, text(report.system)],
        [words.location, text(report.location)],
        [words.processor, text(report.processor?.name)],
        [words.discovered, discoveredIn(discovered, language)],
        [words.firstSignal, firstSignalAt && momentOf(firstSignalAt, language)],
        [
          words.occurred,
          recorded.happened(
            occurredFrom && statedOf(occurredFrom, language),
            occurredUntil && statedOf(occurredUntil, language),
          ),
        ],
      ]}
    />
  );
}

function discoveredIn(
  { precision, day, at }: DossierAnswer['moments']['discovered'],
  language: Language,
): string {
  if (precision === 'unknown' || at === undefined) return wordsIn(language).lists.precisions.unknown;
  return statedOf({ precision, at, ...(day !== undefined && { day }) }, language);
}

/** What was asked of the reporter, each with its answer where there was one by then. */
function QuestionsAsked({ dossier: { questionsAsked }, language }: PartProps) {
  const { replay, dossier } = wordsIn(language);
  if (questionsAsked.length === 0) return null;
  return (
    <>
      <h3 class="utrecht-heading-3">{dossier.questionsAsked.title}</h3>
      <FactList
        facts={questionsAsked.map(({ text, answer }) => [
          shownText(text, language),
          answer === undefined ? replay.known.unanswered : shownText(answer.text, language),
        ])}
      />
    </>
  );
}

function Supplements({ dossier: { supplements }, language }: PartProps) {
  const { replay, lists } = wordsIn(language);
  if (supplements.length === 0) return null;
  return (
    <>
      <h3 class="utrecht-heading-3">{replay.known.supplements}</h3>
      <FactList
        facts={supplements.map(({ by, receivedAt, text }) => [
          replay.known.supplement(capitalised(lists.supplementedBy[by]), momentOf(receivedAt, language)),
          shownText(text, language),
        ])}
      />
    </>
  );
}

function Safety({ dossier: { safetyNotes, interestOfChild }, language }: PartProps) {
  const { replay, lists } = wordsIn(language);
  if (safetyNotes.length === 0 && interestOfChild === undefined) return null;
  return (
    <>
      <h3 class="utrecht-heading-3">{replay.known.safety}</h3>
      <FactList
        facts={[
          ...safetyNotes.map(
            ({ kind, at, note }) =>
              [
                `${capitalised(lists.safetyKinds[kind])}, ${momentOf(at, language)}`,
                shownText(note, language),
              ] as const,
          ),
          [
            replay.known.interestOfChild,
            interestOfChild &&
              `${capitalised(lists.interestsOfChild[interestOfChild.interest])}. ${shownText(interestOfChild.reason, language)}`,
          ],
        ]}
      />
    </>
  );
}

function Assessed({ dossier: { assessment, computed, rootCause }, language }: PartProps) {
  const { replay, recorded, lists } = wordsIn(language);
  const words = replay.known;
  const advice = computed?.computedAdvice;
  const found = assessment?.assessment;
  return (
    <>
      <h3 class="utrecht-heading-3">{words.assessment}</h3>
      {assessment === undefined ? (
        <p>{recorded.notAssessed}</p>
      ) : (
        <>
          <p>{words.assessedAt(momentOf(assessment.assessedAt, language))}</p>
          <AssessedFacts {...{ assessment: found, language }} />
          <FactList facts={[[words.detail, shownText(found?.description, language)]]} />
          <AssessedEffects {...{ assessment: found, language }} />
        </>
      )}
      {rootCause !== undefined && <p>{recorded.cause(rootCause)}</p>}
      {advice !== undefined && (
        <>
          <h3 class="utrecht-heading-3">{words.computed}</h3>
          <FactList
            facts={[
              [lists.questions['notify-authority'], verdict(advice.notifyAuthority, language)],
              [lists.questions['inform-people'], verdict(advice.informPeople, language)],
            ]}
          />
        </>
      )}
    </>
  );
}

type Advised = NonNullable<NonNullable<DossierAnswer['computed']>['computedAdvice']>['informPeople'];

function verdict({ verdict: said, reasons }: Advised, language: Language): string {
  const reason = reasons.map((one) => one[language]).join(' ');
  return `${capitalised(wordsIn(language).lists.verdicts[said])}. ${reason}`;
}
