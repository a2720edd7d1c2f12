import type { AttachmentAnswer } from '../../breach/contract/attachment.answer.js';
import type { Language } from '../../law/sentence.js';
import { inLanguage } from '../html/desk-page.js';
import { momentOf } from '../html/moments.js';
import { shownText } from '../words/withheld.js';
import { wordsIn } from '../words/words.js';
import { filePath } from './paths.js';

interface FileListProps {
  /** Id of the dossier. */
  readonly id: string;
  readonly attachments: readonly AttachmentAnswer[];
  readonly language: Language;
  readonly mayDownload: boolean;
}

/** Each file: what it is, whether a scanner has judged it, and how to get it. */
export function FileList({ id, attachments, language, mayDownload }: FileListProps) {
  const words = wordsIn(language).files;
  if (attachments.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="lw-plain">
      {attachments.map((one) => {
        const { attachment, name, description, mediaType, bytes, at, from, erasedBy } = one;
        return (
          <li class="lw-entry" key={attachment}>
            <p>
              <strong class="lw-text">{shownText(name, language)}</strong>
            </p>
            <p class="lw-hint">
              {words.types[mediaType]}, <span class="lw-reference">{sizeOf(bytes, language)}</span>.{' '}
              {words.at(momentOf(at, language), words.from[from])}.
            </p>
            {description !== undefined && <p class="lw-text">{shownText(description, language)}</p>}
            {erasedBy === undefined ? (
              <>
                <Scan file={one} language={language} />
                {mayDownload && <Download id={id} file={one} language={language} />}
              </>
            ) : (
              <p>{words.erased(erasedBy)}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Scan({
  file: { scan },
  language,
}: {
  readonly file: AttachmentAnswer;
  readonly language: Language;
}) {
  const words = wordsIn(language).files;
  if (scan === undefined) return <p>{words.notScanned}</p>;
  return (
    <p class={scan.verdict === 'infected' ? 'lw-danger' : undefined}>
      {words.verdicts[scan.verdict]}
      {scan.signature !== undefined && <span class="lw-text">. {words.found(scan.signature)}</span>}
    </p>
  );
}

function Download({
  id,
  file,
  language,
}: Pick<FileListProps, 'id' | 'language'> & { file: AttachmentAnswer }) {
  const words = wordsIn(language).files;
  const { attachment, scan } = file;
  const name = shownText(file.name, language);
  const path = filePath(id, attachment);
  if (scan?.verdict === 'infected') return null;
  if (scan !== undefined)
    return (
      <p class="lw-noprint">
        <a class="utrecht-link" href={inLanguage(path, language)} download>
          {words.download(name)}
        </a>
      </p>
    );
  return (
    <div class="lw-noprint">
      <p class="lw-hint">{words.notScannedHint}</p>
      <p>
        <a class="utrecht-link" href={inLanguage(`${path}?ongecontroleerd=true`, language)} download>
          {words.downloadAnyway(name)}
        </a>
      </p>
    </div>
  );
}

/** As computers show it: powers of ten. */
function sizeOf(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(language, {
    ...{ style: 'unit', unit, unitDisplay: 'short' },
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
