import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { FaultSummary, TextField } from '../html/form.js';
import { momentOf } from '../html/moments.js';
import { PrintButton } from '../html/print-button.js';
import { wordsIn } from '../words/words.js';
import { DecidedThen } from './decided-then.js';
import { DoneThen } from './done-then.js';
import { FactsThen } from './facts-then.js';
import { FormThen } from './form-then.js';
import { FunctionsThen } from './functions-then.js';
import type { KnownThen } from './known-then.js';
import type { ReplayPageQuery } from './replay-question.js';
import { StateThen } from './state-then.js';
import { TimeLineThen } from './time-line-then.js';

interface ReplayPageProps {
  readonly id: string;
  readonly reference: string;
  /** Keys are out of reach. */
  readonly lacksTexts: boolean;
  readonly asked: ReplayPageQuery;
  /** The moment that was asked for; absent for a step, and for everything. */
  readonly at?: Moment;
  /** Absent before the first event, and where what was asked could not be read. */
  readonly known?: KnownThen | undefined;
  /** No other page of the dossier is open to the reader. */
  readonly alone: boolean;
  readonly faults?: ReadonlyMap<string, string>;
  readonly now: Moment;
  readonly language: Language;
}

/** Everything that is said about the dossier as it was, in the order in which one reads it. */
const PARTS = {
  state: StateThen,
  known: FactsThen,
  decided: DecidedThen,
  done: DoneThen,
  form: FormThen,
  functions: FunctionsThen,
  timeLine: TimeLineThen,
} as const;

/** "What did we know on …?": to be looked at, stepped through and printed. */
export function replayPage(props: ReplayPageProps): DeskPage {
  const {
    id,
    reference,
    lacksTexts,
    alone,
    asked,
    at,
    known,
    faults = new Map<string, string>(),
    language,
  } = props;
  const { replay: words, recorded, faultsTitle, faultsHint } = wordsIn(language);
  const { taal: _language, ...place } = asked;
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value !== '')).toString();
  const path = dossierPath(id, 'replay');
  const moment = at ?? known?.at;
  return deskPage({
    language,
    title: moment === undefined ? words.title : words.titleAt(momentOf(moment, language)),
    address: query === '' ? path : `${path}?${query}`,
    dossier: { id, reference, part: 'replay', ...(alone && { parts: ['replay'] as const }) },
    isFaulty: faults.size > 0,
    children: (
      <>
        {lacksTexts && (
          <p class="lw-note" role="status">
            {recorded.lacksTexts}
          </p>
        )}
        <FaultSummary filled={{ values: {}, faults }} title={faultsTitle} hint={faultsHint} />
        <Choose {...props} faults={faults} />
        {faults.size === 0 && <Then {...props} />}
      </>
    ),
  });
}

function Choose({
  id,
  asked,
  known,
  faults,
  language,
}: ReplayPageProps & { faults: ReadonlyMap<string, string> }) {
  const words = wordsIn(language).replay;
  const path = dossierPath(id, 'replay');
  const { dag = '', tijd = '' } = asked;
  const filled = { values: { dag: [dag], tijd: [tijd] }, faults };
  const step = (to: number, text: string) => (
    <li>
      <a class="utrecht-link" href={inLanguage(`${path}?stap=${to}`, language)}>
        {text}
      </a>
    </li>
  );
  return (
    <div class="lw-noprint">
      <p class="utrecht-paragraph">{words.intro}</p>
      <form method="get" action={path}>
        <input type="hidden" name="taal" value={language} />
        <div class="lw-filter">
          <TextField name="dag" type="date" label={words.day} {...{ filled }} />
          <TextField name="tijd" type="time" label={words.time} {...{ filled }} />
        </div>
        <div class="lw-row">
          <button class="utrecht-button utrecht-button--primary-action" type="submit">
            {words.show}
          </button>
          <PrintButton text={words.print} />
        </div>
      </form>
      <ul class="lw-choices">
        {known !== undefined && known.revision > 0 && step(known.revision - 1, words.previous)}
        {known !== undefined && known.later > 0 && step(known.revision + 1, words.next)}
        <li>
          <a class="utrecht-link" href={inLanguage(path, language)}>
            {words.now}
          </a>
        </li>
      </ul>
    </div>
  );
}

function Then({ at, known, reference, now, language }: ReplayPageProps) {
  const words = wordsIn(language).replay;
  if (known === undefined) return <p class="lw-note">{words.nothing}</p>;
  const { organisation } = known.dossier;
  return (
    <>
      <p>
        {reference}, {words.about(known.profile?.content.name ?? organisation, momentOf(now, language))}
      </p>
      <div class="lw-note">
        {at !== undefined && at > now && <p>{words.future}</p>}
        <p>
          {words.step(known.revision)} <strong>{words.leftOut(known.later)}</strong>
        </p>
      </div>
      <nav class="lw-noprint" aria-label={words.contents}>
        <ul class="lw-choices">
          {Object.keys(PARTS).map((part) => (
            <li key={part}>
              <a class="utrecht-link" href={`#${part}`}>
                {words.parts[part as keyof typeof PARTS]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {Object.entries(PARTS).map(([part, Part]) => (
        <section aria-labelledby={part} key={part}>
          <h2 class="utrecht-heading-2" id={part}>
            {words.parts[part as keyof typeof PARTS]}
          </h2>
          <Part {...{ known, language }} />
        </section>
      ))}
    </>
  );
}
