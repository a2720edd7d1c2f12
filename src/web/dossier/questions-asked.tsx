import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { actPath } from '../acts/act-links.js';
import { inLanguage } from '../html/desk-page.js';
import { shownText } from '../words/withheld.js';
import { wordsIn } from '../words/words.js';
import { Section } from './section.js';

interface Sayer {
  readonly by: 'reporter' | 'organisation';
  /** The merged dossier whose reporter it is. */
  readonly from?: string | undefined;
}

export function whoAdded({ by, from }: Sayer, language: Language): string {
  const { dossier, lists } = wordsIn(language);
  return from === undefined ? lists.supplementedBy[by] : dossier.questionsAsked.ofMerged;
}

const onTheClock = (at: Moment, language: Language): string =>
  onDutchClock(at, 'd MMM yyyy, HH:mm', language);

/** What was asked of the reporter, each question with what he answered. */
export function QuestionsAsked({ desk: { dossier, language, offered } }: { readonly desk: DossierDesk }) {
  const { dossier: all, acts } = wordsIn(language);
  const words = all.questionsAsked;
  const { questionsAsked, supplements, outcomeWished, id } = dossier;
  const mayAsk = offered.has('askReporter');
  if (questionsAsked.length === 0 && outcomeWished !== true && !mayAsk) return null;
  return (
    <Section title={words.title}>
      {questionsAsked.length > 0 && (
        <ul class="utrecht-unordered-list">
          {questionsAsked.map(({ question, text, askedAt, answer }) => (
            <li class="utrecht-unordered-list__item" key={question}>
              <p>
                <span class="lw-hint">{words.asked(onTheClock(askedAt, language))}</span>{' '}
                <span class="lw-text">{shownText(text, language)}</span>
              </p>
              {answer === undefined ? (
                <p class="lw-hint">{words.open}</p>
              ) : (
                <p>
                  <span class="lw-hint">
                    {words.answered(whoAdded(answer, language), onTheClock(answer.answeredAt, language))}
                  </span>{' '}
                  <span class="lw-text">{shownText(answer.text, language)}</span>
                </p>
              )}
              {supplements
                .filter((added) => added.question === question)
                .map((added) => (
                  <p key={added.revision}>
                    <span class="lw-hint">
                      {words.more(whoAdded(added, language), onTheClock(added.receivedAt, language))}
                    </span>{' '}
                    <span class="lw-text">{shownText(added.text, language)}</span> {added.conclusion}
                  </p>
                ))}
            </li>
          ))}
        </ul>
      )}
      {outcomeWished === true && <p>{words.outcomeWished}</p>}
      {mayAsk && (
        <p class="lw-noprint">
          <a class="utrecht-link" href={inLanguage(actPath(id, 'askReporter'), language)}>
            {acts.of.askReporter.title}
          </a>
        </p>
      )}
    </Section>
  );
}
