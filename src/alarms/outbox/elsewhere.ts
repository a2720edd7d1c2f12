import { derivedUuid } from '../../shared/derived-uuid.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { addressIn } from '../addresses.js';
import { recipientKey, type Channel, type Notice, type Recipient } from '../notice.js';
import { ELSEWHERE_EVERY_MS } from './limits.js';

const NAMESPACE = '3f3b6f0c-6d7e-5b0e-8d0a-5a4d0f6b2c11';
const PERSONAL_CHANNELS = ['voice', 'text', 'mail'] as const satisfies readonly Channel[];

/**
 * Who is alarmed because somebody could not be: the same person over another channel, else the next of the ladder who has another
 * address, else the FG. Nobody, where the failed one is such an alarm itself, or was meant for a reporter, a machine or whoever is no more on
 * the list.
 * @param carries whether anything can go out over that channel
 */
export function toldElsewhere(
  failed: Notice,
  profile: OrganisationProfile,
  why: string,
  now: Moment,
  carries: (channel: Channel) => boolean,
): Notice | undefined {
  const { recipient, channel, organisation, breach, reference, urgent, kind } = failed;
  if (kind === 'sending-fails' || (recipient.kind !== 'step' && recipient.kind !== 'fg')) return undefined;
  const failedAddress = addressIn(profile, recipient, channel);
  const others: readonly Recipient[] = [
    recipient,
    ...profile.onCallLadder
      .toSorted((a, b) => a.afterMinutes - b.afterMinutes)
      .map(({ id }): Recipient => ({ kind: 'step', step: id })),
    { kind: 'fg' },
  ];
  const ways = others.flatMap((to) => PERSONAL_CHANNELS.map((over) => ({ to, over })));
  const way = ways.find(({ to, over }) => {
    const address = addressIn(profile, to, over);
    const isTheSame =
      over === channel && (address === failedAddress || recipientKey(to) === recipientKey(recipient));
    return carries(over) && address !== undefined && !isTheSame;
  });
  if (way === undefined) return undefined;
  const about = [
    organisation,
    channel,
    recipientKey(recipient),
    Math.floor(toMilliseconds(now) / ELSEWHERE_EVERY_MS),
  ];
  return {
    ...{ cause: derivedUuid(JSON.stringify(about), NAMESPACE), at: now },
    ...{ organisation, kind: 'sending-fails', channel: way.over, recipient: way.to, urgent },
    ...(breach !== undefined && { breach }),
    ...(reference !== undefined && { reference }),
    facts: { channel, why },
  };
}
