import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { page } from '../html/page.js';
import { footerOf, linkTo, otherLanguages } from './links.js';
import type { Reader } from './reader.js';

/** What Art. 13 GDPR asks to tell whoever reports. What the profile does not state is not invented. */
export function privacyPage(profile: OrganisationProfile, reader: Reader): string {
  const { language } = reader;
  const words = language.words.privacy;
  const { name, address, fg, reportingContacts, retention } = profile;
  const ways = [
    ...new Set([
      ...Object.values(fg?.contact ?? {}),
      ...Object.values(reportingContacts).filter((way): way is string => typeof way === 'string'),
    ]),
  ];
  const parts: readonly (readonly [string, string])[] = [
    [words.who, words.whoText({ organisation: address === undefined ? name : `${name}, ${address}` })],
    [words.why, words.whyText],
    [words.what, words.whatText],
    [words.reader, words.readerText],
    [words.howLong, words.howLongText({ years: retention.registerYearsAfterClosing })],
    [words.rights, words.rightsText],
    [words.contact, ways.length > 0 ? ways.join(', ') : words.contactUnknown],
  ];
  return page({
    ...{ language, title: words.title, name, canLeave: true },
    ...{ footer: footerOf(profile, language) },
    otherLanguages: otherLanguages(reader, (other) => linkTo(profile.slug, other, '/privacy')),
    children: (
      <>
        <h1 class="utrecht-heading-1">{words.title}</h1>
        {parts.map(([heading, text]) => (
          <section key={heading}>
            <h2 class="utrecht-heading-2">{heading}</h2>
            <p class="utrecht-paragraph">{text}</p>
          </section>
        ))}
        <p>
          <a class="utrecht-link" href={linkTo(profile.slug, language)}>
            {language.words.report.title({ organisation: name })}
          </a>
        </p>
      </>
    ),
  });
}
