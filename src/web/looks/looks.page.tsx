import type { LookPageAnswer } from '../../audit/look.answer.js';
import type { Language } from '../../law/sentence.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { FaultSummary, SelectField, TextField, type Filled } from '../html/form.js';
import type { Names } from '../html/who.js';
import { wordsIn } from '../words/words.js';
import { LookLines } from './look-lines.js';
import { dossierLooksPath, looksPath, type LooksChoice } from './looks-question.js';

interface Shown {
  readonly answer: LookPageAnswer;
  readonly names: Names;
  readonly language: Language;
}

interface LooksPageProps extends Omit<Shown, 'answer'> {
  /** Absent where what was asked could not be read. */
  readonly answer?: LookPageAnswer;
  readonly choice: LooksChoice;
  readonly faults?: ReadonlyMap<string, string>;
  /** Those of which the reader may know who looked. */
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  /** To choose from, by actor id. */
  readonly people: readonly (readonly [id: string, label: string])[];
}

/** Who looked at what in an organisation. */
export function looksPage(props: LooksPageProps): DeskPage {
  const { answer, names, choice, faults = new Map<string, string>(), language } = props;
  const { looks: words, faultsTitle, faultsHint } = wordsIn(language);
  const { verder, ...kept } = choice;
  return deskPage({
    ...{ language, title: words.title, isFaulty: faults.size > 0, wide: true, place: 'looks' },
    address: looksPath(choice),
    children: (
      <>
        <FaultSummary filled={{ values: {}, faults }} title={faultsTitle} hint={faultsHint} />
        <p class="utrecht-paragraph">{words.intro}</p>
        <p class="lw-hint">{words.counted}</p>
        <Filter {...props} faults={faults} />
        {answer !== undefined && (
          <Looks
            {...{ answer, names, language }}
            newest={verder === undefined ? undefined : looksPath(kept)}
            older={answer.next === undefined ? undefined : looksPath({ ...kept, verder: answer.next })}
          />
        )}
      </>
    ),
  });
}

interface DossierLooksPageProps extends Shown {
  readonly dossier: { readonly id: string; readonly reference: string };
  readonly verder: string | undefined;
}

/** Who looked into one dossier. */
export function dossierLooksPage({ dossier, verder, ...shown }: DossierLooksPageProps): DeskPage {
  const { answer, language } = shown;
  const { id, reference } = dossier;
  const words = wordsIn(language).looks;
  return deskPage({
    ...{ language, title: words.ofDossier(reference), wide: true },
    address: dossierLooksPath(id, verder),
    dossier: { id, reference, part: undefined },
    children: (
      <>
        <p class="utrecht-paragraph">{words.intro}</p>
        <Looks
          {...shown}
          ofOne
          newest={verder === undefined ? undefined : dossierLooksPath(id)}
          older={answer.next === undefined ? undefined : dossierLooksPath(id, answer.next)}
        />
        <p class="lw-noprint">
          <a class="utrecht-link" href={inLanguage(dossierPath(id), language)}>
            {words.backToDossier}
          </a>
        </p>
      </>
    ),
  });
}

interface LooksProps extends Shown {
  readonly ofOne?: boolean;
  readonly newest: string | undefined;
  readonly older: string | undefined;
}

function Looks({ answer: { looks }, newest, older, ...shown }: LooksProps) {
  const { language } = shown;
  const words = wordsIn(language).looks;
  return (
    <>
      {looks.length === 0 ? <p>{words.nothing}</p> : <LookLines {...shown} looks={looks} />}
      <p class="lw-row lw-noprint">
        {newest !== undefined && (
          <a class="utrecht-link" href={inLanguage(newest, language)}>
            {words.newest}
          </a>
        )}
        {older !== undefined && (
          <a class="utrecht-link" href={inLanguage(older, language)}>
            {words.older}
          </a>
        )}
      </p>
    </>
  );
}

/** By the names of the address: what stands in it can be kept, sent and asked again. */
function Filter({
  choice,
  faults,
  organisations,
  people,
  language,
}: LooksPageProps & { readonly faults: ReadonlyMap<string, string> }) {
  const words = wordsIn(language).looks.filter;
  const values = Object.fromEntries(Object.entries(choice).map(([name, value]) => [name, [value]]));
  const filled: Filled = { values, faults };
  const isInUse = ['persoon', 'van', 'tot'].some((name) => name in choice);
  return (
    <details class="lw-more lw-noprint" open={isInUse || faults.size > 0}>
      <summary>{words.title}</summary>
      <form method="get" action="/desk/looks">
        <input type="hidden" name="taal" value={language} />
        <div class="lw-filter">
          {organisations.length > 1 && (
            <SelectField
              name="organisatie"
              label={words.organisation}
              options={organisations.map(({ slug, name }) => [slug, name] as const)}
              filled={filled}
            />
          )}
          <SelectField
            name="persoon"
            label={words.person}
            options={[['', words.everybody], ...people]}
            filled={filled}
          />
          <TextField name="van" type="date" label={words.from} filled={filled} />
          <TextField name="tot" type="date" label={words.until} filled={filled} />
        </div>
        <div class="lw-row">
          <button class="utrecht-button utrecht-button--primary-action" type="submit">
            {words.show}
          </button>
          {isInUse && (
            <a
              class="utrecht-link"
              href={inLanguage(
                looksPath(choice.organisatie ? { organisatie: choice.organisatie } : {}),
                language,
              )}
            >
              {words.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  );
}
