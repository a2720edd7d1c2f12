import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { LetterWishes } from '../../law/letter/speaker.js';
import type { Language } from '../../law/sentence.js';
import type { LetterAnswer } from '../../notification/letter.answer.js';
import type { Letterhead } from '../../notification/letters.query.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { InlineAct } from '../acts/inline-act.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { TextArea, valueOf } from '../html/form.js';
import { PrintButton } from '../html/print-button.js';
import { wordsIn } from '../words/words.js';
import { fieldsOf } from './letter-wishes.js';
import { isOpen, Sheet } from './sheet.js';

/** Which form of the page it is. */
const ROUND = 'ronde';

interface RecordRoundProps {
  readonly dossier: DossierAnswer;
  readonly wishes: LetterWishes;
  /** Absent where none is prepared: what happened outside is recorded all the same. */
  readonly letter: LetterAnswer | undefined;
  readonly letterhead: Letterhead | undefined;
  readonly language: Language;
  readonly shapes: readonly FieldShape[];
  readonly forms: FormsOnPage;
}

/** The letter to look at and to print, to edit freely, and to record with whom it was sent to: the text as it is here. */
export function RecordRound({
  dossier,
  wishes,
  letter,
  letterhead,
  language,
  shapes,
  forms,
}: RecordRoundProps) {
  const { letters: words, lists } = wordsIn(language);
  const { toBeTold = 0, concerned = 0 } = dossier.peopleReached;
  const people = toBeTold > 0 ? toBeTold : concerned;
  const headings = letter?.paragraphs.map(({ heading }) => heading) ?? [];
  const parts = letter?.paragraphs.map(({ part }) => lists.letterParts[part]) ?? [];
  const told = words.record.told(parts.join(', '));
  const state = forms.at(ROUND, {
    means: [wishes.means],
    ...(people > 0 && { intended: [String(people)] }),
    // In outline, for the register: the parts of a letter say it without naming anybody.
    ...(letter && { text: [letter.text], content: [told] }),
  });
  const text = valueOf(state.filled, 'text');
  const here = dossierPath(dossier.id, 'letters');
  const asChosen = new URLSearchParams(fieldsOf(wishes)).toString();
  return (
    <>
      {letter !== undefined && (
        <>
          <h2 class="utrecht-heading-2">{words.preview}</h2>
          <Sheet
            {...{ text, headings }}
            language={letter.language}
            letterhead={wishes.means === 'letter' ? letterhead : undefined}
          />
          <p>
            <PrintButton text={words.record.print} />
          </p>
        </>
      )}
      <section id={ROUND}>
        <h2 class="utrecht-heading-2">
          {letter === undefined ? words.record.withoutLetter : words.record.title}
        </h2>
        {isOpen(text) && <p class="lw-note">{words.record.stillOpen}</p>}
        <InlineAct
          act="recordSubjectNotification"
          action={`${here}/rounds`}
          without={['text', 'contentHash']}
          {...{ shapes, state, language }}
        >
          <TextArea
            name="text"
            label={words.record.text}
            hint={words.record.textHint}
            filled={state.filled}
            rows={letter === undefined ? 6 : 24}
            mirror="brief"
          />
          {letter !== undefined && text !== letter.text && (
            <p>
              {words.record.ownText}{' '}
              <a class="utrecht-link" href={inLanguage(`${here}?${asChosen}`, language)}>
                {words.record.asPrepared}
              </a>
            </p>
          )}
          {letter !== undefined && (
            <p>
              <button class="utrecht-button utrecht-button--secondary-action" type="submit">
                {words.record.look}
              </button>
            </p>
          )}
        </InlineAct>
      </section>
    </>
  );
}
