import type { ReporterKind } from '../../breach/domain/report.js';
import { AUDIENCES } from '../../breach/domain/reporting.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { ReportingLanguage } from '../words/reporting-language.js';
import { telephone } from './links.js';

/** Whoever is on call hears of a report, and may be asleep: whoever cannot wait is told whom to call. */
export function Haste(props: {
  readonly profile: OrganisationProfile;
  readonly language: ReportingLanguage;
  readonly kind: ReporterKind;
}) {
  const words = props.language.words.receipt.haste;
  const audience = AUDIENCES[props.kind];
  const { phone } = props.profile.reportingContacts;
  return (
    <section class="lw-note">
      <h2 class="utrecht-heading-2">{words.title}</h2>
      <p>{props.profile.onCallLadder.length === 0 ? words.unread : words.told}</p>
      <p>{props.kind === 'unknown' ? words.unsaid : words.whom[audience]}</p>
      {phone !== undefined && (
        <p>
          <a class="utrecht-link" href={telephone(phone)}>
            {words.phone({ phone })}
          </a>
        </p>
      )}
      {audience === 'staff' && <p>{words.night}</p>}
    </section>
  );
}
