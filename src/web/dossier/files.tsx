import { inLanguage } from '../html/desk-page.js';
import { FileList } from '../files/file-list.js';
import { filesPath } from '../files/paths.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { wordsIn } from '../words/words.js';
import { Section } from './section.js';

/** What was sent along, for whoever may open it. */
export function Files({ desk }: { readonly desk: DossierDesk }) {
  const { dossier, language } = desk;
  const { id, attachments } = dossier;
  const mayRead = desk.mayDo('breach.read-attachments');
  if (attachments.length === 0 && !mayRead) return null;
  const words = wordsIn(language).files;
  return (
    <Section title={words.section}>
      <FileList id={id} attachments={attachments} language={language} mayDownload={mayRead} />
      {mayRead && (
        <p class="lw-noprint">
          <a class="utrecht-link" href={inLanguage(filesPath(id), language)}>
            {words.manage}
          </a>
        </p>
      )}
    </Section>
  );
}
