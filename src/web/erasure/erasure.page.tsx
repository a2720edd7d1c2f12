import type { FoundValueAnswer } from '../../erasure/values.answer.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import { ActFields } from '../acts/act-fields.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import type { ActName } from '../acts/act-groups.js';
import { actPath } from '../acts/act-links.js';
import { subjectsOf } from '../acts/act-subjects.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { Section } from '../dossier/section.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { erasurePath } from '../html/erasure-paths.js';
import { Flag, TextArea, TextField } from '../html/form.js';
import { wordsIn } from '../words/words.js';
import { Erasures } from './erasures.js';
import { titlesOf } from './titles-of.js';
import { boxOf, textOf } from './chosen-places.js';

interface ErasurePageProps {
  readonly desk: DossierDesk;
  /** What was searched for, and where it stands. */
  readonly found?: { readonly contains: string; readonly places: readonly FoundValueAnswer[] };
  /** Of the form that proposes. */
  readonly state: FormState;
  /** Of the act that proposes. */
  readonly shapes: readonly FieldShape[];
}

/** Find a name in everything held of a dossier, propose its erasure, and see what became of others. */
export function erasurePage({ desk, found, state, shapes }: ErasurePageProps): DeskPage {
  const { dossier, language } = desk;
  const { id, reference } = dossier;
  const words = wordsIn(language).erasing;
  const known = { values: { contains: found && [found.contains] }, faults: new Map<string, string>() };
  return deskPage({
    ...{ language, title: words.title, address: erasurePath(id) },
    dossier: { id, reference, part: undefined },
    isFaulty: state.filled.faults.size > 0,
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(dossierPath(id), language)}>
            {words.back}
          </a>
        </p>
        <WhyItCameBack state={state} language={language} names={desk.names} />
        <p class="utrecht-paragraph">{words.intro}</p>
        <form method="post" action={`${erasurePath(id)}/search`} autocomplete="off">
          <input type="hidden" name="taal" value={language} />
          <TextField
            name="contains"
            label={words.contains}
            hint={words.containsHint}
            max={200}
            filled={state.filled.faults.has('contains') ? state.filled : known}
          />
          <p>
            <button class="utrecht-button utrecht-button--secondary-action" type="submit">
              {words.search}
            </button>
          </p>
        </form>
        {found !== undefined && (
          <Section title={words.found(found.places.length)}>
            <p class="lw-hint">{words.registerToo}</p>
            {found.places.length === 0 ? (
              <p>{words.foundNothing}</p>
            ) : (
              <FoundPlaces {...{ desk, state, shapes }} found={found} />
            )}
          </Section>
        )}
        <Erasures desk={desk} />
        {(['proposeErasure', 'placeLegalHold'] as const).some((act) => desk.offered.has(act)) && (
          <Section title={words.wholes}>
            <ul class="lw-plain">
              {(['proposeErasure', 'placeLegalHold'] as const satisfies readonly ActName[])
                .filter((act) => desk.offered.has(act))
                .map((act) => (
                  <li key={act}>
                    <a class="utrecht-link" href={inLanguage(actPath(id, act), language)}>
                      {wordsIn(language).acts.of[act].title}
                    </a>
                  </li>
                ))}
            </ul>
          </Section>
        )}
      </>
    ),
  });
}

/** Each place to be ticked, with the text that stands there instead, and why. */
function FoundPlaces({
  desk,
  found: { contains, places },
  state,
  shapes,
}: ErasurePageProps & { readonly found: NonNullable<ErasurePageProps['found']> }) {
  const { dossier, language } = desk;
  const all = wordsIn(language);
  const words = all.erasing;
  const { filled } = state;
  const titles = titlesOf(desk);
  return (
    <ActForm
      action={`${erasurePath(dossier.id)}/proposal`}
      state={state}
      language={language}
      submit={words.propose}
    >
      <input type="hidden" name="contains" value={contains} />
      <ol class="lw-lines">
        {places.map((place) => (
          <li key={boxOf(place)}>
            <p>
              {place.excerpt} <span class="lw-hint">({all.lists.scopes[place.scope]})</span>
            </p>
            <Flag
              name={boxOf(place)}
              label={words.erase(place.revision, titles(place.revision, place.event))}
              filled={filled}
            />
            {place.isText ? (
              <TextArea
                name={textOf(place)}
                label={
                  place.scope === 'register' ? words.replacement : `${words.replacement} (${all.optional})`
                }
                hint={place.scope === 'register' ? words.registerHint : words.replacementHint}
                filled={filled}
              />
            ) : (
              <p class="lw-hint">{words.wholeContact}</p>
            )}
          </li>
        ))}
      </ol>
      <ActFields
        shapes={shapes.filter(({ name }) => name !== 'what')}
        act={all.acts.of.proposeErasure}
        words={all}
        filled={filled}
        subjects={subjectsOf('proposeErasure', desk)}
      />
    </ActForm>
  );
}
