import { Injectable } from '@nestjs/common';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import { LiveProfiles } from '../organisations/live-profiles.js';
import { OrganisationLog } from '../organisations/organisation-log.js';
import type { Channel, Notice, Recipient } from './notice.js';
import { type Addressee, ReporterAddresses } from './sending.port.js';

/** Where notices go to, as it is when they are sent. */
@Injectable()
export class Addresses {
  constructor(
    private readonly live: LiveProfiles,
    private readonly log: OrganisationLog,
    private readonly reporters: ReporterAddresses,
  ) {}

  /** @returns nothing where the recipient has none of that channel (any more) */
  async of({ organisation, breach, channel, recipient }: Notice): Promise<Addressee | undefined> {
    if (recipient.kind === 'reporter')
      return breach === undefined ? undefined : this.reporters.of(breach, channel);
    const profile =
      recipient.kind === 'former'
        ? (await this.log.profileBefore(organisation, recipient.before))?.content
        : await this.live.asFarAsKnown(organisation);
    const to = profile && addressIn(profile, recipient, channel);
    // Whoever works here reads Dutch.
    return to === undefined ? undefined : { to, language: 'nl' };
  }
}

/** Of the people of an organisation. */
export function addressIn(
  { onCallLadder, fg }: OrganisationProfile,
  recipient: Recipient,
  channel: Channel,
): string | undefined {
  const id = 'step' in recipient ? recipient.step : undefined;
  const step = onCallLadder.find((one) => one.id === id);
  const isFg = recipient.kind === 'fg' || (recipient.kind === 'former' && id === undefined);
  const contact = isFg ? fg?.contact : step?.contact;
  if (channel === 'webhook') return undefined;
  return channel === 'mail' ? contact?.email : contact?.phone;
}
