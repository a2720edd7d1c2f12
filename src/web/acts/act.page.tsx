import type { DutyAnswer } from '../../breach/contract/duty.answer.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { DossierDesk } from './dossier-desk.service.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import type { ActWords } from '../words/act-words.js';
import { shownText } from '../words/withheld.js';
import { wordsIn } from '../words/words.js';
import { ActFields } from './act-fields.js';
import { ActForm, WhyItCameBack } from './act-form.js';
import type { FormState } from './act-forms.service.js';
import { slugOf, type ActName } from './act-groups.js';
import { dutyPath } from './act-links.js';
import { awaited } from './awaited.js';
import type { Lacking } from './lacking-at-close.js';
import { subjectsOf } from './act-subjects.js';

/** What has to be done before a legal act, or is better done first: the open duties of these names stand above it. */
const FIRST: { readonly [N in ActName]?: (duty: DutyAnswer) => boolean } = {
  closeBreach: ({ blocksClosing }) => blocksClosing,
  recordDecisionOnBehalf: ({ duty }) => ['avert-danger', 'assess', 'advise'].includes(duty),
  dismissBreach: ({ duty }) => ['avert-danger', 'establish-safe-contact'].includes(duty),
  writeLetterText: ({ duty }) => duty === 'establish-safe-contact',
};

interface ActPageProps {
  readonly desk: DossierDesk;
  readonly act: ActName;
  readonly shapes: readonly FieldShape[];
  readonly state: FormState;
  /** Lacks beside its duties, each with where it is recorded. */
  readonly further?: readonly Lacking[];
}

/** What takes more than a minute: it asks for an account in words, or for a lot. */
const isLong = (shapes: readonly FieldShape[]): boolean =>
  shapes.length > 5 || shapes.some(({ kind, max = 0 }) => kind === 'text' && max >= 1_000);

/** One act on a dossier, as a form. */
export function actPage({ desk, act, shapes, state, further = [] }: ActPageProps): DeskPage {
  const { dossier, language, byPath, offered } = desk;
  const words = wordsIn(language);
  const said: ActWords = words.acts.of[act];
  const address = `${dossierPath(dossier.id)}/acts/${slugOf(act)}`;
  const isBlocked = act === 'closeBreach' && dossier.openDuties.some(({ blocksClosing }) => blocksClosing);
  const lacking = FIRST[act] === undefined ? [] : dossier.openDuties.filter(FIRST[act]);
  return deskPage({
    ...{ language, title: said.title, address },
    dossier: { id: dossier.id, reference: dossier.reference, part: undefined },
    isFaulty: state.filled.faults.size > 0,
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(dossierPath(dossier.id), language)}>
            {words.acts.back} {dossier.reference}
          </a>
        </p>
        <WhyItCameBack state={state} language={language} names={desk.names} />
        {said.intro !== undefined && <p class="utrecht-paragraph">{said.intro}</p>}
        {act === 'establishAwareness' && (
          <details class="lw-more" open>
            <summary>{words.assessment.inReportersWords}</summary>
            <p class="lw-said">{shownText(dossier.report.description, language)}</p>
          </details>
        )}
        {lacking.length + further.length > 0 && (
          <div class="lw-note">
            <h2 class="utrecht-heading-2">{words.acts.lacks}</h2>
            <ul>
              {lacking.map((duty, index) => {
                const to = dutyPath(dossier.id, duty, byPath);
                return (
                  <li key={index}>
                    {to === undefined || !offered.has(to.act) ? (
                      awaited(duty, language)
                    ) : (
                      <a class="utrecht-link" href={inLanguage(to.path, language)}>
                        {duty.words[language]}
                      </a>
                    )}
                  </li>
                );
              })}
              {further.map(({ text, path }) => (
                <li key={path}>
                  <a class="utrecht-link" href={inLanguage(path, language)}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
            {isBlocked && <p>{words.acts.lacking.first}</p>}
            {further.length > 0 && !isBlocked && <p>{words.acts.lacking.closeAnyway}</p>}
          </div>
        )}
        {/* What cannot be closed is not offered to be; what was typed stays where somebody was faster. */}
        {(!isBlocked || state.filled.faults.size > 0) && (
          <ActForm {...{ action: address, state, language }} submit={said.submit} isLong={isLong(shapes)}>
            <ActFields
              shapes={shapes}
              act={said}
              words={words}
              filled={state.filled}
              subjects={subjectsOf(act, desk)}
            />
          </ActForm>
        )}
      </>
    ),
  });
}
