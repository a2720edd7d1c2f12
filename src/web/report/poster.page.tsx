import { encode } from 'uqr';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { page } from '../html/page.js';
import { PrintButton } from '../html/print-button.js';
import type { ReportingLanguage } from '../words/reporting-language.js';

/** To print and put up. @param address of the report form, as people reach it */
export function posterPage(
  profile: OrganisationProfile,
  language: ReportingLanguage,
  address: string,
): string {
  const words = language.words.poster;
  const { data, size } = encode(address, { border: 2 });
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const { phone } = profile.reportingContacts;
  return page({
    ...{ language, title: words.title, name: profile.name },
    children: (
      <div class="lw-poster">
        <h1 class="utrecht-heading-1">{words.title}</h1>
        <p class="utrecht-paragraph">{words.text}</p>
        <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.code}>
          <rect width={size} height={size} fill="#fff" />
          <path d={dots.join('')} fill="#000" />
        </svg>
        <p class="utrecht-paragraph">{words.scan}</p>
        <p class="lw-address" dir="ltr">
          {address.replace(/^https?:\/\//, '')}
        </p>
        {phone !== undefined && (
          <p class="lw-address">
            {words.call} <bdi>{phone}</bdi>
          </p>
        )}
        <p class="utrecht-paragraph">{words.danger}</p>
        <p class="lw-noprint">
          <PrintButton text={language.words.receipt.print} isMain />
        </p>
      </div>
    ),
  });
}
