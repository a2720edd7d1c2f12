import { HOLDERS } from '../../breach/domain/duties.js';
import { STATUSES } from '../../breach/domain/status.js';
import type { Language } from '../../law/sentence.js';
import { inLanguage } from '../html/desk-page.js';
import { Flag, SelectField, type Filled } from '../html/form.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { isFiltered, ME, type DeskChoice } from './desk-question.js';
import type { OrganisationNames } from '../html/organisations-of.js';

interface FilterProps {
  readonly choice: DeskChoice;
  readonly organisations: OrganisationNames;
  readonly language: Language;
  /** Whether anything is known of a visit before. */
  readonly wasHere: boolean;
}

const RUNNING = STATUSES.filter((status) => !['closed', 'dismissed', 'merged'].includes(status));

/** By the names of the address: what was chosen can be kept, sent and asked again. */
export function DeskFilter({ choice, organisations, language, wasHere }: FilterProps) {
  const { desk, lists } = wordsIn(language);
  const words = desk.filter;
  const { verder: _v, ...chosen } = choice;
  const values = Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, [String(value)]]));
  const filled: Filled = { within: 'filter', values, faults: new Map() };
  const all = ['', desk.all] as const;
  return (
    <details class="lw-more lw-noprint" open={isFiltered(choice)}>
      <summary>{words.title}</summary>
      <form method="get" action="/desk">
        <input type="hidden" name="taal" value={language} />
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
          <Flag name="gevaar" label={words.danger} {...{ filled }} />
          <Flag name="telaat" label={words.overdue} {...{ filled }} />
          {wasHere && <Flag name="nieuw" label={words.changed} {...{ filled }} />}
        </div>
        <p class="lw-row">
          <button class="utrecht-button utrecht-button--primary-action" type="submit">
            {words.show}
          </button>
          {isFiltered(choice) && (
            <a class="utrecht-link" href={inLanguage('/desk', language)}>
              {words.clear}
            </a>
          )}
        </p>
      </form>
    </details>
  );
}
