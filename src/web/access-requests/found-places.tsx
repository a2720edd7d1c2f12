import type { AccessRequestAnswer } from '../../access-requests/access-request.answer.js';
import { blackedOut, standsIn } from '../../access-requests/blacked-out.js';
import { LEAVE_OUT_REASONS } from '../../directory/held-of-people.port.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { Section } from '../dossier/section.js';
import { Fields, Flag, SelectField, TextArea, type Filled } from '../html/form.js';
import { capitalised, optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { fieldOf, linesOf, type ShownPlace } from './chosen-in-form.js';
import { RequestForm, stateOf, type SentAct } from './request-form.js';

interface FoundPlacesProps {
  readonly request: AccessRequestAnswer;
  readonly preparation: NonNullable<AccessRequestAnswer['preparation']>;
  readonly language: Language;
  readonly sent?: SentAct;
}

/** Every place with its whole text; of an open request with what is left out of it to be said. */
export function FoundPlaces(props: FoundPlacesProps) {
  const { request, preparation, language } = props;
  const { accessRequests: words } = wordsIn(language);
  const { places, dossiersOutOfSight: hidden } = preparation;
  const shown = places.map((place) => (
    <Place key={fieldOf('why', place)} {...{ place, language }} filled={filledFor(props, place)} />
  ));
  const title = words.found(places.length);
  const note = hidden !== undefined && <p class="lw-note">{words.outOfSight(hidden)}</p>;
  if (request.state !== 'open' || places.length === 0)
    return (
      <Section title={title}>
        {note}
        {places.length === 0 ? <p>{words.foundNothing}</p> : shown}
        {request.state === 'open' && <Ready {...props} />}
      </Section>
    );
  return (
    <>
      {note}
      <RequestForm {...props} act="preparation" title={title}>
        {shown}
        <Flag name="ready" label={words.fields.ready} filled={readyIn(props)} />
      </RequestForm>
    </>
  );
}

/** Also where nothing was found: then that is the answer. */
function Ready(props: FoundPlacesProps) {
  const { accessRequests: words } = wordsIn(props.language);
  return (
    <RequestForm {...props} act="preparation">
      <Flag name="ready" label={words.fields.ready} filled={readyIn(props)} />
    </RequestForm>
  );
}

function readyIn(props: FoundPlacesProps): Filled {
  const { filled } = stateOf({ ...props, act: 'preparation' }, '');
  const isReady = props.sent?.act !== 'preparation' && props.preparation.ready;
  return { ...filled, values: { ...filled.values, ...(isReady && { ready: ['true'] }) } };
}

/** As it was typed, where the form came back; else as it was said before. Once it has ended nothing is asked. */
function filledFor(props: FoundPlacesProps, place: ShownPlace): Filled | undefined {
  if (props.request.state !== 'open') return undefined;
  const { filled } = stateOf({ ...props, act: 'preparation' }, '');
  const { why = '', words = [], wordsWhy = LEAVE_OUT_REASONS[0] } = place;
  const known = {
    [fieldOf('why', place)]: [why],
    [fieldOf('words', place)]: [words.join('\n')],
    [fieldOf('wordsWhy', place)]: [wordsWhy],
  };
  const values = { ...known, ...filled.values };
  const isMistyped =
    props.sent?.act === 'preparation' &&
    linesOf(values[fieldOf('words', place)]).some((word) => !standsIn(word, place.text ?? ''));
  const { refusals } = wordsIn(props.language);
  // The act says that a word stands nowhere; which, is seen at its place.
  const faults = isMistyped
    ? new Map([[fieldOf('words', place), refusals['word-not-there']]])
    : new Map<string, string>();
  return { ...filled, values, faults };
}

function Place({
  place,
  filled,
  language,
}: {
  readonly place: ShownPlace;
  readonly filled: Filled | undefined;
  readonly language: Language;
}) {
  const { accessRequests: words } = wordsIn(language);
  const { source, reference = '', at, text, match, why, words: black = [], wordsWhy } = place;
  const when = at === undefined ? '' : onDutchClock(at, 'd MMMM yyyy, HH:mm', language);
  const title = words.place(words.sources[source], reference, when);
  const reasons = optionsOf(LEAVE_OUT_REASONS, words.leaveOutReasons);
  if (text === undefined)
    return (
      <Fields legend={title}>
        <p>{words.wasErased}</p>
      </Fields>
    );
  return (
    <Fields legend={title} hint={capitalised(words.matches[match])}>
      <blockquote class="lw-text">{text}</blockquote>
      {filled === undefined ? (
        <p>
          {words.fields.why} {capitalised(why === undefined ? words.give : words.leaveOutReasons[why])}.
        </p>
      ) : (
        <SelectField
          name={fieldOf('why', place)}
          label={words.fields.why}
          filled={filled}
          options={[['', words.give], ...reasons]}
        />
      )}
      {filled !== undefined && (
        <>
          <TextArea
            name={fieldOf('words', place)}
            label={words.fields.words}
            hint={words.fields.wordsHint}
            rows={2}
            filled={filled}
          />
          <SelectField
            name={fieldOf('wordsWhy', place)}
            label={words.fields.wordsWhy}
            filled={filled}
            options={reasons}
          />
        </>
      )}
      {why === undefined && black.length > 0 && (
        <>
          <p class="lw-hint">
            {words.goesOut}. {wordsWhy && words.blackedOut(words.leaveOutReasons[wordsWhy])}
          </p>
          <blockquote class="lw-text">{blackedOut(text, black)}</blockquote>
        </>
      )}
    </Fields>
  );
}
