import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { Language } from '../../law/sentence.js';
import type { LetterAnswer } from '../../notification/letter.answer.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { InlineAct } from '../acts/inline-act.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** The acts that fill what a letter lacks, by the address below the page to which their forms are sent. */
export const LETTER_ACTS = {
  texts: 'writeLetterText',
  details: 'recordLetterDetails',
  contact: 'nameLetterContact',
} as const;
export type LetterActPath = keyof typeof LETTER_ACTS;

const PATH_OF = {
  'letter-texts': 'texts',
  'letter-details': 'details',
  'letter-contact': 'contact',
} as const;

interface WordsOfLetterProps {
  readonly dossier: DossierAnswer;
  readonly language: Language;
  readonly shapes: Readonly<Record<LetterActPath, readonly FieldShape[]>>;
  readonly forms: FormsOnPage;
}

/** What the letter leaves open, each with the form that fills it. */
export function Gaps({ gaps, ...props }: WordsOfLetterProps & Pick<LetterAnswer, 'gaps'>) {
  const { dossier, language } = props;
  const words = wordsIn(language);
  if (gaps.length === 0) return null;
  // One answer may fill several parts.
  const others = [...new Set(gaps.map(({ call }) => call))].filter((call) => call !== 'assessments');
  const assessed = gaps.filter(({ call }) => call === 'assessments');
  return (
    <section class="lw-note">
      <h2 class="utrecht-heading-2">{words.letters.gaps(gaps.length)}</h2>
      <p>{words.letters.gapsHint}</p>
      {assessed.length > 0 && (
        <p>
          {capitalised(assessed.map(({ part }) => words.lists.letterParts[part]).join(', '))}:{' '}
          <a class="utrecht-link" href={inLanguage(dossierPath(dossier.id, 'assessment'), language)}>
            {words.letters.toAssessment}
          </a>
        </p>
      )}
      {others.flatMap((call) => {
        const path = PATH_OF[call];
        const parts = gaps.filter((gap) => gap.call === call).map(({ part }) => part);
        return path === 'texts'
          ? parts.map((part) => <LetterAct key={part} path={path} part={part} {...props} open />)
          : [<LetterAct key={path} path={path} {...props} open />];
      })}
    </section>
  );
}

/** The same for what the letter does not need: sentences of one's own, choices, and whom to ask. */
export function OwnWords({ gaps, ...props }: WordsOfLetterProps & Pick<LetterAnswer, 'gaps'>) {
  // What is asked above is not asked twice.
  const asked = gaps.map(({ call }) => (call === 'assessments' ? undefined : PATH_OF[call]));
  return (
    <section>
      <h2 class="utrecht-heading-2">{wordsIn(props.language).letters.own}</h2>
      <LetterAct path="texts" {...props} />
      {(['details', 'contact'] as const).map(
        (path) => !asked.includes(path) && <LetterAct key={path} path={path} {...props} />,
      )}
    </section>
  );
}

function LetterAct({
  path,
  part,
  open = false,
  ...props
}: WordsOfLetterProps & {
  readonly path: LetterActPath;
  readonly part?: keyof ReturnType<typeof wordsIn>['lists']['letterParts'];
  readonly open?: boolean;
}) {
  const { dossier, language, shapes, forms } = props;
  const words = wordsIn(language);
  const act = LETTER_ACTS[path];
  const place = `${open ? 'gap' : 'own'}-${path}${part === undefined ? '' : `-${part}`}`;
  const state = forms.at(place, knownOf(dossier, path));
  const title = part === undefined ? words.acts.of[act].title : capitalised(words.lists.letterParts[part]);
  return (
    <details open={open || forms.isBegun(place)}>
      <summary>{title}</summary>
      <InlineAct
        {...{ act, language }}
        shapes={shapes[path]}
        action={`${dossierPath(dossier.id, 'letters')}/${path}`}
        {...(part !== undefined && { hidden: { part } })}
        kind="secondary"
        state={state}
      />
    </details>
  );
}

/** As it was recorded last; in what the data were, the assessment may have said. */
function knownOf(
  { letterWords: { details, contact }, computed }: DossierAnswer,
  path: LetterActPath,
): Readonly<Record<string, readonly string[]>> {
  const carrier = computed?.facts?.carrier;
  if (path === 'details' && details === undefined && (carrier === 'paper' || carrier === 'device'))
    return { wordings: [carrier] };
  if (path === 'details' && details !== undefined) {
    const { wordings, whereabouts, advisedBy } = details;
    return { wordings, advisedBy, ...(whereabouts !== undefined && { whereabouts: [whereabouts] }) };
  }
  if (path === 'contact' && contact !== undefined && !('erased' in contact.who)) {
    return Object.fromEntries(Object.entries(contact.who).map(([name, value]) => [name, [String(value)]]));
  }
  return {};
}
