import { MatterList } from '../recorded/matter-list.js';
import { MeasureList } from '../recorded/measure-list.js';
import { NotificationLines } from '../recorded/notification-lines.js';
import { PeopleTold } from '../recorded/people-told.js';
import { Listed } from '../recorded/listed.js';
import { wordsIn } from '../words/words.js';
import type { ThenProps } from './then-props.js';

/** What was done: measures, the AP, the people, and whoever else was told. */
export function DoneThen({ known: { dossier }, language }: ThenProps) {
  const words = wordsIn(language).replay.done;
  const { measures, lessons, notifications, informed, peopleReached, matters } = dossier;
  return (
    <>
      <h3 class="utrecht-heading-3">{words.measures}</h3>
      <MeasureList {...{ measures, lessons, language }} />
      <h3 class="utrecht-heading-3">{words.authority}</h3>
      {notifications.length === 0 && <p>{words.notNotified}</p>}
      <NotificationLines {...{ notifications, language }} />
      <h3 class="utrecht-heading-3">{words.people}</h3>
      {informed.length === 0 && <p>{words.nobodyTold}</p>}
      <PeopleTold {...{ rounds: informed, reached: peopleReached, language }} />
      <Listed lines={informed.map(({ content }) => words.told(content))} />
      {matters.length > 0 && (
        <>
          <h3 class="utrecht-heading-3">{words.others}</h3>
          <MatterList {...{ matters, language }} />
        </>
      )}
    </>
  );
}
