import { actPath, dutyPath } from '../acts/act-links.js';
import { awaited } from '../acts/awaited.js';
import { inLanguage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';

/** What is to be done, most urgent first: a button where the reader may do it, else whom it waits for. */
export function Duties({ desk }: { readonly desk: DossierDesk }) {
  const { dossier, language, byPath, offered } = desk;
  const all = wordsIn(language);
  const words = all.dossier;
  const { id, openDuties, ending } = dossier;
  if (openDuties.length === 0) {
    const mayClose = ending === undefined && offered.has('closeBreach');
    return (
      <>
        <p>{mayClose ? words.closeNow : words.nothingToDo}</p>
        {mayClose && (
          <p>
            <a
              class="utrecht-button utrecht-button--primary-action lw-button"
              href={inLanguage(actPath(id, 'closeBreach'), language)}
            >
              {all.acts.of.closeBreach.submit}
            </a>
          </p>
        )}
      </>
    );
  }
  return (
    <ol class="lw-lines">
      {openDuties.map((duty, index) => {
        const to = dutyPath(id, duty, byPath);
        const isMine = to !== undefined && offered.has(to.act);
        return (
          <li key={index} class="lw-duty">
            <p>
              {isMine ? duty.words[language] : awaited(duty, language)}{' '}
              <span class="lw-hint">({words.source(duty.article)})</span>
            </p>
            {isMine && (
              <p>
                <a
                  class="utrecht-button utrecht-button--primary-action lw-button"
                  href={inLanguage(to.path, language)}
                >
                  {all.lists.duties[duty.duty]}
                </a>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
