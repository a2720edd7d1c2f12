import { onCallPhone } from '../../organisations/on-call.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { ReportingLanguage } from '../words/reporting-language.js';
import { telephone } from './links.js';

/**
 * In danger: numbers that a finger can press, the first before all others. Whoever is on call is a person's own telephone: it
 * stands on no page that anybody can open, only on the receipt of a report.
 */
export function WhomToCall({
  profile,
  language,
  whom,
}: {
  readonly profile: OrganisationProfile;
  readonly language: ReportingLanguage;
  /** Besides the numbers, before anything was reported. */
  readonly whom?: string;
}) {
  const words = language.words.report.danger;
  const { phone } = profile.reportingContacts;
  const onCall = whom === undefined ? onCallPhone(profile) : undefined;
  const others = [
    [onCall, words.onCall],
    [phone === onCall ? undefined : phone, words.phone],
  ] as const;
  return (
    <>
      <p>
        <a class="lw-call" href="tel:112">
          {whom === undefined ? words.first : words.firstIf}
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
