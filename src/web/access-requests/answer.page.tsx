import type { AccessAnswerAnswer } from '../../access-requests/access-request.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { Section } from '../dossier/section.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { PrintButton } from '../html/print-button.js';
import { wordsIn } from '../words/words.js';
import { accessAnswerPath, accessRequestPath } from './access-request-paths.js';

/** The letter to whoever asked, to be printed: what is held of him, and what Art. 15(1) GDPR asks to tell. */
export function accessAnswerPage(answer: AccessAnswerAnswer, language: Language): DeskPage {
  const { accessRequests: words } = wordsIn(language);
  const { id, reference, texts, leftOut, told, asReleased } = answer;
  const day = (at: Moment): string => onDutchClock(at, 'd MMMM yyyy', language);
  return deskPage({
    ...{ language, title: words.answerOf(reference), place: 'accessRequests', address: accessAnswerPath(id) },
    children: (
      <>
        <p class="lw-noprint">
          <a class="utrecht-link" href={inLanguage(accessRequestPath(id), language)}>
            {words.requestOf(reference)}
          </a>
        </p>
        {!asReleased && <p class="lw-note lw-noprint">{words.notAsReleased}</p>}
        <p>{day(answer.releasedAt)}</p>
        {'erased' in answer.asked || 'unreadable' in answer.asked ? null : <p>{answer.asked.name}</p>}
        <p>{words.dear}</p>
        <p class="utrecht-paragraph">{words.youAsked(day(answer.receivedAt))}</p>
        {texts.length === 0 ? (
          <p>{words.nothing}</p>
        ) : (
          <Section title={words.asOf(day(answer.searchedAt))}>
            <ol class="lw-lines">
              {texts.map(({ source, reference: dossier = '', at, text, blackedOut }, index) => (
                <li key={index}>
                  <p class="lw-hint">
                    {words.place(words.sources[source], dossier, at === undefined ? '' : day(at))}
                  </p>
                  <blockquote class="lw-text">{text}</blockquote>
                  {blackedOut !== undefined && (
                    <p class="lw-hint">{words.blackedOut(words.leaveOutReasons[blackedOut])}</p>
                  )}
                </li>
              ))}
            </ol>
          </Section>
        )}
        {leftOut.length > 0 && (
          <Section title={words.leftOut}>
            <ul class="utrecht-unordered-list">
              {leftOut.map(({ why, places }) => (
                <li class="utrecht-unordered-list__item" key={why}>
                  {words.leftOutLine(places, words.leaveOutReasons[why])}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {told.map(({ article, title, lines }) => (
          <Section title={title[language]} key={article}>
            {lines.map((line) => (
              <p class="utrecht-paragraph" key={line.en}>
                {line[language]}
              </p>
            ))}
          </Section>
        ))}
        <p class="lw-noprint">
          <PrintButton text={words.print} isMain />
        </p>
      </>
    ),
  });
}
