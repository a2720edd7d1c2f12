import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import type { Language } from '../../law/sentence.js';
import { momentOf } from '../html/moments.js';
import { capitalised, roleIn } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { Corrected } from './corrected.js';

/** What the AP was told, and when. */
export function NotificationLines({
  notifications,
  language,
}: {
  notifications: RegisterEntryAnswer['authorityNotifications'];
  language: Language;
}) {
  const { recorded: words, lists } = wordsIn(language);
  return (
    <>
      {notifications.map(({ kind, notifiedAt, number, late, incomplete, byRole, ...why }, index) => (
        <div key={index}>
          <p>
            {[
              `${capitalised(lists.notificationKinds[kind])} ${momentOf(notifiedAt, language)}`,
              ...(number === undefined ? [] : [words.number(number)]),
              ...(late === undefined ? [] : [words.late(late.days, late.hours)]),
              ...(incomplete ? [words.incomplete] : []),
              ...(byRole === undefined ? [] : [words.by(roleIn(lists.roles, byRole))]),
            ].join(', ')}
          </p>
          {why.delayReason !== undefined && <p>{words.delay(why.delayReason)}</p>}
          {why.delayReasonOmitted === true && <p>{words.noDelayReason}</p>}
          {why.withdrawalReason !== undefined && <p>{words.reason(why.withdrawalReason)}</p>}
          <Corrected {...{ corrections: why.corrections, language }} />
        </div>
      ))}
    </>
  );
}
