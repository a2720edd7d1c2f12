import { isLanguage } from '../law/sentence.js';
import { DOCUMENTED_PATHS, type DocumentedPath } from './documented-path.js';
import { channelsOf } from './on-call.js';
import type { OrganisationProfile } from './organisation-profile.js';
import type { DocumentProblem } from './read-document.js';

/** What a profile, right field by field, says against itself. */
export function* contradictionsIn(profile: OrganisationProfile): Generator<DocumentProblem> {
  yield* gapsInSilence(profile);
  yield* unknownSubjects(profile);
  yield* textsNobodyReads(profile);
  yield* contradictionsInParts(profile);
}

/** The same, of what can be changed while the desk runs. */
export function* contradictionsInParts(profile: OrganisationProfile): Generator<DocumentProblem> {
  yield* promisesMisused(profile);
  yield* ladderOutOfStep(profile);
  yield* stepsNobodyReaches(profile);
}

/**
 * What a document can state is either there, with the place where it stands, or listed as not stated: a gap is
 * never silent, and nothing stands in a profile that nobody can look up (DESIGN §6: nothing is invented).
 */
function* gapsInSilence(profile: OrganisationProfile): Generator<DocumentProblem> {
  for (const path of DOCUMENTED_PATHS) {
    const stated = isStated(profile, path);
    const listed = profile.notStated.includes(path);
    const located = profile.statedIn[path] !== undefined;
    if (stated && listed) yield { path: 'notStated', message: `lists ${path}, which is stated` };
    if (stated && !located) yield { path: 'statedIn', message: `must say where ${path} is stated` };
    if (!stated && !listed) yield { path: 'notStated', message: `must list ${path}, which is absent` };
    if (!stated && located) yield { path: `statedIn["${path}"]`, message: `${path} is absent` };
  }
}

function isStated(profile: OrganisationProfile, path: DocumentedPath): boolean {
  const value = path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), profile);
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function* unknownSubjects({
  dataCategories,
  subjectGroups,
}: OrganisationProfile): Generator<DocumentProblem> {
  const known = new Set(subjectGroups.map(({ id }) => id));
  for (const [row, { subjects }] of dataCategories.entries()) {
    for (const [column, subject] of subjects.entries()) {
      if (known.has(subject)) continue;
      const path = `dataCategories[${row}].subjects[${column}]`;
      yield { path, message: `"${subject}" is no subject group of this profile` };
    }
  }
}

function* promisesMisused({ promises }: OrganisationProfile): Generator<DocumentProblem> {
  for (const [index, { strictness, used }] of promises.entries()) {
    if (used === (strictness === 'stricter')) continue;
    const message = 'must be true for what is stricter than the law and false for the rest';
    yield { path: `promises[${index}].used`, message };
  }
}

function* textsNobodyReads({ reporterTexts, languages }: OrganisationProfile): Generator<DocumentProblem> {
  for (const code of Object.keys(reporterTexts)) {
    if (isLanguage(code) || languages.includes(code)) continue;
    yield { path: `reporterTexts.${code}`, message: `${code} is not among languages` };
  }
}

/** In danger everybody is called while there is time to act: the last one before half of it is over. */
function* ladderOutOfStep({
  onCallLadder,
  safetyTermMinutes,
}: OrganisationProfile): Generator<DocumentProblem> {
  for (const [index, { afterMinutes }] of onCallLadder.entries()) {
    const path = `onCallLadder[${index}].afterMinutes`;
    const before = onCallLadder[index - 1]?.afterMinutes;
    if (before === undefined) {
      if (afterMinutes !== 0) yield { path, message: 'must be 0: the first step is called at once' };
    } else if (afterMinutes <= before) {
      yield { path, message: `must be more than ${before}, that of the step before it` };
    }
    if (afterMinutes * 2 >= safetyTermMinutes && afterMinutes > 0) {
      const message = `must be less than ${safetyTermMinutes / 2}, half of safetyTermMinutes: in danger the last step is called while it can still do something`;
      yield { path, message };
    }
  }
}

function* stepsNobodyReaches({ onCallLadder }: OrganisationProfile): Generator<DocumentProblem> {
  for (const [index, step] of onCallLadder.entries()) {
    const path = `onCallLadder[${index}].contact`;
    if (channelsOf(step).length === 0)
      yield { path, message: 'must hold a phone number or an e-mail address' };
    for (const channel of step.channels ?? []) {
      const needed = channel === 'mail' ? 'email' : 'phone';
      if (step.contact[needed] === undefined)
        yield { path: `${path}.${needed}`, message: `is missing: channels lists ${channel}` };
    }
  }
}
