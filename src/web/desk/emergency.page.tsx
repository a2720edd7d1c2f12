import type { Language } from '../../law/sentence.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { TextArea, TextField } from '../html/form.js';
import { wordsIn } from '../words/words.js';

export const EMERGENCY_PATH = '/desk/emergency';

/** Asks for what somebody knows already: it shows nothing of any dossier, and not how many there are. */
export function emergencyPage({
  state,
  language,
}: {
  readonly state: FormState;
  readonly language: Language;
}): DeskPage {
  const words = wordsIn(language);
  const { emergency } = words;
  const { filled } = state;
  return deskPage({
    ...{ language, title: emergency.title, address: EMERGENCY_PATH },
    isFaulty: filled.faults.size > 0,
    children: (
      <>
        <WhyItCameBack state={state} language={language} />
        <p class="utrecht-paragraph">{emergency.intro}</p>
        <div class="lw-danger">
          <p>{emergency.warning}</p>
        </div>
        <ActForm
          action={inLanguage(EMERGENCY_PATH, language)}
          state={state}
          language={language}
          submit={words.acts.of.takeEmergencyAccess.submit}
          kind="danger"
        >
          <TextField
            {...{ name: 'dossier', label: emergency.dossier, hint: emergency.dossierHint, max: 60, filled }}
          />
          <TextArea {...{ name: 'reason', label: emergency.reason, hint: emergency.reasonHint, filled }} />
        </ActForm>
      </>
    ),
  });
}

/** For whoever may use it. */
export function ToEmergency({ language }: { readonly language: Language }) {
  return (
    <p class="lw-noprint">
      <a class="utrecht-link" href={inLanguage(EMERGENCY_PATH, language)}>
        {wordsIn(language).emergency.link}
      </a>
    </p>
  );
}
