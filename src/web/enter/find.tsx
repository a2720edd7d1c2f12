import type { DossierPageAnswer } from '../../dashboard/dossier-summary.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { TextField, type Filled } from '../html/form.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

const FIND = '/desk/find';
/** Id of the form that holds what was asked: sent again it shows the same in another language. */
const AGAIN = 'zoek';

/** What was asked is sent in the form and stands in no address: a number may name somebody. */
export function FindForm({
  language,
  text,
  id,
}: {
  readonly language: Language;
  readonly text?: string;
  readonly id?: string;
}) {
  const words = wordsIn(language).enter.find;
  const filled: Filled = {
    within: 'find',
    values: { text: text === undefined ? [] : [text] },
    faults: new Map(),
  };
  return (
    <form id={id} method="post" action={inLanguage(FIND, language)} autocomplete="off" role="search">
      <TextField name="text" label={words.label} hint={words.hint} max={200} {...{ filled }} />
      <p>
        <button class="utrecht-button utrecht-button--secondary-action" type="submit">
          {words.submit}
        </button>
      </p>
    </form>
  );
}

interface FoundProps {
  readonly dossiers: DossierPageAnswer['dossiers'];
  readonly organisations: OrganisationNames;
  readonly language: Language;
}

/** Dossiers by what they are called, and how far they are. */
export function Found({ dossiers, organisations, language }: FoundProps) {
  const { desk, lists } = wordsIn(language);
  return (
    <ul class="lw-plain">
      {dossiers.map(({ id, reference, organisation, status, receivedAt }) => (
        <li key={id}>
          <a class="utrecht-link lw-reference" href={inLanguage(dossierPath(id), language)}>
            {reference}
          </a>
          <span class="lw-hint">
            {' '}
            {[
              organisations.get(organisation) ?? organisation,
              capitalised(lists.statuses[status]),
              desk.received(onDutchClock(receivedAt, 'ccc d MMM, HH:mm', language)),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface FoundPageProps extends FoundProps {
  readonly text: string;
  readonly isMore: boolean;
}

export function foundPage({ text, isMore, ...found }: FoundPageProps): DeskPage {
  const { dossiers, language } = found;
  const { enter } = wordsIn(language);
  const words = enter.find;
  return deskPage({
    ...{ language, title: words.title(dossiers.length), place: 'desk', address: FIND, typedIn: AGAIN },
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage('/desk', language)}>
            {enter.toDesk}
          </a>
        </p>
        <FindForm language={language} text={text} id={AGAIN} />
        <p role="status">{dossiers.length === 0 ? words.nothing : words.number(dossiers.length)}</p>
        {dossiers.length > 0 && <Found {...found} />}
        {isMore && <p class="lw-note">{words.more}</p>}
      </>
    ),
  });
}
