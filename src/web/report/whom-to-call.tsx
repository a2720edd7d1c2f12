import { onCallPhone } from '../../organisations/on-call.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { ReportingLanguage } from '../words/reporting-language.js';
import { telephone } from './links.js';

/** In danger: numbers that a finger can press, the first before all others. */
export function WhomToCall({
  profile,
  language,
  whom,
}: {
  readonly profile: OrganisationProfile;
  readonly language: ReportingLanguage;
  /** Besides the numbers, where nobody has said yet who he is. */
  readonly whom?: string;
}) {
  const words = language.words.report.danger;
  const { phone } = profile.reportingContacts;
  const onCall = onCallPhone(profile);
  const others = [
    [onCall, words.onCall],
    [phone === onCall ? undefined : phone, words.phone],
  ] as const;
  return (
    <>
      <p>
        <a class="lw-call" href="tel:112">
          {words.first}
        </a>
      </p>
      {whom !== undefined && <p>{whom}</p>}
      {others.map(
        ([number, said]) =>
          number !== undefined && (
            <p key={number}>
              <a class="utrecht-link" href={telephone(number)}>
                {said({ phone: number })}
              </a>
            </p>
          ),
      )}
    </>
  );
}
