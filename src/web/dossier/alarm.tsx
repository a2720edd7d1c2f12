import { randomUUID } from 'node:crypto';
import type { DangerAlarmAnswer } from '../../breach/contract/clock.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { TakeOver } from '../acts/take-over.js';
import { nameOf } from '../html/who.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

const onTheClock = (at: Moment, language: Language): string => onDutchClock(at, 'ccc d MMM, HH:mm', language);

/** Whether anybody is at a danger; while nobody is: who was called, who comes next, and the button to take it over. */
export function Alarm({ desk, now }: { readonly desk: DossierDesk; readonly now: Moment }) {
  const { dossier, language, offered, names } = desk;
  const { alarm, id } = dossier;
  if (alarm === undefined) return null;
  const { dossier: words, lists } = wordsIn(language);
  const { answered } = alarm;
  if (answered !== undefined) {
    const roles: Readonly<Record<string, string>> = lists.roles;
    const who = `${nameOf(answered.by, names)} (${roles[answered.role] ?? answered.role})`;
    return <p class="lw-note">{words.alarm.takenOver(onTheClock(answered.at, language), who)}</p>;
  }
  if (!alarm.open) return null;
  return (
    <section class="lw-danger" id="alarm">
      <h2 class="utrecht-heading-2">{words.alarm.title}</h2>
      <p>{stateOf(alarm, now, language)}</p>
      {alarm.rungs.length > 0 && (
        <ol class="utrecht-ordered-list">
          {alarm.rungs.map(({ rung, function: called, at, missed }) => (
            <li class="utrecht-ordered-list__item" key={rung}>
              {capitalised(lists.stepFunctions[called])}:{' '}
              {(at <= now ? words.alarm.called : words.alarm.comes)(onTheClock(at, language))}
              {missed && `, ${words.alarm.unanswered}`}
            </li>
          ))}
        </ol>
      )}
      {offered.has('acknowledgeAlarm') && <TakeOver {...{ id, language }} submission={randomUUID()} />}
    </section>
  );
}

function stateOf({ beganAt, rungs }: DangerAlarmAnswer, now: Moment, language: Language): string {
  const words = wordsIn(language).dossier.alarm;
  const since = words.since(onTheClock(beganAt, language));
  if (rungs.length === 0) return `${since} ${words.noLadder}`;
  return rungs.every(({ answersBy }) => answersBy <= now) ? `${since} ${words.nobodyReached}` : since;
}
