import { onCallPhone } from '../organisations/on-call.js';
import { organisationProfile, type OrganisationProfile } from '../organisations/organisation-profile.js';
import { contradictionsInParts } from '../organisations/organisation-profile.rules.js';
import {
  partOf,
  PROFILE_PARTS,
  withPart,
  type PartValue,
  type ProfilePart,
} from '../organisations/profile-part.js';
import { readDocument, type DocumentProblem } from '../organisations/read-document.js';
import { Refusal } from '../shared/refusal.js';
import type { ProfileChangeBody, ProfileProposalBody } from './profile-change.body.js';

type Body = ProfileChangeBody | ProfileProposalBody;

/**
 * The one part that a body holds, by the same rules as a file, and against the rest of the profile as it is.
 * @throws Refusal naming the field of the body
 */
export function partInBody(body: Body, profile: OrganisationProfile): PartValue {
  const parts = PROFILE_PARTS.filter((part) => valueIn(body, part) !== undefined);
  const [part] = parts;
  if (part === undefined || parts.length > 1) {
    throw new Refusal('one-part-at-a-time', 'Name one part of the profile, whole.', 'invalid');
  }
  const plain = JSON.parse(JSON.stringify(valueIn(body, part))) as PartValue['value'];
  const asked = {
    part,
    value: part === 'promises' ? withUse(plain as readonly Promised[]) : plain,
  } as PartValue;
  const { value: changed, problems } = readDocument(organisationProfile, withPart(profile, asked));
  if (changed === undefined) throw refusalOf(part, problems[0]);
  const [contradiction] = contradictionsInParts(changed);
  if (contradiction !== undefined) throw refusalOf(part, contradiction);
  if (changed.sheltersPeople === true && part === 'ladder' && onCallPhone(changed) === undefined) {
    throw new Refusal(
      'shelter-without-on-call',
      'People hide here: somebody on the ladder has a telephone number.',
      'invalid',
      'ladder',
    );
  }
  return { part, value: partOf(changed, part) } as PartValue;
}

const valueIn = (body: Body, part: ProfilePart): unknown =>
  (body as Readonly<Partial<Record<ProfilePart, unknown>>>)[part];

interface Promised {
  readonly strictness: string;
}

/** Only what is stricter than the law joins the advice: nobody is asked. */
const withUse = (promises: readonly Promised[]) =>
  promises.map((promise) => ({ ...promise, used: promise.strictness === 'stricter' }));

function refusalOf(part: ProfilePart, problem: DocumentProblem | undefined): Refusal {
  const { path = '', message = 'is not valid' } = problem ?? {};
  const inBody = path
    .replace(/^onCallLadder/, 'ladder')
    .replace(/^(fg|reportingContacts)\b/, 'contacts.$1')
    .replaceAll(/\[(\d+)\]/g, '.$1');
  const field = inBody === '' ? part : inBody;
  const detail = `${path} ${message}.`;
  if (/^onCallLadder.*afterMinutes$/.test(path))
    return new Refusal('ladder-out-of-step', detail, 'invalid', field);
  if (/^onCallLadder\[\d+\]\.contact$/.test(path))
    return new Refusal('step-out-of-reach', detail, 'invalid', field);
  return new Refusal('profile-not-valid', detail, 'invalid', field);
}
