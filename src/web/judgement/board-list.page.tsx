import type { DutyAnswer } from '../../breach/contract/duty.answer.js';
import type { RecordedDecision } from '../../breach/domain/decision.js';
import type { Question } from '../../breach/domain/question.js';
import type { Status } from '../../breach/domain/status.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Choice } from '../html/form.js';
import { leftOf } from '../dossier/terms-that-run.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** One decision that waits for the board, on the dossier as it was read for this page. */
export interface ToRatify {
  readonly id: string;
  readonly reference: string;
  readonly organisation: string;
  readonly question: Question;
  readonly revision: number;
  readonly decision: RecordedDecision;
}

/** What came of one that was ticked; without a reason it is done. */
export interface RatifyResult {
  readonly reference: string;
  readonly why?: string;
}

interface BoardListProps {
  readonly language: Language;
  readonly submission: string;
  readonly toRatify: readonly ToRatify[];
  /** What else waits for the board, by dossier. */
  readonly others: readonly {
    readonly id: string;
    readonly reference: string;
    readonly organisation: string;
    readonly status: Status;
    /** Of the term that ends first. */
    readonly dueAt?: Moment;
    readonly duties: readonly DutyAnswer[];
  }[];
  readonly now: Moment;
  readonly results?: readonly RatifyResult[];
  readonly next?: string;
}

/** What waits for somebody of the board, over all of his dossiers. */
export function boardListPage(props: BoardListProps): DeskPage {
  const { language, toRatify, others, results = [], next, now } = props;
  const { board, lists } = wordsIn(language);
  const words = board.list;
  return deskPage({
    ...{ language, address: '/desk/board', title: words.title, place: 'board' },
    children: (
      <>
        {results.length > 0 && (
          <div class="lw-note" role="status">
            <h2 class="utrecht-heading-2">{words.results}</h2>
            <ul>
              {results.map(({ reference, why }, index) => (
                <li key={`${reference}-${index}`}>
                  {reference}: {why === undefined ? words.done : words.notDone(why)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {toRatify.length + others.length === 0 && <p>{words.nothing}</p>}
        {toRatify.length > 0 && <RatifyForm {...props} />}
        {others.length > 0 && (
          <>
            <h2 class="utrecht-heading-2">{words.other}</h2>
            <ol class="lw-lines">
              {others.map(({ id, reference, organisation, status, dueAt, duties }) => (
                <li class="lw-panel" key={id}>
                  <h3>
                    <a
                      class="utrecht-link lw-reference"
                      href={inLanguage(dossierPath(id, 'board'), language)}
                    >
                      {reference}
                    </a>{' '}
                    · {organisation}
                  </h3>
                  <p class="lw-hint">
                    {[
                      capitalised(lists.statuses[status]),
                      ...(dueAt ? [leftOf(dueAt, now, language)] : []),
                    ].join(' · ')}
                  </p>
                  <ul class="utrecht-unordered-list">
                    {duties.map((duty, index) => (
                      <li class="utrecht-unordered-list__item" key={`${duty.duty}-${index}`}>
                        {duty.words[language]}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          </>
        )}
        {next !== undefined && (
          <p>
            <a
              class="utrecht-link"
              href={inLanguage(`/desk/board?verder=${encodeURIComponent(next)}`, language)}
            >
              {words.more}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function RatifyForm({ language, submission, toRatify }: BoardListProps) {
  const { board, lists } = wordsIn(language);
  const words = board.list;
  return (
    <form method="post" action={inLanguage('/desk/board', language)} data-once autocomplete="off">
      <h2 class="utrecht-heading-2">{words.ratify}</h2>
      <p class="lw-hint">{words.ratifyHint}</p>
      <input type="hidden" name="submission" value={submission} />
      {toRatify.map(({ id, reference, organisation, question, revision, decision }) => {
        const lines = [
          [board.ground, capitalised(lists.grounds[decision.ground])],
          [board.reason, decision.reason],
          [board.under, decision.mandate && capitalised(lists.mandates[decision.mandate])],
        ] as const;
        const at = onDutchClock(decision.decidedAt, 'd MMM, HH:mm', language);
        const title = `${lists.questions[question]} ${board.decided(lists.outcomes[decision.outcome], at)}`;
        return (
          <section class="lw-panel" key={`${id}-${question}`}>
            <Choice
              name="ratify"
              label={`${reference} · ${organisation}`}
              many
              filled={{ within: `${id}-${question}`, values: {}, faults: new Map() }}
              options={[[`${id} ${question} ${revision}`, title]]}
            />
            <dl class="lw-facts lw-short">
              {lines.map(
                ([name, said]) =>
                  said !== undefined && (
                    <>
                      <dt>{name}</dt>
                      <dd>{said}</dd>
                    </>
                  ),
              )}
            </dl>
            <p>
              <a class="utrecht-link" href={inLanguage(dossierPath(id, 'board'), language)}>
                {words.open}
                <span class="lw-unseen"> {reference}</span>
              </a>
            </p>
          </section>
        );
      })}
      <button class="utrecht-button utrecht-button--primary-action" type="submit">
        {words.ratifyAll}
      </button>
    </form>
  );
}
