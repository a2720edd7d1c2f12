import { plain, type Plain } from '../../breach/contract/plain.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import type { History } from '../../breach/dossier/history.js';
import type { ApForm } from '../../law/ap-form/ap-form.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { momentOf } from '../html/moments.js';
import { FormAnswers } from '../replay/form-answers.js';
import { wordsIn } from '../words/words.js';

/** What the AP was told at one time, frozen as it was. */
export interface SentForm {
  readonly revision: number;
  readonly notifiedAt: Moment;
  readonly form: Plain<ApForm>;
}

/** In the order in which they were recorded; of what was notified before the desk kept forms there is none. */
export function formsSent(history: History): readonly SentForm[] {
  return history.flatMap(({ revision, event }) => {
    if (event.type !== 'ApNotified') return [];
    const { content, notifiedAt } = event.data;
    return content.form === undefined ? [] : [{ revision, notifiedAt, form: plain(content.form) }];
  });
}

interface FormSentProps {
  readonly sent: SentForm;
  readonly entries: readonly TimeLineEntryAnswer[];
  readonly language: Language;
}

/** With the number of its event and, where something of it was corrected since, by which. */
export function FormSent({ sent: { revision, notifiedAt, form }, entries, language }: FormSentProps) {
  const { bundle, dossier, replay } = wordsIn(language);
  const correctedBy = entries.find((entry) => entry.revision === revision)?.correctedBy;
  return (
    <div>
      <h3>{bundle.sentForm(revision, momentOf(notifiedAt, language))}</h3>
      <p class="lw-hint">
        {replay.form.asSentHint}
        {correctedBy !== undefined && ` (${dossier.corrected(correctedBy)})`}
      </p>
      <FormAnswers {...{ form, language }} />
    </div>
  );
}
