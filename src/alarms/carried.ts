import { recipientKey, type Notice } from './notice.js';
import type { PhoneSending } from './sending.port.js';

/** Without the ways that are not set up here, for whoever hears it in another one. Whoever would hear nothing keeps them: that has to be seen. */
export function carried(notices: readonly Notice[], phone: Pick<PhoneSending, 'carries'>): readonly Notice[] {
  const isCarried = ({ channel }: Notice): boolean =>
    (channel !== 'text' && channel !== 'voice') || phone.carries(channel);
  const reached = new Set(notices.filter(isCarried).map(({ recipient }) => recipientKey(recipient)));
  return notices.filter((notice) => isCarried(notice) || !reached.has(recipientKey(notice.recipient)));
}
