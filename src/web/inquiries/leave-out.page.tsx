import type { Language } from '../../law/sentence.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { ActForm } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { Section } from '../dossier/section.js';
import { deskPage, type DeskPage } from '../html/desk-page.js';
import { Fields, SelectField } from '../html/form.js';
import { EntryLines } from '../html/time-line.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { groundOptions } from './ground-options.js';
import type { DossierRead, EventToShow } from './inquiry-desk.service.js';
import { INQUIRIES } from './inquiry-paths.js';
import { fieldOfText } from './omitted-in-form.js';

interface LeaveOutPageProps {
  readonly dossiers: readonly DossierRead[];
  /** What was filled in on the page before: it is sent along. */
  readonly form: FormBody;
  readonly state: FormState;
  readonly language: Language;
}

const OWN_FIELDS = ['submission', 'seen', 'taal'];

/** Everything that will be shown, to be read once more: each text can be left out, with its ground. */
export function leaveOutPage({ dossiers, form, state, language }: LeaveOutPageProps): DeskPage {
  const words = wordsIn(language).inquiries;
  return deskPage({
    ...{ language, title: words.choose, place: 'inquiries' },
    children: (
      <>
        <p class="utrecht-paragraph">{words.chooseIntro}</p>
        <ActForm action={INQUIRIES} submit={words.submitOpen} {...{ state, language }}>
          {Object.entries(form)
            .filter(([name]) => !OWN_FIELDS.includes(name))
            .flatMap(([name, values = []]) =>
              values.map((value) => <input type="hidden" key={`${name} ${value}`} {...{ name, value }} />),
            )}
          {dossiers.map(({ id, reference, events }) => (
            <Section title={words.textsOf(reference)} key={id}>
              {events.map((event) => (
                <EventTexts key={event.entry.revision} {...{ id, event, state, language }} />
              ))}
            </Section>
          ))}
          <p class="lw-hint">{words.openHint}</p>
        </ActForm>
      </>
    ),
  });
}

interface EventTextsProps {
  /** Of the dossier. */
  readonly id: string;
  readonly event: EventToShow;
  readonly state: FormState;
  readonly language: Language;
}

function EventTexts({ id, event, state: { filled }, language }: EventTextsProps) {
  const words = wordsIn(language).inquiries;
  const { entry, texts, oneByOne } = event;
  const options = groundOptions(language);
  const legend = words.line(entry.revision);
  if (!oneByOne)
    return (
      <Fields legend={capitalised(legend)}>
        <EntryLines {...{ entry, language }} names={new Map()} />
        <SelectField
          name={fieldOfText(id, entry.revision)}
          label={`${words.whole} (${legend})`}
          {...{ filled, options }}
        />
      </Fields>
    );
  return (
    <Fields legend={capitalised(legend)}>
      <EntryLines {...{ entry, language }} names={new Map()} />
      {texts.map(({ pointer, scope, excerpt }) => (
        <SelectField
          key={pointer}
          name={fieldOfText(id, entry.revision, pointer)}
          label={`${excerpt} (${words.scopes[scope]}, ${legend})`}
          {...{ filled, options }}
        />
      ))}
    </Fields>
  );
}
