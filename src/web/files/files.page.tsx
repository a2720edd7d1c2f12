import { randomUUID } from 'node:crypto';
import { MOST_ATTACHMENTS } from '../../breach/domain/attachments.js';
import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { Language } from '../../law/sentence.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { FaultSummary, FileField, TextArea, type Filled } from '../html/form.js';
import { wordsIn } from '../words/words.js';
import { ACCEPTED } from './accepted.js';
import { FileList } from './file-list.js';
import { filesPath } from './paths.js';

interface FilesPageProps {
  readonly dossier: Pick<DossierAnswer, 'id' | 'reference' | 'attachments' | 'ending'>;
  readonly language: Language;
  readonly filled: Filled;
  readonly justAdded?: boolean;
}

/** The files of a dossier, with the form by which one is added: it works without a script. */
export function filesPage({ dossier, language, filled, justAdded = false }: FilesPageProps): DeskPage {
  const { id, reference, attachments, ending } = dossier;
  const all = wordsIn(language);
  const words = all.files;
  const isFull = attachments.filter(({ erasedBy }) => erasedBy === undefined).length >= MOST_ATTACHMENTS;
  return deskPage({
    ...{ language, title: words.title(reference), address: filesPath(id) },
    dossier: { id, reference, part: undefined },
    isFaulty: filled.faults.size > 0,
    children: (
      <>
        {justAdded && (
          <div class="lw-note" role="status">
            <p>{words.added}</p>
            {attachments.at(-1)?.scan === undefined && <p>{words.addedUnscanned}</p>}
          </div>
        )}
        <FaultSummary filled={filled} title={all.faultsTitle} hint={words.again} />
        <p class="utrecht-paragraph">{words.intro}</p>
        <FileList id={id} attachments={attachments} language={language} mayDownload />
        <p class="lw-hint">{words.photos}</p>
        {ending?.kind !== 'merged' && (
          <section>
            <h2 class="utrecht-heading-2">{words.add}</h2>
            {isFull ? (
              <p>{words.full}</p>
            ) : (
              <form
                method="post"
                action={inLanguage(filesPath(id), language)}
                enctype="multipart/form-data"
                data-once
                autocomplete="off"
                novalidate
              >
                <input type="hidden" name="submission" value={randomUUID()} />
                <TextArea
                  name="description"
                  label={words.description}
                  hint={words.descriptionHint}
                  filled={filled}
                  rows={3}
                />
                <FileField
                  name="file"
                  label={words.file}
                  hint={words.fileHint}
                  filled={filled}
                  accept={ACCEPTED}
                />
                <p>
                  <button class="utrecht-button utrecht-button--primary-action" type="submit">
                    {words.submit}
                  </button>
                </p>
              </form>
            )}
          </section>
        )}
      </>
    ),
  });
}
