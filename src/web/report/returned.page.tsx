import type { ReturnAnswer } from '../../intake/return/return.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { Moment } from '../../shared/moment.js';
import { FaultSummary, FileField, TextArea, type Filled } from '../html/form.js';
import { NEW_TAB, page } from '../html/page.js';
import { Unbroken } from '../html/unbroken.js';
import { ACCEPTED } from '../files/accepted.js';
import { ownLanguage } from '../words/reporting-language.js';
import { shownText } from '../words/withheld.js';
import { wordsIn } from '../words/words.js';
import { footerOf, languagesOfReturn, linkTo, returnPath } from './links.js';
import { answerField, toAnswer } from './return-form.js';
import { WhomToCall } from './whom-to-call.js';

interface ReturnedProps {
  readonly language: Language;
  readonly report: ReturnAnswer;
  /** Absent: it is not served here any more. */
  readonly profile: OrganisationProfile | undefined;
  /** What the receipt opened; absent while nothing can be added. */
  readonly token: string | undefined;
  readonly filled: Filled;
  readonly submission: string;
  /** What was just done, or why not. */
  readonly said?: string;
}

const FORM = 'melding';

interface PartProps {
  readonly report: ReturnAnswer;
  readonly language: Language;
}

const spoken = (at: Moment, language: Language): string =>
  onDutchClock(at, 'd MMMM yyyy, HH:mm', language === 'en' ? 'en-GB' : language);

/** All that a reporter sees of his report. One form, so that whatever was typed stays whichever of its buttons is pressed. */
export function returnedPage({
  language,
  report,
  profile,
  token,
  filled,
  submission,
  said,
}: ReturnedProps): string {
  const all = wordsIn(language);
  const words = all.returning;
  const title = words.of(report.reference);
  return page({
    ...{ language, title, name: profile?.name ?? 'Lekwacht', canLeave: true, leaveNote: words.leaveNote },
    ...(token !== undefined && { typedIn: FORM, otherLanguages: languagesOfReturn(language) }),
    isFaulty: filled.faults.size > 0,
    footer:
      profile === undefined
        ? []
        : footerOf(profile, ownLanguage(language)).filter(({ href }) => href !== returnPath(language)),
    footerInNewTab: true,
    children: (
      <>
        <FaultSummary
          filled={filled}
          title={all.faultsTitle}
          hint={filled.faults.has('file') ? words.fileAgain : all.faultsHint}
        />
        <h1 class="utrecht-heading-1">
          <Unbroken text={title} reference={report.reference} />
        </h1>
        {said !== undefined && (
          <p class="lw-note" role="status">
            {said}
          </p>
        )}
        {report.alarm?.open === true && (
          <section class="lw-danger">
            <h2 class="utrecht-heading-2">{words.inDanger}</h2>
            {profile !== undefined && <WhomToCall profile={profile} language={ownLanguage(language)} />}
            <p role="status">{report.alarm.text}</p>
          </section>
        )}
        <section class="lw-panel">
          <h2 class="utrecht-heading-2">{words.status}</h2>
          <p>
            <strong>{report.status}</strong>
          </p>
          <p>{report.next}</p>
          {report.alarm?.open === false && <p role="status">{report.alarm.text}</p>}
          <p class="lw-hint">{words.received(spoken(report.receivedAt, language))}</p>
        </section>
        {report.outcome !== undefined && (
          <section>
            <h2 class="utrecht-heading-2">{words.outcome}</h2>
            <p class="utrecht-paragraph">{report.outcome}</p>
          </section>
        )}
        {token !== undefined && (
          <form
            {...{ id: FORM, method: 'post', action: returnPath(language), autocomplete: 'off' }}
            enctype="multipart/form-data"
            novalidate
            data-once
          >
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="submission" value={submission} />
            {report.outcome === undefined && <Wish {...{ report, language }} />}
            <Questions {...{ report, language, filled }} />
            <h2 class="utrecht-heading-2">{words.add}</h2>
            <TextArea {...{ name: 'text', filled }} label={words.addLabel} hint={words.addHint} />
            <FileField
              {...{ name: 'file', filled, accept: ACCEPTED }}
              label={words.fileLabel}
              hint={words.fileHint}
            />
            <Send text={words.sendAddition} />
          </form>
        )}
        <Answered {...{ report, language }} />
        <OwnWords {...{ report, language }} />
        {profile !== undefined && report.alarm?.open !== true && (
          <section class="lw-note">
            <h2 class="utrecht-heading-2">{words.inDanger}</h2>
            <WhomToCall profile={profile} language={ownLanguage(language)} />
          </section>
        )}
        <p class="utrecht-paragraph">{words.safely}</p>
        {profile !== undefined && (
          <p class="lw-noprint">
            <a class="utrecht-link" href={linkTo(profile.slug, ownLanguage(language))} {...NEW_TAB}>
              {`${all.receipt.another} (${all.newTab})`}
            </a>
          </p>
        )}
      </>
    ),
  });
}

/** One without a name comes after the file, where no field can stand any more. */
function Send({
  act,
  text,
  about,
}: {
  readonly act?: string;
  readonly text: string;
  readonly about?: string;
}) {
  return (
    <p>
      <button
        class={`utrecht-button utrecht-button--${about === undefined ? 'secondary' : 'primary'}-action`}
        {...{ type: 'submit', ...(act !== undefined && { name: 'do', value: act }) }}
        aria-label={about === undefined ? undefined : `${text}: ${about}`}
      >
        {text}
      </button>
    </p>
  );
}

function Questions({
  report: { questions, state },
  language,
  filled,
}: PartProps & { readonly filled: Filled }) {
  const words = wordsIn(language).returning;
  const open = questions.filter((question) => question.open);
  if (open.length === 0 && state === 'finished') return null;
  return (
    <>
      <h2 class="utrecht-heading-2">{words.questions}</h2>
      {open.length === 0 && <p class="utrecht-paragraph">{words.noQuestions}</p>}
      {open.map(({ question, text, askedAt }) => {
        const label = shownText(text, language);
        return (
          <div key={question}>
            <TextArea
              {...{ name: answerField(question), filled, label }}
              hint={words.asked(spoken(askedAt, language))}
            />
            <Send act={toAnswer(question)} text={words.sendAnswer} about={label} />
          </div>
        );
      })}
    </>
  );
}

function Wish({ report: { outcomeWished }, language }: PartProps) {
  const words = wordsIn(language).returning;
  return (
    <>
      <h2 class="utrecht-heading-2">{words.outcome}</h2>
      <p class="utrecht-paragraph">{outcomeWished ? words.wished : words.wish}</p>
      {outcomeWished ? (
        <Send act="noWish" text={words.sendNoWish} />
      ) : (
        <Send act="wish" text={words.sendWish} />
      )}
    </>
  );
}

function Answered({ report: { questions }, language }: PartProps) {
  const words = wordsIn(language).returning;
  const closed = questions.filter(({ open }) => !open);
  if (closed.length === 0) return null;
  return (
    <section>
      <h2 class="utrecht-heading-2">{words.answered}</h2>
      <dl class="lw-facts lw-facts--form">
        {closed.map(({ question, text, answers }) => (
          <>
            <dt key={question}>{shownText(text, language)}</dt>
            {answers.length === 0 && <dd>{words.notNeeded}</dd>}
            {answers.map((answer, index) => (
              <dd key={`${question} ${index}`}>
                <span class="lw-hint">{words.yourAnswer(spoken(answer.at, language))}:</span>{' '}
                <span class="lw-text">{shownText(answer.text, language)}</span>
              </dd>
            ))}
          </>
        ))}
      </dl>
    </section>
  );
}

function OwnWords({ report: { words: own }, language }: PartProps) {
  const words = wordsIn(language).returning;
  if (own.length === 0) return null;
  return (
    <details class="lw-further">
      <summary>{words.own}</summary>
      <dl class="lw-facts lw-facts--form">
        {own.map(({ what, text, at }, index) => (
          <>
            <dt key={index}>
              {words.said[what]}, {spoken(at, language)}
            </dt>
            <dd class="lw-text">{shownText(text, language)}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}
