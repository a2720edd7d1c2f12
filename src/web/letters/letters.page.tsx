import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import { NOTICE_MEANS } from '../../law/ap-vocabulary.js';
import { onDutchClock } from '../../law/clock.js';
import { LETTER_READERS, REPRESENTATIVES } from '../../law/letter/letter.js';
import type { LetterWishes } from '../../law/letter/speaker.js';
import type { Language } from '../../law/sentence.js';
import type { LetterAnswer } from '../../notification/letter.answer.js';
import type { Letterhead } from '../../notification/letters.query.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { Refusal } from '../../shared/refusal.js';
import { actPath } from '../acts/act-links.js';
import { ActForm } from '../acts/act-form.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Choice, SelectField } from '../html/form.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { Gaps, OwnWords, type LetterActPath } from './gaps.js';
import { fieldsOf } from './letter-wishes.js';
import { RecordRound } from './record-round.js';
import { Rounds } from './rounds.js';

export interface LettersPageProps {
  readonly dossier: DossierAnswer;
  readonly wishes: LetterWishes;
  /** The letter as it can be written, or why it cannot. */
  readonly letter: LetterAnswer | Refusal;
  readonly letterhead: Letterhead | undefined;
  /** Whether the reader may see who is concerned. */
  readonly hasList: boolean;
  readonly language: Language;
  readonly shapes: Readonly<Record<LetterActPath | 'rounds' | 'results', readonly FieldShape[]>>;
  readonly forms: FormsOnPage;
}

/** Everything for telling the people concerned, on one page: their letter, and the rounds in which they were told. */
export function lettersPage(props: LettersPageProps): DeskPage {
  const { dossier, wishes, letter, letterhead, language, shapes, forms } = props;
  const words = wordsIn(language).letters;
  const { id, reference } = dossier;
  const gaps = 'code' in letter ? [] : letter.gaps;
  const ofWords = { dossier, language, shapes, forms, gaps };
  const query = new URLSearchParams(fieldsOf(wishes)).toString();
  return deskPage({
    ...{ language, title: words.title(reference), address: `${dossierPath(id, 'letters')}?${query}` },
    dossier: { id, reference, part: 'letters' },
    isFaulty: forms.isFaulty,
    children: (
      <>
        <Decision {...props} />
        <ToList {...props} />
        <WhyNameless {...props} />
        {'code' in letter && <WhyNot refusal={letter} {...props} />}
        <ActForm
          action={`${dossierPath(id, 'letters')}/preview`}
          state={forms.page}
          language={language}
          isLong
        >
          <h2 class="utrecht-heading-2">{words.rounds}</h2>
          <Rounds {...{ dossier, language, forms }} shapes={shapes.results} />
          <Wishes {...props} />
          <Gaps {...ofWords} />
          {!('code' in letter) && <Instructions letter={letter} language={language} />}
          <RecordRound
            {...{ dossier, wishes, letterhead, language, forms }}
            letter={'code' in letter ? undefined : letter}
            shapes={shapes.rounds}
          />
          <OwnWords {...ofWords} />
        </ActForm>
      </>
    ),
  });
}

function Decision({ dossier, language }: LettersPageProps) {
  const words = wordsIn(language).letters;
  const decision = dossier.decisions['inform-people'];
  const at = decision && onDutchClock(decision.decidedAt, 'd MMMM, HH:mm', language);
  return (
    <p>
      {at === undefined
        ? words.undecided
        : decision?.outcome === 'yes'
          ? words.decidedYes(at)
          : words.decidedNo(at)}{' '}
      <a class="utrecht-link" href={inLanguage(dossierPath(dossier.id, 'board'), language)}>
        {words.toDecision}
      </a>
    </p>
  );
}

/** Who it is about, and a letter for each of them. */
function ToList({ dossier: { id, affectedPeople }, hasList, language }: LettersPageProps) {
  const words = wordsIn(language).affected;
  if (!hasList) return null;
  return (
    <p>
      <a class="utrecht-link" href={inLanguage(dossierPath(id, 'affected-people'), language)}>
        {words.link}
      </a>
      {affectedPeople !== undefined &&
        `: ${words.figures(affectedPeople.people, affectedPeople.reachable, affectedPeople.withSafeContact)}`}
    </p>
  );
}

/** Why the letter is another one than was expected: somebody may be in danger, and what it leaves out for that. */
function WhyNameless({ dossier, letter, language }: LettersPageProps) {
  const { raisedAt, averted, earliestAt } = dossier.safety;
  const from = raisedAt ?? (averted ? earliestAt : undefined);
  if (from === undefined || 'code' in letter) return null;
  const since = onDutchClock(from, 'd MMMM, HH:mm', language);
  return <p class="lw-danger">{wordsIn(language).letters.nameless(since)}</p>;
}

function Wishes({ wishes, language }: LettersPageProps) {
  const { letters, lists } = wordsIn(language);
  const words = letters.wishes;
  const values = Object.fromEntries(Object.entries(fieldsOf(wishes)).map(([name, value]) => [name, [value]]));
  const filled = { values, faults: new Map<string, string>() };
  return (
    <section id="lezer">
      <h2 class="utrecht-heading-2">{words.title}</h2>
      <Choice
        name="voor"
        label={words.voor}
        filled={filled}
        options={optionsOf(LETTER_READERS, lists.letterReaders)}
      />
      <SelectField
        name="vertegenwoordiger"
        label={words.vertegenwoordiger}
        filled={filled}
        options={[['niemand', words.niemand], ...optionsOf(REPRESENTATIVES, lists.representatives)]}
      />
      <SelectField
        name="middel"
        label={words.middel}
        filled={filled}
        options={optionsOf(NOTICE_MEANS, lists.noticeMeans)}
      />
      <SelectField
        name="brieftaal"
        label={words.brieftaal}
        filled={filled}
        options={optionsOf(['nl', 'en'], words.languages)}
      />
      <p>
        <button class="utrecht-button utrecht-button--secondary-action" type="submit">
          {words.submit}
        </button>
      </p>
    </section>
  );
}

/** Why nothing is prepared, with the act that changes it. */
function WhyNot({ refusal, dossier, language }: LettersPageProps & { readonly refusal: Refusal }) {
  const words = wordsIn(language).letters;
  const known: Readonly<Record<string, string>> = words.refusals;
  const { survivor } = refusal.members;
  const mend: Readonly<Record<string, readonly [href: string, text: string] | undefined>> = {
    merged: survivor === undefined ? undefined : [dossierPath(survivor, 'letters'), words.mend.survivor],
    'safe-contact-first': [
      actPath(dossier.id, 'recordSafety', { kind: 'safe-contact' }),
      words.mend.safeContact,
    ],
    'representative-needed': [actPath(dossier.id, 'establishInterestOfChild'), words.mend.interestOfChild],
    'interest-of-child-unknown': [
      actPath(dossier.id, 'establishInterestOfChild'),
      words.mend.interestOfChild,
    ],
  };
  const [href, text] = mend[refusal.code] ?? [];
  return (
    <div class="lw-danger" role="status">
      <h2 class="utrecht-heading-2">{words.refused}</h2>
      <p>{known[refusal.code] ?? refusal.detail}</p>
      {href !== undefined && (
        <p>
          <a class="utrecht-link" href={inLanguage(href, language)}>
            {text}
          </a>
        </p>
      )}
    </div>
  );
}

function Instructions({ letter, language }: { readonly letter: LetterAnswer; readonly language: Language }) {
  const words = wordsIn(language).letters;
  const { delivery, keepsPromises } = letter;
  return (
    <details class="lw-more" open>
      <summary>{words.instructions}</summary>
      <ul class="utrecht-unordered-list" lang="nl">
        {delivery.instructions.map((instruction) => (
          <li class="utrecht-unordered-list__item" key={instruction}>
            {instruction}
          </li>
        ))}
      </ul>
      {keepsPromises.length > 0 && (
        <>
          <p class="lw-label">{words.promises}</p>
          <ul class="utrecht-unordered-list" lang="nl">
            {keepsPromises.map((promise) => (
              <li class="utrecht-unordered-list__item" key={promise}>
                {promise}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
