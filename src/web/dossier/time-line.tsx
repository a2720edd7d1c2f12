import { onDutchClock } from '../../law/clock.js';
import { wordsIn } from '../words/words.js';
import type { DossierDesk } from './dossier-desk.service.js';

/** What happened, in the order in which it was recorded, with who did it. */
export function TimeLine({ desk: { entries, language } }: { readonly desk: DossierDesk }) {
  const words = wordsIn(language).dossier;
  return (
    <ol class="lw-lines lw-timeline">
      {entries.map(({ revision, event, happenedAt, recordedAt, clockUncertain, correctedBy, by }) => (
        <li key={revision} id={`regel-${revision}`}>
          <p class="lw-hint">
            {revision} · {onDutchClock(happenedAt, 'ccc d MMM yyyy, HH:mm', language)}
            {happenedAt !== recordedAt &&
              ` · ${words.recordedAt(onDutchClock(recordedAt, 'd MMM, HH:mm', language))}`}
            {clockUncertain && ` · ${words.clockUncertain}`}
            {correctedBy !== undefined && ` · ${words.corrected(correctedBy)}`}
          </p>
          <p>
            {event} · {by.role}
          </p>
        </li>
      ))}
    </ol>
  );
}
