import { SPECIAL_CATEGORIES, DATA_CATEGORIES } from '../ap-vocabulary.js';
import type { Assessment } from './assessment.js';
import type { FormInput, FormReport, Sourced } from './form-input.js';
import type { FormQuestion } from './form-question.js';
import { chosen, counted, recorded, type GivenAnswer } from './given-answer.js';
import {
  DATA_LABELS,
  GROUP_LABELS,
  INCIDENT_LABELS,
  NATURE_LABELS,
  ORGANISATION_CONSEQUENCE_LABELS,
  PROTECTION_LABELS,
  SEVERITY_LABELS,
  SUBJECT_CONSEQUENCE_LABELS,
} from './labels.js';
import { recordedAnswer } from './recorded-answer.js';
import type { RecordableQuestion } from './recordable-question.js';
import { isSaid, type AssessedList } from './said-none.js';

type Read<T> = (value: T, from: Sourced<unknown>) => GivenAnswer | undefined;

/** From the assessment, or as long as there is none from what the reporter said. */
const assessed =
  (read: Read<Assessment>, claimed?: Read<FormReport>) =>
  ({ assessment, report }: FormInput): GivenAnswer | undefined =>
    assessment ? read(assessment.value, assessment) : claimed?.(report.value, report);

/** Words of a list of the assessment, or "none" where that was said. */
const listed =
  <L extends AssessedList>(
    list: L,
    labels: Readonly<Record<NonNullable<Assessment[L]>[number], string>>,
  ): Read<Assessment> =>
  (assessment, from) => {
    const codes: readonly NonNullable<Assessment[L]>[number][] = assessment[list] ?? [];
    return isSaid(assessment, list) ? chosen(codes, labels, from) : undefined;
  };

/** "Anders, namelijk": a text beside a list, where somebody ticked that there is more. */
function namely(question: RecordableQuestion, label: string, list: AssessedList): FormQuestion {
  return {
    ...{ question, label, required: false, unconfirmed: true },
    visible: ({ assessment }) =>
      (assessment?.value[list] as readonly string[] | undefined)?.includes('other') === true,
    answer: recordedAnswer(question),
  };
}

/** Chapters 5 to 9: the breach itself. */
export const ABOUT_THE_BREACH: readonly FormQuestion[] = [
  {
    question: '5.1',
    label: 'Wat is de aard van de inbreuk?',
    required: true,
    answer: assessed(({ natures }, from) => chosen(natures, NATURE_LABELS, from)),
  },
  {
    question: '5.2',
    label: 'Wat is de aard van het incident?',
    required: true,
    answer: assessed(
      ({ incidentType }, from) => chosen([incidentType], INCIDENT_LABELS, from),
      ({ incidentType }, from) => incidentType && chosen([incidentType], INCIDENT_LABELS, from),
    ),
  },
  {
    question: '5.3',
    label: 'Beschrijf de inbreuk',
    required: true,
    answer: assessed(
      ({ description, summary }, from) => recorded(description ?? summary, from),
      ({ description }, from) => recorded(description, from),
    ),
  },
  {
    question: '5.4',
    label: 'Bijlagen (zonder gegevens van betrokkenen)',
    required: false,
    answer: recordedAnswer('5.4'),
  },
  {
    question: '6.1',
    label: 'Om welke persoonsgegevens gaat het?',
    required: true,
    answer: assessed(listed('dataCategories', DATA_LABELS), claimedData(DATA_CATEGORIES)),
  },
  namely('6.1 (anders)', 'Welke andere gegevens?', 'dataCategories'),
  {
    question: '6.2',
    label: 'Om welke bijzondere categorieën van persoonsgegevens gaat het?',
    required: true,
    answer: assessed(listed('specialCategories', DATA_LABELS), claimedData(SPECIAL_CATEGORIES)),
  },
  {
    question: '6.3.1',
    label: 'Hoeveel gegevensrecords (onbekend: 1, met toelichting)?',
    required: true,
    answer: assessed(({ recordCount, recordCountNote }, from) =>
      recorded(
        recordCount === undefined && recordCountNote === undefined
          ? undefined
          : [recordCount ? counted(recordCount) : '1', recordCountNote].filter(Boolean).join(' – '),
        from,
      ),
    ),
  },
  {
    question: '7.1',
    label: 'Om welke groepen betrokkenen gaat het?',
    required: true,
    answer: assessed(listed('subjectGroups', GROUP_LABELS), ({ subjectGroups = [] }, from) =>
      subjectGroups.length === 0 ? undefined : chosen(subjectGroups, GROUP_LABELS, from),
    ),
  },
  namely('7.1 (anders)', 'Welke andere groepen?', 'subjectGroups'),
  {
    question: '7.2',
    label: 'Nadere omschrijving van de betrokkenen',
    required: false,
    answer: assessed(({ subjectsDescribed }, from) => recorded(subjectsDescribed, from)),
  },
  {
    question: '7.3',
    label: 'Van hoeveel personen zijn gegevens betrokken?',
    required: true,
    answer: assessed(
      ({ subjectCount }, from) => recorded(subjectCount && counted(subjectCount), from),
      ({ subjectCount }, from) => recorded(subjectCount && counted(subjectCount), from),
    ),
  },
  {
    question: '8.1',
    label: 'Waren de gegevens onbegrijpelijk of ontoegankelijk gemaakt?',
    required: true,
    answer: assessed(({ protection }, from) => protection && chosen([protection], PROTECTION_LABELS, from)),
  },
  {
    question: '8.1 (techniek)',
    label: 'Met welke techniek?',
    required: true,
    visible: ({ assessment }) => (assessment?.value.protection ?? 'none') !== 'none',
    answer: assessed(({ protectionTechnique }, from) => recorded(protectionTechnique, from)),
  },
  {
    question: '9.1',
    label: 'Gevolgen voor de verwerkingsverantwoordelijke en de gegevens',
    required: true,
    answer: assessed(listed('organisationConsequences', ORGANISATION_CONSEQUENCE_LABELS)),
  },
  namely('9.1 (anders)', 'Welke andere gevolgen voor de organisatie?', 'organisationConsequences'),
  {
    question: '9.2',
    label: 'Gevolgen voor de betrokkenen',
    required: true,
    answer: assessed(listed('subjectConsequences', SUBJECT_CONSEQUENCE_LABELS)),
  },
  namely('9.2 (anders)', 'Welke andere gevolgen voor de betrokkenen?', 'subjectConsequences'),
  {
    question: '9.3',
    label: 'Hoe ernstig zijn de gevolgen voor de betrokkenen?',
    required: true,
    answer: assessed(({ severity }, from) => chosen([severity], SEVERITY_LABELS, from)),
  },
];

/** What the reporter ticked, ordinary and special data apart; nothing said about one kind is no answer to it. */
function claimedData(kinds: readonly (keyof typeof DATA_LABELS)[]): Read<FormReport> {
  return ({ dataCategories }, from) => {
    const claimed = dataCategories?.filter((category) => kinds.includes(category)) ?? [];
    return claimed.length === 0 ? undefined : chosen(claimed, DATA_LABELS, from);
  };
}
