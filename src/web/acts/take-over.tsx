import type { Language } from '../../law/sentence.js';
import { wordsIn } from '../words/words.js';
import { actPath } from './act-links.js';

interface TakeOverProps {
  readonly id: string;
  /** Named for whoever hears the buttons of a list one after the other. */
  readonly reference?: string;
  readonly submission: string;
  readonly language: Language;
}

/** One press, from wherever somebody reads that nobody is at it: it asks nothing. */
export function TakeOver({ id, reference, submission, language }: TakeOverProps) {
  return (
    <form {...{ method: 'post', action: actPath(id, 'acknowledgeAlarm') }} data-once autocomplete="off">
      <input type="hidden" name="submission" value={submission} />
      <input type="hidden" name="taal" value={language} />
      <p>
        <button class="utrecht-button utrecht-button--primary-action utrecht-button--danger" type="submit">
          {wordsIn(language).acts.of.acknowledgeAlarm.submit}
          {reference !== undefined && <span class="lw-unseen"> {reference}</span>}
        </button>
      </p>
    </form>
  );
}
