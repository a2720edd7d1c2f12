import type { Language } from '../../law/sentence.js';
import { FaultSummary, TextField, type Filled } from '../html/form.js';
import { page } from '../html/page.js';
import { wordsIn } from '../words/words.js';
import { languagesOfReturn, returnPath } from './links.js';
import { carriedOf } from './return-form.js';

interface ReturnFormProps {
  readonly language: Language;
  readonly filled: Filled;
  /** Why it does not open, in words. */
  readonly why?: string;
}

const FORM = 'terug';

/** Number and code, sent in a form: neither ever stands in an address. */
export function returnFormPage({ language, filled, why }: ReturnFormProps): string {
  const all = wordsIn(language);
  const words = all.returning;
  const field = (name: 'reference' | 'secret') => ({
    name,
    filled,
    label: words[name],
    hint: words[`${name}Hint`],
  });
  return page({
    ...{ language, title: words.title, name: 'Lekwacht', canLeave: true, typedIn: FORM },
    isFaulty: filled.faults.size > 0 || why !== undefined,
    otherLanguages: languagesOfReturn(language),
    footer: [{ href: `/?taal=${language}`, text: all.start.title }],
    children: (
      <>
        <FaultSummary filled={filled} title={all.faultsTitle} hint={all.faultsHint} />
        <h1 class="utrecht-heading-1">{words.title}</h1>
        {why !== undefined && (
          <div class="lw-danger" role="alert">
            <p>{why}</p>
          </div>
        )}
        <p class="utrecht-paragraph">{words.intro}</p>
        <p class="utrecht-paragraph">
          <strong>{words.danger}</strong>
        </p>
        <form
          {...{ id: FORM, method: 'post', action: returnPath(language), autocomplete: 'off' }}
          novalidate
          data-once
        >
          {carriedOf(filled.values).map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name} />
          ))}
          {/* All that was copied from the receipt may be pasted into either. */}
          <TextField {...field('reference')} max={500} isCode />
          <TextField {...field('secret')} max={500} isCode />
          <button class="utrecht-button utrecht-button--primary-action" type="submit">
            {words.open}
          </button>
        </form>
        <h2 class="utrecht-heading-2">{words.lost}</h2>
        <p class="utrecht-paragraph">{words.lostText}</p>
      </>
    ),
  });
}
