import type { CheckpointAnswer } from '../../audit/log/signed-log.answer.js';
import type { LatestCheckpoint } from '../../audit/log/signed-log.service.js';
import type { Language } from '../../law/sentence.js';
import { Section } from '../dossier/section.js';
import { CardTable } from '../html/card-table.js';
import { DESK_PLACES } from '../html/desk-menu.js';
import { deskPage, type DeskPage } from '../html/desk-page.js';
import { momentOf } from '../html/moments.js';
import { Cell } from '../html/table-cell.js';
import { wordsIn } from '../words/words.js';
import { ProofMeaning } from './proof-meaning.js';

interface ProofPageProps {
  readonly language: Language;
  /** Absent: the log is not signed. */
  readonly signed?: { readonly checkpoint: CheckpointAnswer; readonly keys: readonly string[] };
  readonly latest: readonly LatestCheckpoint[];
}

/** Checkpoints of the log, and who outside has them. */
export function proofPage({ language, signed, latest }: ProofPageProps): DeskPage {
  const words = wordsIn(language).proof;
  return deskPage({
    ...{ language, title: words.title, place: 'proof', address: DESK_PLACES.proof.path },
    children: (
      <>
        <p class="utrecht-paragraph">{words.intro}</p>
        {signed === undefined ? (
          <div class="lw-note">
            <h2 class="utrecht-heading-2">{words.notSigned.title}</h2>
            <p>{words.notSigned.text}</p>
          </div>
        ) : (
          <>
            <Standing checkpoint={signed.checkpoint} language={language} />
            <Newest {...signed} language={language} />
          </>
        )}
        <Section title={words.keep.title}>
          <ol class="utrecht-ordered-list">
            {words.keep.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
        <ProofMeaning language={language} />
        {latest.length > 0 && <Lately latest={latest} language={language} />}
      </>
    ),
  });
}

interface OfCheckpoint {
  readonly checkpoint: CheckpointAnswer;
  readonly language: Language;
}

function Standing({ checkpoint: { anchored, anchors }, language }: OfCheckpoint) {
  const words = wordsIn(language).proof.standing;
  const outside = Math.max(0, ...anchors.map(({ size }) => size));
  const { columns } = words;
  return (
    <Section title={words.title}>
      <p class={anchored ? 'utrecht-paragraph' : 'lw-note'}>
        {anchored ? words.whole : anchors.length === 0 ? words.none : words.behind(outside)}
      </p>
      {anchors.length > 0 && (
        <CardTable caption={words.table} columns={Object.values(columns)} isBrief>
          {anchors.map(({ anchor, size, at }) => (
            <tr role="row" key={anchor}>
              <Cell column={columns.who}>{anchorIn(anchor, language)}</Cell>
              <Cell column={columns.size}>{size}</Cell>
              <Cell column={columns.at}>{momentOf(at, language)}</Cell>
            </tr>
          ))}
        </CardTable>
      )}
    </Section>
  );
}

function Newest({
  checkpoint: { note, size, signedAt },
  keys,
  language,
}: OfCheckpoint & { readonly keys: readonly string[] }) {
  const words = wordsIn(language).proof.newest;
  return (
    <Section title={words.title}>
      <p class="utrecht-paragraph">{words.signed(size, momentOf(signedAt, language))}</p>
      <Copied id="controlepunt" text={note} copy={words.copy} language={language} />
      <p class="lw-noprint">
        <a class="utrecht-link" href={`${DESK_PLACES.proof.path}/checkpoint`} download>
          {words.download}
        </a>
      </p>
      <h3 class="utrecht-heading-3">{words.key}</h3>
      <Copied id="sleutel" text={keys.join('\n')} copy={words.copyKey} language={language} />
    </Section>
  );
}

interface CopiedProps {
  readonly id: string;
  readonly text: string;
  readonly copy: string;
  readonly language: Language;
}

function Copied({ id, text, copy, language }: CopiedProps) {
  return (
    <>
      <div class="lw-said" id={id} translate={false}>
        {text}
      </div>
      <p class="lw-noprint">
        <button
          class="utrecht-button utrecht-button--secondary-action"
          type="button"
          hidden
          data-script
          data-copy={id}
          data-done={wordsIn(language).proof.newest.copied}
        >
          {copy}
        </button>
      </p>
    </>
  );
}

function Lately({ latest, language }: Pick<ProofPageProps, 'latest' | 'language'>) {
  const words = wordsIn(language).proof.lately;
  const { columns } = words;
  return (
    <Section title={words.title}>
      <CardTable caption={words.table} columns={Object.values(columns)} isBrief>
        {latest.map(({ part, size, signedAt, anchors }) => (
          <tr role="row" key={`${part} ${size}`}>
            <Cell column={columns.at}>{momentOf(signedAt, language)}</Cell>
            <Cell column={columns.size}>{part === 1 ? size : words.part(size, part)}</Cell>
            <Cell column={columns.anchors}>
              {anchors.length === 0
                ? words.nowhere
                : anchors.map((anchor) => anchorIn(anchor, language)).join(', ')}
            </Cell>
          </tr>
        ))}
      </CardTable>
    </Section>
  );
}

function anchorIn(name: string, language: Language): string {
  const { file, mail, timeStamp } = wordsIn(language).proof.anchors;
  const [, number] = /^mail-(\d+)$/.exec(name) ?? [];
  if (number !== undefined) return mail(Number(number));
  return name === 'file' ? file : timeStamp;
}
