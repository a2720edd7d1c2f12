import type { Language } from '../../law/sentence.js';
import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import { momentOf, statedOf } from '../html/moments.js';
import { AssessedEffects, AssessedFacts } from '../recorded/assessment-lines.js';
import { DecisionLines } from '../recorded/decision-lines.js';
import { MatterList } from '../recorded/matter-list.js';
import { NotificationLines } from '../recorded/notification-lines.js';
import { PeopleTold } from '../recorded/people-told.js';
import { wordsIn } from '../words/words.js';

/** What stands in a cell of the register. */
interface CellProps {
  readonly entry: RegisterEntryAnswer;
  readonly language: Language;
}

export function Facts({ entry, language }: CellProps) {
  const { recorded: words, lists } = wordsIn(language);
  const { assessment, occurredFrom, occurredUntil, awareAt, awarenessBasis, rootCause } = entry;
  const happened = words.happened(
    occurredFrom && statedOf(occurredFrom, language),
    occurredUntil && statedOf(occurredUntil, language),
  );
  return (
    <>
      <AssessedFacts {...{ assessment, language }} />
      {happened !== '' && <p>{happened}</p>}
      <p>{words.aware(momentOf(awareAt, language), lists.bases[awarenessBasis])}</p>
      {rootCause !== undefined && <p>{words.cause(rootCause)}</p>}
    </>
  );
}

export function Effects({ entry: { assessment }, language }: CellProps) {
  return <AssessedEffects {...{ assessment, language }} />;
}

export function Authority({ entry, language }: CellProps) {
  const { register: words } = wordsIn(language);
  const { notifyAuthority, authorityNotified, authorityNotifications, dueAt, matters, ending } = entry;
  const isAwaited =
    authorityNotified === undefined && notifyAuthority?.outcome !== 'no' && ending === undefined;
  return (
    <>
      <DecisionLines {...{ decision: notifyAuthority, language }} />
      {isAwaited && <p>{words.due(momentOf(dueAt, language))}</p>}
      <NotificationLines {...{ notifications: authorityNotifications, language }} />
      <MatterList {...{ matters, language }} />
    </>
  );
}

export function People({ entry: { informPeople, peopleInformed, peopleReached }, language }: CellProps) {
  return (
    <>
      <DecisionLines {...{ decision: informPeople, language }} />
      <PeopleTold {...{ rounds: peopleInformed, reached: peopleReached, language }} />
    </>
  );
}
