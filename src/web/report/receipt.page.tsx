import { onDutchClock } from '../../law/clock.js';
import { saysDanger } from '../../breach/domain/reporting.js';
import type { ReportBody } from '../../intake/report.body.js';
import type { ReceiptAnswer } from '../../intake/receipt.answer.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { Moment } from '../../shared/moment.js';
import { NEW_TAB, page } from '../html/page.js';
import { writtenFor, writtenIn, type ReportingLanguage } from '../words/reporting-language.js';
import { Haste } from './haste.js';
import { footerOf, linkTo, returnPath } from './links.js';
import { PrintButton } from '../html/print-button.js';
import { textsOfProfile } from './texts-of-profile.js';
import { WhomToCall } from './whom-to-call.js';

/** As people say it, on the Dutch clock; English as it is written in Europe. */
const spoken = (at: Moment, { code }: ReportingLanguage): string =>
  onDutchClock(at, 'DDD, HH:mm', code === 'en' ? 'en-GB' : code);

/** As many as somebody reads at once; in danger the first ones say whom to leave alone, too. */
const AT_ONCE = { calm: 3, danger: 5 };

/** The answer to the report itself: the secret stands in no address and in no session. @param origin where browsers reach us */
export function receiptPage(
  receipt: ReceiptAnswer,
  profile: OrganisationProfile,
  language: ReportingLanguage,
  report: Pick<ReportBody, 'safetyRisk' | 'recipient' | 'reporter'>,
  origin: string,
): string {
  const isInDanger = saysDanger(report);
  const words = language.words.receipt;
  const { texts, written } = textsOfProfile(profile, language);
  const advised = writtenIn(writtenFor(language, profile.languages), language);
  const { reference, secret, receivedAt, deadline, deadlineNote, containmentAdvice } = receipt;
  const mayBeInDanger = isInDanger || (profile.sheltersPeople === true && report.safetyRisk !== 'no');
  const shown = mayBeInDanger ? AT_ONCE.danger : AT_ONCE.calm;
  const list = (sentences: readonly string[]) => (
    <ul class="utrecht-unordered-list" {...advised}>
      {sentences.map((sentence) => (
        <li class="utrecht-unordered-list__item" key={sentence}>
          {sentence}
        </li>
      ))}
    </ul>
  );
  const advice = containmentAdvice.length > 0 && (
    <section class={isInDanger ? 'lw-danger' : 'lw-note'}>
      <h2 class="utrecht-heading-2">{isInDanger ? words.inDanger : words.now}</h2>
      {isInDanger && (
        <>
          <WhomToCall profile={profile} language={language} />
          <p role="status" {...advised}>
            {receipt.alarm?.text ?? words.haste.unread}
          </p>
        </>
      )}
      {!isInDanger && 'lang' in advised && <p>{language.words.poster.danger}</p>}
      {list(containmentAdvice.slice(0, shown))}
      {isInDanger && <p>{words.danger}</p>}
      {containmentAdvice.length > shown && (
        <details class="lw-further">
          <summary>{words.moreAdvice}</summary>
          {list(containmentAdvice.slice(shown))}
        </details>
      )}
    </section>
  );
  return page({
    ...{ language, title: words.title, name: profile.name, canLeave: true },
    ...{ leaveNote: words.leaveNote, footer: footerOf(profile, language), footerInNewTab: true },
    children: (
      <>
        <h1 class="utrecht-heading-1">{words.title}</h1>
        <p class="utrecht-paragraph">{words.kept}</p>
        {!isInDanger && <Haste {...{ profile, language }} kind={report.reporter.kind} />}
        {advice}
        <section class="lw-panel">
          <dl class="lw-facts" id="bewijs">
            <dt>{words.organisation}</dt>
            <dd>{profile.name}</dd>
            <dt>{words.received}</dt>
            <dd>{spoken(receivedAt, language)}</dd>
            <dt>{words.reference}</dt>
            <dd>
              <span class="lw-code" dir="ltr">
                {reference}
              </span>
            </dd>
            <dt>{words.secret}</dt>
            <dd>
              <span class="lw-code" dir="ltr">
                {secret}
              </span>
            </dd>
            <dt>{words.back}</dt>
            <dd>
              <a
                class="utrecht-link"
                dir="ltr"
                href={returnPath(writtenFor(language, profile.languages))}
                {...NEW_TAB}
              >
                {`${origin.replace(/^https?:\/\//, '')}/melding`}
              </a>
            </dd>
          </dl>
          <p>{words.once}</p>
          <p class="lw-row lw-noprint">
            <button
              class="utrecht-button utrecht-button--secondary-action"
              type="button"
              hidden
              data-script
              data-copy="bewijs"
              data-done={words.copied}
            >
              {words.copy}
            </button>
            <PrintButton text={words.print} />
          </p>
        </section>
        <h2 class="utrecht-heading-2">{words.next}</h2>
        <p class="utrecht-paragraph" {...written}>
          {texts.whatHappensNext}
        </p>
        {deadlineNote !== undefined ? (
          <p class="utrecht-paragraph" {...advised}>
            {deadlineNote}
          </p>
        ) : (
          deadline !== undefined && (
            <p class="utrecht-paragraph">
              {words.deadline({ at: spoken(deadline, language), organisation: profile.name })}
            </p>
          )
        )}
        <p class="lw-noprint">
          <a class="utrecht-link" href={linkTo(profile.slug, language)} {...NEW_TAB}>
            {`${words.another} (${language.words.newTab})`}
          </a>
        </p>
      </>
    ),
  });
}
