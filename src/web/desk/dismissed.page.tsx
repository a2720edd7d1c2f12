import type { DismissalResult } from '../../breach/acts/dismissals.service.js';
import type { Language } from '../../law/sentence.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';

interface DismissedPageProps {
  readonly results: readonly DismissalResult[];
  /** Of those that the reader may see, by id. */
  readonly references: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** What came of each report; sent again by reloading, it says the same. */
export function dismissedPage({ results, references, language }: DismissedPageProps): DeskPage {
  const words = wordsIn(language).desk.done;
  const why: Readonly<Record<string, string | undefined>> = words.why;
  const waits = ({ code }: DismissalResult): boolean => code === 'second-person-needed';
  const parts = [
    { title: words.kept, of: results.filter((one) => !one.dismissed && !waits(one)), says: true },
    { title: words.waiting, hint: words.waitingHint, of: results.filter(waits) },
    { title: words.dismissed, of: results.filter(({ dismissed }) => dismissed) },
  ];
  return deskPage({
    ...{ language, title: words.title, place: 'desk', address: '/desk/unverified' },
    children: (
      <>
        {parts
          .filter(({ of }) => of.length > 0)
          .map(({ title, hint, of, says }) => (
            <section key={title(0)}>
              <h2 class="utrecht-heading-2">{title(of.length)}</h2>
              {hint !== undefined && <p>{hint}</p>}
              <ul class="lw-plain">
                {of.map(({ id, code = '' }) => (
                  <li key={id}>
                    {references.has(id) ? (
                      <a class="utrecht-link" href={inLanguage(dossierPath(id), language)}>
                        {references.get(id)}
                      </a>
                    ) : (
                      words.unknown
                    )}
                    {says === true && `: ${why[code] ?? words.why.other}`}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        <p>
          <a class="utrecht-link" href={inLanguage('/desk/unverified', language)}>
            {words.again}
          </a>
        </p>
      </>
    ),
  });
}
