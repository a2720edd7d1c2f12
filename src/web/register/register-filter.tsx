import { STATUSES } from '../../breach/domain/status.js';
import { RISKS } from '../../law/ap-form/assessment.js';
import type { Language } from '../../law/sentence.js';
import { inLanguage } from '../html/desk-page.js';
import { LONGEST_NAME } from '../../breach/contract/touching.parameters.js';
import { SelectField, TextField, type Filled } from '../html/form.js';
import { incidentTypesIn, TouchingFields, type NamesToAsk } from '../html/touching-fields.js';
import { capitalised, optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { registerPath, type RegisterChoice } from './register-question.js';

interface FilterProps {
  readonly choice: RegisterChoice;
  readonly faults: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  readonly names: NamesToAsk;
}

type Options = readonly (readonly [value: string, label: string])[];

/** What the page asks its readers to choose from, by the name of the field. */
function optionsIn({ language, organisations }: Pick<FilterProps, 'language' | 'organisations'>) {
  const { register, lists } = wordsIn(language);
  const words = register.filter;
  const all = ['', words.all] as const;
  return {
    organisatie: [all, ...organisations.map(({ slug, name }) => [slug, name] as const)],
    stand: [all, ['running', words.running], ['ended', words.ended], ...optionsOf(STATUSES, lists.statuses)],
    gemeld: [all, ['true', words.isNotified], ['false', words.isNotNotified]],
    risico: [all, ...optionsOf(RISKS, lists.risks)],
    wat: incidentTypesIn(language),
  } satisfies Readonly<Record<string, Options>>;
}

/** By the names of the address: what stands in it can be kept, sent and asked again. */
export function RegisterFilter(props: FilterProps) {
  const { choice, faults, language, organisations, names } = props;
  const { register, filters } = wordsIn(language);
  const words = register.filter;
  const options = optionsIn(props);
  const values = Object.fromEntries(Object.entries(choice).map(([field, value]) => [field, [value]]));
  const filled: Filled = { values, faults };
  const isInUse = Object.keys(choice).some((field) => field !== 'verder');
  return (
    <details class="lw-more lw-noprint" open={faults.size > 0}>
      <summary>{words.summary}</summary>
      <form method="get" action="/desk/register">
        <input type="hidden" name="taal" value={language} />
        <p class="lw-hint">
          {filters.namesHint} {filters.textHint}
        </p>
        <div class="lw-filter">
          {organisations.length > 1 && (
            <SelectField
              name="organisatie"
              label={words.organisation}
              options={options.organisatie}
              {...{ filled }}
            />
          )}
          <SelectField name="stand" label={words.status} options={options.stand} {...{ filled }} />
          <SelectField name="gemeld" label={words.notified} options={options.gemeld} {...{ filled }} />
          <SelectField name="risico" label={words.risk} options={options.risico} {...{ filled }} />
          <TouchingFields all={['', words.all]} {...{ filled, language, names }} />
          <TextField name="tekst" max={LONGEST_NAME} label={filters.text} {...{ filled }} />
          <TextField name="jaar" max={4} mode="numeric" label={words.year} {...{ filled }} />
          <TextField name="van" type="date" label={words.from} {...{ filled }} />
          <TextField name="tot" type="date" label={words.until} {...{ filled }} />
          <TextField name="peildatum" type="date" label={words.asOf} {...{ filled }} />
        </div>
        <div class="lw-row">
          <button class="utrecht-button utrecht-button--primary-action" type="submit">
            {words.show}
          </button>
          {isInUse && (
            <a class="utrecht-link" href={inLanguage(registerPath('', {}), language)}>
              {words.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  );
}

/** The choice in words, for whoever reads it on paper. */
export function chosenInWords(
  props: Omit<FilterProps, 'faults' | 'names'>,
  dayInWords: (day: string) => string,
): readonly string[] {
  const { choice, language } = props;
  const { register, filters } = wordsIn(language);
  const words = register.filter;
  const options: Readonly<Record<string, Options>> = optionsIn(props);
  const labels = {
    organisatie: words.organisation,
    stand: words.status,
    gemeld: words.notified,
    risico: words.risk,
    wat: filters.incidentType,
    systeem: filters.system,
    verwerker: filters.processor,
    plaats: filters.location,
    tekst: filters.text,
    jaar: words.year,
    van: words.from,
    tot: words.until,
  } as const;
  return Object.entries(labels).flatMap(([field, label]) => {
    const value = choice[field as keyof typeof labels];
    if (value === undefined) return [];
    const chosen =
      options[field]?.find(([option]) => option === value)?.[1] ??
      (field === 'van' || field === 'tot' ? dayInWords(value) : value);
    return [`${capitalised(label)}: ${chosen}`];
  });
}
