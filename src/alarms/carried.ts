import { recipientKey, type Channel, type Notice } from './notice.js';

/**
 * Without those over a channel that nothing carries here, where the same recipient hears of it over another: that a house has no
 * gateway is no alarm each time. Who can be reached no other way keeps his: the sender finds somebody else then.
 */
export function carried(
  notices: readonly Notice[],
  carries: (channel: Channel) => boolean,
): readonly Notice[] {
  const keyOf = ({ cause, recipient }: Notice): string => `${cause} ${recipientKey(recipient)}`;
  const reached = new Set(notices.filter(({ channel }) => carries(channel)).map(keyOf));
  return notices.filter((notice) => carries(notice.channel) || !reached.has(keyOf(notice)));
}
