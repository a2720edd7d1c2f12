import { kindOfDeadline } from '../../breach/domain/deadlines.js';
import type { DashboardAnswer, DossierSummaryAnswer } from '../../dashboard/dossier-summary.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { deskPage, dossierPath, inLanguage } from '../html/desk-page.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

const MOST_DUTIES = 3;

interface DashboardPageProps {
  readonly answer: DashboardAnswer;
  /** Those the reader may see. */
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  readonly organisatie: string | undefined;
  readonly language: Language;
}

const onTheClock = (at: Moment, language: Language): string => onDutchClock(at, 'ccc d MMM, HH:mm', language);

/** What is running: the moment of each deadline stands beside the hours, which a page without a script cannot count. */
export function dashboardPage({ answer, organisations, organisatie, language }: DashboardPageProps): string {
  const words = wordsIn(language).desk;
  const { asOf, caughtUp, dossiers, total, unverified, next, restricted } = answer;
  const address = (more: Readonly<Record<string, string | undefined>>): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ organisatie, ...more }))
      if (value !== undefined) query.set(name, value);
    return `/desk?${query.toString()}`;
  };
  const lines = (some: readonly DossierSummaryAnswer[]) => (
    <Lines dossiers={some} language={language} organisations={organisations} />
  );
  return deskPage({
    ...{ language, title: words.title, place: 'desk' },
    address: address({}),
    children: (
      <>
        <p class="utrecht-paragraph">
          {words.asOf(onTheClock(asOf, language))}{' '}
          <a class="utrecht-link" href={address({})}>
            {words.refresh}
          </a>
        </p>
        {!caughtUp && (
          <div class="lw-danger" role="alert">
            <p>{words.behind}</p>
          </div>
        )}
        {organisations.length > 1 && (
          <nav aria-label={words.organisations}>
            <ul class="lw-choices">
              {[{ slug: undefined, name: words.all }, ...organisations].map(({ slug, name }) => (
                <li key={name}>
                  <a
                    class="utrecht-link"
                    href={address({ organisatie: slug })}
                    aria-current={slug === organisatie ? 'page' : undefined}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {restricted !== undefined && restricted > 0 && <p class="lw-note">{words.restricted(restricted)}</p>}
        <h2 class="utrecht-heading-2">{words.running(total)}</h2>
        {dossiers.length === 0 ? <p>{words.nothing}</p> : lines(dossiers)}
        {next !== undefined && (
          <p>
            <a class="utrecht-link" href={address({ verder: next })}>
              {words.more}
            </a>
          </p>
        )}
        <h2 class="utrecht-heading-2">{words.unverified(unverified.total)}</h2>
        <p class="lw-hint">{words.unverifiedHint}</p>
        {unverified.dossiers.length === 0 ? <p>{words.nothing}</p> : lines(unverified.dossiers)}
        {unverified.newest.length > 0 && (
          <>
            <h3 class="utrecht-heading-3">{words.newest}</h3>
            {lines(unverified.newest)}
          </>
        )}
      </>
    ),
  });
}

function Lines({
  dossiers,
  language,
  organisations,
}: {
  dossiers: readonly DossierSummaryAnswer[];
  language: Language;
  organisations: DashboardPageProps['organisations'];
}) {
  const { desk: words, lists } = wordsIn(language);
  return (
    <ol class="lw-lines">
      {dossiers.map((dossier) => (
        <li key={dossier.id} class="lw-panel">
          <h3 class="utrecht-heading-3">
            <a class="utrecht-link" href={inLanguage(dossierPath(dossier.id), language)}>
              {dossier.reference}
            </a>{' '}
            · {lists.statuses[dossier.status]}
          </h3>
          <dl class="lw-facts">
            <dt>{words.organisation}</dt>
            <dd>
              {organisations.find(({ slug }) => slug === dossier.organisation)?.name ?? dossier.organisation}
            </dd>
            <dt>{words.received}</dt>
            <dd>{onTheClock(dossier.receivedAt, language)}</dd>
            {dossier.clocks.map(({ deadline, dueAt, minutesLeft, overdue }) => (
              <>
                <dt>{capitalised(lists.clocks[kindOfDeadline(deadline)])}</dt>
                <dd class={overdue ? 'lw-fault' : undefined}>
                  {onTheClock(dueAt, language)} (
                  {words.left(spanOf(Math.abs(minutesLeft), language), overdue)})
                </dd>
              </>
            ))}
            {dossier.claimed?.overdue === true && (
              <>
                <dt>{words.claimed}</dt>
                <dd class="lw-fault">{dossier.claimed.means[language]}</dd>
              </>
            )}
            {dossier.blockedOn !== undefined && (
              <>
                <dt>{words.waitsFor}</dt>
                <dd>{lists.holders[dossier.blockedOn]}</dd>
              </>
            )}
          </dl>
          {dossier.openDuties.length > 0 && (
            <>
              <p class="lw-label">{words.toDo}</p>
              <ul class="utrecht-unordered-list">
                {dossier.openDuties.slice(0, MOST_DUTIES).map(({ duty, holder, words: sentence }, index) => (
                  <li class="utrecht-unordered-list__item" key={`${duty}-${index}`}>
                    {lists.holders[holder]}: {sentence[language]}
                  </li>
                ))}
              </ul>
              {dossier.openDuties.length > MOST_DUTIES && (
                <p>{words.moreDuties(dossier.openDuties.length - MOST_DUTIES)}</p>
              )}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Under two hours each minute counts. */
function spanOf(minutes: number, language: Language): string {
  const words = wordsIn(language).desk;
  return minutes < 120 ? words.minutes(minutes) : words.hours(Math.trunc(minutes / 60));
}
