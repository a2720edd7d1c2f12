import { termOfDuty } from '../../breach/views/term-of-duty.js';
import { onDutchClock } from '../../law/clock.js';
import type { Moment } from '../../shared/moment.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { Section } from '../dossier/section.js';
import { leftOf } from '../dossier/terms-that-run.js';
import { nameOf } from '../html/who.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** Once nothing waits for the board: what others do now, until when, and who. */
export function ComesNext({ desk, now }: { readonly desk: DossierDesk; readonly now: Moment }) {
  const { dossier, language, names } = desk;
  const { openDuties, assignedTo, deadlines } = dossier;
  const { board, lists } = wordsIn(language);
  const words = board.next;
  return (
    <Section title={words.title}>
      {openDuties.length === 0 && <p>{words.close}</p>}
      <ul class="utrecht-unordered-list">
        {openDuties.map((duty, index) => {
          const dueAt = termOfDuty(duty, deadlines)?.dueAt;
          return (
            <li class="utrecht-unordered-list__item" key={`${duty.duty}-${index}`}>
              {duty.words[language]} {capitalised(lists.holders[duty.holder])},{' '}
              <strong>
                {dueAt === undefined
                  ? words.soon
                  : words.before(
                      onDutchClock(dueAt, 'ccc d MMM, HH:mm', language),
                      leftOf(dueAt, now, language),
                    )}
              </strong>
            </li>
          );
        })}
      </ul>
      <p>{assignedTo === undefined ? words.nobody : words.handledBy(nameOf(assignedTo, names))}</p>
    </Section>
  );
}
