import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import { Refusal } from '../shared/refusal.js';
import { namedIn } from './named-in.js';
import type { SaidBody } from './report.body.js';

/** Each organisation reads every word of it as its own. @throws Refusal */
export function refuseForSeveral(
  said: { readonly report: SaidBody },
  named: readonly OrganisationProfile[],
): void {
  if (said.report.reporter.kind !== 'processor') {
    throw new Refusal(
      'several-without-processor',
      'One report is about several organisations only where a processor made it.',
      'invalid',
      'organisations',
    );
  }
  const field = namedIn(
    said,
    named.map(({ name }) => name),
  );
  if (field !== undefined) {
    throw new Refusal(
      'names-an-organisation',
      'Each organisation reads this: name none of those that it is for.',
      'invalid',
      field,
    );
  }
}
