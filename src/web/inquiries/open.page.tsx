import { INQUIRERS } from '../../audit/inquiry/inquiry.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Choice, Fields, SelectField, TextArea, TextField } from '../html/form.js';
import { OrganisationChoice } from '../html/organisation-choice.js';
import { nameOf } from '../html/who.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { groundOptions } from './ground-options.js';
import type { ToChoose } from './inquiry-desk.service.js';
import { INQUIRIES, LEAVE_OUT, NEW_INQUIRY } from './inquiry-paths.js';
import { fieldOfKind, LEFT_OUT_KINDS } from './omitted-in-form.js';

interface OpenPageProps {
  readonly choices: ToChoose;
  readonly state: FormState;
  readonly language: Language;
}

/** Which dossiers, who asks for them and on which ground, and which kinds of texts are left out. */
export function openInquiryPage({ choices, state, language }: OpenPageProps): DeskPage {
  const all = wordsIn(language);
  const words = all.inquiries;
  const { fields } = words;
  const { organisation, organisations, dossiers, auditors } = choices;
  const { filled } = state;
  const hrefOf = (slug: string): string => inLanguage(`${NEW_INQUIRY}?organisatie=${slug}`, language);
  const names = new Map(auditors.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]])));
  return deskPage({
    ...{ language, title: words.openTitle, place: 'inquiries', isFaulty: filled.faults.size > 0 },
    address: `${NEW_INQUIRY}?organisatie=${organisation}`,
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(INQUIRIES, language)}>
            {words.back}
          </a>
        </p>
        <WhyItCameBack state={state} language={language} />
        <p class="utrecht-paragraph">{words.openIntro}</p>
        <OrganisationChoice label={fields.organisation} {...{ organisations, hrefOf }} shown={organisation} />
        <ActForm action={LEAVE_OUT} submit={words.next} {...{ state, language }}>
          <input type="hidden" name="organisatie" value={organisation} />
          <Choice
            name="inquirer"
            label={fields.inquirer}
            filled={filled}
            options={optionsOf(INQUIRERS, words.inquirers)}
          />
          <TextField
            name="askedBy"
            label={fields.askedBy}
            hint={fields.askedByHint}
            max={500}
            filled={filled}
          />
          <TextArea name="ground" label={fields.ground} hint={fields.groundHint} filled={filled} />
          <TextField name="from" type="date" label={fields.from} filled={filled} />
          <TextField name="until" type="date" label={fields.until} filled={filled} />
          <Choice
            name="dossiers"
            many
            label={fields.dossiers}
            hint={dossiers.length === 0 ? fields.noDossiers : fields.dossiersHint}
            filled={filled}
            options={dossiers.map(
              ({ id, reference, receivedAt }) =>
                [id, words.dossierOf(reference, onDutchClock(receivedAt, 'd MMM yyyy', language))] as const,
            )}
          />
          {auditors.length > 0 && (
            <Choice
              name="auditors"
              many
              label={fields.auditors}
              hint={fields.auditorsHint}
              filled={filled}
              options={auditors.map(({ id }) => [id, nameOf(id, names)] as const)}
            />
          )}
          <Fields legend={fields.leaveOut} hint={fields.leaveOutHint}>
            {LEFT_OUT_KINDS.map((kind) => (
              <SelectField
                key={kind}
                name={fieldOfKind(kind)}
                label={fields[kind]}
                filled={filled}
                options={groundOptions(language)}
              />
            ))}
          </Fields>
        </ActForm>
      </>
    ),
  });
}
