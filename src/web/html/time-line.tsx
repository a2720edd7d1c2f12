import { onDutchClock } from '../../law/clock.js';
import { dossierPath, inLanguage } from './desk-page.js';
import { nameOf, Who, type Names } from './who.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import type { Language } from '../../law/sentence.js';
import { capitalised } from '../words/list-words.js';
import { eventInWords } from '../words/event-in-words.js';
import { Say } from '../words/say.js';
import { wordsIn } from '../words/words.js';

interface TimeLineProps {
  readonly entries: readonly TimeLineEntryAnswer[];
  readonly names: Names;
  readonly language: Language;
  /** Where the dossier is shown as it was after an entry. */
  readonly after?: (revision: number) => { readonly href: string; readonly text: string };
}

/** What happened in words, in the order in which it was recorded, with who did it. */
export function TimeLine({ entries, names, language, after }: TimeLineProps) {
  return (
    <ol class="lw-lines lw-timeline">
      {entries.map((entry) => (
        <li key={entry.revision} id={`regel-${entry.revision}`}>
          <EntryLines {...{ entry, names, language }} toOther />
          {after !== undefined && (
            <p class="lw-noprint">
              <a class="utrecht-link" href={after(entry.revision).href}>
                {after(entry.revision).text}
              </a>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

interface EntryLinesProps extends Pick<TimeLineProps, 'names' | 'language'> {
  readonly entry: TimeLineEntryAnswer;
  /** With a link to the dossier that it was merged with. */
  readonly toOther?: boolean;
}

/** One of them: when, by whom, and what. */
export function EntryLines({ entry, names, language, toOther = false }: EntryLinesProps) {
  const words = wordsIn(language).dossier;
  const { revision, happenedAt, recordedAt, clockUncertain, correctedBy, by } = entry;
  const say = new Say(language, (actor) => nameOf(actor, names));
  const { title, details, otherDossier } = eventInWords(entry, say);
  return (
    <>
      <p class="lw-hint">
        {revision} · {onDutchClock(happenedAt, 'ccc d MMM yyyy, HH:mm', language)}
        {happenedAt !== recordedAt &&
          ` · ${words.recordedAt(onDutchClock(recordedAt, 'd MMM, HH:mm', language))}`}
        {clockUncertain && ` · ${words.clockUncertain}`}
        {correctedBy !== undefined && ` · ${words.corrected(correctedBy)}`} ·{' '}
        <Who id={by.id} role={by.role} names={names} language={language} />
      </p>
      <p>
        <strong>{capitalised(title)}</strong>
      </p>
      {details.map(({ label, text }) => (
        <p class="lw-text" key={label}>
          <span class="lw-hint">{capitalised(label)}:</span> {text}
        </p>
      ))}
      {toOther && otherDossier !== undefined && (
        <p>
          <a class="utrecht-link" href={inLanguage(dossierPath(otherDossier), language)}>
            {words.goThere}
          </a>
        </p>
      )}
    </>
  );
}
