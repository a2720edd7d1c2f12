import { haveOthersTheData } from '../ap-form/deletions-in-form.js';
import { PUBLIC_MEANS, type Severity, type SubjectConsequence } from '../ap-vocabulary.js';
import type { Risk } from '../ap-form/assessment.js';
import type { FormInput } from '../ap-form/form-input.js';
import { authoritiesTold, inDutch } from '../ap-form/told-others.js';
import { NONE } from '../ap-form/given-answer.js';
import { GROUND_LABELS, MEANS_LABELS, SUBJECT_CONSEQUENCE_LABELS } from '../ap-form/labels.js';
import { peopleInForm, wereInformed } from '../ap-form/people-in-form.js';
import { isSaid } from '../ap-form/said-none.js';
import { yesOrNo } from '../ap-form/yes-or-no.js';
import { dutchDay } from '../clock.js';
import { fields, NOT_KNOWN, inWords, type EdpbTemplate } from './template-fields.js';

/** 85, gravest first. */
const IMPACTS: readonly (readonly [SubjectConsequence, string])[] = [
  ['identity-fraud', 'd'],
  ['professional-secrecy-lost', 'i'],
  ['discrimination', 'c'],
  ['financial-loss', 'f'],
  ['reputation-damage', 'h'],
  ['pseudonymisation-undone', 'g'],
  ['rights-obstructed', 'b'],
  ['control-lost', 'a'],
  ['other', 'n'],
];

/** Three levels there, four at the AP: negligible and limited are both minor, so that nothing is made graver. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  negligible: 'a',
  limited: 'a',
  considerable: 'b',
  'very-high': 'c',
};

const RISKS: Readonly<Record<Risk, string>> = {
  unlikely: 'c',
  risk: 'b',
  'high-risk': 'a',
};

const EXEMPTIONS: Readonly<Record<string, string>> = {
  'measures-beforehand': 'a',
  'measures-afterwards': 'b',
  'disproportionate-effort': 'c',
};

/** 4.1 to 4.4 and 6 of the template: what it may do to people, the risk, the measures, telling them. */
export function peopleFields(input: FormInput): EdpbTemplate {
  const { assessment, measures, deletions, assessedDeletion } = input;
  const found = assessment?.value;
  const consequences = found?.subjectConsequences ?? [];
  const saysNone = found !== undefined && consequences.length === 0 && isSaid(found, 'subjectConsequences');
  const taken = measures
    .filter(({ value }) => value.kind !== 'prevention' && value.takenAt !== undefined)
    .map(({ value }) => value.what);
  const preventive = measures.filter(({ value }) => value.kind === 'prevention');
  const confirmed = haveOthersTheData(input)
    ? ['Een deel van de ontvangers heeft het wissen bevestigd']
    : deletions.length > 0 || assessedDeletion
      ? ['De ontvanger heeft het wissen bevestigd']
      : [];
  const countries = input.answers['2.1.1']?.value;
  const latest = preventive.map(({ value }) => value.takenAt ?? value.dueAt).findLast(Boolean);
  return fields({
    field_85: IMPACTS.find(([impact]) => consequences.includes(impact))?.[1] ?? (saysNone ? 'n' : 'o'),
    field_86:
      consequences.length > 0
        ? consequences.map((one) => SUBJECT_CONSEQUENCE_LABELS[one]).join('; ')
        : saysNone
          ? NONE
          : undefined,
    field_87: found ? SEVERITIES[found.severity] : 'd',
    // The schema has no letter for "additional information is needed": it stands within c's words.
    field_89: found ? RISKS[found.risk] : 'c',
    field_90: found ? found.summary : `Additional information is needed to assess the risk. ${NOT_KNOWN}`,
    field_92: inWords([...taken, ...confirmed].join('; ')),
    field_94: 'o',
    // A date where the template asks for a description: when the latest preventive measure is there.
    field_95: dutchDay(latest ?? input.asOf),
    ...informingFields(input),
    ...othersFields(input),
    // A person answered in words, and no decision looks inside them.
    field_113: 'c',
    field_116: yesOrNo(countries) === 'yes' ? inWords(countries) : undefined,
    field_120: 'b',
  });
}

/** 6.1 of the template. That nobody was told is not known from nothing being recorded. */
function othersFields(input: FormInput): EdpbTemplate {
  const police = input.told.filter(({ value }) => value.kind === 'police');
  const said = input.answers['1.3'];
  const authorities = authoritiesTold(input);
  const told = yesOrNo(said?.value);
  const words = [
    told === 'yes' ? inWords(said?.value) : undefined,
    ...(told === 'yes' ? police : [...authorities, ...police]).map(({ value }) => inDutch(value)),
  ].filter((part) => part !== undefined);
  return fields({
    field_109: police.length > 0 ? 'a' : 'c',
    field_110: told === 'yes' || authorities.length > 0 ? 'a' : told === 'no' ? 'b' : 'c',
    field_111: words.length > 0 ? words.join('; ') : undefined,
  });
}

function informingFields(input: FormInput): EdpbTemplate {
  const { informed, informDecision } = input;
  const [first] = informed;
  if (first !== undefined && wereInformed(input)) {
    const means = informed.flatMap(({ value }) => value.means);
    const isPublic = means.every((one) => PUBLIC_MEANS.includes(one));
    const missed = peopleInForm(input).notReached > 0;
    // Whom there was to tell, where nobody counted them, is not known from who was told.
    const isCounted = input.assessment?.value.subjectCount !== undefined;
    return fields({
      field_97: 'a',
      field_98: dutchDay(first.value.informedAt),
      field_102: missed ? 'b' : isCounted ? 'a' : undefined,
      field_103: missed ? whyNotAll(input) : undefined,
      field_104: isPublic ? 'b' : means.every((one) => one === 'other') ? 'c' : 'a',
      field_105: [...new Set(means)].map((one) => MEANS_LABELS[one]).join('; '),
      field_106: informed.map(({ value }) => value.content).join('\n'),
    });
  }
  if (informDecision === undefined) return fields({ field_97: informed.length > 0 ? 'b' : 'c' });
  const { outcome, ground, reason, publicCommunication } = informDecision.value;
  if (outcome === 'yes') return fields({ field_97: 'b' });
  const exemption = EXEMPTIONS[ground];
  return fields({
    field_97: exemption === undefined ? 'd' : 'e',
    field_100: exemption,
    field_101: [GROUND_LABELS[ground] ?? ground, reason, publicCommunication].filter(Boolean).join('. '),
  });
}

/** In numbers, with the ground where it was decided not to tell the rest. */
function whyNotAll(input: FormInput): string {
  const { concerned, reached, returned, unreachable, awaited, restCoveredBy } = peopleInForm(input);
  const counts = [
    `${reached} of ${concerned} reached`,
    returned > 0 ? `${returned} returned` : undefined,
    unreachable > 0 ? `${unreachable} unreachable` : undefined,
    awaited > 0 ? `of ${awaited} the result is awaited` : undefined,
    restCoveredBy === 'public-communication' ? 'the others by public communication' : undefined,
  ].filter((count) => count !== undefined);
  const { outcome, ground, reason, publicCommunication } = input.informDecision?.value ?? {};
  const words =
    outcome === 'no' ? [ground && (GROUND_LABELS[ground] ?? ground), reason, publicCommunication] : [];
  return [counts.join('; '), ...words.filter((word) => word !== undefined)].join('. ');
}
