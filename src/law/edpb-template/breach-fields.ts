import {
  mostSaid,
  type CountRange,
  type DataCategory,
  type OrganisationConsequence,
  type SpecialCategory,
  type SubjectGroup,
} from '../ap-vocabulary.js';
import { dutchDay, dutchTime } from '../clock.js';
import type { Assessment } from '../ap-form/assessment.js';
import type { FormInput } from '../ap-form/form-input.js';
import { counted, NONE } from '../ap-form/given-answer.js';
import {
  DATA_LABELS,
  GROUP_LABELS,
  INCIDENT_LABELS,
  NATURE_LABELS,
  ORGANISATION_CONSEQUENCE_LABELS,
} from '../ap-form/labels.js';
import { isSaid } from '../ap-form/said-none.js';
import { causeOfBreach, natureOfIncident } from './incident-and-cause.js';
import { fields, isComplete, inWords, type EdpbTemplate } from './template-fields.js';

/** 65, gravest first: one letter goes out, all of them in words beside it. */
const GROUPS: readonly (readonly [SubjectGroup, string])[] = [
  ['vulnerable', 'i'],
  ['minors', 'd'],
  ['patients', 'e'],
  ['students', 'f'],
  ['employees', 'b'],
  ['customers', 'a'],
  ['other', 'j'],
];

/** 70, gravest first. */
const DATA: readonly (readonly [DataCategory | SpecialCategory, string])[] = [
  ['genetic', 'j'],
  ['biometric', 'c'],
  ['sexual', 'h'],
  ['health', 'k'],
  ['criminal', 'd'],
  ['ethnicity', 'f'],
  ['political', 'e'],
  ['religion', 'g'],
  ['trade-union', 'i'],
  ['bsn', 'n'],
  ['identity-document', 'p'],
  ['credentials', 's'],
  ['credit-card', 'q'],
  ['iban', 'q'],
  ['problem-debts', 'l'],
  ['benefits', 'l'],
  ['financial-other', 'l'],
  ['location', 'o'],
  ['address', 'b'],
  ['email', 'b'],
  ['phone', 'b'],
  ['name', 'a'],
  ['gender', 'a'],
  ['birth-date', 'a'],
  ['photos', 'u'],
  ['other', 'u'],
  ['unknown', 't'],
];

/** 3.1 to 3.5 of the template: when, what, whose, which data, how protected. */
export function breachFields(input: FormInput): EdpbTemplate {
  return fields({ ...timeFields(input), ...incidentFields(input), ...extentFields(input) });
}

function timeFields(input: FormInput): EdpbTemplate {
  const { occurred, awareness, asOf, kind, delay, report, awarenessFacts, answers, receivedAt } = input;
  const { from, until, ongoing } = occurred.value;
  const isLate = kind.value === 'initial' && asOf > awareness.value.dueAt;
  const { byOwnPeople, reporterKind } = report.value;
  const discovery = byOwnPeople ? 'a' : (DISCOVERERS[reporterKind] ?? 'f');
  return fields({
    field_44: whenItOccurred(input),
    field_46: from && dutchTime(from),
    field_47: ongoing === true || until === undefined ? undefined : dutchTime(until),
    field_48: awareness.value.at,
    field_49: isLate ? inWords(delay?.value) : undefined,
    field_50: discovery,
    field_51: inWords(answers['4.3']?.value ?? awarenessFacts?.value ?? report.value.description),
    field_52: discovery === 'a' ? undefined : dutchDay(receivedAt.value),
  });
}

const DISCOVERERS: Readonly<Record<string, string>> = {
  processor: 'b',
  client: 'c',
  partner: 'd',
  outsider: 'd',
};

function whenItOccurred(input: FormInput): string {
  const { from, until, ongoing } = input.occurred.value;
  if (from === undefined) return isComplete(input) ? 'd' : 'e';
  if (ongoing === true) return 'c';
  if (until === undefined || dutchDay(from) === dutchDay(until)) return 'a';
  return 'b';
}

function timeLine({ firstSignalAt, processorAwareAt, awareness }: FormInput): string | undefined {
  const parts = [
    firstSignalAt && `First signal: ${firstSignalAt.value}.`,
    processorAwareAt && `Awareness of the processor: ${processorAwareAt.value}.`,
    awareness.value.basis === 'provisional' ? 'The moment of awareness is provisional.' : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function incidentFields(input: FormInput): EdpbTemplate {
  const { assessment, report, rootCause, facts } = input;
  const found = assessment?.value;
  const incident = found?.incidentType ?? report.value.incidentType;
  const atProcessor = report.value.processor !== undefined || report.value.reporterKind === 'processor';
  const known = { ...facts?.value, incidentType: incident, atProcessor };
  const open = isComplete(input) ? 'd' : 'e';
  const natures = found?.natures ?? [];
  const exposure = found && saysEffects(found) ? (isExposed(found) ? 'a' : 'b') : undefined;
  const confidential = natures.includes('confidentiality');
  const lost = natures.includes('availability-permanent');
  const away = natures.includes('availability-temporary');
  const described = [
    found ? natures.map((nature) => NATURE_LABELS[nature]).join('; ') : undefined,
    incident && INCIDENT_LABELS[incident],
    found?.summary ?? inWords(report.value.description),
    rootCause && `Oorzaak: ${rootCause.value}`,
  ];
  return fields({
    // The template has no "to be determined" here: until assessed, the usual nature of what was reported.
    field_55: confidential || !found ? 'a' : natures.includes('integrity') ? 'b' : 'c',
    field_56: confidential ? (exposure ?? open) : found ? undefined : open,
    field_57: confidential ? (shielded(input) ?? open) : found ? undefined : open,
    // Whether data were used wrongly, and beyond repair, is not asked: without evidence.
    field_58: natures.includes('integrity') ? 'a' : undefined,
    field_59: lost ? 'b' : away ? 'a' : undefined,
    field_60: natureOfIncident(known),
    field_61: causeOfBreach(known, isComplete(input) ? 'f' : 'e'),
    field_62: described.filter(Boolean).join('. '),
    field_63: inWords(report.value.system),
    // What was in place is not asked as a list: encryption when the assessment says so, the rest in words.
    field_75: found?.protection === 'encrypted' ? 'c' : 'l',
    field_76: inWords(
      found?.protectionTechnique ??
        (found?.protection === 'none' ? 'Not made unintelligible' : found?.protection),
    ),
    ...consequenceFields(found, confidential, natures.includes('integrity'), lost || away),
  });
}

/** 57: what was made unintelligible is said to be so still only where somebody knows that of the key and the method. */
function shielded({ assessment, facts }: FormInput): string | undefined {
  const protection = assessment?.value.protection;
  if (protection === undefined || protection === 'none') return protection && 'c';
  const { keyCompromised, protectionStateOfTheArt: stateOfTheArt } = facts?.value ?? {};
  if (keyCompromised === true || stateOfTheArt === false) return 'b';
  return keyCompromised === false && stateOfTheArt === true ? 'a' : undefined;
}

function isExposed({ organisationConsequences = [] }: Assessment): boolean {
  return organisationConsequences.includes('seen-by-unauthorised');
}

const saysEffects = (found: Assessment): boolean => isSaid(found, 'organisationConsequences');

/** 4.1 of the template; in words where its own options do not say it. */
function consequenceFields(
  found: Assessment | undefined,
  confidentiality: boolean,
  integrity: boolean,
  availability: boolean,
): EdpbTemplate {
  const consequences = found?.organisationConsequences ?? [];
  const isUnderAssessment = found === undefined || !saysEffects(found);
  const words =
    consequences.length === 0
      ? NONE
      : consequences.map((one) => ORGANISATION_CONSEQUENCE_LABELS[one]).join('; ');
  const firstOf = (options: Options): string | undefined =>
    options.find(([consequence]) => consequences.includes(consequence))?.[1];
  const [disclosed, altered, away] = [
    confidentiality ? [firstOf(DISCLOSED), 'd', 'e'] : [],
    integrity ? [firstOf(ALTERED), 'c', 'd'] : [],
    availability ? [firstOf(AWAY), 'c', 'd'] : [],
  ].map(([option, other, underAssessment]) => (isUnderAssessment ? underAssessment : (option ?? other)));
  return fields({
    field_79: disclosed,
    field_80: disclosed === 'd' ? words : undefined,
    field_81: altered,
    field_82: altered === 'c' ? words : undefined,
    field_83: away,
    field_84: away === 'c' ? words : undefined,
  });
}

/** 79, 81 and 83, gravest first. */
type Options = readonly (readonly [OrganisationConsequence, string])[];
const DISCLOSED: Options = [
  ['misuse-possible', 'c'],
  ['seen-by-unauthorised', 'a'],
];
const ALTERED: Options = [
  ['wrong-data-passed-on', 'b'],
  ['own-use-of-wrong-data', 'a'],
];
const AWAY: Options = [
  ['essential-service-lost', 'a'],
  ['essential-service-interrupted', 'b'],
];

function extentFields(input: FormInput): EdpbTemplate {
  const { assessment, report } = input;
  const found = assessment?.value;
  const groups = found?.subjectGroups ?? report.value.subjectGroups ?? [];
  const data: readonly (DataCategory | SpecialCategory)[] = found
    ? [...(found.dataCategories ?? []), ...(found.specialCategories ?? [])]
    : (report.value.dataCategories ?? []);
  const people = found ? found.subjectCount : report.value.subjectCount;
  const unknown = isComplete(input) ? 'c' : 'd';
  const described = groups.map((group) => GROUP_LABELS[group]).join('; ');
  return fields({
    field_65: GROUPS.find(([group]) => groups.includes(group))?.[1] ?? (isComplete(input) ? 'j' : 'k'),
    field_66: inWords([described, found?.subjectsDescribed].filter(Boolean).join('. ')),
    field_67: howCounted(people, unknown),
    field_68: people && mostSaid(people),
    field_70: DATA.find(([category]) => data.includes(category))?.[1] ?? (isComplete(input) ? 'u' : 't'),
    field_71: inWords(data.map((category) => DATA_LABELS[category]).join('; ')),
    field_72: howCounted(found?.recordCount, unknown),
    // Required even where unknown: as the AP's form has it, 1 stands for that.
    field_73: found?.recordCount ? mostSaid(found.recordCount) : 1,
    ...rangeInWords(people, timeLine(input)),
  });
}

/** The template takes one number: a range goes out as the highest that was said, with both ends in words. */
function rangeInWords(people: CountRange | undefined, timeline: string | undefined): EdpbTemplate {
  const range = people && people.min !== people.max ? `Number of people: ${counted(people)}.` : undefined;
  const words = [timeline, range].filter((part) => part !== undefined).join(' ');
  return fields({ field_53: words === '' ? undefined : words });
}

function howCounted(range: CountRange | undefined, unknown: string): string {
  if (range === undefined) return unknown;
  return range.min === range.max ? 'a' : 'b';
}
