import { FACT_PATHS, type FactPath } from './fact-path.js';
import type { OrganisationProfile } from './organisation-profile.js';
import type { Report } from './shape.js';

/**
 * Every fact is either there, with the place where the document states it, or listed as not stated: a gap is
 * never silent, and nothing stands in a profile that nobody can look up (DESIGN §6: nothing is invented).
 */
export function everyFactIsStatedOrListedAsNotStated(profile: OrganisationProfile, report: Report): void {
  for (const path of FACT_PATHS) {
    const stated = isStated(profile, path);
    const listed = profile.notStated.includes(path);
    const located = profile.statedIn[path] !== undefined;
    if (stated && listed) report('notStated', `lists ${path}, which is stated`);
    if (stated && !located) report('statedIn', `must say where ${path} is stated`);
    if (!stated && !listed) report('notStated', `must list ${path}, which is absent`);
    if (!stated && located) report(`statedIn["${path}"]`, `${path} is absent`);
  }
}

function isStated(profile: OrganisationProfile, path: FactPath): boolean {
  const value = path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), profile);
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
