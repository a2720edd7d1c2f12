import { shownText } from '../words/withheld.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Withheld } from '../../platform/http/answer-fields.js';
import type { Moment } from '../../shared/moment.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import { Sheet } from './sheet.js';

interface SentLetterProps {
  readonly id: string;
  readonly reference: string;
  readonly revision: number;
  readonly sent: { readonly informedAt: Moment; readonly text: string | Withheld };
  readonly language: Language;
}

/** What people really got in one round. */
export function sentLetterPage({ id, reference, revision, sent, language }: SentLetterProps): DeskPage {
  const words = wordsIn(language).letters;
  const letters = dossierPath(id, 'letters');
  return deskPage({
    ...{ language, address: `${letters}/rounds/${revision}` },
    title: words.sentTitle(onDutchClock(sent.informedAt, 'd MMMM yyyy, HH:mm', language)),
    dossier: { id, reference, part: 'letters' },
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(letters, language)}>
            {words.back}
          </a>
        </p>
        {typeof sent.text === 'string' ? <Sheet text={sent.text} /> : <p>{shownText(sent.text, language)}</p>}
      </>
    ),
  });
}
