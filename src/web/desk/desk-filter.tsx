import { HOLDERS } from '../../breach/domain/duties.js';
import { STATUSES } from '../../breach/domain/status.js';
import type { Language } from '../../law/sentence.js';
import { inLanguage } from '../html/desk-page.js';
import { Flag, SelectField, type Filled } from '../html/form.js';
import { TouchingFields, type NamesToAsk } from '../html/touching-fields.js';
import { capitalised, optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { isFiltered, ME, type DeskChoice } from './desk-question.js';
import type { OrganisationNames } from '../html/organisations-of.js';

interface FilterProps {
  readonly choice: DeskChoice;
  readonly organisations: OrganisationNames;
  readonly language: Language;
  readonly names: NamesToAsk;
  /** Whether anything is known of a visit before. */
  readonly wasHere: boolean;
}

const RUNNING = STATUSES.filter((status) => !['closed', 'dismissed', 'merged'].includes(status));

/** What is shown and nothing else, by the names of the form. */
function chosenInWords({
  choice,
  organisations,
  language,
}: Omit<FilterProps, 'wasHere' | 'names'>): readonly string[] {
  const { desk, filters, lists } = wordsIn(language);
  const words = desk.filter;
  const { organisatie, stand, wacht, wat, systeem, verwerker, plaats } = choice;
  const { mijn, gevaar, telaat, nieuw } = choice;
  const named = [
    [filters.system, systeem],
    [filters.processor, verwerker],
    [filters.location, plaats],
  ] as const;
  return [
    ...(organisatie === undefined ? [] : [organisations.get(organisatie) ?? organisatie]),
    ...(stand === undefined ? [] : [lists.statuses[stand]]),
    ...(wacht === undefined
      ? []
      : [`${words.waitsFor.toLowerCase()} ${wacht === ME ? words.me : lists.holders[wacht]}`]),
    ...(wat === undefined ? [] : [lists.incidentTypes[wat]]),
    ...named.flatMap(([label, name]) => (name === undefined ? [] : [`${label}: ${name}`])),
    ...(mijn === true ? [filters.mine] : []),
    ...(gevaar === true ? [words.danger] : []),
    ...(telaat === true ? [words.overdue] : []),
    ...(nieuw === true ? [words.changed] : []),
  ].map(capitalised);
}

/**
 * By the names of the address: what was chosen can be kept, sent and asked again. Folded also where something is chosen,
 * which it then says: on a phone the dossiers would stand below the screen.
 */
export function DeskFilter({ choice, organisations, language, names, wasHere }: FilterProps) {
  const { desk, filters, lists } = wordsIn(language);
  const words = desk.filter;
  const { verder: _v, ...chosen } = choice;
  const values = Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, [String(value)]]));
  const filled: Filled = { within: 'filter', values, faults: new Map() };
  const all = ['', desk.all] as const;
  const chosenNow = chosenInWords({ choice, organisations, language });
  return (
    <>
      <details class="lw-more lw-noprint">
        <summary>{chosenNow.length === 0 ? words.title : words.chosen(chosenNow.join('; '))}</summary>
        <form method="get" action="/desk">
          <input type="hidden" name="taal" value={language} />
          <p class="lw-hint">{filters.namesHint}</p>
          <div class="lw-filter">
            {organisations.size > 1 && (
              <SelectField
                name="organisatie"
                label={words.organisation}
                options={[all, ...organisations]}
                {...{ filled }}
              />
            )}
            <SelectField
              name="stand"
              label={words.status}
              options={[all, ...optionsOf(RUNNING, lists.statuses)]}
              {...{ filled }}
            />
            <SelectField
              name="wacht"
              label={words.waitsFor}
              options={[all, [ME, words.me], ...optionsOf(HOLDERS, lists.holders)]}
              {...{ filled }}
            />
            <TouchingFields {...{ filled, language, all, names }} />
            <Flag name="mijn" label={filters.mine} {...{ filled }} />
            <Flag name="gevaar" label={words.danger} {...{ filled }} />
            <Flag name="telaat" label={words.overdue} {...{ filled }} />
            {wasHere && <Flag name="nieuw" label={words.changed} {...{ filled }} />}
          </div>
          <p class="lw-row">
            <button class="utrecht-button utrecht-button--primary-action" type="submit">
              {words.show}
            </button>
          </p>
        </form>
      </details>
      {isFiltered(choice) && (
        <p class="lw-noprint">
          <a class="utrecht-link" href={inLanguage('/desk', language)}>
            {words.clear}
          </a>
        </p>
      )}
    </>
  );
}
