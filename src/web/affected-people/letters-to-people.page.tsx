import type { Letterhead } from '../../notification/letters.query.js';
import type { LettersToPeopleAnswer } from '../../notification/letters-to-people.answer.js';
import type { Language } from '../../law/sentence.js';
import { Section } from '../dossier/section.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { PrintButton } from '../html/print-button.js';
import { Sheet } from '../letters/sheet.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { listPath, personPath } from './paths.js';

interface LettersToPeopleProps {
  readonly dossier: { readonly id: string; readonly reference: string };
  readonly answer: LettersToPeopleAnswer;
  readonly after: string | undefined;
  readonly letterhead: Letterhead | undefined;
  readonly language: Language;
}

/** A letter for each person of the list, a sheet each; and who gets none, with how to tell him instead. */
export function lettersToPeoplePage(props: LettersToPeopleProps): DeskPage {
  const { dossier, answer, after, letterhead, language } = props;
  const { id, reference } = dossier;
  const words = wordsIn(language).affected;
  const { letters, next } = answer;
  const address = `${listPath(id)}/letters`;
  return deskPage({
    ...{ language, title: words.lettersTitle(reference) },
    address: after === undefined ? address : `${address}?na=${after}`,
    dossier: { id, reference, part: undefined },
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(listPath(id), language)}>
            {words.toList}
          </a>
        </p>
        <p class="utrecht-paragraph">{words.lettersIntro}</p>
        <SetAside {...props} />
        {letters.length > 0 && (
          <>
            <p>{words.lettersCount(letters.length)}</p>
            <p>
              <PrintButton text={words.printAll} isMain />
            </p>
          </>
        )}
        {letters.map((letter) => (
          <>
            {letter.speaks !== undefined && (
              <p class="lw-note">{words.speaks(languageNamed(letter.speaks, language))}</p>
            )}
            <Sheet
              key={letter.id}
              text={letter.about === undefined ? letter.text : `${letter.about}\n\n${letter.text}`}
              language={letter.language}
              letterhead={letterhead}
              addressee={[...(letter.name === undefined ? [] : [letter.name]), letter.address].join('\n')}
            />
          </>
        ))}
        {next !== undefined && (
          <p>
            <a class="utrecht-link" href={inLanguage(`${address}?na=${next}`, language)}>
              {words.nextLetters}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function SetAside({ dossier, answer: { setAside }, language }: LettersToPeopleProps) {
  const { affected: words, lists } = wordsIn(language);
  if (setAside.length === 0) return null;
  return (
    <Section title={words.setAside(setAside.length)}>
      <ul class="lw-lines">
        {setAside.map(({ id, called, why, ways }) => (
          <li key={id}>
            <a class="utrecht-link" href={inLanguage(personPath(dossier.id, id), language)}>
              {called}
            </a>
            . {words.why[why]}{' '}
            {why === 'not-by-letter' &&
              ways.map(({ means, to }) => `${capitalised(lists.noticeMeans[means])}: ${to}.`).join(' ')}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What a code of a language is called; the code itself where nobody knows. */
function languageNamed(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
